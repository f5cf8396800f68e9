"""Settings that cannot be, found before anything starts. Scrapy itself finds some late, and some never."""

from __future__ import annotations

import logging
import math
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from tempfile import TemporaryFile

from scrapy.settings import SETTINGS_PRIORITIES, BaseSettings, default_settings

from newscrawl import settings as project
from newscrawl.crawl.manners import origin_of
from newscrawl.stores.frontmatter import PROFILES

ALIKE = 0.8
"""How much of two names must be the same, 0 to 1, for one to be taken for a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Check:
    """What some settings must be."""

    expected: str
    holds: Callable[[BaseSettings, str], object]
    """Says no, or raises ValueError, for a value that cannot be."""
    names: tuple[str, ...]


CHECKS = (
    Check(
        "a whole number, at least 1",  # with 0, Scrapy waits for ever
        lambda settings, name: settings.getint(name) >= 1,
        (
            "CONCURRENT_REQUESTS", "CONCURRENT_REQUESTS_PER_DOMAIN", "CONCURRENT_ITEMS", "BREAKER_REFUSALS",
            "MONGODB_BATCH_SIZE", "RECORD_MAX_MIB",
        ),
    ),
    Check(
        "a whole number, at least 0",
        lambda settings, name: settings.getint(name) >= 0,
        ("REFUSED_COUNT_MIN", "NORMALISE_PROCESSES"),
    ),
    Check(
        "a number, at least 0",
        lambda settings, name: 0 <= settings.getfloat(name) < math.inf,
        (
            "DOWNLOAD_DELAY", "DOWNLOAD_TIMEOUT", "CRAWL_DELAY_MAX", "FIRST_RUN_HOURS", "EDIT_DAYS", "EDIT_FIRST_CHECK",
            "RETRY_FIRST_WAIT", "RETRY_PATIENCE", "REFUSED_PAUSE", "MONGODB_TIMEOUT",
        ),
    ),
    Check("a number from 0 to 1", lambda settings, name: 0 <= settings.getfloat(name) <= 1, ("REFUSED_SHARE_MAX",)),
    Check(
        "True or False",
        lambda settings, name: settings.getbool(name) in (True, False),
        ("ROBOTSTXT_OBEY", "AUTOTHROTTLE_ENABLED", "TELNETCONSOLE_ENABLED", "REMOTE_CONTROL_ENABLED"),
    ),
    Check(
        f"one of {', '.join(PROFILES)}",
        lambda settings, name: settings[name] in PROFILES,
        ("FRONTMATTER_PROFILE",),
    ),
    Check(
        "one of DEBUG, INFO, WARNING, ERROR, CRITICAL",
        lambda settings, name: settings[name] in logging.getLevelNamesMapping(),
        ("LOG_LEVEL",),
    ),
    Check(
        "majority, a whole number of at least 1, or nothing",
        lambda settings, name: settings[name] in ("", "majority") or settings.getint(name) >= 1,
        ("MONGODB_WRITE_CONCERN",),
    ),
    Check("a folder", lambda settings, name: settings[name], ("STATE_DIR",)),
    Check(
        "http://HOST:PORT, or nothing",
        lambda settings, name: not settings[name] or origin_of(settings[name]),
        ("ORIGIN_OVERRIDE",),
    ),
)  # fmt: skip


def wrong(settings: BaseSettings) -> list[str]:
    """The settings that cannot be, each with what was expected."""
    values = [
        f"{name}={settings[name]}: expected {check.expected}"
        for check in CHECKS
        for name in check.names
        if not _holds(check, settings, name)
    ]
    return [*_misspelt(settings), *values]


def _misspelt(settings: BaseSettings) -> Iterator[str]:
    """Settings of the command line that nobody reads and that look like one of ours."""
    ours = [name for name in vars(project) if name.isupper()]
    for name in settings:
        given = settings.getpriority(name) == SETTINGS_PRIORITIES["cmdline"]
        if given and not hasattr(project, name) and not hasattr(default_settings, name):
            for near in get_close_matches(name, ours, 1, ALIKE):
                yield f"{name}: there is no such setting; is it {near}?"


def _holds(check: Check, settings: BaseSettings, name: str) -> bool:
    try:
        return bool(check.holds(settings, name))
    except (ValueError, TypeError):
        return False


def can_be_written(name: str, file: Path) -> None:
    """See that a file that an option names can be written as a whole; what stands there stays.

    Raises:
        ValueError: it cannot; the message names the option.
    """
    with writing(name, file):
        if file.exists() and not file.is_file():  # also of /dev/null, whose place would be taken
            raise OSError("is there, and is no file")
        if not file.parent.is_dir():
            raise OSError(f"there is no folder {file.parent}")
        with TemporaryFile(dir=file.parent):
            pass


@contextmanager
def writing(name: str, file: Path) -> Iterator[None]:
    """While the file of an option is written.

    Raises:
        ValueError: it could not be; the message names the option and says what to do.
    """
    try:
        yield
    except OSError as error:
        what = f"{name} {file}: {error.strerror or error}"
        raise ValueError(f"{what}; make room, or name a file that can be written") from error


def make_folder(name: str, folder: Path) -> None:
    """Make the folder that a setting names.

    Raises:
        ValueError: it cannot be made or written; the message names the setting.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError("no right to write there")
    except OSError as error:
        raise ValueError(f"{name}={folder}: {error.strerror or error}; name a folder that can be written") from error
