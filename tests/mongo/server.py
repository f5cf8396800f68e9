"""What a server of MongoDB is to a test: it is started on loopback, killed, and started again on the same port and data."""

from __future__ import annotations

import os
import random
import socket
import subprocess
import time
import uuid
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

from pymongo import MongoClient

PATIENCE = 60.0
"""Seconds after which a server that does not answer, or does not end, is given up."""


def free_port() -> int:
    """A port of loopback that nobody listens on.

    It lies below the ports that the system gives to clients. From those, a client that knocks at a dead server's port may be
    given that very port and then connects to itself.
    """
    while True:
        port = random.randint(20_000, 32_000)
        try:
            with socket.create_server(("127.0.0.1", port)):
                return port
        except OSError:
            continue


def wait(condition: Callable[[], object]) -> None:
    """Until it holds."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, f"not so within {PATIENCE} s"
        time.sleep(0.01)


class MongoServer(ABC):
    """A server in a process of its own; ``folder`` keeps its data and its log."""

    name: str
    killable = True
    quick = True
    """Whether it finds a document by its ``_id`` without reading the others."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.database = f"newscrawl_test_{uuid.uuid4().hex[:12]}"
        """Name of the database that the present test has for itself."""
        self.found: dict[str, str] = {}
        """What was found out about it: capability, and why it lacks it; empty where it has it."""
        self._process: subprocess.Popen[bytes] | None = None

    @classmethod
    @abstractmethod
    def missing(cls) -> str:
        """Why it cannot be used here; empty if it can."""

    @abstractmethod
    def command(self) -> list[str]:
        """What starts it in the foreground."""

    @property
    def uri(self) -> str:
        return f"mongodb://127.0.0.1:{self.port}/?directConnection=true"

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def start(self) -> Self:
        """Start it and wait until it answers."""
        assert not self.running, f"{self.name} runs already"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.before_start()
        with self._output.open("ab") as output:
            self._process = subprocess.Popen(self.command(), cwd=self.folder, stdout=output, stderr=output)
        try:
            self.wait_ready()
        except BaseException:
            self.stop()
            raise
        return self

    def before_start(self) -> None:  # noqa: B027 — most have nothing to do
        """What a kill -9 left behind is put right here."""

    def wait_ready(self) -> None:
        """Until it answers a ping.

        :raises AssertionError: it ended, or does not answer within PATIENCE; with the end of its log
        """
        end = time.monotonic() + PATIENCE
        while not self._listens():
            assert self.running, f"{self.name} has ended:\n{self.log()}"
            assert time.monotonic() < end, f"{self.name} does not listen within {PATIENCE} s:\n{self.log()}"
            time.sleep(0.02)
        with self.client() as client:
            client.admin.command("ping")
            self.made_ready(client)

    def made_ready(self, client: MongoClient[dict[str, Any]]) -> None:  # noqa: B027
        """What has to be done after the first ping, on every start."""

    def client(self, **options: Any) -> MongoClient[dict[str, Any]]:
        """A plain client of it, to look into it from outside the code under test."""
        values = {"serverSelectionTimeoutMS": PATIENCE * 1000, "tz_aware": True, **options}
        return MongoClient(self.uri, **values)

    def processor_seconds(self) -> float:
        """What it has used since its start; 0 for one that is not ours."""
        if self._process is None:
            return 0.0
        fields = Path(f"/proc/{self._process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def kill(self) -> None:
        """SIGKILL to the process that was started, and to no other."""
        assert self._process is not None
        self._process.kill()
        self._process.wait(PATIENCE)

    def stop(self) -> None:
        """SIGTERM, or SIGKILL where that is not heeded; nothing if it does not run."""
        if self._process is None or not self.running:
            return
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self.kill()

    def restart(self) -> Self:
        """Start it again, on the same port and data; stop it before, if it still runs."""
        self.stop()
        return self.start()

    def log(self, characters: int = 3000) -> str:
        """The end of what it has written."""
        text = "".join(path.read_text("utf-8", "replace") for path in sorted(self.folder.glob("*.log")))
        return text[-characters:]

    @property
    def _output(self) -> Path:
        return self.folder / "output.log"

    def _listens(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
        except OSError:
            return False
        return True

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()
