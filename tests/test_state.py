"""What a crash of the machine may leave of the small files in a state folder: nothing, or a part."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from conftest import ROOT
from test_recorder import BEGAN, exchange, record
from test_warc import write_fixtures

from newscrawl.crawl.outcome import refused_until, replay_ending
from newscrawl.report import Exit

BROKEN = {
    "empty": b"", "cut": b'{"finished_at": "2026-11-', "zeros": bytes(512), "other": b"[]", "lacking": b"{}", "no text": b"\xff\xfe",
    "no time": b'{"finished_at": 7, "exit_code": 4}', "no zone": b'{"finished_at": "2099-01-01T00:00:00", "exit_code": 4}',
}  # fmt: skip


def crawl(state: Path, *more: str) -> subprocess.CompletedProcess[str]:
    settings = {"STATE_DIR": state, "FRONTMATTER_DIR": state.parent / "posts", "ORIGIN_OVERRIDE": "http://127.0.0.1:1"}
    options = [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]
    command = [sys.executable, "-m", "scrapy", "crawl", "sina_finance", *options, *more]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def write_run(path: Path, code: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"finished_at": datetime.now(UTC).isoformat(), "exit_code": code}), "utf-8")


@pytest.mark.parametrize("kind", BROKEN)
def test_the_record_of_a_run_that_is_broken_is_told_and_the_one_before_it_counts(
    kind: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert refused_until(tmp_path, 3600) is None
    newest = tmp_path / "20991125T000000.000000Z.json"
    newest.write_bytes(BROKEN[kind])
    with caplog.at_level(logging.WARNING):
        assert refused_until(tmp_path, 3600) is None
    assert str(newest) in caplog.text
    write_run(tmp_path / "20261125T000000.000000Z.json", Exit.SITE_REFUSED)
    until = refused_until(tmp_path, 3600)
    assert until
    assert until - datetime.now(UTC) <= timedelta(hours=1)
    write_run(newest, 0)
    assert refused_until(tmp_path, 3600) is None


def test_a_crawl_goes_on_behind_a_broken_record(tmp_path: Path) -> None:
    runs = tmp_path / "state" / "runs"
    write_run(runs / "20261125T000000.000000Z.json", Exit.SITE_REFUSED)
    (runs / "20991125T000000.000000Z.json").touch()
    done = crawl(tmp_path / "state")
    assert "Traceback" not in done.stderr
    assert done.returncode == Exit.SITE_REFUSED
    assert "20991125T000000.000000Z.json: no record of a run" in done.stderr


@pytest.mark.parametrize("kind", [name for name in BROKEN if not name.startswith("no ")])
@pytest.mark.parametrize("replayed", [True, False])
def test_a_folder_of_a_replay_of_which_nothing_is_known_is_refused_in_words(
    kind: str, tmp_path: Path, *, replayed: bool
) -> None:
    (tmp_path / "archive").mkdir()
    record(tmp_path / "archive", exchange(1)).end("finished", BEGAN)
    state = tmp_path / "state"
    state.mkdir()
    (state / "replayed.json").write_bytes(BROKEN[kind])
    done = crawl(state, *(("-s", f"REPLAY_DIR={tmp_path / 'archive'}") if replayed else ()))
    assert "Traceback" not in done.stderr
    assert done.returncode == 2
    assert f"STATE_DIR={state}: is of a replay" in done.stderr
    assert "replayed.json is broken" in done.stderr
    assert "name a STATE_DIR of its own" in done.stderr


@pytest.mark.parametrize(
    ("stats", "pages", "ending"),
    [
        ({"finish_reason": "finished"}, 3, (0, "all well")),
        ({"finish_reason": "finished"}, 0, (2, "no pages found")),
        ({"finish_reason": "shutdown"}, 0, (7, "interrupted")),
        ({"finish_reason": "start_error"}, 3, (1, "broke off")),
        ({"finish_reason": "closespider_itemcount"}, 3, (0, "all well")),
        ({"finish_reason": "shutdown", "newscrawl/broken": 1}, 3, (1, "pages lost")),
        ({"finish_reason": "finished", "newscrawl/broken": 1, "newscrawl/store_errors": 1}, 3, (5, "store failed")),
        ({"finish_reason": "finished", "newscrawl/spooled": 2}, 3, (5, "store failed")),
    ],
)
def test_how_a_replay_ends(stats: dict[str, object], pages: int, ending: tuple[int, str]) -> None:
    assert replay_ending(stats, pages) == ending


def test_a_replay_whose_manifest_cannot_be_written_does_not_end_well(tmp_path: Path) -> None:
    write_fixtures(tmp_path / "a.warc.gz")
    (tmp_path / "out.jsonl.manifest.json").mkdir()
    command = [sys.executable, "-m", "scrapy", "crawl", "sina_finance", "-a", f"replay={tmp_path / 'a.warc.gz'}"]
    settings = ["-s", "FRONTMATTER_DIR=", "-O", str(tmp_path / "out.jsonl")]
    done = subprocess.run([*command, *settings], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 5
    assert "newscrawl: the manifest was not written (exit code 5): " in done.stderr
    assert done.stderr.splitlines()[-1].startswith("newscrawl: store failed (exit code 5): ")
