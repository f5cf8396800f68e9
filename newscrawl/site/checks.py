"""What rows are checked for when they are made."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable


class RuleError(ValueError):
    """A row that cannot work. The message names the row and says what is wrong with it."""


def check_pattern(row: str, pattern: str, *groups: str) -> None:
    """Raise :class:`RuleError` if the regular expression does not compile, or lacks a group that is read of it.

    An empty pattern stands for none and needs no group.
    """
    try:
        known = re.compile(pattern).groupindex
    except re.error as error:
        raise RuleError(f"{row}: pattern {pattern!r} does not compile: {error}") from error
    if missing := [name for name in groups if pattern and name not in known]:
        raise RuleError(f"{row}: pattern {pattern!r} has no group {', '.join(missing)}")


def check_why(row: str, why: str) -> None:
    """Raise :class:`RuleError` if the row does not say why it is there."""
    if not why.strip():
        raise RuleError(f"{row}: say why in `why`")


def check_needs(row: str, needs: Iterable[tuple[object, object, str]]) -> None:
    """Raise :class:`RuleError` for the first (given, needed, sentence) of which only the first is there."""
    for given, needed, sentence in needs:
        if given and not needed:
            raise RuleError(f"{row}: {sentence}")


def check_names(table: str, names: Iterable[str]) -> None:
    """Raise :class:`RuleError` if two rows of a table have one name."""
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        raise RuleError(f"{table} has two rows named {', '.join(twice)}")
