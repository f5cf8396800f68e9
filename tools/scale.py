"""Count how the time of a page grows with what it repeats: four times as much should take four times as long.

    python tools/scale.py [--count 2500] [--limit 60] [NAME ...]

The structures are those of ``tests/hostile.py``. Each is normalised with ``count`` repetitions and with four times as
many, in a process of its own that ends after ``limit`` seconds. To be read by a person: times on a busy machine say
little, and a figure above six is to be looked at with a larger count.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from hostile import SHAPES  # noqa: E402

from newscrawl.article import Refusal  # noqa: E402
from newscrawl.normalise import process  # noqa: E402
from newscrawl.sites import SITES  # noqa: E402

GROWTH = 6.0
"""Growth at four times the count from which a line is marked."""


def measure(name: str, count: int) -> None:
    """Print how long a structure takes: once to warm up, then with the count and with four times as many."""
    site = SITES["sina"]
    process(SHAPES[name](10), site)
    seconds: list[float] = []
    for times in (1, 4):
        page = SHAPES[name](count * times)
        begin = time.perf_counter()
        result = process(page, site)
        seconds.append(time.perf_counter() - begin)
    growth = seconds[1] / seconds[0]
    what = result.reason if isinstance(result, Refusal) else "article"
    mark = "!" if growth > GROWTH else " "
    print(
        f"{mark} {name:34} {seconds[0]:8.3f} s {seconds[1]:8.3f} s  ×{growth:5.1f}  {len(page.body):>10,} bytes  {what}"
    )


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("names", nargs="*", default=list(SHAPES))
    cli.add_argument("--count", type=int, default=2500)
    cli.add_argument("--limit", type=int, default=60)
    cli.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    args = cli.parse_args()
    if args.one:
        measure(args.names[0], args.count)
        return 0
    for name in args.names:
        command = [sys.executable, __file__, "--one", "--count", str(args.count), name]
        try:
            done = subprocess.run(command, timeout=args.limit, capture_output=True, text=True, check=False)
            print((done.stdout or f"! {name}: {done.stderr.strip().splitlines()[-1]}").rstrip("\n"), flush=True)
        except subprocess.TimeoutExpired:
            print(f"! {name:34} more than {args.limit} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
