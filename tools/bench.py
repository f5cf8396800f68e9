"""Score a replay of the real pages against the hand-made truth, beside what generic extractors reach.

    python tools/bench.py

Needs the corpus and its labels in the folder beside the checkout (or NEWSCRAWL_SHARED); says so and ends
with 0 where they are absent. Ends with 1 where a figure is below what has been reached.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("NEWSCRAWL_SHARED", ROOT.parent / "shared"))
SETS = (("labels", "pages,posts"), ("labels-stocks", "posts-stocks"), ("labels-more", "pages-more"))
FIELDS = ("title", "published_at", "doc_id", "url", "media", "author", "editor", "editor_code", "original_title", "channel",
          "keywords", "summary", "declared_symbols")  # fmt: skip
FLOORS = {"body F1": 0.995, "paragraphs exact": 0.98, "images P / R": 0.97, "linked_mentions P / R": 0.97,
          "false_links P / R": 0.9, "mentions P / R": 0.86, **dict.fromkeys(FIELDS, 0.97)}  # fmt: skip
CEILINGS = {"missing": 0, "leaks": 0, "offsets bad": 0}
# Measured on the same pages with the same scorer: body F1 and leaks on 12 pages, and on 5 of rarer layouts.
PEERS = {"newspaper4k": (".988", "16", ".979", "5"), "trafilatura": (".963", "18", ".959", "13"),
         "readability": (".903", "18", ".978", "6"), "GNE": (".432", "13", ".978", "6")}  # fmt: skip


def score(labels: str, folders: str, workplace: Path) -> dict[str, object]:
    out = workplace / f"{labels}.jsonl"
    replay = ",".join(str(SHARED / "corpus" / name) for name in folders.split(","))
    crawl = [sys.executable, "-m", "scrapy", "crawl", "sina_finance", "-a", f"replay={replay}",
             "-s", f"FRONTMATTER_DIR={workplace / labels}", "-O", str(out)]  # fmt: skip
    subprocess.run(crawl, check=True, capture_output=True, cwd=ROOT)
    scorer = [sys.executable, str(SHARED / "bench" / "score.py"), str(SHARED / "bench" / labels), str(out)]
    return dict(json.loads(subprocess.run(scorer, check=True, capture_output=True, text=True).stdout))


def rows(figures: dict[str, object]) -> dict[str, str]:
    picked = {"documents": str(figures["documents"]), "missing": str(len(figures["missing"]))}  # type: ignore[arg-type]
    picked |= {"body F1": f"{figures['body']['f1']:.4f}", "paragraphs exact": f"{figures['paragraphs_exact']:.2f}"}  # type: ignore[index]
    picked |= {"leaks": str(figures["leaks"]), "offsets bad": str(figures["offsets_bad"])}
    picked |= {field: f"{value:.2f}" for field in FIELDS if (value := figures["fields"].get(field)) is not None}  # type: ignore[attr-defined]
    for name in ("images", "linked_mentions", "false_links", "mentions"):
        part = figures[name]
        picked[f"{name} P / R"] = f"{part['precision']:.3f} / {part['recall']:.3f}"  # type: ignore[index]
    return picked


def fallen(figures: dict[str, str]) -> list[str]:
    """Figures of one set that are worse than they may be."""
    low = [
        name
        for name, floor in FLOORS.items()
        if name in figures and min(map(float, figures[name].split(" / "))) < floor
    ]
    return low + [name for name, ceiling in CEILINGS.items() if int(figures[name]) > ceiling]


def main() -> int:
    console = Console()
    if not (SHARED / "bench").is_dir():
        console.print(f"no labels at {SHARED / 'bench'}: nothing to score (set NEWSCRAWL_SHARED)")
        return 0
    with tempfile.TemporaryDirectory() as workplace:
        columns = {labels: rows(score(labels, folders, Path(workplace))) for labels, folders in SETS}
    table = Table(title="newscrawl against hand-made truth")
    table.add_column("figure")
    for labels in columns:
        table.add_column(labels, justify="right")
    for name in dict.fromkeys(name for column in columns.values() for name in column):
        table.add_row(name, *(column.get(name, "") for column in columns.values()))
    console.print(table)
    peers = Table(title="peers, same scorer: pages of labels, pages of labels-more")
    for heading in ("extractor", "body F1", "leaks", "body F1, rarer", "leaks, rarer"):
        peers.add_column(heading, justify="left" if heading == "extractor" else "right")
    for name, figures in PEERS.items():
        peers.add_row(name, *figures)
    console.print(peers)
    worse = {labels: names for labels, column in columns.items() if (names := fallen(column))}
    for labels, names in worse.items():
        console.print(f"{labels}: worse than it may be: {', '.join(names)}")
    return int(bool(worse))


if __name__ == "__main__":
    sys.exit(main())
