"""Answers of list endpoints to rows: address, title, time, and what else the list says."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin

from parsel import Selector

from newscrawl.article import Page, Refusal
from newscrawl.crawl.ledger import Sighting
from newscrawl.normalise.decode import decode
from newscrawl.normalise.identity import Identity, identify
from newscrawl.normalise.times import read_time
from newscrawl.site import Channel, ListSource, Site

_JSONP = re.compile(r"^\s*(?:try\{)?[\w.$]+\(\s*(.*?)\s*\)\s*;?\s*(?:\}catch\(e\)\{\};?)?\s*$", re.DOTALL)
_HALVES = re.compile("[\ud800-\udfff]")

DAY = 86400
MAX_FOREIGN = 500
"""Longest address of another site that is written down, in code points."""
MAX_STRANGE = 60
"""Of what stands in place of a time, so much is kept for the log, in code points."""


class ListError(ValueError):
    """An answer that is not the list asked for; the message says what came instead."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A row that holds its article: a flash."""

    sighting: Sighting
    body: bytes
    """The flash as it is kept, without staff."""
    number: int | None
    """Its place in the list, which descends."""
    own_key: str | None
    """The key of that number; the flash had it before it became a document."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One page of a list."""

    rows: list[Sighting]
    oldest: int | None
    """Epoch seconds of the oldest row that states a time."""
    total: int | None
    count: int
    """Rows that the page held, articles or not."""
    newest: int | None = None
    """Epoch seconds of the newest row that states a time."""
    carried: tuple[Carried, ...] = ()
    """Of a list of flashes: its rows with what they hold."""
    strange: tuple[str, ...] = ()
    """What stood where a time should and is none; its row is there, without that time."""


def read_list(body: bytes, url: str, source: ListSource, channel: Channel, site: Site, end: int) -> Answer:
    """Read one answer.

    Args:
        end: no row is later than this; a time that is written without a year gets the last year that fits.

    Raises:
        ListError: the answer is no list, or one of another channel.
    """
    content = list_text(body, url, site)
    read = _json_rows if source.format == "json" else _html_rows
    raw, total, strange = read(content, source, channel)
    rows = [sighting for fields in raw if (sighting := _sighting(fields, url, channel, site, end))]
    times = [row.listed_at for row in rows if row.listed_at]
    return Answer(rows, min(times, default=None), total, len(raw), max(times, default=None), strange=strange)


def list_text(body: bytes, url: str, site: Site) -> str:
    """The answer as text.

    Raises:
        ListError: it is none.
    """
    text = decode(Page(url, body), site)
    if isinstance(text, Refusal):
        raise ListError(text.detail)
    return text.utf8.decode("utf-8")


_Read = tuple[list[dict[str, str]], int | None, tuple[str, ...]]
"""Rows as texts, how many the list says that it has, and what stood in place of times."""


def _json_rows(content: str, source: ListSource, channel: Channel) -> _Read:
    data, rows = json_list(content, source)
    key, parameter = source.echo
    if key and str(_at(data, key)) != channel.params[parameter]:
        raise ListError(f"asked for {parameter} {channel.params[parameter]}, answered {_at(data, key)!r}")
    rows = [row for row in rows if isinstance(row, dict)]
    found = [{name: text_of(row.get(key)) for name, key in source.fields.items()} for row in rows]
    strange = []
    for row, fields in zip(rows, found, strict=True):
        for name in source.epochs & fields.keys():
            time = _iso(row.get(source.fields[name]))
            if time is None:
                strange.append(repr(row[source.fields[name]])[:MAX_STRANGE])
            fields[name] = time or ""
    return found, whole_number(_at(data, source.total)) if source.total else None, tuple(strange)


def json_list(content: str, source: ListSource) -> tuple[Any, list[Any]]:
    """The whole answer, and its rows.

    Raises:
        ListError: no JSON, or no rows in it.
    """
    wrapped = _JSONP.match(content)
    try:
        data = json.loads(wrapped[1] if wrapped else content)
    except (ValueError, RecursionError) as error:
        raise ListError(f"no JSON: {error}; it begins with {content[:60]!r}") from error
    rows = _at(data, source.rows)
    if not isinstance(rows, list):
        raise ListError(f"no rows at {source.rows}")
    return data, rows


def _html_rows(content: str, source: ListSource, channel: Channel) -> _Read:
    del channel
    found = []
    for row in Selector(content).css(source.rows):
        fields = {}
        for name, css in source.fields.items():
            if css.startswith("::attr("):
                fields[name] = row.attrib.get(css[7:-1], "")
            elif css.startswith("./"):
                fields[name] = " ".join(row.xpath(css).get("").split())
            elif not css:
                fields[name] = " ".join(row.xpath("string()").get("").split())
            else:
                node = row.css(css)
                fields[name] = (node.get("") if "::" in css else node.xpath("string()").get("")).strip()
        found.append(fields)
    return found, None, ()


def _sighting(fields: Mapping[str, str], base: str, channel: Channel, site: Site, end: int) -> Sighting | None:
    url = fields.get("url", "").strip()
    if not url:
        return None
    identity = identify(_absolute(base, url), site)
    listed_at = _epoch(fields.get("time", ""), site, end)
    kept = {name: value for name, value in fields.items() if value and name != "url"}
    if listed_at is not None:
        kept["time"] = datetime.fromtimestamp(listed_at, site.zone).isoformat()
    kept["channel"] = channel.name
    if identity is None:  # an advertisement, or an address that is none: written down, never asked for
        return Sighting(f"url:{url[:MAX_FOREIGN]}", url[:MAX_FOREIGN], listed_at, kept, "foreign-address")
    skipped = "" if identity.kind == "article" else identity.rule
    return Sighting(key_of(identity), identity.url, listed_at, kept, skipped)


def _absolute(base: str, url: str) -> str:
    try:
        return urljoin(base, url)
    except ValueError:
        return url


def key_of(identity: Identity) -> str:
    """The ledger's key of an address: its identity, or the address where the site gives none."""
    return identity.key or f"url:{identity.url}"


def _epoch(text: str, site: Site, end: int) -> int | None:
    if not text:
        return None
    latest = datetime.fromtimestamp(end + DAY, site.zone).year  # a day: clocks differ
    found = [read_time("listed", text, "", site, year) for year in (None, latest, latest - 1)]
    stated = found[0] or next((time for time in found[1:] if time and time.at.timestamp() < end + DAY), None)
    return int(stated.at.timestamp()) if stated else None


def _iso(epoch: Any) -> str | None:
    """ISO 8601 of epoch seconds; empty where nothing is stated (nothing, or 0), None where it is no such time."""
    if epoch in (None, "", 0, "0"):
        return ""
    seconds = whole_number(epoch)
    try:
        return None if seconds is None else datetime.fromtimestamp(seconds, UTC).isoformat()
    except (ValueError, OverflowError, OSError):  # milliseconds, say: no year has five digits
        return None


def whole_number(value: Any) -> int | None:
    """The whole number, not negative, that a value of JSON states; None for anything else, or one beyond 18 digits."""
    text = text_of(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def _at(data: Any, path: str) -> Any:
    for key in path.split("."):
        data = data.get(key) if isinstance(data, dict) else None
    return data


def text_of(value: Any) -> str:
    """A value of JSON as a text that a database takes; empty for what is neither text nor number.

    Half of a surrogate pair, which JSON can write and UTF-8 cannot, becomes U+FFFD.
    """
    return _HALVES.sub("\ufffd", str(value)).strip() if isinstance(value, (str, int)) else ""
