"""The manifest of a crawl that is recorded and replayed, and what scrapy verify says of it."""

from __future__ import annotations

import json
import signal
import time
from pathlib import Path
from typing import Any

from test_live import Crawl, serve, since
from test_playback import crawl_in, replay
from test_record import files_of, world
from test_verify import scrapy
from test_warc import write_fixtures

from newscrawl import __version__
from newscrawl.site import Site
from tests.sina_site import Options, World

NOWHERE = "http://127.0.0.1:1"


def manifests(crawl: Crawl) -> list[Path]:
    return sorted((crawl.folder / "state" / "manifests").glob("*.json"))


def read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def verified(path: Path) -> tuple[bool, str]:
    code, said = scrapy("verify", path)
    assert code in (0, 1), said
    return code == 0, said


def spoil(path: Path, at: int) -> bytes:
    """Change one byte; what was there before."""
    before = path.read_bytes()
    path.write_bytes(before[:at] + bytes([before[at] ^ 1]) + before[at + 1 :])
    return before


def test_a_recorded_crawl_and_two_replays_have_one_output_hash_and_each_changed_byte_is_found(
    tmp_path: Path, site: Site
) -> None:
    archive = tmp_path / "archive"
    with serve(world(), Options(faults=0.1, gzip=True)) as server:
        live = crawl_in(tmp_path / "live", server.url)
        lines = {"JSONLINES_FILE": str(live.folder / "lines.jsonl")}
        for _ in range(2):
            done = live.run(*since(), "-a", "flashes=1", RECORD_DIR=str(archive), RECORD_MAX_MIB="1", **lines)
            assert done.returncode == 0, done.stderr[-3000:]
            server.control("publish", n=3)
            time.sleep(1.1)
    crawls = [live, *(crawl_in(tmp_path / name, NOWHERE) for name in ("first", "second"))]
    for crawl in crawls[1:]:
        for _ in range(2):
            done = replay(crawl, archive)
            assert done.returncode == 0, done.stderr[-3000:]
    found = [[read(path) for path in manifests(crawl)] for crawl in crawls]
    hashes = [[one["output_sha256"] for one in of_one] for of_one in found]
    assert hashes[0] == hashes[1] == hashes[2]
    assert len(set(hashes[0])) == 2
    assert found[1] == found[2]
    for crawl in crawls:
        for path in manifests(crawl):
            assert verified(path)[0], verified(path)[1]
        for folder in (crawl.folder / "state", crawl.folder / "state" / "manifests"):
            assert f"{manifests(crawl)[-1]}: 1 shards, all as it was written" in verified(folder)[1]
    first, second = found[1]
    (shard,) = first["shards"]
    named = [str(file) for one in (first, second) for file in one["shards"][0]["archive"]]
    assert named == [str(file) for file in files_of(archive)]
    assert (first["newscrawl"], first["rules"], first["complete"]) == (__version__, site.digest, True)
    assert first["versions"].keys() > {"python", "Scrapy", "lxml"}
    assert first["counts"]["articles"] + second["counts"]["articles"] == sum(
        1 for _ in (tmp_path / "first" / "lines.jsonl").open("rb")
    )
    assert (
        f"output {first['output_sha256'][:16]}, manifest"
        in replay(crawl_in(tmp_path / "third", NOWHERE), archive).stderr
    )
    assert second["shards"][0]["output"]["start"] == shard["output"]["bytes"]
    output, earlier, later = tmp_path / "first" / "lines.jsonl", *manifests(crawls[1])
    before = spoil(output, shard["output"]["bytes"] // 2)
    ok, said = verified(earlier)
    assert (ok, "other content than was written" in said) == (False, True), said
    assert verified(later)[0], "another run's lines are as they were"
    output.write_bytes(before[:-1])
    ok, said = verified(later)
    assert (ok, f"expected {second['shards'][0]['output']['bytes']}" in said) == (False, True), said
    output.write_bytes(before)
    file = files_of(archive)[0]
    before = spoil(file, 1000)
    ok, said = verified(earlier)
    assert (ok, f"{file}: the source has other content" in said) == (False, True), said
    assert scrapy("verify", "--outputs-only", earlier)[0] == 0
    file.write_bytes(before)
    file.rename(tmp_path / "away")
    ok, said = verified(earlier)
    assert (ok, f"{file}: the source is not there" in said) == (False, True), said


def test_a_replay_of_a_warc_file_writes_one_beside_its_lines(tmp_path: Path) -> None:
    write_fixtures(tmp_path / "a.warc.gz", packed=True)
    posts = f"FRONTMATTER_DIR={tmp_path / 'posts'}"
    hashes = set()
    for name in ("one.jsonl", "two.jsonl"):
        command = ("crawl", "sina_finance", "-a", f"replay={tmp_path / 'a.warc.gz'}", "-s", posts)
        assert scrapy(*command, "-O", tmp_path / name)[0] == 0
        path = tmp_path / f"{name}.manifest.json"
        hashes.add(read(path)["output_sha256"])
        assert verified(path)[0]
    assert len(hashes) == 1
    content = read(path)
    content["shards"][0]["rows_sha256"] = "1" * 64
    path.write_text(json.dumps(content), "utf-8")
    ok, said = verified(path)
    assert not ok
    assert "output_sha256: expected" in said
    assert "its rows are not those that were written" in said
    assert (
        scrapy("crawl", "sina_finance", "-a", "replay=fixtures/sina/C", "-s", posts, "-O", tmp_path / "c.jsonl")[0] == 0
    )
    assert not (tmp_path / "c.jsonl.manifest.json").exists()


def test_a_run_that_was_stopped_is_gone_through_and_the_next_one_after_it(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    with serve(World(articles=60, days=1, seed=3), Options(latency_ms=30)) as server:
        live = crawl_in(tmp_path / "live", server.url)
        process = live.start(RECORD_DIR=str(archive))
        while sum(live.posts().values()) < 10:
            time.sleep(0.01)
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 7
        ok, said = verified(manifests(live)[0])
        assert (ok, "not complete" in said) == (False, True), said
        assert live.run(RECORD_DIR=str(archive)).returncode == 0
    crawl = crawl_in(tmp_path / "replay", NOWHERE)
    assert replay(crawl, archive).returncode == 7
    done = replay(crawl, archive)
    assert done.returncode == 0, done.stderr[-2000:]
    assert crawl.posts() == live.posts()
    assert [verified(path)[0] for path in manifests(crawl)] == [True, True]


def test_a_manifest_that_cannot_be_written_is_how_the_run_ended(tmp_path: Path) -> None:
    with serve(World(articles=3, days=1, seed=4), Options()) as server:
        crawl = crawl_in(tmp_path / "live", server.url)
        crawl.folder.joinpath("state").mkdir(parents=True)
        crawl.folder.joinpath("state", "manifests").touch()
        done = crawl.run(*since(), RECORD_DIR=str(tmp_path / "archive"))
    assert done.returncode == 5, done.stderr[-3000:]
    assert "newscrawl: the manifest was not written (exit code 5): " in done.stderr
    assert done.stderr.splitlines()[-1].startswith("newscrawl: store failed (exit code 5): ")
    (run,) = (crawl.folder / "state" / "runs").glob("*.json")
    assert (read(run)["exit_code"], read(run)["verdict"]) == (5, "store failed")
