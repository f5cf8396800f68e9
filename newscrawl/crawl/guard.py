"""Judge an answer: again later, all more slowly, gone, or refused. A decision, nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from hashlib import blake2b
from urllib.parse import urljoin

from scrapy.http import Response

from newscrawl.crawl.ledger import Entry
from newscrawl.crawl.lists import key_of
from newscrawl.normalise.identity import identify
from newscrawl.site import GuardRow, Site

MAX_ATTEMPTS = 5
MAX_WAIT = 3600.0
"""Longest time in seconds between two tries, whatever the site asks for: an absurd answer puts off nothing for ever."""
MAX_DOUBLINGS = 64
"""Tries after which the time between them is doubled no more: it is at its longest, and a float ends at 1,024."""
MAX_MOVES = 3
"""Redirects from one address of an article to the next."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to do with one article."""

    action: str
    """again, gone or refused."""
    wait: float = 0.0
    """Seconds until the next try."""


def by_status(status: int, site: Site) -> GuardRow | None:
    """The row of an answer's status; None for one that is as it should be."""
    return next((row for row in site.guard if status in row.statuses), None)


def by_error(error: str, site: Site) -> GuardRow:
    """The row of a download error; an error that no row names is one to try again."""
    found = next((row for row in site.guard if error in row.errors), None)
    return found or next(row for row in site.guard if row.errors)


def by_reason(reason: str, site: Site) -> GuardRow | None:
    """The row of a refusal, by its own name or by a reason of the core; None for a refusal that is final."""
    return next((row for row in site.guard if reason == row.name or reason in row.reasons), None)


def retry_after(response: Response, now: datetime) -> float:
    """Seconds that the site asks to wait, at most :data:`MAX_WAIT`; 0 where it says nothing that can be read.

    Args:
        now: when the answer came; the site may name an instant (RFC 9110, 10.2.3).
    """
    asked = (response.headers.get("Retry-After") or b"").decode("ascii", "ignore").strip()
    if asked.isdigit():
        return min(MAX_WAIT, float(asked))
    try:
        until = parsedate_to_datetime(asked)
    except (ValueError, IndexError, OverflowError):
        return 0.0
    seconds = ((until if until.tzinfo else until.replace(tzinfo=UTC)) - now).total_seconds()
    return min(MAX_WAIT, max(0.0, seconds))


def moved_to(response: Response, key: str, site: Site) -> str | None:
    """Where an answer redirects to, if that is another address of the same article."""
    location = (response.headers.get("Location") or b"").decode("latin-1")
    if not 300 <= response.status < 400 or not location:
        return None
    target = identify(urljoin(response.url, location), site)
    same = target is not None and key_of(target) == key and target.url != response.url
    return target.url if target and same else None


def named(name: str, site: Site) -> GuardRow:
    """The row of a name that the machinery itself uses."""
    return next(row for row in site.guard if row.name == name)


def backoff(attempts: int, wait: float, name: str) -> float:
    """Seconds until the next try, doubled with every one.

    They are spread from half to one and a half, by the name of what is tried and not by chance: a recorded run
    that is gone through again waits as long.
    """
    drawn = int.from_bytes(blake2b(f"{name} {attempts}".encode(), digest_size=4).digest(), "big") / 2**32
    return min(MAX_WAIT, wait * 2.0 ** min(attempts - 1, MAX_DOUBLINGS) * (0.5 + drawn))


def judge(row: GuardRow, entry: Entry, wait: float, retry_after: float, *, site_refuses: bool) -> Verdict:
    """The verdict on an article's answer, after as many attempts as its entry says.

    Args:
        wait: seconds before the second try; doubled with every further one.
        retry_after: seconds that the site asked for, 0 if it did not.
        site_refuses: the answer before this one was a refusal by the site too: it is not about this article.
    """
    attempts = entry.attempts
    again = Verdict("again", max(retry_after, backoff(attempts, wait, entry.key)))
    if row.action == "gone":  # once more: a passing trouble looks the same
        return again if attempts < 2 else Verdict("gone")
    if row.action == "refuse":
        return Verdict("refused")
    if row.action == "slow" and site_refuses:
        return again
    return again if attempts < MAX_ATTEMPTS else Verdict("refused")
