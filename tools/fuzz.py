"""Mutate pages and normalise them: no crash, no hang, every invariant holds.

    python tools/fuzz.py [--pages 20000] [--seed 1] [FOLDER ...]

Seeded and bounded: the same arguments make the same pages. Exit code 1 and the page's bytes in
``out/fuzz/`` for each failure.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from invariants import cut_in_vain, violations  # noqa: E402

from newscrawl.archive import read_archive  # noqa: E402
from newscrawl.article import Page, Refusal  # noqa: E402
from newscrawl.normalise import process  # noqa: E402
from newscrawl.sites import SITES  # noqa: E402

MAX_SECONDS = 2.0
TOKENS = [
    b"<p>", b"</p>", b"<div>", b"</div>", b"<table><tr><td>", b"</td><td>", b"</td></tr></table>", b"<br>", b"<!--", b"-->",
    b"<strong>", b"</strong>", b"<a href='http://finance.sina.com.cn/x.shtml'>", b"</a>", b"<span id=stock_sh600519>", b"</span>",
    b"<span id=quote_sh600519>(1.0, 2%)", b"<li>", b"<ul>", b"<img src=//n.sinaimg.cn/a.jpg>", b"<center>", b"</center>",
    b"<script>", b"</script>", b"<style>", b"<!--NEWSZW_HZH_BEGIN-->", b"<!--NEWSZW_HZH_END-->", "<!-- 总声明-->".encode(),
    b"<ins class=sinaads>", b"</ins>", b"\x00", b"\xff", b"\xed\xa0\x80", b"&#xD800;", b"&#0;", b"&nbsp;", b"{", b"}", b"&lt;p&gt;",
    "　　".encode(), "（NVDA）".encode(), b"(600519.SH)", "来源：新华社".encode(), "相关报道：".encode(), "责任编辑：张三".encode(),
    "原标题：旧".encode(), b"\n---\n", b"'", b'"', b"|", b" | ", "\u2028\u200b\ufeff\ufffe".encode(), b"<h1>", b"<pre>", b"\r\n",
    b"\\ud800", b"\\n", b'"ext":',
    b"<figure><img src=http://a/b.png><figcaption>x</figcaption></figure>", b"<iframe src=\"javascript:'<p>'\">", b"<noscript>",
    # what rules read, and where a page is cut: behind the article it must count as before it
    b"<h1 class='x main-title'>", b"<p class=show_author>", b"<div id=artibody>", b"<a name=article>", b"<meta name=publishid content=iiznctkf1234567>",
    b"<meta property='article:published_time' content='2020-01-02T03:04:05+08:00'>", b"<!--page_info=3_1_-->", b"<p class='page'><a href=http://a/_2.shtml>2</a></p>",
    b"<!-- news_keyword_pub,stock,sh600519 -->", b"<!-- [1,2,3] published at 2020-01-02 03:04:05 -->", b"<script>docID:'iiznctkf7654321'</script>",
    b"<div class=\"blk-comment\">", b"<div id=\"artibody\">", b"<div id=\"article\">", b"<textarea>", b"<p class='article-editor'>", b"<span class=date>2020-01-02 03:04</span>",
    "<span class=source>甲报</span>".encode(), b"<div class=date-source>", b"<div class=keywords><a>k</a></div>", b"<p class=article-notice>",
]  # fmt: skip


def mutate(body: bytes, dice: random.Random) -> bytes:
    """A page with one to six random changes."""
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(body) + 1)
        span = dice.randrange(1, 1 + min(len(body), dice.choice((2, 20, 200, 2000)))) if body else 0
        match dice.randrange(7):
            case 0:
                body = body[:at] + body[at + span :]
            case 1:
                body = body[:at] + dice.choice(TOKENS) + body[at:]
            case 2:
                body = body[:at] + body[at : at + span] * 2 + body[at + span :]
            case 3:
                other = dice.randrange(len(body) + 1)
                body = body[:at] + body[other : other + span] + body[at:]
            case 4:
                body = body[:at] + bytes(dice.randrange(256) for _ in range(min(span, 8))) + body[at:]
            case 5:
                body = body[: max(at, len(body) // 3)] if dice.random() < 0.2 else body
            case 6:
                token = dice.choice(TOKENS)
                body = body[:at] + token * dice.choice((2, 5, 300 if dice.random() < 0.05 else 2)) + body[at:]
    return body


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("folders", nargs="*", default=[str(ROOT / "fixtures")])
    cli.add_argument("--pages", type=int, default=20000)
    cli.add_argument("--seed", type=int, default=1)
    args = cli.parse_args()
    site = SITES["sina"]
    seeds = [page for page in read_archive(",".join(args.folders), site) if isinstance(page, Page)]
    dice = random.Random(args.seed)
    results: Counter[str] = Counter()
    slowest, failures = 0.0, 0
    for number in range(args.pages):
        seed = dice.choice(seeds)
        page = Page(f"{seed.source}#{number}", mutate(seed.body, dice), seed.url, seed.headers, format=seed.format)
        wrong: list[str] = []
        begin = time.perf_counter()
        try:
            result = process(page, site)
            slowest = max(slowest, time.perf_counter() - begin)
            results[result.reason if isinstance(result, Refusal) else "article"] += 1
            wrong += cut_in_vain(page, result, site)
            if not isinstance(result, Refusal):
                wrong += violations(page, result, site)
        except Exception as error:  # whatever it is, it is the finding
            wrong.append(f"{type(error).__name__}: {error}")
        if time.perf_counter() - begin > MAX_SECONDS:
            wrong.append(f"took {time.perf_counter() - begin:.1f} s")
        if wrong:
            failures += 1
            folder = ROOT / "out/fuzz"
            folder.mkdir(parents=True, exist_ok=True)
            suffix = {"post": "md", "flash": "flash.json"}.get(page.format, "html")
            (folder / f"{number}.{suffix}").write_bytes(page.body)
            if failures <= 20:
                print(f"page {number} of {seed.source}: {'; '.join(wrong)[:600]}")
    print(f"{args.pages} pages, {failures} failures, slowest {slowest * 1000:.0f} ms; {dict(results.most_common())}")
    return 1 if failures or not args.pages else 0


if __name__ == "__main__":
    sys.exit(main())
