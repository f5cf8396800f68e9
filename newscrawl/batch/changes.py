"""What changed between two forms of an article, by field and by the rule that is behind it. Decisions, nothing else.

Articles are compared in their canonical form (:mod:`newscrawl.batch.canonical`), so instants are compared, not offsets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from newscrawl.post import title_in_post

Form = Mapping[str, Any]
"""An article, as :func:`json.loads` gives its canonical line."""
UNCOMPARED = frozenset({"rules", "source", "content_hash", "revision", "fetched_at", "listed"})
"""Which rules, which file, when: what must differ, or follows from other fields."""
IN_POSTS = ("title", "body", "published_at", "categories")
"""What is compared where one of the two was read from a post that the other was not read from: it holds less."""
_BY_REMOVALS = frozenset({"body", "body_html", "removals", "images", "head_image"})
POST = "post"
"""The template that posts are read with."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one article that is not what it was."""

    field: str
    rules: tuple[str, ...]
    """The rules that account for it: of a body those whose removals changed, of mentions those that recognised them,
    of any other field where it is read (its provenance). Empty where none does."""
    old: Any
    new: Any


def changes(old: Form, new: Form) -> list[Change]:
    """What changed, by field, in the order of their names. Nothing: the articles are equal."""
    posts = [form["template"] == POST for form in (old, new)]
    if any(posts) and not (all(posts) and old["source"] == new["source"]):
        old, new = _as_in_posts(old), _as_in_posts(new)
    found = []
    for field in sorted((old.keys() | new.keys()) - UNCOMPARED):
        before, after = old.get(field), new.get(field)
        if before != after:
            found.append(Change(field, _rules(field, old, new), before, after))
    return found


def _rules(field: str, old: Form, new: Form) -> tuple[str, ...]:
    if field == "mentions":
        return _changed(old["mentions"], new["mentions"])
    if field in _BY_REMOVALS:
        return _changed(old.get("removals", ()), new.get("removals", ()))
    origin = new.get("provenance", {}).get(field) or old.get("provenance", {}).get(field)
    return (origin,) if origin else ()


def _changed(old: Iterable[Form], new: Iterable[Form]) -> tuple[str, ...]:
    """The rules of entries that only one of the two has. Where an entry stands is no change of its rule."""
    before, after = (Counter(map(_entry, side)) for side in (old, new))
    return tuple(sorted({entry[0] for entry in (before - after) + (after - before)}))


def _entry(entry: Form) -> tuple[str, ...]:
    return tuple(str(entry.get(name)) for name in ("rule", "text", "symbol", "evidence", "is_company", "quote"))


def _as_in_posts(form: Form) -> Form:
    fields = {name: form[name] for name in IN_POSTS}
    return {**fields, "title": title_in_post(form["title"]), "template": POST}
