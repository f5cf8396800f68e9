"""What the records of other sites cost in a WARC file of many: microseconds a record beside decompressing it.

    python benchmarks/archive.py [--records 20000] [--share 0.05] [--runs 3]

A file of generated pages of 2 to 40 KiB, one gzip member a record, as CC-NEWS and Heritrix write them: of each page a
request and a response. The figure is (time of reading the pages - time of decompressing the file) / records that are
not pages, so whatever the site's own pages cost is in it too. Decompressing alone is a loop around zlib over the same
members, which is faster than the gzip module. Processor time, the best of the runs.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from newscrawl.archive.warc import Reading, read_warc  # noqa: E402
from newscrawl.sites import SITES  # noqa: E402

WORDS = "market share price rose fell company said quarter bank growth report the a of in and to on".split()


def record(kind: str, url: str, number: int, content: bytes) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>\r\n"
        f"WARC-Date: 2026-10-01T00:00:00Z\r\nWARC-Warcinfo-ID: <urn:uuid:11111111-0000-4000-8000-000000000000>\r\n"
        f"WARC-IP-Address: 192.0.2.7\r\nWARC-Target-URI: {url}\r\nWARC-Payload-Digest: sha1:{number:032d}\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def generate(path: Path, records: int, share: float) -> int:
    """Write the file; the number of pages of the site in it."""
    random = Random("archive")
    ours = 0
    with path.open("wb") as file:
        for number in range(records):
            own = number % 2 and random.random() < share * 2
            ours += bool(own)
            url = f"https://news{number % 300}.example/2026/{number // 2}.html"
            if own:
                url = f"https://finance.{SITES['sina'].hosts[0]}/stock/2026-10-01/doc-ihaaaaaa{number:07d}.shtml"
            if number % 2:
                text = "".join(f"<p>{' '.join(random.choices(WORDS, k=60))}</p>" for _ in range(random.randint(6, 110)))
                answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>" + text.encode()
                file.write(gzip.compress(record("response", url, number, answer), 6))
            else:
                file.write(gzip.compress(record("request", url, number, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"), 6))
    return ours


def inflate(path: Path) -> int:
    """Nothing but decompressing, member by member, without holding more than a piece."""
    count, at = 0, 0
    raw = path.read_bytes()
    while at < len(raw):
        member = zlib.decompressobj(31)
        while not member.eof:
            piece = raw[at : at + 16384]
            member.decompress(piece, 262144)
            at += len(piece) - len(member.unused_data if member.eof else member.unconsumed_tail)
        count += 1
    return count


def best(runs: int, work: Callable[[], object]) -> float:
    """Processor seconds of the fastest run."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--records", type=int, default=20_000)
    cli.add_argument("--share", type=float, default=0.05, help="of the records, how many are pages of the site")
    cli.add_argument("--runs", type=int, default=3)
    args = cli.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mixed.warc.gz"
        ours = generate(path, args.records, args.share)
        passed: Counter[str] = Counter()
        pages = sum(1 for _ in read_warc(path, Reading(SITES["sina"], passed)))
        assert (pages, passed.total()) == (ours, args.records - ours), (pages, passed)
        reading = best(args.runs, lambda: sum(1 for _ in read_warc(path, Reading(SITES["sina"]))))
        inflating = best(args.runs, lambda: inflate(path))
        size = path.stat().st_size / 2**20
    print(f"{args.records:,} records, {ours:,} pages of the site, {size:.0f} MiB; passed over: {dict(passed)}")
    print(f"reading {reading:.2f} s ({args.records / reading:,.0f} records/s), decompressing alone {inflating:.2f} s")
    print(f"{(reading - inflating) / (args.records - ours) * 1e6:.1f} microseconds a record passed over")
    return 0


if __name__ == "__main__":
    sys.exit(main())
