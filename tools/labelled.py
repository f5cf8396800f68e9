"""Labelled sentences about ambiguous names: those that weights are learned from, and those that score them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
SENTENCES = ROOT / "tools" / "securities" / "sentences.tsv"
"""Name, occurrence, is_company, sentence; of no half."""
LABELS = ROOT / "tests" / "mentions" / "ambiguous.tsv"
"""The same with half, day, symbol and kind."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A name in a sentence, and whether it is the listed company."""

    name: str
    start: int
    is_company: bool
    sentence: str
    half: str = ""
    """``dev``, ``test``, or empty."""
    day: str = ""
    """``YYYYMMDD``, where it is given."""
    symbol: str = ""
    kind: str = ""


def labelled(path: Path) -> Iterator[Labelled]:
    """The rows of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            start = -1
            for _ in range(int(row["occurrence"])):
                start = row["sentence"].index(row["name"], start + 1)
            yield Labelled(
                row["name"], start, row["is_company"] == "1", row["sentence"], row.get("half", ""),
                row.get("date", "").replace("-", ""), row.get("symbol", ""), row.get("kind", ""),
            )  # fmt: skip


def learned_from() -> Iterator[Labelled]:
    """All that may be looked at when rules are made: everything but the half ``test``."""
    yield from labelled(SENTENCES)
    yield from (row for row in labelled(LABELS) if row.half == "dev")
