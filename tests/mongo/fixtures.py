"""The fixture ``mongo``: a test that takes it runs once on every server that can be used here."""

from __future__ import annotations

import uuid
from collections.abc import Generator, Iterator

import pytest

from tests.mongo.server import MongoServer
from tests.mongo.servers import usable, why_none


def _parameters() -> list[object]:
    kinds = [pytest.param(kind, id=kind.name) for kind in usable()]
    return [*kinds] or [pytest.param(None, id="none", marks=pytest.mark.skip(reason=why_none()))]


@pytest.fixture(scope="session", params=_parameters())
def mongo_server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MongoServer]:
    """One server after the other; it runs through all tests that want it, its log stays in the temporary folder."""
    with request.param(tmp_path_factory.mktemp(request.param.name)) as server:
        yield server


@pytest.fixture
def mongo(mongo_server: MongoServer) -> Iterator[MongoServer]:
    """A server that runs, with ``mongo.database`` as the name of a database of the test's own. The test may kill it."""
    if not mongo_server.running:
        mongo_server.restart()
    mongo_server.database = f"newscrawl_test_{uuid.uuid4().hex[:12]}"
    yield mongo_server
    if not mongo_server.running:
        mongo_server.restart()
    with mongo_server.client() as client:
        client.drop_database(mongo_server.database)


def _said() -> str:
    return "mongo: " + (", ".join(kind.name for kind in usable()) or why_none())


def pytest_report_header() -> str:
    return _said()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Said again at the end: -q hides the header."""
    if terminalreporter.config.get_verbosity() < 0:
        terminalreporter.write_line(_said())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A failed test shows the end of its server's log."""
    report = yield
    server = getattr(item, "funcargs", {}).get("mongo_server")
    if report.failed and isinstance(server, MongoServer):
        report.sections.append((f"log of {server.name}", server.log()))
    return report
