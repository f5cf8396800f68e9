"""What may be changed while the site runs (``/__control/option?name=…&value=…``)."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any


@dataclass(slots=True)
class Options:
    """Behaviour of the server; what the world holds is not among it."""

    faults: float = 0.0
    """Share of answers to article pages that go wrong; see ``fault_times``."""
    fault_times: int = 2
    """An address goes wrong at most so often."""
    fault_kinds: str = "502,reset,truncated,slow,403,429,charset,ban,home,other"
    """The kinds that occur."""
    feed_faults: float = 0.0
    """The same for lists and feeds; of the kinds 502, reset, slow, 403, 429 and ban."""
    ban_after: int = 0
    """More requests than this within a second ban the client for two seconds; 0 never bans."""
    refuse_all: bool = False
    """Every article page answers 403."""
    crawl_delay: float = 0.0
    """Crawl-delay in robots.txt; 0 states none."""
    robots: str = "allow"
    """allow, disallow, or missing (404)."""
    windows: bool = True
    """Whether the roll API answers windows (etime and stime)."""
    cursor: bool = True
    """Whether the roll API heeds ctime without a window; otherwise it answers the newest rows."""
    flash_cursor: bool = True
    """Whether the feed of flashes heeds ``id``; otherwise it answers the newest."""
    depth: int = 0
    """Pages of a roll answer that can be reached; 0 is all."""
    shift: int = 0
    """After every so many roll answers a new article appears; 0 is never."""
    shift_max: int = 200
    """At most so many appear that way."""
    short_board: int = 0
    """Every so many pages of the lists of securities lack half of their rows; 0 is none."""
    moved: float = 0.0
    """Share of the articles with one id for both pages whose desktop page answers with a redirect to the mobile one."""
    latency_ms: int = 0
    """Every answer takes at least this long."""
    gzip: bool = False
    """Compress answers for clients that accept it."""

    weight: bool = False
    """Article pages weigh what real ones do: navigation, scripts and lists around the article (``weight.py``)."""

    @staticmethod
    def read(text: str, to: type) -> Any:
        """The value of an option from its text."""
        if to is bool:
            return str(text).strip().lower() in {"1", "true", "yes", "on"}
        return to(text)

    def set(self, name: str, text: str) -> Any:
        """Change one option by its name.

        Raises:
            KeyError: there is no such option.
            ValueError: it cannot have this value.
        """
        option = {option.name: option for option in fields(self)}[name]
        value = self.read(text, type(option.default))
        setattr(self, name, value)
        return value
