"""Canonical symbols: from the site's marks and addresses, from codes in the text; and what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from newscrawl.article import SymbolKind
from newscrawl.site import Site

MAX_KINDS = 50_000
"""Symbols whose kind is remembered; all exchanges together list fewer."""
_FIELD = re.compile(r"\{(?P<name>[a-z]+)(?::(?P<spec>[^}]*))?\}")


def fill(form: str, groups: Mapping[str, str | Any]) -> str:
    """A symbol from its form: ``{code}``, ``{code:upper}``, or any format of Python's."""

    def value(match: re.Match[str]) -> str:
        text = str(groups[match["name"]] or "")
        match match["spec"]:
            case None | "":
                return text
            case "upper":
                return text.upper()
            case "lower":
                return text.lower()
            case spec:
                return format(text, spec)

    return _FIELD.sub(value, form)


class Symbols:
    """A site's symbol rows, compiled."""

    def __init__(self, site: Site) -> None:
        self._ids = [(re.compile(r.pattern), r) for r in site.symbol_links if r.attribute == "id"]
        self._hrefs = [(re.compile(r.pattern), r) for r in site.symbol_links if r.attribute == "href"]
        self._classes = [(re.compile(r.pattern), r) for r in site.symbol_classes]
        self._kinds: dict[str, tuple[SymbolKind, str | None]] = {}
        self._spans = [(re.compile(pattern), form) for pattern, form in site.symbol_spans]
        self._declaration = site.declaration
        self.is_quote = re.compile(site.quote_ids).search

    def of_id(self, value: str) -> tuple[str, str] | None:
        """(symbol, row) of an element's id."""
        return self._first(self._ids, value)

    def of_href(self, value: str) -> tuple[str, str] | None:
        """(symbol, row) of a link's address."""
        return self._first(self._hrefs, value)

    def kind(self, symbol: str) -> tuple[SymbolKind, str | None]:
        """What a symbol is, and the exchange's MIC (``US`` for the American ones)."""
        known = self._kinds.get(symbol)
        if known is None:
            row = next((row for pattern, row in self._classes if pattern.search(symbol)), None)
            known = (row.kind, row.exchange) if row else ("other", None)
            if len(self._kinds) < MAX_KINDS:
                self._kinds[symbol] = known
        return known

    def span_id(self, symbol: str) -> str:
        """The id with which the site itself marks the symbol."""
        for pattern, form in self._spans:
            if match := pattern.match(symbol):
                return fill(form, match.groupdict())
        return symbol

    def declaration(self, symbols: Iterable[str]) -> str:
        """The site's own list of linked securities as comments, one a run of symbols of one market."""
        rule = self._declaration
        runs: list[tuple[str, list[str]]] = []
        for symbol in symbols:
            for pattern, market, code in rule.written:
                if match := re.match(pattern, symbol):
                    name = fill(market, match.groupdict())
                    if not runs or runs[-1][0] != name:
                        runs.append((name, []))
                    runs[-1][1].append(fill(code, match.groupdict()))
                    break
        runs = runs or [(rule.written[0][1], [])]
        return "".join(rule.comment.format(market=m, codes=rule.separator.join(codes)) for m, codes in runs)

    @staticmethod
    def _first(rows: list[Any], value: str) -> tuple[str, str] | None:
        for pattern, row in rows:
            if match := pattern.search(value):
                return fill(row.symbol, match.groupdict()), row.name
        return None
