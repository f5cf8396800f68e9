"""The quote centre's lists of securities: a count, and pages of rows in the order of symbols."""

from __future__ import annotations

import json
from collections.abc import Mapping

from tests.sina_site.options import Options
from tests.sina_site.words import NAMES

MOST = 100
"""Rows of a page at most, whatever is asked for."""
_BLANKS = {"sz000002": "万  科Ａ", "sz000858": "五 粮 液"}
"""Short names that the site pads."""


class Boards:
    """Who is listed under which name, now."""

    def __init__(self) -> None:
        filler = {f"sz{300000 + number}": f"样本{number}股份" for number in range(801, 971)}
        named = {symbol: name for symbol, name in NAMES.items() if symbol[:2] in ("sh", "sz", "bj")}
        self._boards: dict[str, dict[str, str]] = {
            "hs_a": {**named, **filler, **_BLANKS},
            "hs_b": {"sh900901": "云赛Ｂ股", "sz200012": "南  玻Ｂ"},
        }
        self._pages = 0

    def change(self, name: str, query: Mapping[str, str]) -> dict[str, str]:
        """``rename`` (symbol, name; a new symbol is listed) or ``unlist`` (symbol).

        Raises:
            KeyError: there is no such symbol, or another name of a change.
        """
        symbol = query["symbol"]
        board = self._boards["hs_b" if symbol[:5] in ("sh900", "sz200") else "hs_a"]
        if name == "unlist":
            return {symbol: board.pop(symbol)}
        board[symbol] = query["name"]
        return {symbol: query["name"]}

    def answer(self, path: str, options: Options, query: Mapping[str, str]) -> str | None:
        """The answer of a method of the quote centre; None for one that is not known."""
        rows = sorted(self._boards.get(query.get("node", ""), {}).items())
        if path.endswith("Market_Center.getHQNodeStockCount"):
            return f'"{len(rows)}"'
        if not path.endswith("Market_Center.getHQNodeData"):
            return None
        size = min(int(query.get("num") or 20), MOST)
        at = (int(query.get("page") or 1) - 1) * size
        found = rows[at : at + size]
        self._pages += 1
        if options.short_board and self._pages % options.short_board == 0:
            found = found[: len(found) // 2]
        return json.dumps([_row(*row) for row in found]) if found else "null"


def _row(symbol: str, name: str) -> dict[str, object]:
    return {
        "symbol": symbol, "code": symbol[2:], "name": name, "trade": "12.340", "pricechange": "0.12",
        "changepercent": 0.982, "buy": "12.330", "sell": "12.340", "settlement": "12.220", "open": "12.250",
        "high": "12.400", "low": "12.210", "volume": 1234567, "amount": 15226789, "ticktime": "15:00:00",
        "per": 11.2, "pb": 1.1, "mktcap": 1234567.8, "nmc": 1234567.8, "turnoverratio": 0.41,
    }  # fmt: skip
