"""How a crawl ended: one exit code, one line for the eye, one JSON record. Cron reads the code."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from newscrawl.crawl import clock
from newscrawl.report import PREFIX, Exit, verdict
from newscrawl.stores.disk import make_folder, write_atomically

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Figures:
    """What the judgement rests on."""

    reason: str
    """Scrapy's finish reason."""
    counts: Mapping[str, int]
    share_max: float
    count_min: int

    def of(self, name: str) -> int:
        """A count of ours, 0 if it never happened."""
        return self.counts.get(name, 0)

    @property
    def refused(self) -> int:
        """Articles that this run gave up; an article that is gone is no fault."""
        return self.of("settled/refused")

    @property
    def too_many_refused(self) -> bool:
        """Over the floors of both settings."""
        settled = self.refused + self.of("settled/stored") + self.of("settled/unchanged")
        return self.refused >= self.count_min and self.refused > self.share_max * settled


@dataclass(frozen=True, slots=True)
class Ending:
    """One way to end."""

    code: int
    name: str
    advice: str
    holds: Callable[[Figures], bool]


ENDINGS = (
    Ending(
        Exit.STORE_FAILED,
        "store failed",
        "make room or give rights, then run again: nothing is lost",
        lambda found: found.of("store_errors") > 0,
    ),
    Ending(
        Exit.STORE_FAILED,
        "database away",
        "start the database, then run again: what waits in STATE_DIR/spool is delivered first",
        lambda found: found.of("spooled") > 0,
    ),
    Ending(
        Exit.SITE_REFUSED,
        "site refused us",
        "wait an hour or more, then run again, more slowly",
        lambda found: found.reason == "site_refused",
    ),
    Ending(
        Exit.BROKE_OFF,
        "broke off",
        "read the traceback in the log; what is stored is safe",
        lambda found: found.reason == "start_error",
    ),
    Ending(
        Exit.INTERRUPTED,
        "interrupted",
        "run again: it goes on where it stopped",
        lambda found: found.reason != "finished",
    ),
    Ending(
        Exit.LISTS_SILENT,
        "lists did not answer",
        "look at the log: a list has changed or is blocked; its windows stay open",
        lambda found: found.of("windows_open") > 0 or (found.of("channels") > 0 and found.of("list_rows") == 0),
    ),
    Ending(
        Exit.TOO_MANY_REFUSED,
        "too many refused",
        "look at the reasons in refused.jsonl: a layout may have changed",
        lambda found: found.too_many_refused,
    ),
    Ending(Exit.ALL_WELL, "all well", "nothing", lambda _: True),
)
"""The first that holds is the ending of a live crawl. 1: it could not start, too. 2: wrong arguments. 75: locked."""

_REFRESH = {
    "all well": (Exit.ALL_WELL, "nothing"),
    "incomplete": (Exit.LISTS_SILENT, "look at the log, then run again"),
    "site refused us": (
        Exit.SITE_REFUSED,
        "wait an hour or more, then run again, more slowly",
    ),
    "not written": (Exit.STORE_FAILED, "make room or give rights, then run again"),
    "interrupted": (Exit.INTERRUPTED, "run again"),
    "broke off": (Exit.BROKE_OFF, "read the traceback in the log"),
}
"""How the reading of the lists of securities can end: exit code and advice."""
_SHOWN = ("listed", "new", "settled/stored", "settled/unchanged", "settled/refused", "settled/gone", "windows_open")


def figures(stats: Mapping[str, Any], share_max: float, count_min: int) -> Figures:
    """From Scrapy's stats."""
    counts = {key.removeprefix(PREFIX): value for key, value in stats.items() if key.startswith(PREFIX)}
    return Figures(str(stats.get("finish_reason", "no finish")), counts, share_max, count_min)


def ending(found: Figures) -> Ending:
    """The ending of a live crawl."""
    return next(row for row in ENDINGS if row.holds(found))


def line(found: Figures, end: Ending) -> str:
    """The verdict in one line."""
    counts = ", ".join(f"{found.of(name)} {name.rpartition('/')[2].replace('_', ' ')}" for name in _SHOWN)
    waiting = sum(found.of(f"ledger/{state}") for state in ("listed", "fetching", "arriving"))
    return verdict(end.code, end.name, f"{counts}, {waiting} waiting. To do: {end.advice}.")


def replay_ending(stats: Mapping[str, Any], pages: int) -> tuple[int, str]:
    """Exit code and name of how the replay of so many saved pages ended."""

    def count(name: str) -> int:
        return int(stats.get(f"{PREFIX}{name}", 0))

    reason = stats.get("finish_reason")
    rows = (
        (Exit.STORE_FAILED, "store failed", count("store_errors") or count("spooled")),
        (Exit.BROKE_OFF, "pages lost", count("broken")),
        (Exit.BROKE_OFF, "broke off", reason == "start_error"),
        (Exit.INTERRUPTED, "interrupted", reason == "shutdown"),
        (Exit.NOTHING_TO_READ, "no pages found", not pages),
    )
    return next(((code, name) for code, name, holds in rows if holds), (Exit.ALL_WELL, "all well"))


def refresh_ending(stats: Mapping[str, Any]) -> Ending:
    """The ending of a run that read the lists of securities."""
    interrupted = stats.get("finish_reason") == "shutdown"
    name = str(stats.get(f"{PREFIX}securities/ending", "interrupted" if interrupted else "broke off"))
    code, advice = _REFRESH[name]
    return Ending(code, name, f"{advice}; securities.tsv is as it was" if code else advice, lambda _: True)


def refresh_line(stats: Mapping[str, Any], end: Ending) -> str:
    """The verdict on such a run in one line."""
    names = ("listed", "new", "renamed", "closed")
    counts = ", ".join(f"{stats.get(f'{PREFIX}securities/{name}', 0)} {name}" for name in names)
    what = stats.get(f"{PREFIX}securities/detail") or counts
    return verdict(end.code, end.name, f"{what}. To do: {end.advice}.")


def refused_until(folder: Path, pause: float) -> datetime | None:
    """Until when the site is to be left alone: so many seconds after a last run that the site refused.

    A record that cannot be read says nothing, aloud; the one before it counts then.
    """
    for path in sorted(folder.glob("*.json"), reverse=True):
        try:
            last = json.loads(path.read_text("utf-8"))
            until = datetime.fromisoformat(last["finished_at"]) + timedelta(seconds=pause)
            return until if last["exit_code"] == Exit.SITE_REFUSED and until > clock.now() else None
        except (OSError, ValueError, LookupError, TypeError) as error:
            logger.warning("%s: no record of a run (%s: %s); passed over", path, type(error).__name__, error)
    return None


def file_of(started: datetime) -> str:
    """Name of a run's record, and of its manifest."""
    return f"{started:%Y%m%dT%H%M%S.%f}Z.json"


def record(folder: Path, started: datetime, arguments: Mapping[str, str], found: Figures, end: Ending) -> Path:
    """Write the run record; its path. Times are UTC. It is on the disk afterwards."""
    make_folder(folder)
    finished = clock.now()
    content = {
        "started_at": started.isoformat(),
        "finished_at": finished.isoformat(),
        "arguments": dict(arguments),
        "exit_code": end.code,
        "verdict": end.name,
        "finish_reason": found.reason,
        "counts": {key: value for key, value in sorted(found.counts.items()) if isinstance(value, int)},
    }
    path = folder / file_of(started)
    write_atomically(path, (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode())
    return path
