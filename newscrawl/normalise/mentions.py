"""Mentions: which words of the body name a security.

Three kinds of evidence, measured on the body text: words that the site linked, the same words again,
and codes that stand beside a name. Spans never overlap; a link wins over a code, a code over a repeat.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator

from newscrawl.article import Evidence, Mention, Refusal
from newscrawl.normalise.draft import Measured, Stripped
from newscrawl.normalise.rulebook import Rulebook, rulebook
from newscrawl.normalise.symbols import fill
from newscrawl.site import Site, TickerForm

MAX_NAME = 16
"""Longest name, in code points, that is looked for before a code."""
MAX_UNKNOWN_NAME = 6
"""Longest name that is believed without being known; the code itself is the span where more stands before it."""
MIN_REPEAT = 2
_LATIN = re.compile(r"[A-Za-z0-9]")
_GLOSS = re.compile(r" ?[（(][^（()）\n]{0,8}?[A-Z0-9.]{1,9}[)）]")


def mentions(stripped: Stripped, site: Site) -> Measured | Refusal:
    """All mentions of the body in order."""
    book = rulebook(site)
    linked = list(_linked(stripped, book))
    taken = _Taken(linked, _glosses(stripped.body, linked))
    names = {m.text: m for m in linked if m.kind == "share" and len(m.text) >= MIN_REPEAT}
    coded = [m for m in _coded(stripped.body, linked, book) if taken.add(m)]
    for mention in coded:
        if mention.kind == "share" and not mention.text.isdigit():
            names.setdefault(mention.text, mention)
    repeated = [m for m in _repeated(stripped.body, names, book) if taken.add(m)]
    return Measured(stripped, tuple(sorted([*linked, *coded, *repeated], key=lambda m: m.start)))


class _Taken:
    """Spans that are already mentions."""

    def __init__(self, mentions: list[Mention], glosses: list[tuple[int, int]]) -> None:
        self._spans = sorted([*((m.start, m.end) for m in mentions), *glosses])

    def add(self, mention: Mention) -> bool:
        """Take the span; False if it overlaps one already taken."""
        at = bisect_left(self._spans, (mention.start, mention.end))
        if any(start < mention.end and mention.start < end for start, end in self._spans[max(0, at - 1) : at + 1]):
            return False
        insort(self._spans, (mention.start, mention.end))
        return True


def _mention(
    book: Rulebook, symbol: str, text: str, start: int, evidence: Evidence, rule: str, quote: str = ""
) -> Mention:
    kind, exchange = book.symbols.kind(symbol)
    company = kind == "share"
    reason = "a listed share" if company else f"a {kind} is no company"
    return Mention(
        symbol, text, start, start + len(text), evidence, kind, exchange, company, quote or None, rule, (reason,)
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


def _coded(body: str, linked: list[Mention], book: Rulebook) -> Iterator[Mention]:
    """Names with a code beside them; the span is the name where one stands there, else the code."""
    ends = {mention.end for mention in linked}
    names: dict[str, set[str]] = {}
    for mention in linked:
        names.setdefault(mention.symbol, set()).add(mention.text)
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
        if symbol is None or end in ends or (form.needs_known_symbol and symbol not in book.site.known_names):
            continue
        before = before.rstrip(" ").rpartition("\n")[2]
        name = _name_before(before, symbol, form, names.get(symbol, set()), book)
        if name:
            yield _mention(book, symbol, name, end - len(name), "ticker", form.name)
        elif name is not None:
            yield _mention(book, symbol, match["code"], match.start("code"), "ticker", form.name)


def _symbol(code: str, forms: list[tuple[re.Pattern[str], str]]) -> str | None:
    return next((fill(form, {"code": code}) for pattern, form in forms if pattern.search(code)), None)


def _name_before(before: str, symbol: str, form: TickerForm, linked: set[str], book: Rulebook) -> str | None:
    """The company's name at the end of a text; empty if none is recognised; None if the code is none without one."""
    known = {*book.site.known_names.get(symbol, "").split(), *linked}
    if form.needs_known_name:
        known.add(symbol[2:])
    folded = before.casefold()
    found = [
        before[len(before) - len(name) - len(suffix) :]
        for suffix in ("", *book.site.name_suffixes)
        if folded.endswith(end := suffix.casefold())
        for name in known
        if folded.endswith(name.casefold() + end)
    ]
    if found:
        return max(found, key=len)
    if form.needs_known_name:
        return None
    cut = max((m.end() for m in book.name_ends.finditer(before)), default=0)
    name = before[cut:]
    return name if 2 <= len(name) <= MAX_UNKNOWN_NAME else ""


def _repeated(body: str, names: dict[str, Mention], book: Rulebook) -> Iterator[Mention]:
    """Every further occurrence of a name, the longest names first; Latin names only as whole words."""
    for name in sorted(names, key=len, reverse=True):
        first = names[name]
        at = body.find(name)
        while at >= 0:
            end = at + len(name)
            beside = body[at - 1 : at] + body[end : end + 1]
            if not (name.isascii() and _LATIN.search(beside)):
                yield _mention(book, first.symbol, name, at, "repeat", first.rule)
            at = body.find(name, end)
