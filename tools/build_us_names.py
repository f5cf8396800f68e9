"""Write newscrawl/sites/sina/us_names.py from a table of US securities.

    python tools/build_us_names.py US.tsv

US.tsv is tab separated with the columns symbol, name_zh, name_plain and other_zh. Only facts are
taken: the ticker and the Chinese names under which it is written about.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

HEAD = '''"""Chinese names of US securities, by ticker: one line a ticker, names separated by blanks.

Made by tools/build_us_names.py; do not edit. Facts only: the site's own quote pages (2025-02), older
name lists (2015, 2017). A ticker may have been used again since.
"""

# fmt: off
US_NAMES = """\\
'''


def main(source: str) -> int:
    lines = []
    with Path(source).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            names = [row["name_zh"], row["name_plain"], *re.split(r"[;；,]", row["other_zh"])]
            kept = dict.fromkeys(name.replace(" ", "") for name in names if len(name.replace(" ", "")) > 1)
            if kept and "\\" not in "".join(kept):
                lines.append(f"{row['symbol'].removeprefix('us')} {' '.join(kept)}")
    target = Path(__file__).parents[1] / "newscrawl/sites/sina/us_names.py"
    target.write_text(HEAD + "\n".join(sorted(lines)) + '\n"""\n', encoding="utf-8")
    print(f"{target}: {len(lines)} tickers")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
