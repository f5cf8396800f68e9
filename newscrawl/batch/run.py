"""A batch from its arguments to its exit code: shards to the processes, outputs to the manifest, figures to the eye."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from newscrawl.batch import crew
from newscrawl.batch.keeper import Keeper
from newscrawl.batch.manifest import Manifest
from newscrawl.batch.shards import Shard, shards_of
from newscrawl.report import PREFIX, Exit, counted, print_summary, verdict

Work = Callable[[Iterable[Shard]], Iterator[crew.Progress | crew.Finished]]
"""Does shards in any order: :meth:`newscrawl.batch.crew.Crew.work`, or a cluster."""


@dataclass(slots=True)
class Figures:
    """What a run did."""

    shards: int = 0
    pages: int = 0
    """Begun in this run, also of shards that it did not finish."""
    skipped: int = 0
    """Shards that were done before."""
    peak: int = 0
    """Most memory of one process, in MiB."""


class Batch:
    """One run over sources into a folder."""

    def __init__(self, paths: list[Path], keeper: Keeper, shard_files: int) -> None:
        self._paths = paths
        self._keeper = keeper
        self._shard_files = shard_files
        self._order: list[str] = []
        self._console = Console(stderr=True)
        self._shown = _Shown(self._console)
        self.figures = Figures()

    def run(self, work: Work, stop: Callable[[], None]) -> int:
        """Do what is not done yet.

        Args:
            stop: ends the work at once.

        Returns:
            the exit code.
        """
        began, code, why = time.monotonic(), 0, "all well"
        signal.signal(signal.SIGTERM, _interrupt)
        try:
            self._keeper.begin(map(str, self._paths), self._shard_files)
            if self._console.is_terminal:
                self._shown.start(sum(1 for _ in shards_of(self._paths, self._shard_files)))
            self._take(work(self._to_do()))
        except KeyboardInterrupt:
            code, why = Exit.INTERRUPTED, "interrupted; run again: it goes on where it stopped"
        except (crew.StoreError, OSError) as error:
            code, why = Exit.STORE_FAILED, f"store failed: {error}; make room or give rights, then run again"
        except crew.ShardError as error:
            code, why = Exit.BROKE_OFF, f"broke off: {error}; what is done stays done"
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        if code:
            stop()
        self._shown.stop()
        return self._end(code, why, time.monotonic() - began)

    def _to_do(self) -> Iterator[Shard]:
        seen: set[str] = set()
        for shard in shards_of(self._paths, self._shard_files):
            if shard.stamp in seen:  # named twice
                continue
            seen.add(shard.stamp)
            self._order.append(shard.stamp)
            if self._keeper.done_before(shard.stamp):
                self.figures.skipped += 1
                self._shown.fewer()
            else:
                yield shard

    def _take(self, events: Iterator[crew.Progress | crew.Finished]) -> None:
        for event in events:
            if isinstance(event, crew.Finished):
                self._keeper.settle(event.done)
                self.figures.shards += 1
                self.figures.peak = max(self.figures.peak, event.peak)
                self._shown.shard()
            else:
                self.figures.pages += event.pages
                self._shown.pages(self.figures.pages)

    def _end(self, code: int, why: str, seconds: float) -> int:
        try:
            manifest = self._keeper.end(self._order, complete=code == 0)
        except OSError as error:
            print(verdict(Exit.STORE_FAILED, "the manifest was not written", f"{error}; run again"), file=sys.stderr)
            return Exit.STORE_FAILED
        stats = _stats(manifest)
        print_summary(self._console, stats, f"{manifest.made_with['site']}, all shards")
        found, (articles, refused) = self.figures, counted(stats)
        if not code and not articles + refused:
            code, why = Exit.NOTHING_TO_READ, "no pages found; give saved pages, posts or WARC files"
        detail = (
            f"{found.shards} shards done, {found.skipped} were done before,"
            f" {found.pages} pages in {seconds:.1f} s ({found.pages / max(seconds, 0.001):.0f}/s),"
            f" {found.peak} MiB a process; in all {articles} articles, {refused} refused,"
            f" output {manifest.output_sha256[:16]}"
        )
        print(verdict(code, why, detail), file=sys.stderr)
        return code


def _interrupt(number: int, frame: FrameType | None) -> None:
    """To be told to end is the same as Ctrl-C."""
    del number, frame
    raise KeyboardInterrupt


def _stats(manifest: Manifest) -> dict[str, Any]:
    return {f"{PREFIX}{name}": count for name, count in manifest.counts.items()}


class _Shown:
    """The bar on a terminal; nothing elsewhere. The time that is left follows from shards."""

    def __init__(self, console: Console) -> None:
        columns = (
            TextColumn("shards"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"),
            TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn(),
        )  # fmt: skip
        self._progress = Progress(*columns, console=console, transient=True, speed_estimate_period=600)
        self._task: Any = None
        self._began = time.monotonic()
        self._total = 0

    def start(self, total: int) -> None:
        self._total = total
        self._began = time.monotonic()
        self._task = self._progress.add_task("shards", total=total, rate="")
        self._progress.start()

    def fewer(self) -> None:
        if self._task is not None:
            self._total -= 1
            self._progress.update(self._task, total=self._total)

    def shard(self) -> None:
        if self._task is not None:
            self._progress.advance(self._task)

    def pages(self, count: int) -> None:
        if self._task is not None:
            rate = count / max(time.monotonic() - self._began, 0.001)
            self._progress.update(self._task, rate=f"{count} pages, {rate:.0f}/s")

    def stop(self) -> None:
        if self._task is not None:
            self._progress.stop()
