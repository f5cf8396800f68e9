"""What was known of an article at an instant. Decisions, nothing else.

An article's history is its texts, each known from an instant on, and its deletions. The answer for an instant follows
from what was known by then and from nothing else, so nothing that comes later can change it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from newscrawl.article import Article, Refusal
from newscrawl.site import Site


@dataclass(frozen=True, slots=True)
class Text:
    """One revision of an article, as far as its place in the history goes."""

    known_at: datetime
    """From when on it could be known: ``available_at``."""
    seen_at: datetime
    """When it was fetched; of a text of which nobody knows that, ``known_at``."""
    revision: int
    digest: str = ""
    """Tells texts apart that are otherwise equal: which one counts does not depend on who was read first."""
    gone_at: datetime | None = None
    """A deletion of this very text that its store knows of."""

    @property
    def order(self) -> tuple[datetime, int, datetime, str]:
        """The later one of two texts has the higher order: it was seen later."""
        return self.seen_at, self.revision, self.known_at, self.digest


@dataclass(frozen=True, slots=True)
class Told:
    """A revision as a store has it."""

    article: Article
    known_at: datetime
    """Never before the article's own ``available_at``."""
    gone_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Deletion:
    """That an article was not there any more."""

    id: str
    at: datetime


def as_known(texts: Iterable[Text], deletions: Iterable[datetime], at: datetime | None) -> Text | None:
    """The text that stood at an instant, or None: nothing was known of the article, or it was gone.

    Args:
        texts: of one article, in any order.
        deletions: when it was seen not to be there.
        at: the instant; None is after everything.
    """
    last = max((text for text in texts if _by(text.known_at, at)), key=lambda text: text.order, default=None)
    if last is None or (last.gone_at and _by(last.gone_at, at)):
        return None
    gone = any(_by(deletion, at) and deletion > last.seen_at for deletion in deletions)
    return None if gone else last


def _by(when: datetime, at: datetime | None) -> bool:
    return at is None or when <= at


def gone_reasons(site: Site) -> frozenset[str]:
    """Reasons of refusals that say that an article is not there any more."""
    return frozenset(name for row in site.guard if row.action == "gone" for name in (row.name, *row.reasons))


def told_by(record: Article | Refusal, gone: frozenset[str]) -> Told | Deletion | None:
    """What a record says of an article; None for a refusal that says nothing of one, or not when.

    Args:
        gone: see :func:`gone_reasons`.
    """
    if isinstance(record, Article):
        return Told(record, record.available_at)
    if record.reason in gone and record.id and record.seen_at:
        return Deletion(record.id, record.seen_at)
    return None


def read_instant(text: str) -> datetime:
    """An instant in ISO 8601.

    Raises:
        ValueError: it is none, or has no zone; the message says what was expected.
    """
    example = "2026-09-19T12:00:00+08:00"
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is no instant in ISO 8601; give one such as {example}") from None
    if at.tzinfo is None:
        raise ValueError(f"{text!r} has no zone, and noon is not the same everywhere; give one such as {example}")
    return at
