"""Write newscrawl/sites/sina/names.py from tables of securities.

    python tools/build_names.py FOLDER

FOLDER holds a_share_names.tsv (symbol, name, name_plain), hk.tsv (symbol, name_zh, name_plain) and us.tsv
(symbol, name_zh, name_plain, other_zh), tab separated. Only facts are taken: the symbol and the names under
which it is written about.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path

TABLES = {
    "a_share_names.tsv": ("name", "name_plain"),
    "hk.tsv": ("name_zh", "name_plain"),
    "us.tsv": ("name_zh", "name_plain", "other_zh"),
}
HEAD = '''"""Names of securities by canonical symbol: one line a symbol, names separated by blanks.

Made by tools/build_names.py; do not edit. Facts only: names of mainland shares with their former ones
(2014-2026), Hong Kong names (2025-2026), Chinese names of US shares (2015-2025). Codes get re-used.
"""

# fmt: off
NAMES = """\\
'''


def rows(folder: Path) -> Iterator[tuple[str, str]]:
    for table, columns in TABLES.items():
        with (folder / table).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                for column in columns:
                    for name in re.split(r"[;；,]", row[column] or ""):
                        yield row["symbol"], "".join(name.split())


def main(folder: str) -> int:
    names: dict[str, dict[str, None]] = {}
    for symbol, name in rows(Path(folder)):
        if len(name) > 1 and not set(name) & {"\\", '"'}:
            names.setdefault(symbol, {})[name] = None
    target = Path(__file__).parents[1] / "newscrawl/sites/sina/names.py"
    lines = [f"{symbol} {' '.join(kept)}" for symbol, kept in sorted(names.items())]
    target.write_text(HEAD + "\n".join(lines) + '\n"""\n', encoding="utf-8")
    print(f"{target}: {len(lines)} symbols")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
