"""The servers that tests may run on: MongoDB itself where it is there, and three independent stand-ins."""

from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path
from typing import Any, Self

from pymongo import MongoClient
from pymongo.errors import OperationFailure

from tests.mongo.server import PATIENCE, MongoServer

ROOT = Path(__file__).parents[2]
JARS = Path(os.environ.get("NEWSCRAWL_MONGO_JAVA", ROOT / ".mongo-java" / "lib"))
"""Where make mongo puts the jars of mongo-java-server."""
FERRETDB = Path(os.environ.get("NEWSCRAWL_FERRETDB", ROOT / ".ferretdb" / "ferretdb"))
"""What make ferretdb builds."""


class Given(MongoServer):
    """The server that the environment names. It is not ours: it is neither started nor ended."""

    name = "given"
    killable = False

    @staticmethod
    def _address() -> str:
        return os.environ.get("MONGODB_TEST_URI") or os.environ.get("MONGODB_URI") or ""

    @classmethod
    def missing(cls) -> str:
        return "" if cls._address() else "MONGODB_TEST_URI is not set"

    def command(self) -> list[str]:
        raise AssertionError("a given server is not started")

    @property
    def uri(self) -> str:
        return self._address()

    @property
    def running(self) -> bool:
        return True

    def start(self) -> Self:
        with self.client() as client:
            client.admin.command("ping")
        return self

    def kill(self) -> None:
        raise AssertionError("a given server is not killed: the test lacks needs(mongo, 'kill')")

    def stop(self) -> None:
        pass


class Mongod(MongoServer):
    """MongoDB itself, as a replica set of one member, so that transactions and change streams work."""

    name = "mongod"

    @classmethod
    def missing(cls) -> str:
        return "" if shutil.which("mongod") else "no mongod on PATH"

    def before_start(self) -> None:
        (self.folder / "data").mkdir(exist_ok=True)

    def command(self) -> list[str]:
        return [
            "mongod", "--dbpath", str(self.folder / "data"), "--port", str(self.port), "--bind_ip", "127.0.0.1",
            "--replSet", "tests", "--unixSocketPrefix", str(self.folder),
        ]  # fmt: skip

    def made_ready(self, client: MongoClient[dict[str, Any]]) -> None:
        members = [{"_id": 0, "host": f"127.0.0.1:{self.port}"}]
        try:
            client.admin.command("replSetInitiate", {"_id": "tests", "members": members})
        except OperationFailure as error:
            if error.code != 23:  # AlreadyInitialized: a later start
                raise
        end = time.monotonic() + PATIENCE
        while not client.admin.command("hello")["isWritablePrimary"]:
            assert time.monotonic() < end, f"no primary within {PATIENCE} s:\n{self.log()}"
            time.sleep(0.05)


class FerretDB(MongoServer):
    """FerretDB over SQLite: the wire protocol by people who sell nothing else. Built with Go by make ferretdb."""

    name = "ferretdb"
    quick = False

    @classmethod
    def missing(cls) -> str:
        return "" if FERRETDB.exists() else f"no {FERRETDB}: make ferretdb"

    def before_start(self) -> None:
        (self.folder / "data").mkdir(exist_ok=True)

    def command(self) -> list[str]:
        return [
            str(FERRETDB), "--handler=sqlite", f"--listen-addr=127.0.0.1:{self.port}", "--debug-addr=-",
            "--sqlite-url=file:data/", "--state-dir=.", "--telemetry=disable", "--log-level=WARN",
        ]  # fmt: skip


class Nx27017(MongoServer):
    """nx-27017 of PyPI: the wire protocol over SQLite."""

    name = "nx-27017"

    @staticmethod
    def _program() -> str:
        return shutil.which("nx-27017", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}") or ""

    @classmethod
    def missing(cls) -> str:
        return "" if cls._program() else "no nx-27017: pip install -r requirements-dev.txt"

    def before_start(self) -> None:
        (self.folder / "nx.pid").unlink(missing_ok=True)  # after a kill -9 it takes the old one for a running server

    def command(self) -> list[str]:
        return [
            self._program(), "--host", "127.0.0.1", "--port", str(self.port), "--data-dir", str(self.folder / "data"),
            "--pid-file", str(self.folder / "nx.pid"), "--log-file", str(self.folder / "nx.log"),
        ]  # fmt: skip


class MongoJava(MongoServer):
    """mongo-java-server of Maven: the wire protocol over one H2 file."""

    name = "mongo-java-server"

    @classmethod
    def missing(cls) -> str:
        if not shutil.which("java"):
            return "no java on PATH"
        return "" if any(JARS.glob("mongo-java-server-core-*.jar")) else f"no jars in {JARS}: make mongo"

    def command(self) -> list[str]:
        launcher = Path(__file__).with_name("Launcher.java")
        return ["java", "-Xmx256m", "-cp", f"{JARS}/*", str(launcher), str(self.folder / "data.h2"), str(self.port)]


SERVERS: tuple[type[MongoServer], ...] = (Given, Mongod, FerretDB, Nx27017, MongoJava)
"""Servers that tests may run on, the best first."""


def usable() -> list[type[MongoServer]]:
    """Those that can be used here."""
    return [kind for kind in SERVERS if not kind.missing()]


def why_none() -> str:
    """What each of them lacks."""
    return "no MongoDB: " + "; ".join(f"{kind.name}: {kind.missing()}" for kind in SERVERS if kind.missing())
