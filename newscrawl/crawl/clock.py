"""The one clock of a crawl: the machine's, or that of a recorded run, which shows when its last served answer came.

Windows, ages, waits and the times of fetching are read here and nowhere else, so that a recorded run can be
gone through again at its own times. All instants are aware and in UTC.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

ANSWERED_AT = "answered_at"
"""Key of a request's meta: when its answer, or its failure, came."""


class _Clock:
    began: datetime | None = None
    shown: datetime | None = None
    """What the clock of a recorded run shows; None for the machine's."""


def begin(recorded: datetime | None = None) -> datetime:
    """Begin a run: now, or at the instant at which a recorded one began; there the clock stands until advanced."""
    _Clock.shown = recorded
    _Clock.began = recorded or datetime.now(UTC)
    return _Clock.began


def began() -> datetime:
    """When the run began."""
    return _Clock.began or begin()


def now() -> datetime:
    """The present instant."""
    return _Clock.shown or datetime.now(UTC)


def epoch() -> float:
    """The same in epoch seconds."""
    return now().timestamp()


def advance(to: datetime) -> None:
    """Put the clock of a recorded run forward; it never goes back.

    Raises:
        RuntimeError: it is the machine's clock.
    """
    if _Clock.shown is None:
        raise RuntimeError("only the clock of a recorded run can be put forward")
    _Clock.shown = max(_Clock.shown, to)


def answered(meta: Mapping[str, Any]) -> datetime:
    """When the answer to a request came, by its meta; the present instant where nobody wrote it down."""
    at = meta.get(ANSWERED_AT)
    return at if isinstance(at, datetime) else now()
