"""How much the whole core costs beside only parsing: pages per second of both, alternating in one run.

    python benchmarks/normalise.py [FOLDER ...] [--rounds 15] [--profile]

Without a folder: the real pages beside the checkout if they are there, else the fixtures. The figure to
quote is the ratio; absolute times depend on the machine and the hour.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from lxml import etree

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from newscrawl.archive import read_archive  # noqa: E402
from newscrawl.article import Page  # noqa: E402
from newscrawl.normalise import process  # noqa: E402
from newscrawl.sites import SITES  # noqa: E402

SITE = SITES["sina"]


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


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("folders", nargs="*")
    cli.add_argument("--rounds", type=int, default=15)
    cli.add_argument("--profile", action="store_true", help="also print where the core spends its time")
    args = cli.parse_args()
    corpus = Path(os.environ.get("NEWSCRAWL_SHARED", ROOT.parent / "shared")) / "corpus" / "pages"
    folders = args.folders or [str(corpus if corpus.is_dir() else ROOT / "fixtures")]
    pages = [p for p in read_archive(",".join(folders)) if isinstance(p, Page) and p.format == "html"]
    rounds = []
    for number in range(args.rounds + 2):
        pair = seconds(core, pages), seconds(parse_only, pages), seconds(nameless, pages)
        if number >= 2:  # the first two warm up
            rounds.append(pair)
    ratios = [parsing / whole for whole, parsing, _ in rounds]
    added = [whole / without - 1 for whole, _, without in rounds]
    whole, parsing = (statistics.median(pair[i] for pair in rounds) for i in (0, 1))
    size = sum(len(page.body) for page in pages) / len(pages) / 1024
    print(f"{len(pages)} pages of {size:.0f} KiB on average from {', '.join(folders)}; {args.rounds} rounds, medians")
    print(f"  whole core     {len(pages) / whole:7.0f} pages/s")
    print(f"  lxml parsing   {len(pages) / parsing:7.0f} pages/s")
    print(f"  core / parsing {statistics.median(ratios):7.2f}  (min {min(ratios):.2f}, max {max(ratios):.2f})")
    print(f"  names add      {statistics.median(added):7.0%}  (min {min(added):.0%}, max {max(added):.0%})")
    if args.profile:
        profile = cProfile.Profile()
        profile.runcall(lambda: [seconds(core, pages) for _ in range(5)])
        pstats.Stats(profile).sort_stats("tottime").print_stats(20)
    return 0


if __name__ == "__main__":
    sys.exit(main())
