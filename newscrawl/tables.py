"""A user's own tables: the folder that ``TABLES_DIR`` names. Read here, once, and nowhere else.

What is read is the text of the files: a process of a crawl or of a batch is handed it, and never reads the folder
again, so that a file that is changed meanwhile changes nothing in a run that has begun.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from newscrawl.normalise.tables import TablesError, corrections_of, learned_of, names_of, with_tables
from newscrawl.site import Site
from newscrawl.sites import SITES

SECURITIES = "securities.tsv"
LEARNED = "learned.tsv"
CORRECTIONS = "corrections.tsv"


@dataclass(frozen=True, slots=True)
class Tables:
    """The text of each file; empty where there is none."""

    folder: str = ""
    """For messages."""
    securities: str = ""
    learned: str = ""
    corrections: str = ""

    def write(self) -> dict[str, str]:
        """As JSON, for another process."""
        return asdict(self)


NONE = Tables()


def read_tables(folder: str | Path) -> Tables:
    """The files of the folder, as text; an empty name is no folder.

    Raises:
        TablesError: it is no folder, or a file in it cannot be read or is not UTF-8.
    """
    if not str(folder):
        return NONE
    path = Path(folder)
    if not path.is_dir():
        found = "a file" if path.exists() else "nothing"
        raise TablesError(f"TABLES_DIR={folder}: expected a folder; found {found}; make it, or leave the setting empty")
    return Tables(str(folder), *(_text(path / name) for name in (SECURITIES, LEARNED, CORRECTIONS)))


@lru_cache(maxsize=8)
def site_of(name: str, tables: Tables = NONE) -> Site:
    """The site of a name with these tables; the same value for the same tables, so that its rules are compiled once.

    Raises:
        TablesError: a row cannot be; the message says file, line, what was expected, what was found, what to do.
    """
    return _with(SITES[name], tables)


def site_with_tables(site: Site, folder: str | Path) -> Site:
    """The site with the tables of a folder; the site itself where the folder has none, or its name is empty.

    Raises:
        TablesError: as :func:`read_tables` and :func:`site_of` say.
    """
    return _with(site, read_tables(folder))


def _with(site: Site, tables: Tables) -> Site:
    folder = Path(tables.folder)
    return with_tables(
        site,
        names_of(tables.securities, str(folder / SECURITIES), site) if tables.securities else [],
        learned_of(tables.learned, str(folder / LEARNED), site) if tables.learned else [],
        corrections_of(tables.corrections, str(folder / CORRECTIONS), site) if tables.corrections else (),
    )


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8") if path.exists() else ""
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        found = error.object[error.start : error.start + 4]
        raise TablesError(f"{path}, line {line}: expected UTF-8; found the bytes {found!r}; save it as UTF-8") from None
    except OSError as error:
        raise TablesError(f"{path}: {error.strerror or error}; give rights to read it") from error
