"""What a run is asked for: the spider's arguments, checked, and the channels that they mean."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass
from pathlib import Path

from newscrawl.crawl import clock, windows
from newscrawl.normalise.identity import identify
from newscrawl.site import Channel, Site

_COMMA = re.compile(r"[,\uff0c]")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the spider's arguments ask for."""

    channels: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    urls: str = ""
    flashes: bool = False
    """The flashes too, beside whatever else is read."""

    @classmethod
    def read(
        cls, site: Site, channels: str = "", symbols: str = "", since: str = "", until: str = "", urls: str = "",
        flashes: str = "",
    ) -> Wanted:  # fmt: skip
        """From the arguments as text.

        Raises:
            ValueError: an unknown channel or symbol, a time that is none, or arguments that contradict each other;
                the message says what was expected.
        """
        wanted = cls(
            tuple(filter(None, _COMMA.split(channels))),
            tuple(filter(None, _COMMA.split(symbols))),
            _day("since", since, site),
            _day("until", until, site),
            urls,
            flashes == "1",
        )
        if flashes not in ("", "0", "1"):
            raise ValueError(f"flashes={flashes}: expected 1, or 0 for none")
        if until and not since:
            raise ValueError(f"until={until}: give since too")
        if wanted.since is not None and wanted.until is not None and wanted.since >= wanted.until:
            raise ValueError(f"since={since}: expected a time before until={until}")
        if wanted.since is not None and wanted.since >= clock.epoch():
            raise ValueError(f"since={since}: expected a time before now")
        if urls and not _names_an_address(Path(urls), site):
            raise ValueError(f"urls={urls}: expected a file with an address of {site.name} in a line")
        known = {row.name for row in site.channels}
        if unknown := [name for name in wanted.channels if name not in known]:
            raise ValueError(f"channels={','.join(unknown)}: expected some of {', '.join(sorted(known))}")
        if flashes == "0" and (both := sorted(_flashing(site) & set(wanted.channels))):
            raise ValueError(f"flashes=0: channels={','.join(both)} is flashes; leave one of the two out")
        wanted.lists(site)
        return wanted

    def lists(self, site: Site) -> list[Channel]:
        """The channels to read."""
        chosen = _flashing(site) if self.flashes else set()
        if self.symbols:
            symbols = [_symbol_channel(symbol, site) for symbol in self.symbols]
            return symbols + [row for row in site.channels if row.name in chosen]
        if self.channels:
            chosen |= set(self.channels)
        elif not self.urls:
            chosen |= {row.name for row in site.channels if row.default}
        return [row for row in site.channels if row.name in chosen]


ARGUMENTS = tuple(inspect.signature(Wanted.read).parameters)[1:]
"""Names of the arguments."""


def _flashing(site: Site) -> set[str]:
    """Channels that are flashes."""
    carrying = {row.name for row in site.lists if row.format == "flash"}
    return {row.name for row in site.channels if row.source in carrying}


def _names_an_address(path: Path, site: Site) -> bool:
    if not path.is_file():
        return False
    with path.open(encoding="utf-8") as file:
        return any(identify(line, site) for line in file)


def _day(name: str, text: str, site: Site) -> int | None:
    try:
        return windows.parse_day(text, site.zone) if text else None
    except ValueError as error:
        raise ValueError(f"{name}={error}") from error


def _symbol_channel(symbol: str, site: Site) -> Channel:
    for pattern, source, form in site.symbol_lists:
        if match := re.match(pattern, symbol):
            return Channel(symbol, source, {"symbol": form.format(**match.groupdict())})
    raise ValueError(f"symbols={symbol}: expected a form like sh600519, hk00700 or usNVDA")
