"""What was known at an instant, and that nothing later can change it: the decision, the command, and every kind of store."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from conftest import FIXTURES, ROOT, pages_of
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.article import Article, Refusal, StatedTime, content_hash, plain
from newscrawl.normalise import process
from newscrawl.records import article_of
from newscrawl.site import Site
from newscrawl.sites import SITES
from newscrawl.stores.collected import Collected
from newscrawl.stores.frontmatter import FrontMatterStore
from newscrawl.stores.history import Text, as_known, gone_reasons, read_instant, told_by

SITE = SITES["sina"]
BASE = next(a for page in pages_of(FIXTURES) if isinstance(a := process(page, SITE), Article) and a.mentions)
ZERO = datetime(2026, 9, 18, tzinfo=UTC)
HOUR = timedelta(hours=1)
Event = Article | Refusal


def hours(number: float) -> datetime:
    return ZERO + number * HOUR


def text(
    identifier: str,
    words: str,
    fetched: float | None,
    revision: int = 1,
    *,
    stated: float = 0,
    listed: float | None = None,
) -> Article:
    body = f"{BASE.body}\n{words}"
    return replace(
        BASE, id=identifier, body=body, body_html=f"{BASE.body_html}\n<p>{words}</p>", content_hash=content_hash(BASE.title, body), revision=revision,
        fetched_at=None if fetched is None else hours(fetched), published_at=ZERO,
        times=(StatedTime("displayed", ZERO, "minute", "", ""), StatedTime("updated", hours(stated), "second", "", "")),
        listed={} if listed is None else {"time": hours(listed).isoformat(), "channel": "x"},
    )  # fmt: skip


def gone(identifier: str, at: float, reason: str = "gone") -> Refusal:
    return Refusal("source", "fetch", reason, "404", None, identifier, None, hours(at))


def answer(events: Iterable[Event], at: datetime | None) -> list[bytes]:
    with closing(Collected()) as collected:
        for event in events:
            if what := told_by(event, gone_reasons(SITE)):
                collected.take_in(what)
        return list(collected.answer(at))


def said(lines: Iterable[bytes]) -> dict[str, str]:
    """Id to its last line of text."""
    return {(row := json.loads(line))["id"]: row["body"].rpartition("\n")[2] for line in lines}


STORY: list[Event] = [
    text("a", "first", 1),
    text("b", "first", 1),
    text("a", "edited", 3, 2),
    gone("b", 4),
    text("b", "first", 6, 2),  # it came back, in the same words
    text("c", "late", 2, stated=7),  # states a time that is later than when it was fetched
    text("c", "newer", 5, 2),
    text("d", "listed", 2, listed=6.5),
    text("e", "archive", None, stated=4),
    gone("e", 5, "not-found-page"),
    gone("a", 8, "deleted"),
    gone("f", 1, "server-error"),  # no deletion
]


@pytest.mark.parametrize(
    ("at", "known"),
    [
        (0.9, {}),
        (1, {"a": "first", "b": "first"}),
        (2.9, {"a": "first", "b": "first"}),
        (3, {"a": "edited", "b": "first"}),
        (4, {"a": "edited", "e": "archive"}),
        (5, {"a": "edited", "c": "newer"}),
        (6, {"a": "edited", "b": "first", "c": "newer"}),
        (6.5, {"a": "edited", "b": "first", "c": "newer", "d": "listed"}),
        (
            7,
            {"a": "edited", "b": "first", "c": "newer", "d": "listed"},
        ),  # an older text that is known later wins nothing
        (8, {"b": "first", "c": "newer", "d": "listed"}),
        (None, {"b": "first", "c": "newer", "d": "listed"}),
    ],
)
def test_the_story_as_a_person_tells_it(at: float | None, known: dict[str, str]) -> None:
    when = None if at is None else hours(at)
    assert said(answer(STORY, when)) == known
    assert answer(STORY[::-1], when) == answer(STORY, when), "the order of reading does not matter"


def test_the_lines_are_those_of_a_feed_in_the_order_of_knowledge() -> None:
    lines = answer(STORY, hours(7))
    articles = [article_of(json.loads(line)) for line in lines]
    assert [one.available_at for one in articles] == sorted(one.available_at for one in articles)
    assert [line.decode() for line in lines] == [json.dumps(plain(one), ensure_ascii=False) + "\n" for one in articles]
    assert [one.mentions for one in articles] == [BASE.mentions] * len(articles), "as they stood"


# nothing that comes later changes the answer ------------------------------------------------------------

MOMENTS = st.integers(0, 12)
TEXTS = st.builds(
    text,
    st.sampled_from("ab"),
    st.sampled_from(["x", "y", "z"]),
    st.none() | MOMENTS,
    st.integers(1, 3),
    stated=MOMENTS,
    listed=st.none() | MOMENTS,
)
DELETIONS = st.builds(gone, st.sampled_from("ab"), MOMENTS, st.sampled_from(["gone", "deleted", "forbidden"]))
HISTORIES = st.lists(TEXTS | DELETIONS, max_size=12)


def knowledge(event: Event) -> datetime:
    at = event.available_at if isinstance(event, Article) else event.seen_at
    assert at is not None
    return at


@settings(max_examples=200, deadline=None)
@given(HISTORIES, st.integers(-1, 26), st.randoms(use_true_random=False))
def test_no_answer_looks_ahead(history: list[Event], half_hours: int, random: Any) -> None:
    at = hours(half_hours / 2)
    whole = answer(history, at)
    past = [event for event in history if knowledge(event) <= at]
    random.shuffle(past)
    assert answer(past, at) == whole
    assert answer(past, None) == whole, "what is known last is what was known when nothing more was"
    for line in whole:
        article = article_of(json.loads(line))
        stated = [article.published_at, *(time.at for time in article.times)]
        listed = [datetime.fromisoformat(article.listed["time"])] if article.listed else []
        fetched = [article.fetched_at] if article.fetched_at else []
        assert article in [event for event in past if isinstance(event, Article)]
        assert all(time <= at for time in (*stated, *listed, *fetched, article.available_at))


def retold(events: Sequence[Event], at: datetime) -> dict[str, str]:
    """The state of a live crawl's articles, event by event: what came last counts."""
    state: dict[str, str] = {}
    for event in events:
        if knowledge(event) > at or event.id is None:
            continue
        if isinstance(event, Article):
            state[event.id] = event.body.rpartition("\n")[2]
        elif event.reason in gone_reasons(SITE):
            state.pop(event.id, None)
    return state


LIVE = st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(["x", "y", ""]), st.integers(1, 3)), max_size=10)


@given(LIVE, st.integers(0, 30))
def test_of_a_live_crawl_what_came_last_counts(steps: list[tuple[str, str, int]], hour: int) -> None:
    events: list[Event] = []
    now = 0
    for revision, (identifier, words, wait) in enumerate(steps, 1):
        now += wait
        events.append(text(identifier, words, now, revision) if words else gone(identifier, now))
    assert said(answer(events, hours(hour))) == retold(events, hours(hour))


def test_a_deletion_that_the_store_knows_of_is_one_of_this_text() -> None:
    first = Text(hours(1), hours(1), 1, gone_at=hours(3))
    back = Text(hours(5), hours(5), 2)
    known = [as_known([first, back], [], hours(hour)) for hour in (0, 1, 2, 3, 4, 5)]
    assert known == [None, first, first, None, None, back]


# the command --------------------------------------------------------------------------------------------


def export(*arguments: object, code: int = 0) -> tuple[list[bytes], str]:
    command = [sys.executable, "-m", "scrapy", "export", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, timeout=120, check=False)
    assert done.returncode == code, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    return done.stdout.splitlines(keepends=True), done.stderr.decode()


def lines_of(path: Path, events: Iterable[Event]) -> Path:
    path.write_text("".join(json.dumps(plain(event), ensure_ascii=False) + "\n" for event in events), "utf-8")
    return path


def posts_of(folder: Path, events: Iterable[Event], profile: str = "full") -> Path:
    store = FrontMatterStore(folder, lambda symbols: "", profile)
    store.open()
    for event in events:
        if isinstance(event, Article):
            store.put(event)
        else:
            store.refuse(event)
    store.close()
    return folder


def test_lines_and_refusals_in_files_of_their_own(tmp_path: Path) -> None:
    texts = lines_of(tmp_path / "a.jsonl", [event for event in STORY if isinstance(event, Article)])
    refused = lines_of(tmp_path / "refused.jsonl", [event for event in STORY if isinstance(event, Refusal)])
    for at in ("2026-09-18T06:00:00Z", "2026-09-18T14:00:00+08:00"):
        found, says = export("--as-of", at, refused, texts)
        assert found == answer(STORY, hours(6))
        assert "3 articles as known at 2026-09-18T" in says
    out = tmp_path / "out.jsonl"
    found, _ = export(texts, refused, "--out", out)
    assert found == []
    assert out.read_bytes() == b"".join(answer(STORY, None))
    assert list(tmp_path.glob(".newscrawl*")) == []


@pytest.mark.parametrize("profile", ["full", "strict"])
def test_posts_know_from_when_on_they_could_be_known(tmp_path: Path, profile: str) -> None:
    real = [event for event in STORY if isinstance(event, Article) and event.id in "abd"]
    named = [replace(one, id=f"comos:hcffhsv00{ord(one.id):05}", url=None, canonical_url=None) for one in real]
    told = [*named, replace(gone("x", 4), id=named[1].id)]
    folder = posts_of(tmp_path / "posts", told, profile)
    for hour in (1, 3, 4, 6, 6.5):
        found = said(export("--as-of", hours(hour).isoformat(), folder)[0])
        if profile == "full":
            assert found == said(answer(told, hours(hour))), hour
        else:  # they state a date alone, so an edit looks as old as its article; the index says whose they are
            gone_then = {named[1].id} if hour >= 4 else set()
            assert found.keys() == {one.id for one in named} - gone_then


def test_saved_pages_and_an_output_of_a_batch_are_sources(tmp_path: Path) -> None:
    found, _ = export("fixtures/sina/C")
    assert len(found) == len(list((FIXTURES / "sina" / "C").glob("*/page.html")))
    batch = tmp_path / "batch"
    command = [sys.executable, "-m", "scrapy", "normalise", "fixtures/sina/C", "--out", str(batch)]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True, timeout=120)
    again, _ = export(batch)
    assert [article_of(json.loads(line)) for line in again] == [article_of(json.loads(line)) for line in found]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--as-of", "2026-09-18T12:00:00", "fixtures"], "'2026-09-18T12:00:00' has no zone"),
        (["--as-of", "2026-09-18", "fixtures"], "'2026-09-18' has no zone"),
        (["--as-of", "yesterday", "fixtures"], "'yesterday' is no instant in ISO 8601"),
        (["--as-of", "", "fixtures"], "'' is no instant"),
        ([], "give .jsonl files"),
        (
            ["-s", "MONGODB_URI=mongodb://me:secret@127.0.0.1:1/", "-s", "MONGODB_TIMEOUT=0.2"],
            "mongodb: it cannot be read",
        ),
        (["no-such-file.jsonl"], "no-such-file.jsonl does not exist"),
        (["fixtures", "--out", "fixtures/out.jsonl"], "is, or lies in, the source fixtures"),
        (["mongodb"], "MONGODB_URI is empty"),
        (["mongodb://me:secret@127.0.0.1:1/", "-s", "MONGODB_TIMEOUT=0.2"], "mongodb: it cannot be read"),
    ],
)
def test_what_cannot_be_is_said(arguments: list[str], says: str) -> None:
    found, error = export(*arguments, code=2)
    assert found == []
    assert says in error
    assert "secret" not in error


def test_what_cannot_be_read_is_said_and_the_rest_is_written(tmp_path: Path) -> None:
    path = lines_of(tmp_path / "a.jsonl", STORY[:2])
    path.write_text(path.read_text("utf-8") + '{"id": "cut', "utf-8")
    found, error = export(path, code=1)
    assert said(found) == {"a": "first", "b": "first"}
    assert f"unreadable: {path}:3: " in error
    assert "1 records could not be read" in error


def test_an_instant_is_one_everywhere() -> None:
    assert read_instant("2026-09-18T20:00:00+08:00") == read_instant("2026-09-18T12:00Z")


def test_a_page_that_was_saved_when_the_article_was_gone_is_a_deletion(site: Site) -> None:
    page = next(page for page in pages_of(FIXTURES) if "not-found-page" in page.source)
    refused = process(replace(page, fetched_at=hours(5), expected_id="a"), site)
    assert isinstance(refused, Refusal)
    assert said(answer([text("a", "x", 1), refused], hours(4))) == {"a": "x"}
    assert answer([text("a", "x", 1), refused], hours(5)) == []


@pytest.mark.parametrize(
    ("out", "why"),
    [
        ("/proc/none/x", "there is no folder /proc/none"),
        ("/proc/x", "No such file or directory"),
        ("/dev/full", "is there, and is no file"),
        ("FOLDER", "is there, and is no file"),
    ],
)
@pytest.mark.parametrize("command", ["export", "mentions"])
def test_a_file_that_cannot_be_written_is_told_by_its_option(command: str, out: str, why: str, tmp_path: Path) -> None:
    name, source = ("--out", _lines(tmp_path)) if command == "export" else ("--learn", FIXTURES / "sina" / "C")
    out = out.replace("FOLDER", str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-m", "scrapy", command, str(source), name, out],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    last = done.stderr.splitlines()[-1]
    assert "Errno" not in last
    assert ".tmp" not in last
    assert "that can be written" in last
    if command == "mentions" and out == "/proc/none/x":  # its folder is made
        assert "--learn=/proc/none: " in last
    else:
        assert f"{name} {out}: {why}; make room, or name a file that can be written" in last


def test_a_disk_that_becomes_full_while_a_file_is_written_is_told_by_its_option(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "scrapy",
        "mentions",
        str(FIXTURES / "sina" / "C"),
        "--learn",
        str(tmp_path / "x.tsv"),
    ]
    done = subprocess.run(
        ["bash", "-c", 'ulimit -f 0; exec "$@"', "-", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert f"mentions: --learn {tmp_path / 'x.tsv'}: File too large; make room" in done.stderr.splitlines()[-1]
    assert list(tmp_path.iterdir()) == []


def _lines(folder: Path) -> Path:
    path = folder / "a.jsonl"
    path.write_text(f"{json.dumps(plain(BASE))}\n", "utf-8")
    return path
