"""python -m tests.mongo: which servers tests run on here, and what each of them can do."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.mongo.capabilities import CAPABILITIES, lacking
from tests.mongo.servers import SERVERS


def main() -> None:
    for kind in SERVERS:
        if why := kind.missing():
            print(f"{kind.name}: not used: {why}")
            continue
        print(f"{kind.name}: used")
        with tempfile.TemporaryDirectory() as folder, kind(Path(folder)) as server:
            for name in CAPABILITIES:
                why = lacking(server, name)
                print(f"  {'no ' if why else 'yes'} {name}{': ' if why else ''}{why}")


if __name__ == "__main__":
    main()
