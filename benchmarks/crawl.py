"""What the whole live crawl costs beside only fetching: articles per second of both, alternating in one run.

    python benchmarks/crawl.py [--articles 3000] [--rounds 3] [--memory 20000] [--light]

Both fetch the same pages of the simulated site on loopback, with no delay and the same number of
connections; the pages weigh what real ones do, with ``--light`` only a few KiB. Ours normalises them,
keeps the ledger and writes posts and JSON lines; the other takes the title by XPath. The figure to quote
is the ratio. Start-up is a part of every time; what a crawl of a single article takes is printed apart.
``--memory`` also prints the peak of one crawl of 1,000 articles and of one of so many.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
MEMORY = Path("/dev/shm")
SCRATCH = MEMORY if MEMORY.is_dir() else ROOT / "out"
"""Where both write. In memory, since every round takes thousands of files away again, and ext4 makes new
files ten times as slowly for minutes after that: it would be the rounds before that are measured."""
sys.path.insert(0, str(ROOT))

from tests.sina_site.running import Running  # noqa: E402

SETTINGS = {
    "DOWNLOAD_DELAY": "0", "AUTOTHROTTLE_ENABLED": "False", "ROBOTSTXT_OBEY": "False", "LOG_LEVEL": "INFO",
    "CONCURRENT_REQUESTS": "8", "CONCURRENT_REQUESTS_PER_DOMAIN": "8",
}  # fmt: skip
KINDS = ("newscrawl", "bare")
OPTIONS = [part for name, value in SETTINGS.items() for part in ("-s", f"{name}={value}")]


def memory(pid: int) -> int:
    """Peak of a process in MiB. Not ru_maxrss: a child inherits the peak of the process that started it."""
    try:
        found = re.search(r"VmHWM:\s+([0-9]+)", Path(f"/proc/{pid}/status").read_text("utf-8"))
    except OSError:  # it has ended
        return 0
    return int(found[1]) // 1024 if found else 0


def workers_of(pid: int) -> list[int]:
    """Processes that a process has started."""
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]
    except OSError:
        return []


def scrapy(folder: Path, *command: str) -> tuple[float, int]:
    """Run a command of Scrapy; seconds, and the peak of its memory in MiB."""
    begin = time.perf_counter()
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "scrapy", *command, *OPTIONS, "-s", f"STATE_DIR={folder}/state",
             "-s", f"FRONTMATTER_DIR={folder}/posts", "-O", f"{folder}/out.jsonl"],
            cwd=ROOT, stdout=log, stderr=log,
        )  # fmt: skip
        peak = 0
        while process.poll() is None:
            peak = max(peak, sum(map(memory, (process.pid, *workers_of(process.pid)))))
            time.sleep(0.05)
    if process.returncode:
        tail = (folder / "log").read_text("utf-8", "replace")[-2000:]
        raise SystemExit(f"{' '.join(command)}: exit code {process.returncode}\n{tail}")
    return time.perf_counter() - begin, peak


def one(kind: str, urls: Path, origin: str, count: int, *more: str) -> tuple[float, int]:
    """(articles per second, peak memory in MiB) of one crawl from nothing; ``more`` are options of ours."""
    with tempfile.TemporaryDirectory(dir=SCRATCH) as name:
        folder = Path(name)
        if kind == "newscrawl":
            command = ["crawl", "sina_finance", "-a", f"urls={urls}", "-s", f"ORIGIN_OVERRIDE={origin}", *more]
        else:
            none = [
                part
                for name in ("ITEM_PIPELINES", "DOWNLOADER_MIDDLEWARES", "EXTENSIONS")
                for part in ("-s", f"{name}={{}}")
            ]
            command = ["runspider", "benchmarks/bare_spider.py", *none, "-a", f"urls={urls}", "-a", f"origin={origin}"]
        seconds, peak = scrapy(folder, *command)
        lines = len((folder / "out.jsonl").read_text("utf-8").splitlines())
    if lines != count:
        raise SystemExit(f"{kind}: {lines} of {count} articles")
    return count / seconds, peak


def serve(articles: int, weight: str) -> tuple[subprocess.Popen[str], str]:
    """The simulated site in a process of its own."""
    command = [sys.executable, "-m", "tests.sina_site", "--port", "0", "--articles", str(articles)]
    site = subprocess.Popen(
        [*command, "--multi", "0", "--dead", "0", "--junk", "0", "--weight", weight],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    if site.stdout is None:
        raise SystemExit("the simulated site did not start")
    return site, site.stdout.readline().split()[-1]


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--articles", type=int, default=3000)
    cli.add_argument("--rounds", type=int, default=3)
    cli.add_argument("--memory", type=int, default=0)
    cli.add_argument("--light", action="store_true", help="pages of a few KiB: the article and hardly more")
    args = cli.parse_args()
    SCRATCH.mkdir(exist_ok=True)
    site, origin = serve(max(args.articles, args.memory), "off" if args.light else "on")
    try:
        expected = [row["url"] for row in Running(origin).expected()]
        with tempfile.TemporaryDirectory(dir=SCRATCH) as name:
            urls = Path(name) / "urls.txt"
            urls.write_text(expected[0], "utf-8")
            starts = [1 / one(kind, urls, origin, 1)[0] for kind in KINDS]
            Running(origin).control("reset_stats")
            urls.write_text("\n".join(expected[: args.articles]), "utf-8")
            pairs = []
            for _ in range(args.rounds):
                ours, bare = (one(kind, urls, origin, args.articles)[0] for kind in KINDS)
                pairs.append((ours, bare, ours / bare))
            rates = [statistics.median(column) for column in zip(*pairs, strict=True)]
            served = Running(origin).stats()
            size = served["article_bytes"] / served["articles_served"] / 1024
            print(json.dumps({"articles": args.articles, "rounds": args.rounds, "kib_per_page": round(size, 1)}))
            print(f"  newscrawl         {rates[0]:6.0f} articles/s\n  title by XPath    {rates[1]:6.0f} articles/s")
            print(f"  ratio             {rates[2]:6.2f}  (min {min(pair[2] for pair in pairs):.2f})")
            print(f"  one article       {starts[0]:6.1f} s and {starts[1]:.1f} s: start-up, part of the times above")
            for count in (1000, args.memory) if args.memory else ():
                urls.write_text("\n".join(expected[:count]), "utf-8")
                rate, peak = one("newscrawl", urls, origin, count)
                print(f"  {count:6} articles: peak {peak} MiB, {rate:.0f} articles/s")
    finally:
        site.terminate()
        site.wait()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
