"""What discovery asks for: one page of one window of one channel."""

from __future__ import annotations

from dataclasses import dataclass

from newscrawl.site import Channel, ListSource


class StoppingError(Exception):
    """The crawl ends, and what was asked for stays open, as if a kill had come."""


@dataclass(frozen=True, slots=True)
class ListTask:
    """One page of one window of one channel."""

    channel: Channel
    source: ListSource
    start: int
    end: int
    method: str
    """window, probe (the window answered nothing: is that so?), cursor or pages."""
    page: int = 1
    cursor: int = 0
    """Epoch seconds; of flashes the number of a row."""
    rows: int = 0
    attempts: int = 0
    keys: frozenset[str] = frozenset()
    """Of the page before."""
    oldest: int | None = None
    """Of flashes: epoch seconds of the oldest row so far."""
    proven: bool = False
    """Of flashes: the list heeds the cursor."""
    carried: frozenset[str] = frozenset()
    """Addresses of flashes that may still be on their way to the stores."""

    @property
    def url(self) -> str:
        """Address of this page."""
        query, page = "", self.page
        if self.method == "window":
            query = self.source.window.format(start=self.start, end=self.end)
        elif self.method in ("cursor", "probe"):
            query, page = self.source.cursor.format(end=self.cursor), 1
        return self.source.url.format(**self.channel.params, page=page) + query
