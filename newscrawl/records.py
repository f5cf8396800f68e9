"""Articles and refusals from the JSON that :func:`newscrawl.article.plain` makes of them, strictly.

A record has every field of its class and no other: the fields themselves say which version wrote it, so a line
carries no number of a schema. Fields that follow from the others may be missing and are always made anew. What does
not fit is a :class:`RecordError` that names the place in the record.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from newscrawl.article import Article, Refusal, is_derived

Reader = Callable[[Any], Any]
_WORDS = {str: "text", int: "a whole number", bool: "true or false", float: "a number with a point"}


INTEGERS = range(-(2**31), 2**31)
"""What a whole number of a record may be: every store and table holds it."""


class RecordError(ValueError):
    """A value that is no record; says where in it, what was expected and what came."""

    def __init__(self, expected: str, found: str) -> None:
        super().__init__()
        self.expected = expected
        self.found = found
        self.path = ""
        """The place, such as ``mentions[3].start``; empty for the record as a whole."""

    def __str__(self) -> str:
        return f"{self.path.removeprefix('.') or 'record'}: expected {self.expected}, found {self.found}"

    def under(self, place: str) -> RecordError:
        """The same error, seen from one level higher."""
        self.path = place + self.path
        return self


def article_of(record: Mapping[str, Any]) -> Article:
    """The article whose plain form this is: ``article_of(plain(article)) == article``.

    Raises:
        RecordError: a field is missing, unknown or of another type, or a time has no zone.
    """
    article: Article = _reader(Article)(record)
    return article


def refusal_of(record: Mapping[str, Any]) -> Refusal:
    """The refusal whose plain form this is.

    Raises:
        RecordError: as for an article.
    """
    refusal: Refusal = _reader(Refusal)(record)
    return refusal


def record_of(value: Any) -> Article | Refusal:
    """Either: a refusal has a ``reason`` and no article has.

    Raises:
        RecordError: it is neither.
    """
    if isinstance(value, Mapping) and "reason" in value:
        return refusal_of(value)
    return article_of(value)


@cache
def _reader(hint: Any) -> Reader:
    """The function that reads a value of a type."""
    origin, arguments = get_origin(hint), get_args(hint)
    if hint in _WORDS:
        return _scalar(hint)
    if hint is datetime:
        return _time
    if is_dataclass(hint):
        return _record(hint)
    if origin is Literal:
        return _one_of(arguments)
    if origin in (Union, UnionType) and len(arguments) == 2 and arguments[1] is type(None):
        return _or_null(_reader(arguments[0]))
    if origin is tuple and arguments[1:] == (...,):
        return _list(_reader(arguments[0]))
    if origin is Mapping and arguments[0] is str:
        return _object(_reader(arguments[1]))
    raise TypeError(f"{hint}: no JSON form is known of this type")


def _scalar(kind: type) -> Reader:
    def read(value: Any) -> Any:
        if type(value) is not kind:  # bool is an int to isinstance
            raise RecordError(_WORDS[kind], _shown(value))
        if kind is int and value not in INTEGERS:
            raise RecordError(f"a whole number from {INTEGERS[0]:,} to {INTEGERS[-1]:,}", _shown(value))
        return value

    return read


def _time(value: Any) -> datetime:
    try:
        time = datetime.fromisoformat(value)
    except (ValueError, TypeError):
        raise RecordError("a time in ISO 8601", _shown(value)) from None
    if time.tzinfo is None:
        raise RecordError("a time with its zone", _shown(value))
    try:
        time.astimezone(UTC)
    except OverflowError:
        raise RecordError("a time that UTC can hold", _shown(value)) from None
    return time


def _one_of(words: tuple[str, ...]) -> Reader:
    allowed = frozenset(words)

    def read(value: Any) -> Any:
        if type(value) is not str or value not in allowed:
            raise RecordError(f"one of {', '.join(words)}", _shown(value))
        return value

    return read


def _or_null(reader: Reader) -> Reader:
    def read(value: Any) -> Any:
        if value is None:
            return None
        try:
            return reader(value)
        except RecordError as error:
            if not error.path:
                error.expected += " or null"
            raise

    return read


def _list(reader: Reader) -> Reader:
    def read(value: Any) -> tuple[Any, ...]:
        if type(value) is not list:
            raise RecordError("a list", _shown(value))
        items: list[Any] = []
        try:
            items.extend(map(reader, value))
        except RecordError as error:
            raise error.under(f"[{len(items)}]") from None
        return tuple(items)

    return read


def _object(reader: Reader) -> Reader:
    def read(value: Any) -> dict[str, Any]:
        if type(value) is not dict:
            raise RecordError("an object", _shown(value))
        read_so_far: dict[str, Any] = {}
        for name, item in value.items():
            try:
                read_so_far[name] = reader(item)
            except RecordError as error:
                raise error.under(f".{name}") from None
        return read_so_far

    return read


def _record(kind: Any) -> Reader:
    hints = get_type_hints(kind)
    names = tuple(field.name for field in fields(kind) if not is_derived(field))
    readers = tuple(_reader(hints[name]) for name in names)
    needed, known = frozenset(names), frozenset(field.name for field in fields(kind))

    def read(value: Any) -> Any:
        if not isinstance(value, Mapping):
            raise RecordError(f"{kind.__name__} as an object", _shown(value))
        if value.keys() != known and not needed <= value.keys() <= known:
            raise _other_fields(kind, names, value)
        values: list[Any] = []
        try:
            for reader, name in zip(readers, names, strict=True):
                values.append(reader(value[name]))
        except RecordError as error:
            raise error.under(f".{names[len(values)]}") from None
        return kind(*values)

    return read


def _other_fields(kind: Any, names: tuple[str, ...], value: Mapping[str, Any]) -> RecordError:
    """The error for an object with other fields than its class has."""
    if unknown := sorted(map(str, value.keys() - {field.name for field in fields(kind)})):
        more = "; a newer version may have written it" if len(value) > len(names) else ""
        return RecordError(f"the fields of {kind.__name__}", f"also {', '.join(unknown)}{more}")
    missing = ", ".join(name for name in names if name not in value)
    return RecordError(
        f"all {len(names)} fields of {kind.__name__}",
        f"none named {missing}; an older version may have written it (CHANGELOG.md says when a field came):"
        " replay the saved pages again",
    )


def _shown(value: Any) -> str:
    """The value as it is shown in a message."""
    if isinstance(value, (dict, list)):
        return "an object" if isinstance(value, dict) else f"a list of {len(value)}"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:60]}…"
