"""How fast reposts are recognised: articles per second end to end, bytes on disk an article, peak memory.

    python benchmarks/reposts.py [--articles 100000] [--batch 200] [--profile]

Generated articles of 800 to 1,500 characters, one in ten a repost, a thousand a day. The clock runs while articles are
placed (fingerprints, look-up, file), not while texts are invented. The rate of every tenth part shows whether it falls
as the file grows. Beside the rate by the clock stands the rate by processor time: other work on the machine slows the
first alone.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import resource
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from newscrawl.stores.reposts import Reposts, reposts_of  # noqa: E402
from tests.repost_texts import DAY, START, Newsroom, repost  # noqa: E402

A_DAY = 1000
"""Articles a day."""


def articles(count: int) -> Iterator[tuple[str, str, int]]:
    """(id, text, time), in the order of their times; a repost follows within a thousand articles."""
    random = Random("reposts")
    room = Newsroom("development", random)
    latest: deque[tuple[str, str]] = deque(maxlen=A_DAY)
    for number in range(count):
        at = START + number * DAY // A_DAY
        if latest and random.random() < 0.1:
            original, text = random.choice(latest)
            yield f"repost:{number}:{original}", repost(room, text)[0], at
        else:
            text = room.story(random.randint(800, 1500))
            latest.append((f"story:{number}", text))
            yield f"story:{number}", text, at


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--articles", type=int, default=100_000)
    cli.add_argument("--batch", type=int, default=200)
    cli.add_argument("--profile", action="store_true", help="also print where the time goes")
    args = cli.parse_args()
    profile = cProfile.Profile() if args.profile else None
    with tempfile.TemporaryDirectory() as folder:
        path = reposts_of(Path(folder))
        reposts = Reposts(path)
        reposts.open()
        stream, placed, found, characters = articles(args.articles), 0, 0, 0
        tenth, parts = max(args.articles // 10, 1), [[0.0, 0.0]]
        while batch := list(islice(stream, args.batch)):
            if profile:
                profile.enable()
            begin = time.perf_counter(), time.process_time()
            placements = reposts.place_many(batch)
            parts[-1][0] += time.perf_counter() - begin[0]
            parts[-1][1] += time.process_time() - begin[1]
            if profile:
                profile.disable()
            pairs = zip(batch, placements, strict=True)
            found += sum(article[0].startswith("repost") and article[0] != p.cluster for article, p in pairs)
            characters += sum(len(text) for _, text, _ in batch)
            before, placed = placed, placed + len(batch)
            if before // tenth != placed // tenth:
                clock, processor = (tenth / spent for spent in parts[-1])
                print(f"  {placed:7d} articles: {clock:6.0f}/s, {processor:6.0f} by processor time", flush=True)
                parts.append([0.0, 0.0])
        reposts.close()
        size = path.stat().st_size / placed
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{placed} articles of {characters / placed:.0f} characters, {found} recognised as reposts")
    clock, processor = (placed / sum(spent) for spent in zip(*parts, strict=True))
    print(f"  {clock:.0f} articles/s, {processor:.0f} by processor time")
    print(f"  {size:.0f} bytes an article on disk, peak memory {peak:.0f} MiB")
    if profile:
        pstats.Stats(profile).sort_stats("tottime").print_stats(20)
    return 0


if __name__ == "__main__":
    sys.exit(main())
