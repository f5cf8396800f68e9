"""Candidates for the eye: everything in an article that may name a company, accepted or rejected, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from newscrawl.article import Article, Mention, Page, Refusal
from newscrawl.normalise import STEPS, Step, mentions, take
from newscrawl.normalise.draft import Measured, Stripped
from newscrawl.normalise.mentions import Named, measured, named_in
from newscrawl.normalise.naming import mention_of, moved
from newscrawl.normalise.rulebook import rulebook
from newscrawl.normalise.securities import Securities
from newscrawl.normalise.tables import Learned
from newscrawl.normalise.validate import validate
from newscrawl.site import Site

AROUND = 15
"""Characters of context on either side."""
SHORTEST = 2
"""Shortest name that is learned."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A span that was judged, in its context."""

    article: str
    """Id of the article."""
    day: str
    """Day of publication at the site, ``YYYY-MM-DD``."""
    in_title: bool
    """Whether the offsets count in the title, else in the body."""
    before: str
    mention: Mention
    """What it is, or would have been."""
    after: str


def review(page: Page, site: Site) -> list[Judged] | Refusal:
    """Everything in a page that was judged, in order; its refusal, if it gives no article."""
    value: object = page
    for step in STEPS[: STEPS.index(mentions)]:
        value = take(step, value, site)
    if not isinstance(value, Stripped):
        assert isinstance(value, Refusal)
        return value
    found, book = named_in(value, site), rulebook(site)
    article = take(validate, take(_mentions_of(found), value, site), site)
    if isinstance(article, Refusal):
        return article
    spans = sorted([*(mention_of(one, book) for one in found.candidates), *found.others], key=lambda one: one.start)
    title = [one for one in spans if one.start < found.shift]
    body = [moved(one, -found.shift) for one in spans if one.start >= found.shift]
    return [*_of(article, site, title, in_title=True), *_of(article, site, body, in_title=False)]


def _mentions_of(found: Named) -> Step:
    """The step of that name where the candidates are found already."""

    def mentions(stripped: Stripped, site: Site) -> Measured:
        return measured(stripped, found, site)

    return mentions


def reviewed(article: Article, site: Site) -> list[Judged]:
    """The same of an article that was made before: it holds what was accepted, and rejected links."""
    title, body = article.title_mentions, article.mentions
    return [*_of(article, site, title, in_title=True), *_of(article, site, body, in_title=False)]


def learned(candidates: Iterable[Judged], table: Securities) -> list[Learned]:
    """Names that links give their securities, which are companies there, and that the table does not have for them."""
    found: dict[tuple[str, str], Learned] = {}
    for one in candidates:
        mention, day = one.mention, one.day
        if not _teaches(mention) or table.bears(mention.symbol, mention.text):
            continue
        key = mention.symbol, mention.text
        known = found.get(key) or Learned(mention.text, mention.symbol, 0, day, day)
        found[key] = replace(
            known, count=known.count + 1, first=min(known.first, day), last=max(known.last, day)
        )  # fmt: skip
    return [found[key] for key in sorted(found)]


def as_json(one: Judged) -> Mapping[str, object]:
    """The candidate as a JSON object."""
    mention = one.mention
    return {
        "article": one.article, "day": one.day, "where": "title" if one.in_title else "body",
        "start": mention.start, "end": mention.end, "before": one.before, "text": mention.text, "after": one.after,
        "symbol": mention.symbol, "kind": mention.kind, "evidence": mention.evidence, "rule": mention.rule,
        "is_company": mention.is_company, "confidence": mention.confidence, "reasons": list(mention.reasons),
    }  # fmt: skip


def _teaches(mention: Mention) -> bool:
    text = mention.text
    named = len(text) >= SHORTEST and not text.isdigit() and "|" not in text and text.isprintable()
    return named and mention.evidence == "link" and mention.is_company and mention.kind == "share"


def _of(article: Article, site: Site, spans: Iterable[Mention], *, in_title: bool) -> Iterator[Judged]:
    text = article.title if in_title else article.body
    day = article.published_at.astimezone(site.zone).date().isoformat()
    for one in spans:
        before, after = text[max(0, one.start - AROUND) : one.start], text[one.end : one.end + AROUND]
        yield Judged(article.id, day, in_title, before, one, after)
