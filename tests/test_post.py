"""The post format: byte-identical both ways, and safe with any title."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from conftest import FIXTURES, article_of
from hypothesis import given
from hypothesis import strategies as st
from invariants import write

from newscrawl.article import Page
from newscrawl.normalise import process
from newscrawl.post import Post, PostError, post_of, quote, read_post, safe_title, title_in_post, unquote
from newscrawl.site import Site
from newscrawl.sites import SITES

POSTS = sorted(FIXTURES.rglob("*.md"))


@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.parent.name)
def test_reading_and_writing_a_fixture_changes_no_byte(path: Path) -> None:
    text = path.read_bytes().decode()
    assert read_post(text).write() == text


def test_reading_and_writing_every_real_post_changes_no_byte(corpus: Path) -> None:
    paths = [*corpus.glob("posts*/*.md")]
    assert len(paths) >= 20
    for path in paths:
        text = path.read_bytes().decode()
        assert read_post(text).write() == text, path.name


def test_strict_profile_is_byte_for_byte_the_old_format(site: Site) -> None:
    page = next(p for p in map(_page, sorted(FIXTURES.glob("sina/C/*/page.html"))))
    article = article_of(page, site)
    text = post_of(article, "", strict=True).write()
    head = text.split("\n---\n")[1]
    assert [line.split(":")[0] for line in head.splitlines() if not line.startswith(" ")] == [
        "title", "categories", "headimg", "author", "comments", "date", "thumbnail",
    ]  # fmt: skip
    assert text.startswith("\n---\ntitle: '")
    assert "\ncategories: \n - " in text
    assert "\n---\n\n<div>   \n" in text
    assert text.endswith("  \n</div>\n            ")
    assert " GMT\nthumbnail: '" in text
    assert "{" not in text
    assert "}" not in text


def test_a_yaml_reader_reads_the_written_post(site: Site) -> None:
    for path in sorted(FIXTURES.glob("sina/[ABCN]/*/page.html")):
        article = article_of(_page(path), site)
        front = yaml.safe_load(write(article, site).split("\n---\n")[1])
        assert front["title"] == safe_title(article.title)
        assert front["categories"] == list(article.categories)
        assert front["doc_id"] == article.id
        assert front["stocks"] == list(dict.fromkeys(mention.symbol for mention in article.mentions))
        assert all(isinstance(symbol, str) for symbol in front["stocks"])


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_title_survives_the_front_matter(title: str) -> None:
    written = safe_title(title)
    if not written:
        return
    keys = (("headimg", "''"), ("author", "x"), ("comments", "false"), ("date", "x"), ("thumbnail", "''"))
    post = Post(written, ("a", "b", "c"), keys, "<p>x</p>", extra=(("source_url", title), ("stocks", ("000001", "on"))))
    again = read_post(post.write())
    assert again.write() == post.write()
    assert again.title == written
    assert again.extra == post.extra


PIECES = st.sampled_from(["\n", "---", "\n---\n", " - ", "'", '"', "''", "[]", ": ", "{", "}", "&", "&#123;", "#38;", "#10;", "&#10;",
                          "甲", "\r", "\u2028", " ", "title: 'x'", "</div>", "  \n</div>\n            ", "#"])  # fmt: skip
ANY = st.lists(PIECES, max_size=6).map("".join) | st.text(st.characters(exclude_categories=["Cs"]))
FULL = next(page for page in sorted(FIXTURES.glob("sina/C/*/page.html")) if "memory-capex" in str(page))


@given(st.data())
def test_a_post_says_whatever_its_article_says(data: st.DataObject) -> None:
    """Every text that a record may hold, such as one that was imported."""
    texts = {
        name: data.draw(ANY, name)
        for name in ("id", "url", "title", "media", "head_image", "author", "editor", "summary")
    }
    lists = {name: tuple(data.draw(st.lists(ANY, max_size=4), name)) for name in ("categories", "keywords")}
    symbols = data.draw(st.lists(ANY, min_size=1, max_size=3, unique=True), "symbols")
    article = article_of(_page(FULL), SITES["sina"])
    mentions = tuple(replace(article.mentions[0], symbol=symbol) for symbol in symbols)
    article = replace(article, **texts, **lists, mentions=mentions)
    for strict in (True, False):
        post = post_of(article, "", strict=strict)
        again = read_post(post.write())
        assert replace(again, indent=" ") == post
        assert again.write() == post.write()
        assert again.title == title_in_post(article.title)
        assert again.categories == article.categories
        assert again.get("author") == (article.media or "".join(article.categories[1:2]))
        assert again.get("headimg") == article.head_image
    assert (again.get("source_url"), again.get("doc_id")) == (article.url, article.id)
    assert dict(again.extra)["stocks"] == tuple(symbols)
    result = process(Page("x.md", post.write().encode(), format="post"), SITES["sina"])
    assert getattr(result, "reason", "") in ("", "no-title")


@given(st.text(st.sampled_from("&#0123458;{}\n")))
def test_what_reads_like_an_escape_is_itself(text: str) -> None:
    post = Post("x", (text,), (("author", text),), text.replace("&#", "&"), extra=(("a", text), ("b", (text,))))
    assert read_post(post.write()) == post


@pytest.mark.parametrize(("media", "line"), [("甲报", "甲报"), ("甲'报", "甲'报"), ("'甲报'", "\"'甲报'\""), ("[]", "'[]'"), ('"', '"'), ("", "新浪财经"),
                                            ("x\n---\ny", "x&#10;---&#10;y"), ("&#38;", "&#38;"), ("&#10;", "&#38;#10;")])  # fmt: skip
def test_an_author_is_quoted_only_where_it_must_be(media: str, line: str, site: Site) -> None:
    article = replace(article_of(_page(FULL), site), media=media)
    assert f"\nauthor: {line}\ncomments: false\n" in post_of(article, "", strict=True).write()


@pytest.mark.parametrize(
    "title",
    [
        "a: 'b' # {c} *d &e !!python/object",
        '"quoted"',
        "it's",
        'it\'s "both"',
        "- x",
        "null",
        "000001",
        "a\\nb",
        "%x",
        "@x",
        "`x",
    ],
)
def test_yaml_tricks_in_a_title_are_text(title: str) -> None:
    line = f"title: {quote(safe_title(title))}"
    assert yaml.safe_load(line) == {"title": safe_title(title)}
    assert unquote(quote(safe_title(title))) == safe_title(title)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "begins with an empty line"),
        ("---\ntitle: 'x'\n---\n", "begins with an empty line"),
        ("\n---\ntitle: 'x'\n", "not closed"),
        ("\n---\ntitle: 'x'\ncategories: \n - a\n---\n\n<p>x</p>", "expected '<div>'"),
        ("\n---\ncategories: \n - a\n---\n\n<div>   \nx  \n</div>\n            ", "no title"),
        ("\n---\n!!python/object: x\n---\n\n<div>   \nx  \n</div>\n            ", "line 1"),
        ("\n---\ntitle: 'x'\ncategories: a\n---\n\n<div>   \nx  \n</div>\n            ", "expected a list"),
    ],
)
def test_a_broken_post_is_refused_with_what_was_expected(text: str, says: str, site: Site) -> None:
    with pytest.raises(PostError, match=says):
        read_post(text)
    if text:
        refusal = process(Page("x.md", text.encode(), format="post"), site)
        assert getattr(refusal, "reason", None) == "broken-post"


def test_normalising_a_written_post_again_changes_nothing(corpus: Path, site: Site) -> None:
    for path in sorted(corpus.glob("posts*/*.md")):
        first = write(article_of(_page(path), site), site)
        again = write(article_of(Page("x.md", first.encode(), format="post"), site), site)
        assert first == again, path.name


def _page(path: Path) -> Page:
    return Page(str(path), path.read_bytes(), format="post" if path.suffix == ".md" else "html")
