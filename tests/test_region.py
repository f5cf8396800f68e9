"""Parsing less: what is cut off a page changes nothing, on real pages and on broken ones."""

from __future__ import annotations

import random
import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import FIXTURES, ROOT, article_of, pages_of
from hypothesis import given
from hypothesis import strategies as st
from invariants import cut_in_vain

from newscrawl.article import Page
from newscrawl.normalise import process
from newscrawl.normalise.decode import decode
from newscrawl.normalise.document import Document
from newscrawl.normalise.draft import Text
from newscrawl.normalise.region import Tail, TailMattersError, cut
from newscrawl.site import Site
from newscrawl.sites import SITES

sys.path.insert(0, str(ROOT / "tools"))
from fuzz import mutate

CUT = next(page for page in pages_of(FIXTURES / "sina/C") if "memory-capex" in page.source)


def _end_of(page: Page, site: Site) -> int:
    """Where the page is cut."""
    text = decode(page, site)
    assert isinstance(text, Text)
    utf8, tail = cut(text.utf8, site)
    assert tail
    return utf8.rindex(b"<!--")


@pytest.mark.parametrize(
    "behind",
    [
        b"<h1 class='x main-title'>",
        b"<H1 CLASS=main-title>",
        b"<p class=show_author>\xe7\xbc\x96\xe8\xbe\x91\xef\xbc\x9aZF123</p>",
        b"<div id='article'>",
        b"<a name=article>",
        b"<h2 ID = artibodyTitle>",
        b"<meta name='mobile-agent' content='url=http://a.sina.cn/b'>",
        b"<MeTa NAME=mobile-agent CONTENT='url=http://a.sina.cn/b'>",
        b"<!-- news_keyword_pub,stock,sh600519 -->",
        b"<!--page_info=3_1_-->",
        b"<div class=keywords><a>k</a></div>",
        b"</div></div></div></div></body></html><p>x",
    ],
)
def test_what_rules_read_counts_behind_the_cut_too(behind: bytes, site: Site) -> None:
    at = _end_of(CUT, site)
    page = replace(CUT, body=CUT.body[:at] + behind + CUT.body[at:])
    assert list(cut_in_vain(page, process(page, site), site)) == []


def test_an_id_stated_by_a_script_behind_the_cut_is_found(site: Site) -> None:
    at = _end_of(CUT, site)
    body = CUT.body[:at].replace(b'name="publishid"', b'name="x"')
    page = replace(CUT, url=None, body=body + b"<script>docID:'iiznctkf7654321'</script>" + CUT.body[at:])
    assert list(cut_in_vain(page, process(page, site), site)) == []


def test_a_name_that_stands_too_often_to_look_is_taken_for_one(site: Site) -> None:
    page = b"<div> " + b"<i> content </i>" * 100
    Tail(page, 5, site).check(".content", None)
    with pytest.raises(TailMattersError):
        Tail(page * 3, 5, site).check(".content", None)


def test_a_cut_inside_a_comment_falls_before_it(site: Site) -> None:
    at = _end_of(CUT, site)
    page = replace(CUT, body=CUT.body[:at] + b"<!-- old: " + CUT.body[at:].replace(b"</html>", b"--></html>"))
    assert _end_of(page, site) == at
    assert article_of(page, site).body == article_of(CUT, site).body


def test_pages_of_the_corpus_and_mutations_of_them(corpus: Path, site: Site) -> None:
    pages = [page for name in ("pages", "pages-more", "pages-unlabelled") for page in pages_of(corpus / name)]
    dice = random.Random(5)
    broken = [replace(page, body=mutate(page.body, dice)) for page in pages for _ in range(8)]
    for page in pages + broken:
        assert list(cut_in_vain(page, process(page, site), site)) == [], page.source


def test_what_is_not_searched_is_not_there(site: Site) -> None:
    for page in pages_of(FIXTURES):
        text = decode(page, site)
        if isinstance(text, Text) and page.format == "html":
            document = Document(text.utf8)
            for selector in site.selectors:
                assert document.find(selector) == document.root.xpath(selector.xpath()), (page.source, selector)


ASKED = sorted({part for css in SITES["sina"].selectors for part in re.findall(r"[#.]([\w-]+)", css.selector)})
PIECES = st.sampled_from([*ASKED, *SITES["sina"].hints, "<me", "<META ", "-", "a", "art_", "tent", "_", '"'])


@given(st.lists(PIECES, max_size=8), st.sampled_from([*ASKED, *SITES["sina"].hints, "unknown"]))
def test_what_one_pass_over_the_tail_finds_is_what_stands_there(pieces: list[str], asked: str) -> None:
    whole = ["".join(pieces), "".join(piece[len(piece) // 2 :] + piece[: len(piece) // 2] for piece in pieces)]
    for text in whole:
        tail = Tail(f"artibody{text}".encode(), 8, SITES["sina"])
        if asked in text:
            with pytest.raises(TailMattersError):
                tail.check_hint(asked)
        else:
            tail.check_hint(asked)
