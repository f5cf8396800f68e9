"""How fast saved pages become Parquet, with one worker and with two, alternating in one run; memory of a worker.

    python benchmarks/batch.py [--pages 100000] [--rounds 3] [--light]

The pages are generated in every layout, with surroundings as heavy as those of real pages (`--light`: without), and
written once, to /dev/shm where that is. The figure to quote is the ratio of each pair; the rates depend on the machine,
on what else runs on it, and on the pages. Processor seconds a page stand beside: other work changes them less.
"""

from __future__ import annotations

import argparse
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.saved_pages import write_pages  # noqa: E402

MEMORY = Path("/dev/shm")


def normalise(source: Path, out: Path, workers: int, shard_files: int) -> tuple[float, float, int]:
    """Seconds by the clock, processor seconds of all processes, most MiB of a worker."""
    command = [sys.executable, "-m", "scrapy", "normalise", str(source), "--out", str(out), "--workers", str(workers),
               "--shard-files", str(shard_files)]  # fmt: skip
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stderr
    seconds = time.perf_counter() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    peak = re.search(r"(\d+) MiB a process", said)
    assert peak, said
    return seconds, processor, int(peak[1])


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--pages", type=int, default=100_000)
    cli.add_argument("--rounds", type=int, default=3)
    cli.add_argument("--shard-files", type=int, default=1000)
    cli.add_argument("--light", action="store_true")
    args = cli.parse_args()
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as name:
        source, ratios, ones, twos = Path(name) / "saved", [], [], []
        written = write_pages(source, args.pages, weight=not args.light)
        size = sum(path.stat().st_size for path in written) / len(written) / 1024
        print(f"{len(written)} pages of {size:.0f} KiB on average, shards of {args.shard_files} files", flush=True)
        for number in range(args.rounds):
            pair = {}
            for workers in (1, 2) if number % 2 == 0 else (2, 1):
                out = Path(name) / "out"
                pair[workers] = found = normalise(source, out, workers, args.shard_files)
                bytes_ = sum(path.stat().st_size for path in out.glob("articles/*.parquet"))
                shutil.rmtree(out)
                rate, cost = args.pages / found[0], found[1] / args.pages * 1000
                print(f"  {workers} worker(s): {rate:6.0f} pages/s, {cost:.2f} ms of processor a page,", end="")
                print(f" {found[2]} MiB a worker, {bytes_ / args.pages:.0f} bytes a page", flush=True)
            ones.append(args.pages / pair[1][0])
            twos.append(args.pages / pair[2][0])
            ratios.append(pair[1][0] / pair[2][0])
        print(f"  medians: {statistics.median(ones):.0f} and {statistics.median(twos):.0f} pages/s")
        print(f"  two / one {statistics.median(ratios):.2f}  (min {min(ratios):.2f}, max {max(ratios):.2f}); asked 1.8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
