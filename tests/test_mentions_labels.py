"""The labelled set of ambiguous company names is well formed, balanced and without repetition."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest

TABLE = Path(__file__).parent / "mentions" / "ambiguous.tsv"
COLUMNS = ["half", "date", "symbol", "name", "occurrence", "is_company", "kind", "sentence"]
KINDS = {"company", "noun", "place", "media", "forum", "longer-name", "boundary", "credit", "product", "other"}
SYMBOL = re.compile(r"(sh|sz|bj)\d{6}|hk\d{5}|us[A-Z][A-Z.]*")


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    header, *lines = TABLE.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    assert header.split("\t") == COLUMNS
    return [dict(zip(COLUMNS, line.split("\t"), strict=True)) for line in lines]


def sentences_by(rows: list[dict[str, str]], *columns: str) -> dict[tuple[str, ...], set[str]]:
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for row in rows:
        found[tuple(row[column] for column in columns)].add(row["sentence"])
    return found


def test_fields_are_well_formed(rows):
    for number, row in enumerate(rows, 2):
        assert row["half"] in {"dev", "test"}, number
        assert date(2015, 1, 1) <= date.fromisoformat(row["date"]) <= date(2026, 12, 31), number
        assert SYMBOL.fullmatch(row["symbol"]), number
        assert row["is_company"] in {"0", "1"}, number
        assert row["kind"] in KINDS, number
        assert (row["kind"] == "company") == (row["is_company"] == "1"), number
        assert row["name"] == row["name"].strip() != "", number
        assert row["sentence"] == row["sentence"].strip(), number
        assert 15 <= len(row["sentence"]) <= 120, number


def test_every_occurrence_is_judged_once(rows):
    judged = defaultdict(list)
    for row in rows:
        judged[row["sentence"], row["name"]].append(int(row["occurrence"]))
    for (sentence, name), occurrences in judged.items():
        # The message holds no sentence: those of the test half are not to be read.
        assert occurrences == list(range(1, sentence.count(name) + 1)), name


def test_a_sentence_has_one_half_date_and_name(rows):
    facts = defaultdict(set)
    for row in rows:
        facts[row["sentence"]].add((row["half"], row["date"], row["symbol"], row["name"]))
    assert sorted(row for held in facts.values() if len(held) > 1 for row in held) == []


def test_no_sentence_is_another_with_different_marks(rows):
    bare = Counter(re.sub(r"[\W\d_]", "", sentence) for sentence in {row["sentence"] for row in rows})
    assert max(bare.values()) == 1


def test_a_name_has_one_symbol(rows):
    symbols = defaultdict(set)
    for row in rows:
        symbols[row["name"]].add(row["symbol"])
    assert {name: held for name, held in symbols.items() if len(held) > 1} == {}


def test_counts(rows):
    names = sentences_by(rows, "name")
    assert len(names) >= 60
    assert len({row["sentence"] for row in rows}) >= 400
    assert {name: len(held) for name, held in names.items() if len(held) < 7} == {}


@pytest.mark.parametrize("half", ["dev", "test"])
def test_half_of_a_half_is_the_company(rows, half):
    marks = [row["is_company"] == "1" for row in rows if row["half"] == half]
    assert 0.45 <= len(marks) / len(rows) <= 0.55
    assert 0.45 <= sum(marks) / len(marks) <= 0.55


def test_each_name_is_split_evenly(rows):
    halves = sentences_by(rows, "name", "half")
    marks = sentences_by(rows, "name", "half", "is_company")
    for name in {row["name"] for row in rows}:
        assert abs(len(halves[name, "dev"]) - len(halves[name, "test"])) <= 1, name
    lacking = [key for key in ((name, half, mark) for name, half in halves for mark in "01") if not marks[key]]
    assert len(lacking) <= 1  # one name has lost the other kind in one half when the marks were read a second time
