"""Companies that a body names: candidates by name, whose name it is on the day, and the mention that comes of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

import ahocorasick_rs

from newscrawl.article import Mention
from newscrawl.normalise.companies import Candidate
from newscrawl.normalise.rulebook import Rulebook
from newscrawl.normalise.securities import SORTS, Bearer, Securities
from newscrawl.normalise.words import LATIN, Words

MIN_REPEAT, MAX_REPEAT = 2, 64
"""Shortest and longest linked words, in code points, that are looked for again."""
_SORTS = list(SORTS)


def of_mention(mention: Mention, securities: Securities, day: str) -> Candidate:
    """A mention that the site or a code made, as a candidate."""
    company = securities.company(mention.symbol)
    bearers = tuple(b for b in securities.bearers(mention.text, day) if b.company == company)
    strange = Bearer(mention.symbol, company, "s", securities.everyday(mention.text), True)
    return Candidate(mention.start, mention.end, mention.text, bearers or (strange,), made=mention)


def named(body: str, day: str, book: Rulebook) -> tuple[list[Candidate], list[Candidate]]:
    """Every name that somebody bore by that day; and the names that somebody bears on other days alone."""
    bearers: dict[str, tuple[Bearer, ...]] = {}
    names: list[Candidate] = []
    strange: list[Candidate] = []
    for start, end in book.securities.find(body):
        text = body[start:end]
        if text not in bearers:
            found = book.securities.bearers(text, day) or book.securities.strangers(text)
            bearers[text] = tuple(sorted(found, key=lambda bearer: _rank(bearer, book)))
        if bearers[text]:
            (names if bearers[text][0].known else strange).append(Candidate(start, end, text, bearers[text]))
    return names, strange


class LongerNames:
    """Names of a body, asked for those around a span."""

    def __init__(self, names: Iterable[Candidate]) -> None:
        self._names = sorted(names, key=lambda name: name.start)
        self._starts = [name.start for name in self._names]
        self._reach = max((len(name.text) for name in self._names), default=0)

    def around(self, one: Candidate) -> list[Candidate]:
        """Those that begin at it or before, end at it or behind, and are longer."""
        first, last = bisect_left(self._starts, one.end - self._reach), bisect_right(self._starts, one.start)
        return [name for name in self._names[first:last] if one.end <= name.end and len(name.text) > len(one.text)]


def mark_longer_names(shares: list[Candidate], names: Iterable[Candidate]) -> None:
    """A linked word may stand inside a longer name: of the same company, or of another one; the longest counts."""
    longer = LongerNames(names)
    for one in shares:
        if around := longer.around(one):
            one.around = max(around, key=lambda other: len(other.text)).bearers


def unhidden(found: list[Candidate], strange: list[Candidate], words: Words) -> list[Candidate]:
    """Those that are no part of a longer name of another company, even of one that is not listed on the day.

    中信建投 was no listed company in 2012, and yet it was not 中信.
    """
    longer = LongerNames(one for one in strange if not words.cut(one.start, one.end))
    return [one for one in found if not any(_is_another(other, one) for other in longer.around(one))]


def _is_another(other: Candidate, one: Candidate) -> bool:
    return {b.company for b in other.bearers}.isdisjoint(b.company for b in one.bearers)


def repeated(body: str, shares: Iterable[Candidate]) -> Iterator[Candidate]:
    """Every further occurrence of a word that was linked or stands beside a code, in one pass for all words."""
    words = [one for one in reversed(list(shares)) if MIN_REPEAT <= len(one.text) <= MAX_REPEAT]
    first = {one.text: one for one in words if not one.text.isdigit()}
    texts = list(first)
    automaton = ahocorasick_rs.AhoCorasick(texts, store_patterns=False)
    done = [0] * len(texts)
    for number, at, end in automaton.find_matches_as_indexes(body, overlapping=True):
        text = texts[number]
        if at < done[number]:
            continue  # a word that overlaps itself
        done[number] = end
        if not (text.isascii() and LATIN.search(body[max(0, at - 1) : at] + body[end : end + 1])):
            yield Candidate(at, end, text, first[text].bearers, again=first[text].made)


def is_gloss(body: str, before: Candidate | None, one: Candidate) -> bool:
    """Whether it stands alone in brackets behind the same company's name: 联合包裹(UPS)."""
    return (
        before is not None
        and one.made is None
        and before.end + 1 == one.start
        and body[before.end] in "（("
        and body[one.end : one.end + 1] in ("）", ")")
        and before.bearers[0].company == one.bearers[0].company
    )


def extend(candidates: list[Candidate], others: list[Mention], body: str, forms: re.Pattern[str]) -> None:
    """A name takes along the legal or general form that the text adds to it, unless another mention begins in that."""
    starts = sorted([*(one.start for one in candidates), *(other.start for other in others), len(body)])
    for one in candidates:
        if not one.is_company or one.made or one.again or one.bearers[0].sort == "f" or one.text.isascii():
            continue
        match = forms.match(body, one.end)
        if match and match.end() <= starts[bisect_right(starts, one.start)]:
            one.name, one.end = one.text, match.end()
            one.text = body[one.start : one.end]


def choose_symbols(candidates: list[Candidate], day: str, book: Rulebook) -> None:
    """Give each candidate a symbol: what the site linked it to, else the listing that the text speaks of first.

    A company of which the text names no listing is spoken of by its listing at home, if it has one on that day.
    """
    spoken: dict[str, str] = {}
    for one in candidates:
        if one.made and one.is_company:
            spoken.setdefault(one.bearers[0].company, one.made.symbol)
    for one in candidates:
        company, made = one.bearers[0].company, one.made or one.again
        one.symbol = made.symbol if made else spoken.get(company) or _home(one.bearers[0], day, book)


def _home(bearer: Bearer, day: str, book: Rulebook) -> str:
    company = bearer.company
    at_home = company.startswith(book.site.companies.home_markets)
    return company if at_home and book.securities.is_listed(company, day) else bearer.symbol


def mention_of(one: Candidate, book: Rulebook) -> Mention:
    """The mention, decided."""
    kind, exchange = book.symbols.kind(one.symbol)
    made = one.made or one.again
    return Mention(
        one.symbol, one.text, one.start, one.end,
        one.made.evidence if one.made else "repeat" if one.again else "name",
        kind, exchange, one.is_company, one.made.quote if one.made else None,
        made.rule if made else SORTS[one.bearers[0].sort], tuple(one.reasons), one.bearers[0].company, one.confidence,
    )  # fmt: skip


def moved(mention: Mention, by: int) -> Mention:
    """The same mention in a text that begins elsewhere."""
    return replace(mention, start=mention.start + by, end=mention.end + by)


def of_no_company(mention: Mention) -> Mention:
    """A mention of a currency, a fund, an index …: sure not to be a company."""
    return replace(mention, is_company=False, confidence=0.0, reasons=(f"no company: {mention.kind}",))


def _rank(bearer: Bearer, book: Rulebook) -> tuple[bool, int, bool, int, str]:
    """The one first that a text means if it says no more."""
    rules = book.site.companies
    market = next((market for market in rules.markets if bearer.symbol.startswith(market)), "")
    return (
        not bearer.valid, _SORTS.index(bearer.sort), bearer.symbol.startswith(rules.other_lines),
        rules.markets.index(market) if market else len(rules.markets), bearer.symbol,
    )  # fmt: skip
