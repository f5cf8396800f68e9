"""What part a company plays in an article: its subject, a peer in a list, a source that is credited, or in passing.

A relevance of 0 to 1 is the sum of three shares: half for the title, a fifth for the first paragraph, and three
tenths by how many of all mentions are its own; of a company that stands only in lists, half of that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from newscrawl.article import Company, Role
from newscrawl.normalise.companies import Candidate

TITLE, LEAD, SHARE = 0.5, 0.2, 0.3
"""What the title, the first paragraph and the share of all mentions add to the relevance."""
ONLY_IN_LISTS = 0.5
"""What the relevance of a company that stands only in lists is multiplied with."""
OFTEN = 3
"""Mentions from which on the company named most often is a subject."""


@dataclass(slots=True)
class _Seen:
    symbol: str
    count: int = 0
    in_title: bool = False
    in_lead: bool = False
    in_lists: int = 0
    first: int | None = None


def companies(candidates: Iterable[Candidate], body: int, lead: int) -> tuple[Company, ...]:
    """The companies of an article, the most relevant first.

    Args:
        body: offset at which the body begins in the text of title and body.
        lead: length of the body's first paragraph.
    """
    seen: dict[str, _Seen] = {}
    for one in candidates:
        at, in_title = one.start - body, one.start < body
        if not (one.is_company or one.credited):
            continue
        found = seen.setdefault(one.bearers[0].company, _Seen(one.symbol))
        if not one.is_company:
            continue
        found.count += 1
        found.in_title |= in_title
        found.in_lists += one.in_list
        if not in_title:
            found.in_lead |= at < lead
            found.first = at if found.first is None else found.first
    total = sum(found.count for found in seen.values())
    most = max((found.count for found in seen.values()), default=0)
    made = [_company(key, found, total, most) for key, found in seen.items()]
    return tuple(sorted(made, key=lambda one: (-one.relevance, -one.count, one.first or 0, one.company)))


def _company(key: str, found: _Seen, total: int, most: int) -> Company:
    role, why = _role(found, most)
    if not found.count:
        return Company(key, found.symbol, role, 0.0, 0, False, None, (why,))
    parts = {
        "in the title": TITLE * found.in_title,
        "in the first paragraph": LEAD * found.in_lead,
        f"{found.count} of {total} mentions": SHARE * found.count / total,
    }
    only_in_lists = found.in_lists == found.count
    relevance = sum(parts.values()) * (ONLY_IN_LISTS if only_in_lists else 1)
    reasons = [f"{name} {value:+.2f}" for name, value in parts.items() if value]
    if only_in_lists:
        reasons.append(f"only in lists ×{ONLY_IN_LISTS:g}")
    return Company(
        key, found.symbol, role, round(relevance, 2), found.count, found.in_title, found.first, (why, *reasons)
    )


def _role(found: _Seen, most: int) -> tuple[Role, str]:
    if found.in_title:
        return "subject", "it stands in the title"
    if not found.count:
        return "credit", "only credited as a source"
    if found.count >= OFTEN and found.count == most:
        return "subject", "named most often"
    if found.in_lists == found.count:
        return "peer", "only beside others in lists"
    if found.in_lead and found.count > 1:
        return "subject", "in the first paragraph and again"
    return "passing", "named beside other things"
