"""Articles as documents, and what a newer one does to the document that is there. Decisions, nothing else.

``articles`` holds the newest revision of each article, ``revisions`` those before it. DATA_FORMAT.md describes
the fields. Dates are instants: the database keeps them in UTC, to the millisecond.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, replace
from datetime import datetime, timedelta
from functools import cache
from hashlib import blake2b
from types import NoneType
from typing import Any, get_origin, get_type_hints

from newscrawl.article import Article, Company, Image, Mention, Refusal, Removal, StatedTime, is_derived, plain
from newscrawl.records import article_of
from newscrawl.site import Site
from newscrawl.stores.history import Told

SCHEMA = 2
"""Version of the documents. A change that old documents do not fit raises it, with a note in DATA_FORMAT.md."""

MAX_DIFF = 1_000_000
"""Most characters of a line diff."""
MAX_COMPARISONS = 4_000_000
"""Most pairs of lines that are compared for one; at ten times as many it takes minutes."""


NATIVE = frozenset({str, int, float, bool, NoneType, datetime})
"""What a database knows by itself. Nearly every value is one of these: a call for each is most of an article's time."""


def native(value: Any) -> Any:
    """Dataclasses and tuples as the values that a database knows; times stay times."""
    if type(value) in NATIVE:
        return value
    if isinstance(value, (tuple, list)):
        return [item if type(item) in NATIVE else native(item) for item in value]
    if isinstance(value, Mapping):
        return {key: native(item) for key, item in value.items()}
    if hasattr(value, "__dataclass_fields__"):
        items = ((name, getattr(value, name)) for name in value.__dataclass_fields__)
        return {name: item if type(item) in NATIVE else native(item) for name, item in items}
    return value


def document(article: Article) -> dict[str, Any]:
    """The document of an article."""
    values: dict[str, Any] = native(article)
    identifier = values.pop("id")
    values["available_at"] = rounded_up(article.available_at)
    return {"_id": key_of(article), "schema": SCHEMA, "id": identifier, **values}


def key_of(article: Article) -> str:
    """``_id``: the article's id; the pages of an article that was not joined have their number behind it."""
    return article.id if article.page_number == 1 else f"{article.id}#page{article.page_number}"


def rounded_up(at: datetime) -> datetime:
    """The first millisecond, which is what the database keeps, that is not before an instant."""
    rest = -at.microsecond % 1000
    return at + timedelta(microseconds=rest) if rest else at


_NESTED = {
    "times": StatedTime, "images": Image, "mentions": Mention, "title_mentions": Mention, "companies": Company,
    "removals": Removal,
}  # fmt: skip


def told_by_document(row: Mapping[str, Any], site: Site) -> Told:
    """The article of a document, from when on its text could be known, and when it was gone.

    Times that the page stated are in the site's zone again; what is finer than a millisecond is lost.

    Raises:
        RecordError: the document is none of an article, or of another version.
    """
    values = _given(Article, row)
    for name, kind in _NESTED.items():
        values[name] = [_given(kind, item) for item in values[name]]
    article = article_of(plain(values))
    article = replace(
        article,
        published_at=article.published_at.astimezone(site.zone),
        times=tuple(replace(time, at=time.at.astimezone(site.zone)) for time in article.times),
    )
    stored: datetime = row.get("available_at") or article.available_at
    return Told(article, max(stored, article.available_at), row.get("gone_at"))


def _given(kind: Any, row: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that a record needs; not every server keeps a null or an empty list."""
    return {name: row.get(name, empty) for name, empty in _empty(kind).items()}


@cache
def _empty(kind: Any) -> dict[str, Any]:
    """What a field that is not there was, by its name; of one that is younger than the document its default."""
    hints = get_type_hints(kind)
    given = (field for field in fields(kind) if not is_derived(field))
    nothing: dict[str, Any] = {field.name: [] if get_origin(hints[field.name]) is tuple else None for field in given}
    return {**nothing, **{field.name: field.default for field in fields(kind) if field.default is not MISSING}}


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be written because an article came whose document is there already."""

    document: dict[str, Any] | None = None
    """The new document; None if the one that is there stays."""
    revision: dict[str, Any] | None = None
    """A document for ``revisions``."""


def change(there: Mapping[str, Any], come: Mapping[str, Any]) -> Change:
    """What a document that has come does to the one that is there. The same text again does nothing."""
    same_text = there["content_hash"] == come["content_hash"]
    came_back = there.get("gone_at") is not None and come["fetched_at"] and come["fetched_at"] > there["gone_at"]
    if same_text and not came_back:
        return Change()
    if _is_older(come, there):
        return Change(revision=None if same_text else late(come, there))
    newest = {**come, "revision": max(come["revision"], there["revision"] + 1)}
    return Change(newest, superseded(there, newest))


def superseded(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """The document of ``revisions`` for what a newer one took the place of."""
    return {
        **{key: value for key, value in old.items() if key != "cluster"},
        "_id": f"{old['_id']}#r{old['revision']}",
        "article": old["_id"],
        "superseded_at": new["available_at"],
        "superseded_by": new["content_hash"],
        "diff": line_diff(old, new),
    }


def late(old: Mapping[str, Any], newest: Mapping[str, Any]) -> dict[str, Any]:
    """The same for a text that came after what is newer: its number may be that of another one, its hash is not."""
    return {**superseded(old, newest), "_id": f"{old['_id']}#{old['content_hash']}"}


def line_diff(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """Lines of title and body that went (``-``) and came (``+``), with their places as ``@@ -1 +1 @@``.

    Between texts of very many lines, everything from the first to the last one that differs; of texts so long
    that a document might not hold them twice, the place alone.
    """
    before, after = (f"{side['title']}\n{side['body']}".split("\n") for side in (old, new))
    head = _alike(before, after)
    tail = _alike(before[head:][::-1], after[head:][::-1])
    went, came = (lines[head : len(lines) - tail] for lines in (before, after))
    if sum(map(len, (*went, *came))) > MAX_DIFF:
        return _hunk(head, head, went, came)[:1]
    if len(went) * len(came) > MAX_COMPARISONS:
        return _hunk(head, head, went, came)
    changes = difflib.SequenceMatcher(None, went, came).get_opcodes()
    hunks = [_hunk(head + i, head + j, went[i:k], came[j:m]) for tag, i, k, j, m in changes if tag != "equal"]
    return [line for hunk in hunks for line in hunk]


def _alike(before: Sequence[str], after: Sequence[str]) -> int:
    """How many lines at the beginning are the same."""
    pairs = enumerate(zip(before, after, strict=False))
    return next((number for number, (one, other) in pairs if one != other), min(len(before), len(after)))


def _hunk(at: int, to: int, went: Sequence[str], came: Sequence[str]) -> list[str]:
    """One change as a unified diff writes it."""
    before, after = (
        f"{first + bool(lines)}" + ("" if len(lines) == 1 else f",{len(lines)}")
        for first, lines in ((at, went), (to, came))
    )
    return [f"@@ -{before} +{after} @@", *(f"-{line}" for line in went), *(f"+{line}" for line in came)]


def refusal_document(refusal: Refusal) -> dict[str, Any]:
    """The document of a refusal; the same refusal has the same ``_id``, whenever it comes."""
    values = {
        name: value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
        for name, value in native(refusal).items()
    }
    text = "\n".join(str(values[name]) for name in sorted(values) if name != "seen_at")
    digest = blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest()
    return {"_id": digest, "schema": SCHEMA, **values}


def _is_older(come: Mapping[str, Any], there: Mapping[str, Any]) -> bool:
    """By the time of fetching where both have one, else by the number of the revision."""
    if come["fetched_at"] and there.get("fetched_at"):  # not every server keeps a null
        return bool(come["fetched_at"] < there["fetched_at"])
    return bool(come["revision"] <= there["revision"])
