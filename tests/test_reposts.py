"""Reposts: what is the same story, and clusters that do not depend on the order in which articles come."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from random import Random

import pytest
from conftest import ROOT, article_of, pages_of
from repost_texts import HALVES, START, Newsroom, Sample, cut_tail, edit_words, resplit, rewrite_lead, samples

from newscrawl.site import Site
from newscrawl.stores.fingerprints import Fingerprint, fingerprint, same_story
from newscrawl.stores.reposts import BRIEF_WINDOW, COMMON, WINDOW, Move, Placement, Reposts, RepostsError

SEEDS = {"development": 1, "test": 7}
DAY_OF_MARKET = (
    "截至收盘，沪指涨{a}%，报{b}点；深成指涨{c}%，报1{b}点。两市成交额{b}亿元，较上一个交易日放量{d}亿元，"
    "超过{b}只个股上涨。北向资金全天净流入{c}亿元，连续{a}日净买入。盘面上半导体板块表现活跃，煤炭板块领跌。"
)


@pytest.fixture
def reposts(tmp_path: Path) -> Iterator[Reposts]:
    made = Reposts(tmp_path / "state" / "reposts.sqlite")
    made.open()
    yield made
    made.close()


def story(seed: int, length: int = 900) -> str:
    return Newsroom("development", Random(seed)).story(length)


def rows(made: Iterable[Sample]) -> list[tuple[str, str, int]]:
    return [(sample.id, sample.text, sample.at) for sample in made]


def partition(path: Path) -> dict[str, str]:
    with sqlite3.connect(path) as db:
        return dict(db.execute("SELECT a.id, c.id FROM articles a JOIN articles c ON c.serial=a.cluster").fetchall())


def clustered(path: Path, articles: list[tuple[str, str, int]], batch: int = 100) -> dict[str, str]:
    made = Reposts(path)
    made.open()
    for at in range(0, len(articles), batch):
        made.place_many(articles[at : at + batch])
    made.close()
    return partition(path)


# fingerprints ------------------------------------------------------------------------------------------


def test_a_fingerprint_is_the_same_on_every_machine() -> None:
    code = "from newscrawl.stores.fingerprints import fingerprint as f; print(f('沪指涨1.5%，报3,021.7点。成交额回落了。').packed().hex())"
    for seed in ("0", "1"):
        command = [sys.executable, "-X", "utf8", "-c", code]
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}
        )
        assert done.stdout == "6f8e6648afc7acecef62e6c300000000\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "，。！",
        "短",
        "\ud800坏字符也要有指纹才行吧，是的没有错误。",
        "a" * 100_000,
        "，" * 100_000,
        "1," * 50_000,
    ],
)
def test_every_text_has_a_fingerprint(text: str) -> None:
    made = fingerprint(text)
    assert Fingerprint.unpacked(made.packed()) == made


def test_width_quotes_blanks_and_paragraphs_make_no_difference() -> None:
    one = fingerprint("公司称“三号产线”将于5月投产，产能为1,200吨，比去年增长15.5%。\n股价当日上涨3%。")
    other = fingerprint("　公司称「三号产线」将于５月投产, 产能为1200吨，比去年增长１５.５％。股价当日上涨3%。")
    assert one == other


@pytest.mark.parametrize(("one", "other"), [("1.5", "15"), ("3%", "-3%"), ("3%", "3"), ("1200", "1,201"), ("2", "3")])
def test_numbers_count(one: str, other: str) -> None:
    form = "本季度主营业务收入的变动幅度为{}，以审计报告为准。"
    assert fingerprint(form.format(one)).pieces != fingerprint(form.format(other)).pieces


def test_market_reports_of_two_days_are_two_stories_and_the_same_report_is_one() -> None:
    days = [DAY_OF_MARKET.format(a=f"0.{n}2", b=f"3{n}21.44", c=f"{n}.31", d=n * 111) for n in (1, 2)]
    assert not same_story(*map(fingerprint, days))
    assert same_story(fingerprint(days[0]), fingerprint(f"江城商报讯 {days[0]}（来源：江城商报）"))


def test_a_story_within_a_round_up_and_a_shared_quote_are_not_the_same_story() -> None:
    parts = [story(seed, 400) for seed in range(5)]
    whole = fingerprint("\n".join(parts))
    assert not any(same_story(fingerprint(part), whole) for part in parts)
    quote = story(99, 150)
    assert not same_story(*(fingerprint(f"{story(seed, 500)}\n{quote}\n{story(seed + 1, 200)}") for seed in (10, 20)))


def test_the_order_of_two_texts_makes_no_difference() -> None:
    made = [fingerprint(sample.text) for sample in samples("development", 5, stories=40, forms=8)]
    assert all(same_story(one, other) == same_story(other, one) for one, other in combinations(made, 2))


# quality -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("half", HALVES)
def test_precision_and_recall_of_pairs(half: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = samples(half, SEEDS[half])
    Random(half).shuffle(made)
    found = clustered(tmp_path / "reposts.sqlite", rows(made))
    stories: dict[str, list[str]] = defaultdict(list)
    for sample in made:
        stories[sample.story].append(sample.id)
    true = {frozenset(pair) for ids in stories.values() for pair in combinations(ids, 2)}
    clusters: dict[str, list[str]] = defaultdict(list)
    for identifier, cluster in found.items():
        clusters[cluster].append(identifier)
    said = {frozenset(pair) for ids in clusters.values() for pair in combinations(ids, 2)}
    precision, recall = len(true & said) / len(said), len(true & said) / len(true)
    with capsys.disabled():
        print(
            f"\nreposts, {half} half: {len(made)} articles, {len(true)} pairs, precision {precision:.3f}, recall {recall:.3f}"
        )
    assert precision >= 0.95
    assert recall >= 0.95


def test_real_articles_are_each_a_story_of_its_own(corpus: Path, site: Site, tmp_path: Path) -> None:
    pages = [page for name in ("posts", "posts-stocks", "pages") for page in pages_of(corpus / name)]
    bodies = [(page.source, article_of(page, site).body, START) for page in pages if "unlabelled" not in page.source]
    found = clustered(tmp_path / "reposts.sqlite", bodies)
    assert {identifier: cluster for identifier, cluster in found.items() if identifier != cluster} == {}
    room = Newsroom("test", Random(1))
    for source, body, _ in bodies:
        if not fingerprint(body).brief:
            assert same_story(fingerprint(body), fingerprint(resplit(room, body))), source


# clusters ----------------------------------------------------------------------------------------------


def test_an_article_alone_is_its_own_cluster(reposts: Reposts) -> None:
    placed = reposts.place("a", story(1), START)
    assert (placed, placed.earliest) == (Placement("a"), "a")
    assert reposts.place("b", story(2), START).cluster == "b"
    assert reposts.place("empty", "", START) == reposts.place("empty", "", START) == Placement("empty")


def test_a_repost_joins_the_earliest_whenever_that_comes(reposts: Reposts) -> None:
    text, room = story(1), Newsroom("development", Random(2))
    assert reposts.place("second", rewrite_lead(room, text), START + 60).cluster == "second"
    assert reposts.place("third", text, START + 120) == Placement("second")
    assert reposts.place("first", text, START) == Placement("first", (Move("second", "first"), Move("third", "first")))
    assert reposts.moves() == [Move("second", "first"), Move("third", "first")]
    reposts.known()
    assert reposts.moves() == []


def test_two_clusters_are_merged_by_an_article_that_is_both(reposts: Reposts) -> None:
    text = story(1, 1500)
    half = len(text) // 2
    reposts.place("head", text[: half + 60], START + 1)
    assert reposts.place("tail", text[half - 120 :], START + 2).cluster == "tail"
    assert reposts.place("whole", text, START).moved == (Move("head", "whole"), Move("tail", "whole"))


def test_a_chain_of_likenesses_is_no_cluster(reposts: Reposts) -> None:
    pieces = [f"第{n}号仓库的{n * 37}吨铜材在{n}日之前运往口岸，" for n in range(400)]
    texts = ["".join(pieces[at : at + 40]) for at in range(0, 360, 10)]
    for number, text in enumerate(texts):
        reposts.place(f"{number:03d}", text, START + number)
    found = partition(reposts._path)
    assert len(set(found.values())) > 8
    for identifier, cluster in found.items():
        assert same_story(fingerprint(texts[int(identifier)]), fingerprint(texts[int(cluster)]))


def test_a_later_article_of_another_time_is_no_repost(reposts: Reposts) -> None:
    text = story(1)
    reposts.place("a", text, START)
    assert reposts.place("b", text, START + WINDOW).cluster == "a"
    assert reposts.place("c", text, START + WINDOW + 1).cluster == "c"
    assert reposts.place("d", text, START - WINDOW - 1).cluster == "d"
    flash = "央行今日开展1000亿元七天期逆回购操作，中标利率为1.80%。"
    reposts.place("e", flash, START)
    assert reposts.place("f", flash, START + BRIEF_WINDOW).cluster == "e"
    assert reposts.place("g", flash, START + 86400).cluster == "g"
    assert reposts.place("h", flash.replace("1000", "1200"), START).cluster == "h"


def test_what_stands_in_very_many_articles_links_none(reposts: Reposts) -> None:
    notice = "".join(story(1, 300))
    for number in range(COMMON + 1):
        reposts.place(f"{number}", f"{story(100 + number, 900)}\n{notice}", START)
    assert reposts.place("x", f"{notice}\n{story(2, 200)}", START).cluster == "x"
    assert reposts.place("y", notice, START).cluster == "y"


def test_a_revision_replaces_the_text(reposts: Reposts) -> None:
    text = story(1)
    reposts.place_many([("a", text, START), ("b", text, START + 1), ("c", text, START + 2)])
    assert reposts.place("a", story(2), START) == Placement("a", (Move("b", "b"), Move("c", "b")))
    assert reposts.place("d", story(2), START + 5).cluster == "a"
    assert reposts.place("a", text, START + 9) == Placement("b", (Move("d", "d"),))


def test_the_same_again_changes_nothing(tmp_path: Path) -> None:
    made = rows(samples("development", 3, stories=30, forms=8))
    path = tmp_path / "reposts.sqlite"
    first = clustered(path, made)
    assert clustered(path, made[::-1], batch=7) == first


@pytest.mark.parametrize("seed", range(10))
def test_the_order_of_arrival_makes_no_difference(seed: int, tmp_path: Path) -> None:
    made = rows(samples("test", seed, stories=30, forms=6, phrases=0))
    often = Counter(piece for _, text, _ in made for piece in fingerprint(text).distinct)
    assert max(often.values()) <= COMMON, "what is common depends on the order"
    expected = clustered(tmp_path / "in-order.sqlite", made)
    assert len(set(expected.values())) < len(expected) * 0.8
    Random(seed).shuffle(made)
    assert clustered(tmp_path / "shuffled.sqlite", made, batch=1 + 20 * seed) == expected


def test_what_is_common_makes_a_difference_to_few(tmp_path: Path) -> None:
    made = rows(samples("test", 4))
    expected = clustered(tmp_path / "in-order.sqlite", made)
    Random(1).shuffle(made)
    found = clustered(tmp_path / "shuffled.sqlite", made)
    assert sum(found[identifier] != cluster for identifier, cluster in expected.items()) < len(found) * 0.05


@pytest.mark.parametrize("seed", range(6))
def test_revisions_and_moves_lead_where_a_new_file_leads(seed: int, tmp_path: Path) -> None:
    random, text = Random(seed), story(1, 1200)
    room, last, told = Newsroom("test", random), dict[str, tuple[str, str, int]](), dict[str, str]()
    made = Reposts(tmp_path / "a.sqlite")
    made.open()
    for _ in range(60):
        identifier = f"{random.randrange(15)}"
        changed = random.choice((rewrite_lead, cut_tail, edit_words))(room, random.choice((text, story(2, 1200))))
        last[identifier] = (identifier, changed, START + random.randrange(2 * WINDOW))
        placed = made.place(*last[identifier])
        told |= {identifier: placed.cluster} | {move.id: move.cluster for move in placed.moved}
        assert told == partition(tmp_path / "a.sqlite")
    made.close()
    assert told == clustered(tmp_path / "b.sqlite", list(last.values()))


# the file ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "moment", ["INSERT INTO articles", "INSERT INTO places", "INSERT INTO same", "UPDATE articles", "COMMIT"]
)
def test_a_kill_leaves_whole_batches(moment: str, tmp_path: Path) -> None:
    path = tmp_path / "reposts.sqlite"
    code = (
        "import os, sys; from pathlib import Path; from newscrawl.stores.reposts import Reposts\n"
        f"r = Reposts(Path({str(path)!r})); r.open(); text = sys.argv[1]\n"
        "r.place_many([('b', text, 5), ('c', text, 6)])\n"
        f"r._db.set_trace_callback(lambda statement: statement.startswith({moment!r}) and os.kill(os.getpid(), 9))\n"
        "r.place_many([('a', text, 1)])\n"
    )
    done = subprocess.run([sys.executable, "-c", code, story(1)], cwd=ROOT, check=False)
    assert done.returncode == -9
    assert partition(path) == {"b": "b", "c": "b"}
    assert clustered(path, [("a", story(1), 1)]) == {"a": "a", "b": "a", "c": "a"}


def test_a_batch_that_fails_leaves_nothing(reposts: Reposts) -> None:
    with pytest.raises(UnicodeEncodeError):
        reposts.place_many([("a", story(1), START), ("\ud800", story(2), START)])
    assert partition(reposts._path) == {}
    assert reposts.place("b", story(1), START + 1).cluster == "b"


@pytest.mark.parametrize("kind", ["no database", "another database", "other rules", "a folder"])
def test_a_file_that_cannot_be_used_is_named_and_left_alone(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "reposts.sqlite"
    if kind == "a folder":
        path.mkdir()
    elif kind == "no database":
        path.write_bytes(b"no database at all" * 100)
    else:
        with sqlite3.connect(path) as db:
            db.executescript("CREATE TABLE articles (key TEXT);" + "PRAGMA user_version=99;" * (kind == "other rules"))
        db.close()
    made = Reposts(path)
    with pytest.raises(RepostsError, match=r"reposts\.sqlite: .*move it away"):
        made.open()
    made.close()
    with pytest.raises(RuntimeError, match=r"open\(\) it"):
        made.place("a", "text", START)
