"""Articles and refusals come back from JSON as they went in, or a message says what does not fit."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from conftest import FIXTURES, pages_of
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.archive import read_archive
from newscrawl.archive.lines import read_lines
from newscrawl.article import Article, Image, Mention, Page, Refusal, Removal, StatedTime, content_hash, plain
from newscrawl.normalise import process
from newscrawl.records import RecordError, article_of, record_of, refusal_of
from newscrawl.sites import SITES

RESULTS = [process(page, SITES["sina"]) for page in pages_of(FIXTURES)]
ARTICLES = [result for result in RESULTS if isinstance(result, Article)]
REFUSALS = [result for result in RESULTS if isinstance(result, Refusal)]


def through_json(value: Any) -> Any:
    return json.loads(json.dumps(plain(value)))


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.id)
def test_every_fixture_comes_back(article: Article) -> None:
    again = article_of(through_json(article))
    assert again == article
    assert hash(again.mentions) == hash(article.mentions)
    assert plain(again) == plain(article)


def test_every_refusal_comes_back() -> None:
    assert [refusal_of(through_json(refusal)) for refusal in REFUSALS] == REFUSALS
    assert [record_of(through_json(result)) for result in RESULTS] == RESULTS


TIMES = st.datetimes(
    min_value=datetime(1990, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    max_value=datetime(9999, 12, 30),  # noqa: DTZ001
    timezones=st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)
NUMBERS = st.integers(-(2**31), 2**31 - 1)
WORDS = st.lists(st.text()).map(tuple)
TABLES = st.dictionaries(st.text(), st.text())


@given(st.sampled_from(ARTICLES), st.data())
def test_any_article_comes_back(article: Article, data: st.DataObject) -> None:
    changes = {
        "times": st.lists(st.builds(StatedTime, at=TIMES)).map(tuple),
        "published_at": TIMES,
        "fetched_at": st.none() | TIMES,
        "mentions": st.lists(st.builds(Mention, start=NUMBERS, end=NUMBERS)).map(tuple),
        "images": st.lists(st.builds(Image)).map(tuple),
        "removals": st.lists(st.builds(Removal, at=NUMBERS)).map(tuple),
        "declared_symbols": st.none() | WORDS,
        "keywords": WORDS,
        "listed": TABLES,
        "provenance": TABLES,
        "title": st.text(),
        "editor": st.none() | st.text(),
        "revision": NUMBERS,
        "summary_is_ai": st.booleans(),
    }
    changed = replace(article, **{name: data.draw(values, name) for name, values in changes.items()})
    assert article_of(through_json(changed)) == changed


@given(st.builds(Refusal))
def test_any_refusal_comes_back(refusal: Refusal) -> None:
    assert record_of(through_json(refusal)) == refusal


@pytest.fixture
def record() -> dict[str, Any]:
    article = next(article for article in ARTICLES if len(article.mentions) > 3 and article.removals)
    return through_json(article)  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda r: r["mentions"][3].update(start="7"), "mentions[3].start: expected a whole number, found '7'"),
        (lambda r: r["mentions"][0].update(end=True), "mentions[0].end: expected a whole number, found true"),
        (lambda r: r["mentions"][0].update(end=7.0), "mentions[0].end: expected a whole number, found 7.0"),
        (lambda r: r.update(revision=2**70), "revision: expected a whole number from -2,147,483,648 to 2,147,483,647, found 118"),
        (lambda r: r["mentions"][0].update(start=2**31), "mentions[0].start: expected a whole number from -2,147"),
        (lambda r: r.update(fetched_at="9999-12-31T23:59:59-14:00"), "fetched_at: expected a time that UTC can hold"),
        (lambda r: r["mentions"][1].update(exchange=3), "mentions[1].exchange: expected text or null, found 3"),
        (lambda r: r["mentions"][2].update(kind="bank"), "mentions[2].kind: expected one of share, fund, index"),
        (lambda r: r["mentions"][2].update(colour=1), "mentions[2]: expected the fields of Mention, found also colour"),
        (lambda r: r["mentions"].insert(0, None), "mentions[0]: expected Mention as an object, found null"),
        (lambda r: r["times"][0].update(at="2026-01-01T00:00:00"), "times[0].at: expected a time with its zone, found"),
        (lambda r: r["times"][0].pop("raw"), "times[0]: expected all 5 fields of StatedTime, found none named raw"),
        (lambda r: r.update(published_at=None), "published_at: expected a time in ISO 8601, found null"),
        (lambda r: r.update(published_at="yesterday"), "published_at: expected a time in ISO 8601, found 'yesterday'"),
        (lambda r: r.update(summary_is_ai=1), "summary_is_ai: expected true or false, found 1"),
        (lambda r: r.update(channel="x"), "channel: expected a list, found 'x'"),
        (lambda r: r.update(declared_symbols=["a", 1]), "declared_symbols[1]: expected text, found 1"),
        (lambda r: r.update(declared_symbols=1), "declared_symbols: expected a list or null, found 1"),
        (lambda r: r.update(listed={"time": 3}), "listed.time: expected text, found 3"),
        (lambda r: r.update(listed=[]), "listed: expected an object, found a list of 0"),
        (lambda r: r["removals"][0].update(images=[{}]), "removals[0].images[0]: expected text, found an object"),
        (lambda r: r.update(schema=2), "record: expected the fields of Article, found also schema; a newer version"),
        (lambda r: (r.pop("listed"), r.pop("revision")), "found none named listed, revision; an older version may"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_named(change: Callable[[Any], Any], says: str, record: dict[str, Any]) -> None:
    change(record)
    with pytest.raises(RecordError) as caught:
        article_of(record)
    assert says in str(caught.value)


@pytest.mark.parametrize("value", [None, 3, "x", [], {}, [1], True])
def test_what_is_no_record_is_an_error(value: Any) -> None:
    with pytest.raises(RecordError):
        record_of(value)


def test_reading_back_is_fast() -> None:
    plains = [through_json(article) for article in ARTICLES]
    started = time.perf_counter()
    for record in plains * 10:
        article_of(record)
    assert (time.perf_counter() - started) / len(plains) / 10 < 0.003, "0.03 ms where it was measured"


def write_lines(path: Path, *records: object) -> Path:
    path.write_text("".join(json.dumps(plain(record)) + "\n" for record in records), "utf-8")
    return path


def test_lines_come_back_as_what_they_are(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "all.jsonl", *RESULTS)
    assert list(read_archive(str(path), SITES["sina"])) == RESULTS
    packed = tmp_path / "all.jsonl.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    assert list(read_lines(packed)) == RESULTS


def test_a_line_that_is_no_record_is_a_refusal_with_its_place(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", ARTICLES[0], {"id": 3}, [], ARTICLES[1])
    with path.open("ab") as file:
        file.write(b"\n\xff\xfe\n" + b"[" * 100_000 + b'\n{"id": "comos:cu')
    found = list(read_lines(path))
    assert [found[0], found[3]] == ARTICLES[:2]
    refused = [one for one in found if isinstance(one, Refusal)]
    assert [one.source for one in refused] == [f"{path}:{number}" for number in (2, 3, 6, 7, 8)]
    assert {(one.step, one.reason) for one in refused} == {("read", "broken-line")}
    assert all(one.detail.startswith(f"{one.source}: ") for one in refused)
    assert refused[-1].detail.endswith("the last line has no end: its writer was stopped")


def test_a_file_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    lines = write_lines(tmp_path / "a.jsonl", *ARTICLES).read_bytes()
    path.write_bytes(gzip.compress(lines)[:-200])
    found = list(read_lines(path))
    assert found[0] == ARTICLES[0]
    assert isinstance(found[-1], Refusal)
    assert found[-1].reason == "unreadable"


def test_a_line_that_contradicts_itself_does_not_enter(tmp_path: Path) -> None:
    article = next(article for article in ARTICLES if article.mentions)
    longer = replace(article, body=f"前{article.body}")
    other = replace(article, title="另一个标题")
    path = write_lines(tmp_path / "a.jsonl", longer, other, replace(article, title="\ud800"))
    details = [one.detail for one in read_lines(path) if isinstance(one, Refusal)]
    assert "mentions[0]: expected" in details[0]
    assert f"content_hash: expected {content_hash(other.title, other.body)}" in details[1]
    assert "content_hash: expected" in details[2]


def test_lines_in_a_folder_are_left_alone(tmp_path: Path) -> None:
    write_lines(tmp_path / "refused.jsonl", *REFUSALS)
    page = next(FIXTURES.glob("sina/C/*/page.html"))
    (tmp_path / "page.html").write_bytes(page.read_bytes())
    (found,) = read_archive(str(tmp_path), SITES["sina"])
    assert isinstance(found, Page)
