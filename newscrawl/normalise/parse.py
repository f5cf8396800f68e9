"""Parse: exactly one template claims the page; its selectors give the fields.

None or two claims are a refusal that names the templates. A page that no template claims is looked at
once more: the site has its own pages for missing articles, bans and lists.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import islice

from newscrawl.article import Page, Refusal, StatedTime
from newscrawl.normalise.document import Document, whole_text
from newscrawl.normalise.draft import Draft, Text
from newscrawl.normalise.flash import FlashError, read_flash, with_flash
from newscrawl.normalise.identity import identify, split
from newscrawl.normalise.region import TailMattersError, cut
from newscrawl.normalise.symbols import fill
from newscrawl.normalise.times import MAX_MIXED, read_time, without_time
from newscrawl.post import PostError, read_post
from newscrawl.site import Css, Site, Template, css

_LISTS = frozenset({"channel", "keywords", "alternate_urls"})


def parse(text: Text, site: Site) -> Draft | Refusal:
    """The fields of the page as found, or a refusal.

    Reasons: no-template, two-templates, broken-post, broken-flash, deleted, or a notice's name.
    """
    if text.page.format == "post":
        return _parse_post(text, site)
    if text.page.format == "flash":
        draft = parse_flash(text, site)
        if isinstance(draft, Draft) and "deleted" in draft.fields:
            what = f"{text.page.source}: the site has deleted the flash; leave it"
            return Refusal(text.page.source, "parse", "deleted", what, draft.url, draft.id, draft.fields.get("title"))
        return draft
    utf8, tail = cut(text.utf8, site)
    if tail:
        try:
            result = _parse_page(text, Document(utf8, tail=tail), site)
            if isinstance(result, Draft):
                return result
        except TailMattersError:
            pass
    return _parse_page(text, Document(text.utf8), site)


def _parse_page(text: Text, document: Document, site: Site) -> Draft | Refusal:
    page = text.page
    templates = [row for row in site.templates if row.format == "html"]
    claims = [row for row in templates if _claims(row, document)]
    if len(claims) == 1:
        return _draft(text, document, claims[0], site)
    names = ", ".join(row.name for row in claims or templates)
    if claims:
        return _refuse(
            page, "two-templates", f"templates {names} claim the page; save it as a fixture and tell them apart"
        )
    for notice in site.notices:
        if document.find(css(notice.css)) if notice.css else re.search(notice.text, whole_text(document.body())):
            return _refuse(page, notice.name, notice.why)
    return _refuse(
        page, "no-template", f"templates claiming the page: none of {names}; save it as a fixture and add a row"
    )


@cache
def _tests(row: Template) -> tuple[tuple[Css, bool], ...]:
    return row.tests


def _claims(row: Template, document: Document) -> bool:
    return all(bool(document.find(selector)) is wanted for selector, wanted in _tests(row))


def _parse_post(text: Text, site: Site) -> Draft | Refusal:
    try:
        post = read_post(text.utf8.decode("utf-8"))
    except PostError as error:
        return _refuse(text.page, "broken-post", str(error))
    headers = {**post.texts(), "title": post.title}
    html = f"<html><body><div>{post.html}</div></body></html>"
    document = Document(html.encode("utf-8", "replace"), headers)
    template = next(row for row in site.templates if row.format == "post")
    draft = _draft(text, document, template, site)
    return draft if isinstance(draft, Refusal) else _with_categories(draft, post.categories, site)


def parse_flash(text: Text, site: Site) -> Draft | Refusal:
    """The fields of a flash, deleted or not, or a refusal: broken-flash."""
    try:
        flash = read_flash(text.utf8, site)
    except FlashError as error:
        return _refuse(text.page, "broken-flash", str(error))
    document = Document(flash.html, dict(flash.values))
    template = next(row for row in site.templates if row.format == "flash")
    draft = _draft(text, document, template, site)
    return draft if isinstance(draft, Refusal) else with_flash(draft, flash, site)


def _with_categories(draft: Draft, categories: tuple[str, ...], site: Site) -> Draft:
    """The categories of a post are its channel; the site's own first two say nothing."""
    channel = categories[2:] if categories[:2] == site.categories else categories
    return replace(draft, lists={**draft.lists, "channel": channel, "categories": categories})


def _draft(text: Text, document: Document, template: Template, site: Site) -> Draft | Refusal:
    page = text.page
    fields: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    provenance: dict[str, str] = {}
    for name, places in (*site.statements.items(), *template.fields.items()):
        for where in places:
            constants = site.constants.get(name, frozenset())
            texts = (text for text in document.texts(where) if text not in constants)
            found = list(texts if name in _LISTS else islice(texts, 1))
            if found:
                provenance[name] = str(where)
                if name == "alternate_urls":
                    found = [i.url if (i := identify(text, site)) else text for text in found]
                if name in _LISTS:
                    lists[name] = tuple(dict.fromkeys(found))
                else:
                    fields[name] = found[0]
                break
    times = _times(document, template, site, fields, provenance)
    if "media" in fields:
        fields["media"] = _medium(fields["media"], site)
    identifier = _identifier(document, site, provenance)
    stated = identify(fields.get("url", ""), site)
    fetched = identify(page.url, site) if page.url else None
    url = next((i.url for i in (stated, fetched) if i and i.kind != "not-article"), None)
    if url:
        provenance["url"] = provenance.get("url", "") if stated else "archive"
    notes = list(text.notes)
    for known in (stated, fetched):
        if known and known.key and identifier is None:
            identifier, provenance["id"] = known.key, "url"
        elif known and known.key and known.key != identifier:
            notes.append(f"id: the page states {identifier}, the URL {known.url} says {known.key}")
    lists["page_urls"] = _page_urls(document, site)
    return Draft(
        page=page,
        charset=text.charset,
        notes=tuple(dict.fromkeys(notes)),
        template=template,
        document=document,
        id=identifier,
        url=url,
        fields=fields,
        lists=lists,
        times=times,
        declared=_declared(document, site),
        pages=_pages(document, site),
        provenance=provenance,
    )


def _medium(text: str, site: Site) -> str:
    """The name of a medium without what stands around it; a text too long to be one as it is."""
    before = "" if len(text) <= MAX_MIXED else text
    while text != before:  # so that reading it again changes nothing
        before = text
        text = re.sub(site.media_noise, "", without_time(text, site)).strip(f" {site.title_marks}")
    return text


def _times(
    document: Document, template: Template, site: Site, fields: dict[str, str], provenance: Mapping[str, str]
) -> tuple[StatedTime, ...]:
    """Every stated time, the displayed one first."""
    others: list[StatedTime] = []
    for kind, places in site.times.items():
        stated = ((where, raw) for where in places for raw in document.texts(where))
        times = (read_time(kind, raw, str(where), site) for where, raw in stated)
        others += islice(filter(None, times), 1)
    year = min((time.at.year for time in others), default=None)
    for where in template.fields.get("displayed", ()):
        for raw in document.texts(where):
            if displayed := read_time("displayed", raw, str(where), site, year):
                fields["displayed"] = raw
                return (displayed, *others)
    fields.pop("displayed", None)
    return tuple(others)


def _identifier(document: Document, site: Site, provenance: dict[str, str]) -> str | None:
    for where, pattern in site.identity:
        for raw in document.texts(where):
            if match := re.search(pattern, raw):
                kind, value = next((k, v) for k, v in match.groupdict().items() if v)
                if f"{kind}:{value}" not in site.constants.get("id", ()):
                    provenance["id"] = str(where)
                    return f"{kind}:{value}"
    return None


def _declared(document: Document, site: Site) -> tuple[str, ...] | None:
    """Symbols of the page's own list, in its order; None where the page has no list."""
    rule = site.declaration
    symbols: list[str] = []
    found = False
    for comment in document.comments(rule.hint):
        match = re.search(rule.pattern, comment)
        if match:
            found = True
            pattern, form = rule.symbols.get(match["market"], rule.symbols["*"])
            codes = (re.search(pattern, code.strip()) for code in match["codes"].split(rule.separator))
            symbols += [fill(form, {"code": code["code"], "market": match["market"]}) for code in codes if code]
    return tuple(dict.fromkeys(symbols)) if found else None


def _pages(document: Document, site: Site) -> tuple[int, int]:
    for comment in document.comments(site.page_info.hint):
        if match := re.search(site.page_info.pattern, comment):
            return int(match["number"]), int(match["count"])
    return 1, 1


def _page_urls(document: Document, site: Site) -> tuple[str, ...]:
    """URLs of the other pages of a multi-page article."""
    if _pages(document, site)[1] < 2:
        return ()
    links = document.find(css(f"{site.page_links}::attr(href)"), every=True)
    found = ((link, split(link)) for link in links)
    return tuple(dict.fromkeys(link for link, parts in found if parts and parts.scheme in ("http", "https")))


def _refuse(page: Page, reason: str, detail: str) -> Refusal:
    return Refusal(page.source, "parse", reason, f"{page.source}: {detail}", page.url)
