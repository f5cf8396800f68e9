"""Where saved pages come from. A page is bytes and what the archive knows of them; reading never downloads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from newscrawl.archive.folder import read_path
from newscrawl.archive.lines import is_lines, read_lines
from newscrawl.archive.warc import Reading
from newscrawl.article import Article, Page, Refusal
from newscrawl.site import Site


def paths_of(argument: str) -> list[Path]:
    """The paths of a comma-separated argument.

    Raises:
        FileNotFoundError: a path does not exist; the message names it.
    """
    paths = [Path(part.strip()) for part in argument.split(",") if part.strip()]
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(f"replay={argument}: {path} does not exist; give files or folders of saved pages")
    return paths


def read_archive(argument: str, site: Site, passed: Counter[str] | None = None) -> Iterator[Page | Article | Refusal]:
    """Pages of every path in turn, in a stable order; what cannot be read comes as a refusal.

    Articles and refusals of a file of JSON lines come as what they are. Such a file is read only where it is
    named itself: in a folder of posts stands ``refused.jsonl``, in a folder of pages perhaps what they gave.

    Args:
        argument: paths, separated by commas.
        site: whose pages to take from WARC files.
        passed: is told how many records of WARC files were passed over, by kind.
    """
    reading = Reading(site, Counter() if passed is None else passed)
    for path in paths_of(argument):
        yield from read_lines(path) if is_lines(path) else read_path(path, reading)
