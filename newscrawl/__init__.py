"""newscrawl: Sina Finance pages, in five layouts and two encodings, as clean, dated, ticker-linked articles."""

__version__ = "0.1.0"
