"""Flashes: a row of a list, in JSON, that holds a whole short article. No page is fetched for it.

The text is HTML and goes through the same steps as a page's. What only a flash has is read here: the
title that stands at the beginning of the text, and the securities that the site names beside it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from newscrawl.normalise.blocks import Block, Link, Run
from newscrawl.normalise.draft import Draft
from newscrawl.normalise.identity import identify
from newscrawl.normalise.rulebook import rulebook
from newscrawl.normalise.symbols import fill
from newscrawl.normalise.walk import Walk
from newscrawl.site import FlashForm, Site

MAX_NOTE = 200
"""Longest value, in code points, that a note quotes."""
MAX_TAGGED = 100
"""Names that are looked for in the text of a flash; the fullest one seen names 10."""
_LATIN = re.compile(r"[A-Za-z0-9]")


class FlashError(ValueError):
    """Bytes that are no flash; the message says what came instead."""


@dataclass(frozen=True, slots=True)
class Flash:
    """A flash, taken apart."""

    values: Mapping[str, str]
    """Text of every value by its keys, joined by dots; the values of a list a line each."""
    html: bytes
    """The text as a page, UTF-8."""
    stocks: Any
    """The list of securities as it stands; None if there is none."""
    notes: tuple[str, ...]


def without_staff(record: Mapping[str, Any], form: FlashForm) -> dict[str, Any]:
    """The flash without the names and addresses of the people who wrote it, also where they stand in nested JSON."""
    clean = {key: _drop(value, form.staff) for key, value in record.items() if key not in form.staff}
    for key in form.nested & clean.keys():
        inside = _json(clean[key])
        if inside is not None:
            clean[key] = json.dumps(_drop(inside, form.staff), ensure_ascii=False, sort_keys=True)
    return clean


def canonical(record: Mapping[str, Any]) -> bytes:
    """The flash as it is kept: UTF-8, keys sorted, no blanks; the same flash has the same bytes.

    Half of a surrogate pair, which JSON can write and UTF-8 cannot, stays escaped.
    """
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(record, sort_keys=True, separators=(",", ":")).encode("ascii")


def read_flash(utf8: bytes, site: Site) -> Flash:
    """Take a flash apart.

    Raises:
        FlashError: the bytes are no JSON object, or the site has no flashes.
    """
    form = site.flash
    if form is None:
        raise FlashError(f"{site.name} has no flashes")
    try:
        record = json.loads(utf8)
        if not isinstance(record, dict):
            raise FlashError(f"a flash is one JSON object, found {type(record).__name__}")
        return _read(without_staff(record, form), form)
    except (ValueError, RecursionError) as error:
        raise error if isinstance(error, FlashError) else FlashError(f"a flash is one JSON object: {error}") from error


def _read(record: dict[str, Any], form: FlashForm) -> Flash:
    notes = [f"{key}: not read: {str(record[key])[:MAX_NOTE]}" for key in sorted(form.unread) if record.get(key)]
    for key in sorted(form.nested):
        inside = _json(record.get(key))
        if inside is None and record.get(key):
            notes.append(f"{key}: no JSON in it; what it says is unknown")
        record[key] = inside
    text = record.get(form.text)
    html = f"<html><body>{text if isinstance(text, str) else ''}</body></html>"
    stocks: Any = record
    for key in form.stocks.split("."):
        stocks = stocks.get(key) if isinstance(stocks, dict) else None
    return Flash(_values(record), html.encode("utf-8", "replace"), stocks, tuple(notes))


def with_flash(draft: Draft, flash: Flash, site: Site) -> Draft:
    """The draft with what only a flash has: title, channel, securities, and its number where it states no document."""
    form = site.flash
    assert form is not None
    fields, provenance = dict(draft.fields), dict(draft.provenance)
    fields.pop("title", None)
    title, row = _title(draft, form, site)
    if title:
        fields["title"], provenance["title"] = title, f"flash title {row}"
    provenance["channel"] = "flash"
    declared, tagged, notes = _securities(flash.stocks, form)
    url, identifier = draft.url, draft.id
    if number := flash.values.get(form.number):
        own = identify(form.url.format(number=number), site)
        if url is None and own:
            url, provenance["url"] = own.url, f"key {form.number}"
        if identifier is None and own:
            identifier, provenance["id"] = own.key, f"key {form.number}"
    return replace(
        draft,
        id=identifier,
        url=url,
        fields=fields,
        lists={**draft.lists, "channel": (form.channel,)},
        declared=declared,
        tagged=tagged,
        notes=(*draft.notes, *flash.notes, *notes),
        provenance=provenance,
    )


def link_tagged(blocks: Sequence[Block], tagged: Iterable[tuple[str, str, str]]) -> None:
    """Mark the first free occurrence of every tagged name in the kept blocks, the longest names first."""
    for words, symbol, rule in sorted(tagged, key=lambda row: -len(row[0])):
        for block in blocks:
            at = _free(block, words) if block.kind != "image" and words in block.text else -1
            if at >= 0:
                _mark(block, at, at + len(words), Link(symbol, rule))
                break


def _title(draft: Draft, form: FlashForm, site: Site) -> tuple[str, str]:
    """The title and the row that found it; it is always words of the text, and stays in it."""
    blocks = Walk(rulebook(site), draft.url, None).run(draft.document.body())
    first = next((block.text for block in blocks if block.text and not block.rule), "")
    for name, pattern in form.titles:
        if match := re.match(pattern, first):
            return match["title"].strip(), name
    return "", ""


def _securities(
    stocks: Any, form: FlashForm
) -> tuple[tuple[str, ...] | None, tuple[tuple[str, str, str], ...], list[str]]:
    """Declared symbols (None without a list), the first symbol of every name, and a note for what no row knows."""
    if stocks is None:
        return None, (), []
    if not isinstance(stocks, list):
        return None, (), [f"{form.stocks}: a list was expected, found {type(stocks).__name__}"]
    symbols: list[str] = []
    tagged: dict[str, tuple[str, str, str]] = {}
    notes: list[str] = []
    for stock in stocks:
        market, code, words = (_text(stock.get(key)) if isinstance(stock, dict) else "" for key in form.stock)
        rows = ((row, re.fullmatch(row.code, code)) for row in form.markets if row.market == market)
        found = next(((row, match) for row, match in rows if match), None)
        if found is None:
            notes.append(f"{form.stocks}: no symbol for market {market!r}, code {code!r}, name {words!r}")
            continue
        row, match = found
        symbols.append(fill(row.symbol, match.groupdict()))
        if words:
            tagged.setdefault(words, (words, symbols[-1], row.name))
    if len(tagged) > MAX_TAGGED:
        notes.append(f"{form.stocks}: of {len(tagged)} names only the first {MAX_TAGGED} are looked for in the text")
    return tuple(dict.fromkeys(symbols)), tuple(tagged.values())[:MAX_TAGGED], list(dict.fromkeys(notes))


def _free(block: Block, words: str) -> int:
    """Offset of the first occurrence that touches no mark; -1 without one. Latin names only as whole words."""
    taken = b"".join((b"x" if run.link or run.joint else b" ") * len(run.text) for run in block.runs)
    at = block.text.find(words)
    while at >= 0:
        end = at + len(words)
        beside = block.text[max(0, at - 1) : at] + block.text[end : end + 1]
        whole = not (words.isascii() and _LATIN.search(beside))
        if whole and taken.find(b"x", at, end) < 0:
            return at
        at = block.text.find(words, at + 1)
    return -1


def _mark(block: Block, start: int, end: int, link: Link) -> None:
    """Make the words one marked run; what stands before and after keeps its style."""
    before: list[Run] = []
    after: list[Run] = []
    strong = True
    at = 0
    for run in block.runs:
        stop = at + len(run.text)
        if head := run.text[: max(0, start - at)]:
            before.append(replace(run, text=head))
        if tail := run.text[max(0, end - at) :]:
            after.append(replace(run, text=tail))
        if max(at, start) < min(stop, end):
            strong = strong and run.strong
        at = stop
    block.runs = [*before, Run(block.text[start:end], strong, link=link), *after]


def _drop(value: Any, keys: frozenset[str]) -> Any:
    if isinstance(value, dict):
        return {key: _drop(item, keys) for key, item in value.items() if key not in keys}
    return [_drop(item, keys) for item in value] if isinstance(value, list) else value


def _json(text: Any) -> Any:
    """The JSON inside a string; None for anything else."""
    try:
        return json.loads(text) if isinstance(text, str) else None
    except (ValueError, RecursionError):
        return None


def _values(record: Any) -> dict[str, str]:
    """Text of every value by its path; those of a list a line each."""
    values: dict[str, list[str]] = {}
    _collect(record, "", values)
    return {path: "\n".join(texts) for path, texts in values.items()}


def _collect(value: Any, path: str, values: dict[str, list[str]]) -> None:
    if isinstance(value, dict):
        for key, item in value.items():
            _collect(item, f"{path}.{key}" if path else str(key), values)
    elif isinstance(value, list):
        for item in value:
            _collect(item, path, values)
    elif text := " ".join(_text(value).split()):
        values.setdefault(path, []).append(text)


def _text(value: Any) -> str:
    """Text of a string or a number, as UTF-8 can write it; nothing for anything else."""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return ""
    return str(value).encode("utf-8", "replace").decode("utf-8").strip()
