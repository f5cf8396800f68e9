"""The front-matter post: the file format that the project was born from, read and written byte by byte.

::

    ⏎---⏎title: '…'⏎categories: ␠⏎␠-␠A⏎␠-␠B⏎␠-␠C⏎headimg: 'U'⏎author: B⏎comments: false⏎
    date: RFC 1123 GMT⏎thumbnail: 'U'⏎---⏎⏎<div>␠␠␠⏎{html}␠␠⏎</div>⏎ + 12 spaces

Every ``{`` and ``}`` of the file is written ``&#123;`` and ``&#125;``. Keys after ``thumbnail`` are ours.
In the front matter a line end inside a value is written ``&#10;``, and the ``&`` of a text that itself reads like one
of these three ``&#38;``; an author that reads like a quoted text or a list is quoted.
Older writers indent the categories by four blanks and leave out ``headimg``; both are read and kept.
A post is text: reading it is line by line, so that nothing in a title is ever interpreted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from newscrawl.article import Article

OPENING = "\n---\n"
_CLOSING = "\n---\n"
_BODY_HEAD = "\n<div>   \n"
_BODY_TAIL = "  \n</div>\n            "
_OLD_KEYS = ("headimg", "author", "comments", "date", "thumbnail")
_ESCAPES = {"{": "&#123;", "}": "&#125;", "\n": "&#10;"}
_ESCAPED = {written: char for char, written in _ESCAPES.items()}
_READS_ESCAPED = r"(?=(?:#38;)*#(?:123|125|10);)"
_TO_ESCAPE = re.compile(rf"[{{}}\n]|&{_READS_ESCAPED}")
_TO_READ = re.compile(rf"&#(?:123|125|10);|&#38;{_READS_ESCAPED}")
_UNSAFE_IN_TITLE = re.compile(r"[:/\\?*“”<>|\[\]]")


class PostError(ValueError):
    """A file that is no post; the message says which line or mark was expected."""


@dataclass(frozen=True, slots=True)
class Post:
    """A post as it stands in its file. Values are unquoted, nothing else is changed."""

    title: str
    categories: tuple[str, ...]
    keys: tuple[tuple[str, str], ...]
    """The other old keys in their order, with their values as written after ``: ``."""
    html: str
    """What stands between the opening and the closing ``div``; braces are unescaped."""
    indent: str = " "
    extra: tuple[tuple[str, str | tuple[str, ...]], ...] = field(default=())
    """Keys after the old ones: unquoted text, or a list of unquoted texts."""

    def get(self, key: str) -> str | None:
        """Unquoted value of an old or extra key, or None."""
        return self.texts().get(key)

    def texts(self) -> dict[str, str]:
        """Unquoted value of every key that has one text; of a key that stands twice the first."""
        found: dict[str, str] = {}
        for name, value in (*((key, unquote(text)) for key, text in self.keys), *self.extra):
            if isinstance(value, str):
                found.setdefault(name, value)
        return found

    def write(self) -> str:
        """The file's text."""
        lines = [f"title: {quote(self.title)}", "categories: "]
        lines += [f"{self.indent}- {name}" for name in self.categories]
        lines += [f"{key}: {value}" for key, value in self.keys]
        for key, value in self.extra:
            if isinstance(value, str):
                lines.append(f"{key}: {quote(value)}")
            else:
                lines.append(f"{key}: " if value else f"{key}: []")
                lines += [f" - {quote(item)}" for item in value]
        html = self.html.replace("{", "&#123;").replace("}", "&#125;")
        return OPENING + "\n".join(map(_escape, lines)) + _CLOSING + _BODY_HEAD + html + _BODY_TAIL


def quote(value: str) -> str:
    """Single quotes, or double ones around a single quote; nothing inside is escaped.

    The one text that cannot be written so (both kinds of quotes) doubles its single quotes, as YAML does.
    """
    if "'" not in value:
        return f"'{value}'"
    return f"""'{value.replace("'", "''")}'""" if '"' in value else f'"{value}"'


def _plain(value: str) -> str:
    """The text without quotes, where it is read back as it is."""
    return value if unquote(value) == value != "[]" else quote(value)


def unquote(value: str) -> str:
    """The text inside the quotes; text without quotes is returned as it is."""
    if len(value) >= 2 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    if len(value) >= 2 and value[0] == value[-1] == '"':
        return value[1:-1]
    return value


def safe_title(title: str) -> str:
    r"""The title as the format writes it: one line, and ``_`` for each of ``: / \ ? * “ ” < > | [ ]``."""
    return _UNSAFE_IN_TITLE.sub("_", " ".join(title.split()))


def title_in_post(title: str) -> str:
    """The title as it is read back from the post of an article with this title."""
    return safe_title(title)


def read_post(text: str) -> Post:
    """Parse a post.

    Raises:
        PostError: the opening or closing ``---``, the title or the body's ``div`` is missing.
    """
    if not text.startswith(OPENING):
        raise PostError("a post begins with an empty line and '---'")
    head, closing, body = text[len(OPENING) :].partition(_CLOSING)
    if not closing:
        raise PostError("the front matter is not closed: no line '---' after the opening one")
    if not body.startswith(_BODY_HEAD) or not body.endswith(_BODY_TAIL):
        raise PostError("after the front matter: expected '<div>' on a line of its own, and '</div>' as the last line")
    pairs = list(_pairs(head))
    values = dict(pairs)
    if "title" not in values:
        raise PostError(f"no title in the front matter; found the keys {', '.join(values) or 'none'}")
    if pairs[0][0] != "title" or [key for key, _ in pairs[1:2]] != ["categories"]:
        raise PostError("the front matter begins with title and categories")
    categories = values["categories"]
    if isinstance(categories, str):
        raise PostError("categories: expected a list, one '- name' a line")
    indent = re.search(r"^( +)- ", head, re.MULTILINE)
    old, extra = [], []
    for key, value in pairs[2:]:
        if key in _OLD_KEYS and isinstance(value, str):
            old.append((key, value))
        else:
            extra.append((key, unquote(value) if isinstance(value, str) else value))
    title = values["title"]
    return Post(
        title=unquote(_unescape(title)) if isinstance(title, str) else "",
        categories=tuple(_unescape(name) for name in categories),
        keys=tuple((key, _unescape(value)) for key, value in old),
        html=body[len(_BODY_HEAD) : -len(_BODY_TAIL)].replace("&#123;", "{").replace("&#125;", "}"),
        indent=indent[1] if indent else " ",
        extra=tuple((k, _unescape(v) if isinstance(v, str) else tuple(map(_unescape, v))) for k, v in extra),
    )


def post_of(article: Article, declaration: str, *, strict: bool) -> Post:
    """The post of an article.

    Args:
        declaration: the site's list of linked securities as a comment, or nothing.
        strict: the seven old keys alone; else ``source_url``, ``doc_id`` and ``stocks`` follow,
            ``page`` of a further page, ``revision`` of a changed text, and ``available_at`` where it is after the date.
    """
    image = article.head_image or ""
    keys = (
        ("headimg", quote(image)),
        ("author", _plain(article.media or "".join(article.categories[1:2]))),
        ("comments", "false"),
        ("date", format_datetime(article.published_at.astimezone(UTC), usegmt=True)),
        ("thumbnail", quote(image)),
    )
    stocks = tuple(dict.fromkeys(mention.symbol for mention in article.mentions))
    extra: list[tuple[str, str | tuple[str, ...]]]
    extra = [("source_url", article.url or ""), ("doc_id", article.id), ("stocks", stocks)]
    if article.page_number > 1:
        extra.append(("page", str(article.page_number)))
    if article.revision > 1:
        extra.append(("revision", str(article.revision)))
    if article.available_at > article.published_at:
        extra.append(("available_at", _rounded_up(article.available_at).isoformat()))
    return Post(
        title=safe_title(article.title),
        categories=article.categories,
        keys=keys,
        html=f"{article.body_html}{declaration}\n",
        extra=() if strict else tuple(extra),
    )


def _rounded_up(at: datetime) -> datetime:
    """The first full second that is not before an instant."""
    return at.replace(microsecond=0) + timedelta(seconds=1) if at.microsecond else at


def _escape(line: str) -> str:
    """A value as one line without braces, so that reading it gives it back whatever stands in it."""
    return _TO_ESCAPE.sub(lambda found: _ESCAPES.get(found[0], "&#38;"), line)


def _unescape(text: str) -> str:
    return _TO_READ.sub(lambda found: _ESCAPED.get(found[0], "&"), text)


def _pairs(head: str) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Key and value of each entry; a list where ``- item`` lines follow."""
    lines = head.split("\n")
    at = 0
    while at < len(lines):
        key, colon, value = lines[at].partition(":")
        if not colon or not re.fullmatch(r"[a-z_]+", key):
            raise PostError(f"front matter, line {at + 1}: expected 'key: value', found {lines[at][:40]!r}")
        at += 1
        items = []
        while at < len(lines) and re.match(r" *- ", lines[at]):
            items.append(lines[at].lstrip()[2:])
            at += 1
        if items or value == " []":
            yield key, tuple(items if key == "categories" else map(unquote, items))
        elif key == "categories" and not value.strip():
            yield key, ()
        else:
            yield key, value.removeprefix(" ")
