"""Mentions: which words of the body name a security.

Four kinds of evidence, measured on the body text: words that the site linked, the same words again, codes that
stand beside a name, and names of listed securities. Spans never overlap; a link wins over a code, a code over a
name, a longer name over a shorter one. ``companies`` decides which of them are the company.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from newscrawl.article import Evidence, Mention, Refusal
from newscrawl.normalise.companies import Candidate
from newscrawl.normalise.corrections import correct
from newscrawl.normalise.draft import Draft, Measured, Stripped
from newscrawl.normalise.naming import (
    choose_symbols,
    extend,
    is_gloss,
    mark_longer_names,
    mention_of,
    moved,
    named,
    of_mention,
    of_no_company,
    repeated,
    unhidden,
)
from newscrawl.normalise.roles import companies
from newscrawl.normalise.rulebook import Rulebook, rulebook
from newscrawl.normalise.symbols import fill
from newscrawl.normalise.times import shown_time
from newscrawl.site import Site, TickerForm

MAX_NAME = 16
"""Longest name, in code points, that is looked for before a code."""
MAX_UNKNOWN_NAME = 6
"""Longest name that is believed without being known; the code itself is the span where more stands before it."""
_OPENED = re.compile(r"[（(]([^（()）]*)$")
_GLOSS = re.compile(r" ?[（(][^（()）\n]{0,8}?[A-Z0-9.]{1,9}[)）]")


@dataclass(frozen=True, slots=True)
class Named:
    """What a title and a body, read as one text, may name: what one says of a company, the other knows."""

    text: str
    """The title in one line, and the body."""
    shift: int
    """Where the body begins."""
    candidates: list[Candidate]
    """What may be a company, decided."""
    others: list[Mention]
    """What cannot be one."""


def mentions(stripped: Stripped, site: Site) -> Measured | Refusal:
    """All mentions of the body in order: those that the site linked, and those that name a company."""
    return measured(stripped, named_in(stripped, site), site)


def named_in(stripped: Stripped, site: Site) -> Named:
    """The candidates of title and body."""
    book = rulebook(site)
    title = stripped.draft.fields.get("title", "").replace("\n", " ")
    text, shift = f"{title}\n{stripped.body}", len(title) + 1
    linked = [moved(mention, shift) for mention in _linked(stripped, book)]
    day = _day(stripped.draft, site)
    return Named(text, shift, *candidates_of(text, day, linked, book, stripped.id if book.corrections else ""))


def measured(stripped: Stripped, found: Named, site: Site) -> Measured:
    """The mentions that come of the candidates."""
    book, shift, body = rulebook(site), found.shift, stripped.body
    kept = [mention_of(one, book) for one in found.candidates if one.is_company or one.linked]
    spans = sorted([*kept, *found.others], key=lambda mention: mention.start)
    lead = body.find("\n")
    return Measured(
        stripped,
        tuple(moved(mention, -shift) for mention in spans if mention.start >= shift),
        tuple(mention for mention in spans if mention.start < shift),
        companies(found.candidates, shift, lead if lead >= 0 else len(body)),
    )


def candidates_of(
    body: str, day: str, linked: list[Mention], book: Rulebook, article: str = ""
) -> tuple[list[Candidate], list[Mention]]:
    """Everything in a body that may name a company, decided, and the mentions that cannot.

    Args:
        day: ``YYYYMMDD``; names are those that were known by then.
        linked: what the site linked.
        article: its id, of which a correction may speak.
    """
    taken = _Taken(len(body), linked, _glosses(body, linked))
    sure = [*linked, *(m for m in _coded(body, day, linked, book) if taken.add(m.start, m.end))]
    shares = [of_mention(mention, book.securities, day) for mention in sure if mention.kind == "share"]
    others = [of_no_company(mention) for mention in sure if mention.kind != "share"]
    names, strange = named(body, day, book)
    mark_longer_names(shares, [*names, *strange])
    words = book.judge.words_of(body)
    found = unhidden([*names, *repeated(body, shares)], strange, words)
    for one in (*shares, *found):
        one.cut = words.cut(one.start, one.end)
    found.sort(key=lambda one: (one.cut, one.start - one.end, one.again is None, one.start))  # the longest first
    candidates = sorted([*shares, *(one for one in found if taken.add(one.start, one.end))], key=lambda one: one.start)
    candidates = [one for before, one in pairwise([None, *candidates]) if one and not is_gloss(body, before, one)]
    book.judge.judge(words, candidates)
    choose_symbols(candidates, day, book)
    extend(candidates, others, body, book.judge.forms)
    correct(candidates, article, book.corrections, book.securities)
    return candidates, others


def _day(draft: Draft, site: Site) -> str:
    """The day of publication at the site, ``YYYYMMDD``; empty where no time is known: such a page is refused."""
    shown = shown_time(draft.times)
    return shown.at.astimezone(site.zone).strftime("%Y%m%d") if shown else ""


class _Taken:
    """Spans of a text that are already mentions."""

    def __init__(self, length: int, mentions: list[Mention], glosses: list[tuple[int, int]]) -> None:
        self._marks = bytearray(length)  # a sorted list would be moved at every span
        for start, end in (*((m.start, m.end) for m in mentions), *glosses):
            self._marks[start:end] = b"x" * (end - start)

    def add(self, start: int, end: int) -> bool:
        """Take the span; False if it overlaps one already taken."""
        if self._marks.find(b"x", start, end) >= 0:
            return False
        self._marks[start:end] = b"x" * (end - start)
        return True


def _mention(
    book: Rulebook, symbol: str, text: str, start: int, evidence: Evidence, rule: str, quote: str = ""
) -> Mention:
    """What the site or a code makes; whether it is a company is decided when the whole body is known."""
    kind, exchange = book.symbols.kind(symbol)
    return Mention(
        symbol, text, start, start + len(text), evidence, kind, exchange, kind == "share", quote or None, rule
    )


def _glosses(body: str, linked: list[Mention]) -> list[tuple[int, int]]:
    """Brackets directly after a linked name that hold nothing but its code: AMD（AMD）."""
    found = (_GLOSS.match(body, mention.end) for mention in linked)
    return [match.span() for match in found if match]


def _linked(stripped: Stripped, book: Rulebook) -> Iterator[Mention]:
    """Words inside the site's own marks."""
    at = 0
    for block in stripped.blocks:
        if block.kind == "image":
            continue
        start = at
        for run in block.runs:
            text = run.text.strip()
            if run.link and text:
                offset = start + run.text.index(text)
                yield _mention(book, run.link.symbol, text, offset, "link", run.link.rule, run.link.quote)
            start += len(run.text)
        at += len(block.text) + 1


def _coded(body: str, day: str, linked: list[Mention], book: Rulebook) -> Iterator[Mention]:
    """Names with a code beside them; the span is the name where one stands there, else the code."""
    ends = {mention.end for mention in linked}
    linked_names: dict[str, set[str]] = {}
    for mention in linked:
        linked_names.setdefault(mention.symbol, set()).add(mention.text)
    names: dict[str, _Names] = {}
    done = 0
    for start in sorted({anchor.start() for pattern in book.ticker_anchors for anchor in pattern.finditer(body)}):
        if start < done or not book.any_ticker.match(body, start):
            continue
        found = next(((m, form) for p, form in book.tickers if (m := p.match(body, start))), None)
        if found is None:
            continue
        match, form = found
        done = match.end()
        before = body[max(0, match.start() - 2 * MAX_NAME) : match.start()]
        end = match.start() - (len(before) - len(before.rstrip(" ")))
        symbol = _symbol(match["code"], book.ticker_codes[form.name])
        if symbol is None or end in ends or (form.needs_known_symbol and symbol not in book.securities):
            continue
        before = before.rstrip(" ").rpartition("\n")[2]
        if symbol not in names:
            names[symbol] = _Names({*linked_names.get(symbol, ()), *book.securities.names(symbol, day)})
        if _is_glossed(before, names[symbol]):
            continue
        if shares := re.search(book.site.share_class, before):
            before, end = before[: shares.start()], end - len(shares[0])
        name = _name_before(before, symbol, form, names[symbol], book)
        if name:
            yield _mention(book, symbol, name, end - len(name), "ticker", form.name)
        elif name is not None:
            yield _mention(book, symbol, match["code"], match.start("code"), "ticker", form.name)


class _Names:
    """The names of one security, asked by what a text ends with, however many there are."""

    def __init__(self, names: Iterable[str]) -> None:
        self._lengths: dict[str, int] = {}
        for name in names:
            folded = name.casefold()
            self._lengths[folded] = max(len(name), self._lengths.get(folded, 0))
        self._sizes = sorted({len(folded) for folded in self._lengths if 0 < len(folded) <= 2 * MAX_NAME})

    def at_end(self, folded: str) -> int:
        """Length of the longest name at the end of a text without capitals; 0 without one."""
        ends = (folded[-size:] for size in self._sizes if size <= len(folded))
        return max((self._lengths[end] for end in ends if end in self._lengths), default=0)


def _is_glossed(before: str, names: _Names) -> bool:
    """Whether a code stands in a bracket that opens behind the company's name, or behind its name in one."""
    opened = _OPENED.search(before)
    if not opened:
        return False
    stand = (before[: opened.start()].rstrip(" "), opened[1].rstrip(" ，,;；、/|"))
    return any(names.at_end(text.casefold()) for text in stand)


def _symbol(code: str, forms: list[tuple[re.Pattern[str], str]]) -> str | None:
    return next((fill(form, {"code": code}) for pattern, form in forms if pattern.search(code)), None)


def _name_before(before: str, symbol: str, form: TickerForm, names: _Names, book: Rulebook) -> str | None:
    """The company's name at the end of a text; empty if none is recognised; None if the code is none without one."""
    asked = (names, _Names([symbol[2:]])) if form.needs_known_name else (names,)
    folded = before.casefold()
    found = 0
    for suffix in ("", *book.site.name_suffixes):
        end = suffix.casefold()
        if folded.endswith(end):
            length = max(known.at_end(folded[: len(folded) - len(end)]) for known in asked)
            found = max(found, length + len(suffix) if length else 0)
    if found:
        return before[len(before) - found :]
    if form.needs_known_name:
        return None
    cut = max((m.end() for m in book.name_ends.finditer(before)), default=0)
    name = before[cut:]
    return name if 2 <= len(name) <= MAX_UNKNOWN_NAME else ""
