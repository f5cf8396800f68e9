"""Score the decision whether a name is the company on the labelled sentences about ambiguous names.

    python tools/mentions.py [--half dev|test] [--detail]

``--detail`` prints the sentences that are decided wrongly, of the half ``dev`` only: rules are made looking at
that half, and the other one says whether they hold.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from newscrawl.normalise.mentions import candidates_of  # noqa: E402
from newscrawl.normalise.rulebook import rulebook  # noqa: E402
from newscrawl.sites import SITES  # noqa: E402
from tools.labelled import LABELS, Labelled, labelled  # noqa: E402

BOOK = rulebook(SITES["sina"])


def decide(row: Labelled) -> tuple[bool, list[str]]:
    """Whether the labelled occurrence is taken for the labelled company, and why."""
    end = row.start + len(row.name)
    candidates, _ = candidates_of(row.sentence, row.day, [], BOOK)
    over = [one for one in candidates if one.start < end and row.start < one.end]
    bearers = BOOK.securities.bearers(row.name, row.day)
    wanted = {BOOK.securities.company(row.symbol), *(b.company for b in bearers if b.sort in "sa")}
    found = any(one.is_company and one.bearers[0].company in wanted for one in over)
    return found, [f"{one.text} {one.symbol} {', '.join(one.reasons)}" for one in over]


FLOOR = 0.93
"""F1 that each half reaches."""


def figures(half: str, detail: bool) -> tuple[str, float]:
    """Precision, recall and F1 of one half, as a line; and F1."""
    counts: Counter[tuple[bool, bool]] = Counter()
    for row in labelled(LABELS):
        if row.half != half:
            continue
        said, why = decide(row)
        counts[row.is_company, said] += 1
        if detail and row.is_company != said:
            what = "missed" if row.is_company else "extra "
            print(f"{what} {row.name} [{row.kind}] {row.sentence}\n       {why}")
    right, missed, extra = counts[True, True], counts[True, False], counts[False, True]
    precision, recall = right / max(1, right + extra), right / max(1, right + missed)
    f1 = 2 * right / max(1, 2 * right + missed + extra)
    return f"{half:5} {counts.total()} names: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}", f1


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--half", choices=("dev", "test"), action="append")
    cli.add_argument("--detail", action="store_true", help="print what is decided wrongly in the half dev")
    args = cli.parse_args()
    reached = []
    for half in args.half or ("dev", "test"):
        line, f1 = figures(half, args.detail and half == "dev")
        print(line)
        reached.append(f1)
    if min(reached) < FLOOR:
        print(f"worse than it may be: F1 below {FLOOR}")
    return int(min(reached) < FLOOR)


if __name__ == "__main__":
    sys.exit(main())
