"""Flashes in a live crawl: their list holds the articles themselves, so they go from the list to the pipelines.

A window of flashes is complete once its list was read to its end and every store has what it held. A run
that is killed leaves the window open, and the next one reads the list again.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from newscrawl.article import Page, Refusal
from newscrawl.crawl.arrivals import Arrivals
from newscrawl.crawl.fetching import Fetching
from newscrawl.crawl.ledger import Entry, Ledger, Sighting
from newscrawl.crawl.lists import Answer, Carried, ListError, json_list, key_of, list_text, text_of, whole_number
from newscrawl.crawl.tasks import ListTask
from newscrawl.normalise.draft import Text
from newscrawl.normalise.flash import canonical, without_staff
from newscrawl.normalise.identity import identify
from newscrawl.normalise.parse import parse_flash
from newscrawl.site import Channel, ListSource, Site

logger = logging.getLogger(__name__)
DELETED = "deleted"
"""The template's field that says so, and why such a flash is skipped."""


def read_flashes(body: bytes, url: str, source: ListSource, channel: Channel, site: Site, end: int) -> Answer:
    """Read one answer. Whoever wrote the flashes is dropped before anything is looked at.

    Raises:
        ListError: the answer is no list of flashes.
    """
    del end
    if site.flash is None:
        raise ListError(f"{site.name} has no flashes")
    _, records = json_list(list_text(body, url, site), source)
    clean = [without_staff(record, site.flash) for record in records if isinstance(record, dict)]
    carried = tuple(row for record in clean if (row := _carried(record, source, channel, site)))
    times = [row.sighting.listed_at for row in carried if row.sighting.listed_at is not None]
    rows = [row.sighting for row in carried]
    if records and not rows:
        raise ListError(f"none of {len(records)} rows states an identity")
    return Answer(rows, min(times, default=None), None, len(records), max(times, default=None), carried)


def _carried(record: dict[str, Any], source: ListSource, channel: Channel, site: Site) -> Carried | None:
    """A row by the core's own reading; None for one that states no identity."""
    assert site.flash is not None
    body = canonical(record)
    draft = parse_flash(Text(Page("list", body, format="flash"), body, "utf-8", ()), site)
    if isinstance(draft, Refusal) or draft.id is None or draft.url is None:
        return None
    at = next((int(time.at.timestamp()) for time in draft.times if time.kind == "displayed"), None)
    listed = {name: text for name, key in source.fields.items() if (text := text_of(record.get(key)))}
    if at is not None:
        listed["time"] = datetime.fromtimestamp(at, site.zone).isoformat()
    listed["channel"] = channel.name
    number = str(record.get(site.flash.number, ""))
    own = identify(site.flash.url.format(number=number), site)
    return Carried(
        Sighting(draft.id, draft.url, at, listed, DELETED if DELETED in draft.fields else ""),
        body,
        whole_number(number),
        key_of(own) if own else None,
    )


@dataclass(slots=True)
class Taken:
    """What became of the flashes of one answer."""

    new: int = 0
    pages: list[Page] = field(default_factory=list)
    """For the pipelines."""
    waiting: list[str] = field(default_factory=list)
    """Addresses of all that are on their way to the stores."""
    entries: list[Entry] = field(default_factory=list)


class Flashes:
    """Takes the flashes of an answer in: into the ledger, and on their way to the stores."""

    def __init__(self, site: Site, ledger: Ledger, fetching: Fetching) -> None:
        self._site = site
        self._ledger = Arrivals(ledger)
        self._fetching = fetching

    def take_in(self, channel: Channel, rows: Iterable[Carried], at: datetime) -> Taken:
        """Write down the rows of an answer that came at an instant."""
        taken = Taken()
        with self._ledger.transaction():
            for row in rows:
                self._take(channel, row, at, taken)
        for entry in taken.entries:  # not before it is written down
            self._fetching.carry(entry)
        return taken

    def _take(self, channel: Channel, row: Carried, now: datetime, taken: Taken) -> None:
        sighting = self._known_as(row)
        if self._fetching.entry(sighting.url) or sighting.url in taken.waiting:
            taken.waiting.append(sighting.url)
        elif self._is_a_page(sighting.key):
            self._ledger.note(channel.name, sighting)
        elif sighting.skipped and not self._ledger.is_there(sighting.key):
            self._ledger.skip(channel.name, sighting, int(now.timestamp()))
        else:  # also one that was stored and is deleted now: the core says so, and every store hears of it
            entry, is_new = self._ledger.arrive(channel.name, sighting, int(now.timestamp()))
            taken.new += is_new
            taken.entries.append(entry)
            taken.waiting.append(sighting.url)
            taken.pages.append(
                Page(
                    sighting.url, row.body, fetched_at=now, format="flash", expected_id=sighting.key,
                    listed=sighting.listed,
                )
            )  # fmt: skip

    def finish(self, task: ListTask) -> None:
        """A window was read to its end, every store has what it held, and the ledger says so."""
        channel = task.channel.name
        if lost := self._ledger.lost(channel, task.start, task.end):
            logger.info("%s: %d flashes of an earlier run were withdrawn before they were stored", channel, lost)
        if reached(task) > task.start:
            first = datetime.fromtimestamp(reached(task), self._site.zone).isoformat()
            logger.warning("%s: the list goes back to %s and no further", channel, first)
            self._ledger.forget(channel, task.start, task.end, reached(task))

    def _known_as(self, row: Carried) -> Sighting:
        """The row under the key that the ledger has it by: a flash may become a document after it was stored."""
        own = row.own_key
        if own and self._ledger.revision(own) and not self._ledger.revision(row.sighting.key):
            return replace(row.sighting, key=own)
        return row.sighting

    def _is_a_page(self, key: str) -> bool:
        """Whether the article is fetched as a page: then the flash is no second one."""
        url = self._ledger.url(key)
        identity = identify(url, self._site) if url else None
        return identity is not None and identity.kind == "article"


def reached(task: ListTask) -> int:
    """Where the part of a window begins that its list, read to the end, still holds; epoch seconds."""
    return task.start if task.oldest is None else min(max(task.start, task.oldest), task.end)


def next_page(task: ListTask, answer: Answer) -> ListTask | None:
    """The next page of a list of flashes: what is older than its last row, by that row's number.

    Pages shift while they are read; numbers do not. Where the number is not heeded, or answers nothing the
    first time, pages are counted instead.
    """
    following = replace(task, page=task.page + 1)
    lowest = min((row.number for row in answer.carried if row.number is not None), default=None)
    if task.method == "cursor" and (lowest is None or lowest >= task.cursor):
        if task.proven:
            return None
        if answer.count:
            logger.warning("%s: the list heeds no number; reading by pages", task.channel.name)
        return replace(following, method="pages", page=2)
    keys = frozenset(row.key for row in answer.rows)
    if keys <= task.keys:
        return None
    # Not by the oldest row: one that was backdated may stand anywhere.
    if answer.newest is not None and answer.newest < task.start:
        return None
    following = replace(following, keys=keys)
    if lowest is None or (task.method == "pages" and task.page > 1):
        return replace(following, method="pages")
    return replace(following, method="cursor", cursor=lowest, proven=task.method == "cursor")
