"""Whatever a page repeats, however often: it gives an article with every invariant, or a reason, in linear time.

A test of something quadratic asks for so much of it that the quadratic way would take minutes to hours, and says what
comes of it. ``tools/scale.py`` counts the time of every structure.
"""

from __future__ import annotations

import random
from collections import Counter

import pytest
from conftest import article_of
from hostile import SHAPES
from hypothesis import given
from hypothesis import strategies as st
from invariants import nothing_lost, offsets, violations
from lxml import etree

from newscrawl.article import Article, Image
from newscrawl.normalise import elements as walking
from newscrawl.normalise import process
from newscrawl.normalise.blocks import Block, Run
from newscrawl.normalise.document import Document
from newscrawl.normalise.elements import visible_text, walk_of
from newscrawl.normalise.flash import MAX_TAGGED
from newscrawl.normalise.mentions import candidates_of
from newscrawl.normalise.rulebook import rulebook
from newscrawl.normalise.walk import MAX_REJOINED
from newscrawl.normalise.wording import Wording
from newscrawl.site import Css, Site
from newscrawl.sites import SITES

FEW = 400
"""Repetitions with which every invariant is looked at."""


@pytest.mark.parametrize("name", SHAPES)
def test_what_is_repeated_breaks_no_invariant(name: str, site: Site) -> None:
    hostile = SHAPES[name](FEW)
    result = process(hostile, site)
    if isinstance(result, Article):
        assert list(violations(hostile, result, site)) == []
    else:
        assert result.reason in ("not-text", "list-page", "empty-body", "nested-too-deep")


def made(name: str, count: int, site: Site) -> Article:
    """The article of so many repetitions, with all its text."""
    hostile = SHAPES[name](count)
    article = article_of(hostile, site)
    assert list(offsets(article)) == []
    assert list(nothing_lost(hostile, article, site)) == []
    return article


def rules(article: Article) -> Counter[str]:
    return Counter(removal.rule for removal in article.removals)


def test_slots_that_open_and_never_close_are_none(site: Site) -> None:
    article = made("slot-openers", 250_000, site)
    assert article.body.count("甲") == 250_000
    assert not article.removals


def test_comments_in_a_row_are_walked_once(site: Site) -> None:
    assert rules(made("slots", 100_000, site)) == {"player-slot": 100_000}
    assert made("comments", 400_000, site).body.count("甲") == 400_000
    assert made("removed-with-comments", 200_000, site).removals[0].text == "甲" * 200_000


def test_a_slot_is_as_long_and_as_deep_as_it_is(site: Site) -> None:
    assert len(made("slot-with-pictures", 200_000, site).removals[0].images) == 200_000
    assert made("slot-with-text", 200_000, site).removals[0].text.count("乙") == 200_000
    made("slot-in-depth", 50_000, site)


def test_links_at_an_edge_are_taken_one_by_one(site: Site) -> None:
    for name in ("edges-alone", "edges-at-the-end", "post-edges"):
        assert rules(made(name, 60_000, site))["edge-link"] == 60_000


def test_what_a_row_removes_may_bring_others_together_any_number_of_times(site: Site) -> None:
    article = made("cascade-of-edges", 20_000, site)
    assert rules(article) == {"edge-link": 20_000, "marker": 20_000}
    assert {image.caption for image in article.images} == {"▲ 甲乙"}
    assert rules(made("headings-linked", 60_000, site)) == {"related-list": 60_000}


def test_a_caption_is_looked_for_once(site: Site) -> None:
    assert rules(made("captions-between", 150_000, site)) == {"numbered": 150_000}
    article = made("captions-in-depth-below-a-picture", 100_000, site)
    assert len(article.images) == 2


def test_a_paragraph_goes_on_behind_what_was_removed_but_not_for_ever(site: Site) -> None:
    article = made("removed-in-a-sentence", 60_000, site)
    assert rules(article) == {"account-notice": 60_000}
    assert "甲" * (MAX_REJOINED + 1) in article.body.split("\n")
    assert max(map(len, article.body.split("\n"))) < 2 * MAX_REJOINED


def test_tags_in_a_line_are_one_text(site: Site) -> None:
    assert "甲" * 300_000 in made("inline-tags", 300_000, site).body


def test_links_in_a_box_are_read_once(site: Site) -> None:
    assert rules(made("summary-box-with-links", 300_000, site)) == {"summary-box": 1}


def test_words_that_were_linked_are_found_again(site: Site) -> None:
    article = made("marks-and-words", 30_000, site)
    assert Counter(mention.evidence for mention in article.mentions)["repeat"] > 29_000
    article = made("marks-and-codes", 30_000, site)
    assert Counter(mention.evidence for mention in article.mentions)["ticker"] == 30_000


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("long-url", 200_000),
        ("declared-blanks", 300_000),
        ("times-without-a-year", 100_000),
        ("mobile-scripts", 100_000),
        ("old-titles", 50_000),
        ("old-titles-and-cells", 50_000),
        ("old-bodies-in-depth", 50_000),
        ("editors-of-both-kinds", 50_000),
        ("post-keys", 100_000),
        ("flash-list", 600_000),
    ],
)
def test_the_facts_around_a_text_are_read_in_one_pass(name: str, count: int, site: Site) -> None:
    assert "新厂投产" in made(name, count, site).body


@pytest.mark.parametrize("name", ["flash-tags", "flash-tags-by-line", "flash-tags-not-there"])
def test_a_flash_names_no_more_securities_than_are_looked_for(name: str, site: Site) -> None:
    article = made(name, 20_000, site)
    assert f"ext.stocks: of 20000 names only the first {MAX_TAGGED} are looked for in the text" in article.notes
    links = [mention for mention in article.mentions if mention.evidence == "link"]
    assert len(links) == (0 if name.endswith("there") else MAX_TAGGED)


def test_a_crowd_of_comments_is_walked_as_any_element(monkeypatch: pytest.MonkeyPatch) -> None:
    root = etree.HTML("<div>a<b>b</b>c<!--d-->e<script>f<i>g</i></script><p>h<?i?>j<br>k<!--l--></p></div>m")
    skipped = ("script", "p")

    def walked() -> list[tuple[str, str, str | None]]:
        seen = []
        walk = walk_of(root)
        for event, element in walk:
            seen.append((event, str(element.tag), element.text))
            if event == "start" and element.tag in skipped:
                walk.skip_subtree()
        return seen

    usual, text = walked(), visible_text(root)
    monkeypatch.setattr(walking, "MAX_CROWD", 0)
    assert walked() == usual
    assert visible_text(root) == text


TAGS = st.sampled_from(["<tr>", "<th class=f24>x</th>", "<td align=center>y<font>z</font></td>", "</tr>", "<table>", "</table>",
                        "<td class=l17>", "</td>", "<p class=show_author>a</p>", "<div class=show_author>b", "</div>"])  # fmt: skip


@given(st.lists(TAGS, max_size=25))
def test_a_selector_taken_in_steps_finds_what_it_finds(tags: list[str]) -> None:
    document = Document(f"<html><body><table>{''.join(tags)}".encode())
    for selector in (
        *SITES["sina"].selectors,
        Css("tr ~ tr"),
        Css("td td, tr td"),
        Css("table tr:has(td font) ~ tr td"),
    ):
        assert document.find(selector) == document.root.xpath(selector.xpath()), selector


NEAR, FAR = "http://k.sina.com.cn/x", "http://a.example/"
KINDS = {
    "text": lambda: [Run("甲乙")], "near": lambda: [Run("甲", href=NEAR)], "far": lambda: [Run("甲", href=FAR)],
    "heading": lambda: [Run("相关报道：")], "linked heading": lambda: [Run("相关报道：", href=NEAR)],
    "caption": lambda: [Run("▲ 甲乙")], "linked caption": lambda: [Run("▲ 甲乙", href=NEAR)],
    "numbered": lambda: [Run("图1：甲乙丙")], "source": lambda: [Run("来源：甲报")],
}  # fmt: skip


def _blocks(kinds: list[str]) -> list[Block]:
    return [
        Block("p", KINDS[kind]()).settle() if kind in KINDS else Block("image", image=Image("http://a/b.jpg"))
        for kind in kinds
    ]


def test_rows_of_words_leave_nothing_that_they_would_take() -> None:
    """Asked again of what they left, they find nothing: as if all were looked at in every round."""
    dice, book = random.Random(3), rulebook(SITES["sina"])
    for _ in range(3000):
        blocks = _blocks(dice.choices([*KINDS, "picture", "picture"], k=dice.randint(0, 14)))
        Wording(blocks, book).apply()
        rules_given = [block.rule for block in blocks]
        left = [block for block in blocks if not block.rule]
        Wording(left, book).apply()
        assert not any(block.rule for block in left), rules_given
        captions = [block.image.caption for block in left if block.image and block.image.caption]
        by_caption = [block for block in blocks if block.rule in {row.name for _, row in book.caption_lines}]
        assert sorted(captions) == sorted(block.text for block in by_caption)


def test_names_inside_longer_ones_of_others_are_looked_for_near_them(site: Site) -> None:
    body = "中信建投与中信证券。" * 20_000
    found, _ = candidates_of(body, "20120301", [], rulebook(site))
    assert {one.text for one in found} == {"中信证券"}
    assert len(found) == 20_000
