"""How much the whole core costs beside only parsing: pages per second of both, alternating in one run.

    python benchmarks/normalise.py [FOLDER ...] [--rounds 15] [--profile]
    make peers; .venv-peers/bin/python benchmarks/normalise.py --peers

With --peers: beside four other extractors instead, which do no more than to extract. Without a folder: the
real pages beside the checkout if they are there, else the fixtures. The figure to quote is the ratio; absolute
times depend on the machine and the hour.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import peers
from lxml import etree

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from newscrawl.archive import read_archive  # noqa: E402
from newscrawl.article import Page  # noqa: E402
from newscrawl.normalise import decode, process  # noqa: E402
from newscrawl.normalise.draft import Text  # noqa: E402
from newscrawl.sites import SITES  # noqa: E402

SITE = SITES["sina"]
ASKED = 12
"""Times as fast as the fastest peer."""
WARM_UP = 2
"""Rounds that are not counted."""


NAMELESS = replace(SITE, securities="")
"""The same site without names of securities: what the site linked is all that is left."""


def core(page: Page) -> None:
    process(page, SITE)


def nameless(page: Page) -> None:
    process(page, NAMELESS)


def parse_only(page: Page) -> None:
    etree.fromstring(page.body, etree.HTMLParser())


def seconds(work: Callable[[Page], None], pages: list[Page]) -> float:
    begin = time.perf_counter()
    for page in pages:
        work(page)
    return time.perf_counter() - begin


def peer(extract: peers.Extract, texts: dict[str, str], failed: Counter[str], name: str) -> Callable[[Page], None]:
    def work(page: Page) -> None:
        try:
            extract(texts[page.source], page.url or "https://example.org/")
        except Exception as error:
            failed[f"{name}: {type(error).__name__}"] += 1

    return work


def decoded(pages: list[Page]) -> dict[str, str]:
    """Of each page, by its source, the text that our own decoding gives."""
    return {page.source: text.utf8.decode() for page in pages if isinstance(text := decode(page, SITE), Text)}


def measure(works: dict[str, Callable[[Page], None]], pages: list[Page], rounds: int) -> dict[str, list[float]]:
    """Seconds of each round of each work; they alternate, and another one begins each round."""
    names, found = list(works), {name: list[float]() for name in works}
    for number in range(rounds + WARM_UP):
        at = number % len(names)
        for name in names[at:] + names[:at]:
            found[name].append(seconds(works[name], pages))
    return {name: times[WARM_UP:] for name, times in found.items()}


def beside_parsing(pages: list[Page], rounds: int) -> None:
    found = measure({"whole core": core, "lxml parsing": parse_only, "without names": nameless}, pages, rounds)
    say(found, len(pages))
    whole, parsing, without = found.values()
    ratios = [b / a for a, b in zip(whole, parsing, strict=True)]
    print(f"  core / parsing {statistics.median(ratios):9.2f}  (min {min(ratios):.2f}, max {max(ratios):.2f})")
    added = [a / b - 1 for a, b in zip(whole, without, strict=True)]
    print(f"  names add      {statistics.median(added):9.0%}  (min {min(added):.0%}, max {max(added):.0%})")


def beside_peers(pages: list[Page], rounds: int) -> None:
    texts, failed = decoded(pages), Counter[str]()
    pages = [page for page in pages if page.source in texts]
    works = {name: peer(extract, texts, failed, name) for name, extract in peers.load().items()}
    found = measure({"whole core": core, **works}, pages, rounds)
    say(found, len(pages))
    for name, count in failed.items():
        print(f"  {name} on {count / (rounds + WARM_UP):.0f} pages a round")
    fastest = min(works, key=lambda name: statistics.median(found[name]))
    ratios = [b / a for a, b in zip(found["whole core"], found[fastest], strict=True)]
    print(
        f"  core / {fastest}, the fastest peer: {statistics.median(ratios):.1f}"
        f"  (min {min(ratios):.1f}, max {max(ratios):.1f}); asked {ASKED}"
    )


def say(found: dict[str, list[float]], pages: int) -> None:
    for name, times in found.items():
        print(f"  {name:16} {pages / statistics.median(times):7.0f} pages/s")


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("folders", nargs="*")
    cli.add_argument("--rounds", type=int, default=15)
    cli.add_argument("--profile", action="store_true", help="also print where the core spends its time")
    cli.add_argument("--peers", action="store_true", help="beside trafilatura, readability-lxml, newspaper4k and GNE")
    args = cli.parse_args()
    if args.peers and (missing := peers.missing()):
        print(f"not installed: {', '.join(missing)}; make peers, then .venv-peers/bin/python {sys.argv[0]} --peers")
        return 1
    corpus = Path(os.environ.get("NEWSCRAWL_SHARED", ROOT.parent / "shared")) / "corpus" / "pages"
    folders = args.folders or [str(corpus if corpus.is_dir() else ROOT / "fixtures")]
    pages = [p for p in read_archive(",".join(folders), SITE) if isinstance(p, Page) and p.format == "html"]
    size = sum(len(page.body) for page in pages) / len(pages) / 1024
    print(f"{len(pages)} pages of {size:.0f} KiB on average from {', '.join(folders)}; {args.rounds} rounds, medians")
    (beside_peers if args.peers else beside_parsing)(pages, args.rounds)
    if args.profile:
        profile = cProfile.Profile()
        profile.runcall(lambda: [seconds(core, pages) for _ in range(5)])
        pstats.Stats(profile).sort_stats("tottime").print_stats(20)
    return 0


if __name__ == "__main__":
    sys.exit(main())
