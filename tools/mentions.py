"""Score the decision whether a name is the company on the labelled sentences about ambiguous names.

    python tools/mentions.py [--half dev|test] [--detail]

``--detail`` prints the sentences that are decided wrongly, of the half ``dev`` only: rules are made looking at
that half, and the other one says whether they hold.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from newscrawl.normalise.mentions import candidates_of  # noqa: E402
from newscrawl.normalise.rulebook import rulebook  # noqa: E402
from newscrawl.sites import SITES  # noqa: E402

LABELS = ROOT / "tests" / "mentions" / "ambiguous.tsv"
BOOK = rulebook(SITES["sina"])


def decide(row: dict[str, str]) -> tuple[bool, list[str]]:
    """Whether the labelled occurrence is taken for the labelled company, and why."""
    sentence, day = row["sentence"], row["date"].replace("-", "")
    start = -1
    for _ in range(int(row["occurrence"])):
        start = sentence.index(row["name"], start + 1)
    end = start + len(row["name"])
    candidates, _ = candidates_of(sentence, day, [], BOOK)
    over = [one for one in candidates if one.start < end and start < one.end]
    bearers = BOOK.securities.bearers(row["name"], day)
    wanted = {BOOK.securities.company(row["symbol"]), *(b.company for b in bearers if b.sort in "sa")}
    found = any(one.is_company and one.bearers[0].company in wanted for one in over)
    return found, [f"{one.text} {one.symbol} {', '.join(one.reasons)}" for one in over]


def figures(half: str, detail: bool) -> str:
    """Precision, recall and F1 of one half."""
    counts: Counter[tuple[bool, bool]] = Counter()
    with LABELS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["half"] != half:
                continue
            said, why = decide(row)
            truth = row["is_company"] == "1"
            counts[truth, said] += 1
            if detail and truth != said:
                print(
                    f"{'missed' if truth else 'extra '} {row['name']} [{row['kind']}] {row['sentence']}\n       {why}"
                )
    right, missed, extra = counts[True, True], counts[True, False], counts[False, True]
    precision, recall = right / max(1, right + extra), right / max(1, right + missed)
    f1 = 2 * right / max(1, 2 * right + missed + extra)
    return f"{half:5} {counts.total()} names: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}"


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--half", choices=("dev", "test"), action="append")
    cli.add_argument("--detail", action="store_true", help="print what is decided wrongly in the half dev")
    args = cli.parse_args()
    for half in args.half or ("dev", "test"):
        print(figures(half, args.detail and half == "dev"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
