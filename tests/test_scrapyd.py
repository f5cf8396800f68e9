"""Deployed to a real Scrapyd on loopback: an egg is built and sent, a job crawls the simulated site and ends."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
from conftest import ROOT
from filelock import FileLock

sys.path.insert(0, str(ROOT))
from tests.sina_site import Options, Running, World, serve

BIN = Path(os.environ.get("NEWSCRAWL_SCRAPYD", ROOT / ".venv-scrapyd" / "bin"))
"""Where scrapyd and scrapyd-deploy are."""
PROJECT = ("scrapy.cfg", "setup.py", "pyproject.toml", "README.md", "LICENSE")
PATIENCE = 120.0
"""Seconds after which a test gives up waiting."""

pytestmark = pytest.mark.skipif(
    not (BIN / "scrapyd-deploy").exists(), reason=f"no Scrapyd in {BIN}: run make scrapyd, or set NEWSCRAWL_SCRAPYD"
)


class Scrapyd:
    """A Scrapyd of our own, with the project deployed."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.log = folder, folder / "scrapyd.log"
        with socket.create_server(("127.0.0.1", 0)) as free:  # Scrapyd takes no port 0
            port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}/"
        conf = (ROOT / "deploy" / "scrapyd.conf").read_text("utf-8").replace("/var/lib/scrapyd", str(folder))
        conf = conf.replace("6800", str(port)) + "poll_interval = 0.2\n"
        (folder / "scrapyd.conf").write_text(conf, "utf-8")
        with self.log.open("wb") as log:
            command = [str(BIN / "scrapyd"), "--pidfile="]
            self._process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
        try:
            self.wait(lambda: "Site starting on" in self.said())
            self.deploy()
        except BaseException:
            self.stop()
            raise

    def said(self) -> str:
        """Scrapyd's own log."""
        return self.log.read_text("utf-8", "replace")

    def deploy(self) -> None:
        """What docs/cron.md says, from a copy: building an egg leaves files behind."""
        copy = self.folder / "project"
        shutil.copytree(ROOT / "newscrawl", copy / "newscrawl", ignore=shutil.ignore_patterns("__pycache__"))
        for name in PROJECT:
            shutil.copy(ROOT / name, copy)
        target = (copy / "scrapy.cfg").read_text("utf-8").replace("http://localhost:6800/", self.url)
        (copy / "scrapy.cfg").write_text(target, "utf-8")
        environment = {**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}", "NO_PROXY": "127.0.0.1"}
        done = subprocess.run(
            [str(BIN / "scrapyd-deploy"), "--debug"],
            cwd=copy, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-3000:]
        assert json.loads(re.findall(r"^\{.*\}$", done.stdout, re.MULTILINE)[-1])["spiders"] == 2

    def start(self, arguments: dict[str, str], **settings: str) -> str:
        """Schedule a job; its id."""
        pairs = [("setting", f"{name}={value}") for name, value in settings.items()]
        asked = [("project", "newscrawl"), ("spider", "sina_finance"), *arguments.items(), *pairs]
        with urlopen(f"{self.url}schedule.json", urlencode(asked).encode(), timeout=30) as answer:
            job: str = json.load(answer)["jobid"]
        return job

    def end(self, job: str) -> str:
        """Wait for the job's end; its id."""
        self.wait(lambda: job in [row["id"] for row in self._jobs()])
        return job

    def job(self, arguments: dict[str, str], **settings: str) -> str:
        """Schedule a job and wait for its end; its id."""
        return self.end(self.start(arguments, **settings))

    def cancel(self, job: str) -> None:
        """Ask for the job's end."""
        asked = urlencode({"project": "newscrawl", "job": job}).encode()
        with urlopen(f"{self.url}cancel.json", asked, timeout=30) as answer:
            assert json.load(answer)["prevstate"] == "running"

    def _jobs(self) -> list[dict[str, Any]]:
        with urlopen(f"{self.url}listjobs.json?project=newscrawl", timeout=30) as answer:
            finished: list[dict[str, Any]] = json.load(answer)["finished"]
        return finished

    def wait(self, condition: Callable[[], Any]) -> Any:
        """Until the condition holds; what it gave."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if found := condition():
                return found
            assert self._process.poll() is None, self.said()
            time.sleep(0.1)
        raise AssertionError(f"nothing within {PATIENCE} s:\n{self.said()[-3000:]}")

    def stop(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait(30)


@pytest.fixture(scope="module")
def scrapyd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scrapyd]:
    running = Scrapyd(tmp_path_factory.mktemp("scrapyd"))
    try:
        yield running
    finally:
        running.stop()


@pytest.fixture(scope="module")
def sina() -> Iterator[Running]:
    with serve(World(articles=40, days=1, seed=3)) as site:
        yield site


def settings(folder: Path, site: Running) -> dict[str, str]:
    return {
        "ORIGIN_OVERRIDE": site.url, "DOWNLOAD_DELAY": "0", "AUTOTHROTTLE_ENABLED": "False",
        "STATE_DIR": str(folder / "state"), "FRONTMATTER_DIR": str(folder / "posts"),
    }  # fmt: skip


def test_a_job_crawls_and_its_record_names_it(scrapyd: Scrapyd, sina: Running, tmp_path: Path) -> None:
    feeds = {f"{tmp_path}/articles/%(time)s.jsonl": {"format": "jsonlines"}}
    job = scrapyd.job({}, FEEDS=json.dumps(feeds), **settings(tmp_path, sina))
    (record,) = [json.loads(path.read_text("utf-8")) for path in (tmp_path / "state" / "runs").iterdir()]
    assert (record["exit_code"], record["verdict"]) == (0, "all well"), scrapyd.said()[-3000:]
    assert record["arguments"] == {"_job": job}
    expected = sina.expected()
    assert record["counts"]["settled/stored"] == len(expected)
    assert len(list((tmp_path / "posts").rglob("*.md"))) == len(expected)
    (feed,) = (tmp_path / "articles").iterdir()
    assert len(feed.read_text("utf-8").splitlines()) == len(expected)
    assert "newscrawl: all well (exit code 0)" in scrapyd.said()
    job_log = scrapyd.folder / "logs" / "newscrawl" / "sina_finance" / f"{job}.log"
    assert "Spider closed (finished)" in job_log.read_text("utf-8")


def test_a_second_run_at_once_ends_with_75(scrapyd: Scrapyd, sina: Running, tmp_path: Path) -> None:
    (tmp_path / "state").mkdir()
    with FileLock(tmp_path / "state" / "lock"):
        job = scrapyd.job({}, **settings(tmp_path, sina))
    ended = re.findall(r"Process died: exitstatus=([0-9]+) .* job='(\w+)'", scrapyd.said())
    assert ("75", job) in ended
    assert not (tmp_path / "state" / "runs").exists()


def test_arguments_and_relative_paths(scrapyd: Scrapyd, sina: Running, tmp_path: Path) -> None:
    values = {**settings(tmp_path, sina), "STATE_DIR": ".newscrawl"}
    job = scrapyd.job({"channels": "none"}, **values)
    assert re.search(rf"Process died: exitstatus=2 .* job='{job}'", scrapyd.said())
    job = scrapyd.job({"channels": "股市"}, **values)
    assert re.search(rf"Process finished: .* job='{job}'", scrapyd.said())
    assert (scrapyd.folder / ".newscrawl" / "ledger.sqlite").exists(), "relative to where Scrapyd was started"


def test_replay(scrapyd: Scrapyd, sina: Running, tmp_path: Path) -> None:
    job = scrapyd.job({"replay": str(ROOT / "fixtures")}, **settings(tmp_path, sina))
    assert re.search(rf"Process finished: .* job='{job}'", scrapyd.said()), scrapyd.said()[-3000:]
    assert len(list((tmp_path / "posts").rglob("*.md"))) > 5


def test_a_cancelled_job_is_interrupted_and_the_next_goes_on(scrapyd: Scrapyd, tmp_path: Path) -> None:
    with serve(World(articles=200, days=1, seed=3), Options(latency_ms=100)) as site:
        values = settings(tmp_path, site)
        job = scrapyd.start({}, **values)
        scrapyd.wait(lambda: site.stats()["articles_served"] > 5)
        scrapyd.cancel(job)
        scrapyd.end(job)
        assert re.search(rf"Process died: exitstatus=7 .* job='{job}'", scrapyd.said())
        site.option("latency_ms", 0)
        job = scrapyd.job({}, **values)
        assert re.search(rf"Process finished: .* job='{job}'", scrapyd.said()), scrapyd.said()[-3000:]
        assert len(list((tmp_path / "posts").rglob("*.md"))) == len(site.expected())
