"""Validate: an article has a title, a time with its zone, words, and symbols that its site knows."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime, timedelta

from newscrawl.article import Article, Page, Refusal, StatedTime, content_hash
from newscrawl.normalise.blocks import html_of
from newscrawl.normalise.draft import Draft, Measured
from newscrawl.normalise.rulebook import rulebook
from newscrawl.normalise.times import shown_time
from newscrawl.site import Site

CLOCK_TOLERANCE = timedelta(days=1)
"""How far a displayed time may lie after the moment at which the page certainly existed."""


def validate(measured: Measured, site: Site) -> Article | Refusal:
    """The article, or a refusal: no-title, no-time, time-in-the-future, empty-body or a placeholder's name."""
    stripped = measured.stripped
    draft = stripped.draft
    fields = {**stripped.fields, **draft.fields}
    title = draft.fields.get("title", "")
    expected = draft.page.expected_id
    if expected and draft.id and draft.id != expected and not _names(draft, expected):
        what = f"asked for {expected}, answered with {draft.id}"
        return _refuse(draft, "other-article", what, "fetch it again", title)
    if not title:
        return _refuse(draft, "no-title", "no title", f"expected one at {_places(draft, 'title')}")
    shown = shown_time(draft.times)
    if shown is None:
        return _refuse(draft, "no-time", "no time", f"expected one at {_places(draft, 'displayed')}", title)
    seen_at = draft.page.fetched_at or draft.page.seen_at
    if seen_at and shown.at - seen_at > CLOCK_TOLERANCE:
        what = f"the page displays {shown.at.isoformat()}, but existed already at {seen_at.isoformat()}"
        return _refuse(draft, "time-in-the-future", what, "check the saved page", title)
    if not re.search(r"\w", stripped.body):
        removed = Counter(removal.rule for removal in stripped.removals)
        listed = ", ".join(f"{rule} {count}" for rule, count in removed.items()) or "nothing"
        return _refuse(draft, "empty-body", "no words in the body", f"removed from it: {listed}", title)
    for pattern, name, why in rulebook(site).placeholders:
        if pattern.fullmatch(stripped.body):
            return _refuse(draft, name, f"the body is only {stripped.body!r}", why, title)
    return _article(measured, site, fields, title, shown)


def _article(measured: Measured, site: Site, fields: dict[str, str], title: str, shown: StatedTime) -> Article:
    stripped = measured.stripped
    draft = stripped.draft
    provenance = {**stripped.provenance, **draft.provenance, "published_at": shown.origin}
    media = draft.fields.get("media")
    source_line = stripped.fields.get("source_line")
    if source_line and (not media or draft.template.format == "post"):
        media, provenance["media"] = source_line, stripped.provenance["source_line"]
    digest = content_hash(title, stripped.body)
    stated_id = draft.id if draft.id and draft.id.split(":")[0] in ("comos", "num", "k", "live") else None
    linked = {m.symbol for m in measured.mentions if m.evidence == "link"}
    declared = draft.declared
    ai = re.search(site.ai_summary, draft.fields.get("description", ""))
    summary = stripped.fields.get("summary") or (ai["summary"] if ai else None)
    if ai and summary == ai["summary"]:
        provenance["summary"] = draft.provenance.get("description", "")
    channel = draft.lists.get("channel", ())
    number, count = draft.pages
    number = max(number, _from_one(fields.get("page_number", "")))
    notes = draft.notes
    if shown.kind != "displayed":
        notes = (*notes, f"time: the page displays none; published_at is the stated time of kind {shown.kind}")
    return Article(
        id=stripped.id,
        doc_id=stated_id.partition(":")[2] if stated_id else None,
        url=_without_query(draft),
        canonical_url=draft.url,
        source=draft.page.source,
        site=site.name,
        template=draft.template.name,
        title=title,
        original_title=fields.get("original_title"),
        channel=channel,
        categories=draft.lists.get("categories") or (*site.categories, channel[-1] if channel else site.categories[1]),
        media=media,
        author=stripped.fields.get("author"),
        editor=stripped.fields.get("editor"),
        editor_code=stripped.fields.get("editor_code"),
        keywords=draft.lists.get("keywords", ()),
        summary=summary,
        summary_is_ai=ai is not None and summary == ai["summary"],
        published_at=shown.at,
        times=draft.times,
        fetched_at=_whole_at(draft.page),
        page_number=number,
        page_count=max(number, count),
        page_urls=draft.lists.get("page_urls", ()),
        alternate_urls=draft.lists.get("alternate_urls", ()),
        head_image=stripped.images[0].src if stripped.images else None,
        images=stripped.images,
        body=stripped.body,
        body_html=html_of(stripped.blocks, rulebook(site).symbols.span_id),
        mentions=measured.mentions,
        title_mentions=measured.title_mentions,
        companies=measured.companies,
        declared_symbols=declared,
        declared_not_linked=tuple(s for s in declared or () if s not in linked),
        linked_not_declared=tuple(sorted(linked - set(declared))) if declared is not None else (),
        removals=tuple(r for r in stripped.removals if r.text or r.images),
        listed=draft.page.listed,
        charset=draft.charset,
        notes=notes,
        provenance={name: origin for name, origin in provenance.items() if name in Article.__dataclass_fields__},
        content_hash=digest,
        revision=_from_one(fields.get("revision", "")),
        rules=site.digest,
    )


def _whole_at(page: Page) -> datetime | None:
    """When the last of the article's pages had come: nobody could read the whole of it before."""
    return max((part.fetched_at for part in (page, *page.parts) if part.fetched_at), default=None)


def _from_one(text: str) -> int:
    """The number that a post's key holds; 1 without it."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 and int(text) else 1


def _names(draft: Draft, identifier: str) -> bool:
    """Whether the page names an id anywhere: the mobile page of an article has one of its own."""
    return identifier.partition(":")[2].encode() in draft.page.body


def _without_query(draft: Draft) -> str | None:
    """The address as the page or the archive states it, cleaned of tracking."""
    if draft.url is None:
        return None
    stated = draft.fields.get("url", "")
    scheme = "http" if (stated or draft.page.url or "").startswith("http:") else "https"
    return scheme + draft.url.removeprefix("https")


def _places(draft: Draft, name: str) -> str:
    places = draft.template.fields.get(name, ())
    return f"{' or '.join(map(str, places))} (template {draft.template.name})"


def _refuse(draft: Draft, reason: str, what: str, expected: str, title: str | None = None) -> Refusal:
    page = draft.page
    return Refusal(page.source, "validate", reason, f"{page.source}: {what}; {expected}", draft.url, draft.id, title)
