"""Names of securities from day to day: what a fresh listing changes in them, and what they change in the table."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Naming:
    """A name that a security bears, or bore."""

    symbol: str
    name: str
    since: str
    """First day, ``YYYY-MM-DD``; empty: unknown."""
    until: str
    """Last day; empty: it bears the name today."""
    kind: str
    """Sort of the name and its classes, as ``newscrawl.normalise.securities`` has them."""


def in_order(rows: Iterable[Naming]) -> list[Naming]:
    """By symbol, then by day."""
    return sorted(rows, key=lambda row: (row.symbol, row.since, row.until or "9", row.name))


def plain(name: str) -> str:
    """The name as texts write it: in half width, without blanks."""
    return "".join(unicodedata.normalize("NFKC", name).split())


def forms(name: str) -> tuple[str, ...]:
    """As it is listed, without blanks, and in half width."""
    return (name,) if name.isascii() else tuple(dict.fromkeys(("".join(name.split()), plain(name))))


def updated(table: str, rows: Iterable[Naming], marks: str) -> str:
    """The table of securities with these names in it.

    What a row says of a security's name replaces what the table says of it. A name that ends takes with it what
    was derived from it, and a security whose short names all have an end is not listed after the last of them.

    Args:
        marks: pattern of what a short name may have beside the name itself.
    """
    by_symbol: dict[str, list[Naming]] = {}
    for row in rows:
        by_symbol.setdefault(row.symbol, []).append(row)
    pattern = re.compile(marks)
    lines = []
    for line in table.splitlines():
        mine = by_symbol.pop(line.partition("\t")[0], None)
        lines.append(_line(line, mine, pattern) if mine else line)
    lines += [_line(f"{symbol}\t\t\t", mine, pattern) for symbol, mine in sorted(by_symbol.items())]
    return "".join(f"{line}\n" for line in lines)


def open_names(line: str, marks: str) -> list[Naming]:
    """The short names in a line of the table that have no end, each in one form, and not without its marks again."""
    symbol, _, _, _, *names = line.split("\t")
    entries = [[*entry.split("|"), "", "", ""][:4] for entry in names]
    found = {
        plain(text): Naming(symbol, text, _dashed(since), "", sort)
        for text, sort, since, until in entries
        if sort[0] == "s" and not until
    }
    bare = {re.sub(marks, "", text) for text in found if re.sub(marks, "", text) != text}
    return [naming for text, naming in found.items() if text not in bare]


def _line(line: str, rows: list[Naming], marks: re.Pattern[str]) -> str:
    symbol, company, listed, delisted, *entries = line.split("\t")
    names: dict[str, list[str]] = {}
    for entry in entries:
        text, _, rest = entry.partition("|")
        names.setdefault(text, []).append(rest)
    stated = {text for row in rows for text in forms(row.name)}
    classes = {text: rests[0].split("|")[0][1:] for text, rests in names.items()}
    for text in stated:
        names[text] = []
    for row in rows:
        for text in forms(row.name):
            if (rest := _rest(row, classes.get(text, ""))) not in names[text]:
                names[text].append(rest)
    for row in rows:
        base = marks.sub("", plain(row.name))
        if row.kind[0] == "s" and base != plain(row.name) and len(base) > 1 and base not in names:
            names[base] = [_rest(row, "", "b")]
    _end_derived(names, [text for row in rows if row.until for text in forms(row.name)])
    ends = [_end(rest) for rests in names.values() for rest in rests if rest[0] == "s"]
    if any(row.kind[0] == "s" and not row.until for row in rows):
        delisted = ""
    elif ends and all(ends):
        delisted = max(delisted, *ends)
    written = [f"{text}|{rest}".rstrip("|") for text, rests in names.items() for rest in rests]
    return "\t".join((symbol, company, listed, delisted, *written))


def _end_derived(names: dict[str, list[str]], ended: list[str]) -> None:
    """Cores and names without marks end with the last name that they are part of."""
    present = [text for text, rests in names.items() if any(r[0] == "s" and not _end(r) for r in rests)]
    for text, rests in names.items():
        last = max((_end(rest) for name in ended if text in name for rest in names[name]), default="")
        if last and not any(text in name for name in present):
            names[text] = [
                "|".join((*[*rest.split("|"), ""][:2], last)) if rest[0] in "bc" and not _end(rest) else rest
                for rest in rests
            ]


def _rest(row: Naming, known: str, sort: str = "") -> str:
    """What stands behind a name in the table."""
    days = row.since.replace("-", ""), row.until.replace("-", "")
    return "|".join((f"{sort or row.kind[0]}{row.kind[1:] or known}", *days))


def _end(rest: str) -> str:
    return [*rest.split("|"), "", ""][2]


def _dashed(day: str) -> str:
    return f"{day[:4]}-{day[4:6]}-{day[6:]}" if day else ""
