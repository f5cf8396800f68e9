"""The house: the core is pure, the machinery knows no site, the site's tables hold no code."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

PACKAGE = ROOT / "newscrawl"
CORE = [PACKAGE / "article.py", PACKAGE / "availability.py", *sorted((PACKAGE / "calendars").rglob("*.py")), *sorted((PACKAGE / "site").rglob("*.py")), PACKAGE / "post.py", PACKAGE / "records.py",
        *sorted((PACKAGE / "normalise").rglob("*.py")), *sorted((PACKAGE / "sites").rglob("*.py"))]  # fmt: skip
MACHINERY = [path for path in sorted(PACKAGE.rglob("*.py")) if "sites" not in path.parts]
ALLOWED = {
    # the core itself
    "newscrawl.article", "newscrawl.availability", "newscrawl.calendars", "newscrawl.records", "newscrawl.site", "newscrawl.post",
    "newscrawl.sites", "newscrawl.normalise",
    # what reads and cuts text
    "lxml", "cssselect", "parsel.csstranslator", "ahocorasick_rs", "rjieba", "re", "json", "html", "codecs", "unicodedata",
    "urllib.parse", "email.utils",
    # values
    "__future__", "typing", "types", "dataclasses", "datetime", "zoneinfo", "collections", "itertools", "functools", "operator",
    "bisect", "heapq", "math", "hashlib", "weakref", "traceback",
}  # fmt: skip
"""What the core may import, with all inside it. Whoever adds a name says by it that nothing there reads a clock, a file
or a network."""
CLOCKS = {"now", "utcnow", "today", "fromtimestamp", "open", "eval", "exec", "__import__"}


def _imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


@pytest.mark.parametrize("path", CORE, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_the_core_imports_no_scrapy_network_database_clock_or_file_system(path: Path) -> None:
    for name in _imports(path):
        assert any(name == good or name.startswith(good + ".") for good in ALLOWED), f"{path.name} imports {name}"
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            assert called not in CLOCKS, f"{path.name}:{node.lineno} calls {called}"


def test_everything_that_the_core_may_import_is_imported_there() -> None:
    found = set().union(*map(_imports, CORE))
    assert {good for good in ALLOWED if not any(name == good or name.startswith(good + ".") for name in found)} == {
        "newscrawl.records"  # of the core, and nothing else of the core needs it
    }


def test_importing_the_core_loads_no_scrapy_and_no_network() -> None:
    code = "import sys, newscrawl.normalise, newscrawl.sites; print(' '.join(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.split()
    assert not {"scrapy", "twisted", "pymongo", "sqlite3", "aiohttp", "requests", "rich"} & set(loaded)


@pytest.mark.parametrize("path", MACHINERY, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_the_machinery_holds_no_chinese_phrase_and_no_host(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    attribute_docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in docstrings | attribute_docs
        ):
            # Punctuation is no phrase: sentences end and brackets open the same way on every Chinese site.
            assert not any("\u4e00" <= char <= "\u9fff" for char in node.value), (
                f"{path.name}:{node.lineno}: {node.value!r}"
            )
            assert "sina.c" not in node.value, f"{path.name}:{node.lineno}: {node.value!r}"


@pytest.mark.parametrize("path", sorted((PACKAGE / "sites" / "sina").glob("*.py")), ids=lambda path: path.name)
def test_a_sites_tables_hold_no_control_flow(path: Path) -> None:
    banned = (
        ast.If,
        ast.For,
        ast.While,
        ast.FunctionDef,
        ast.AsyncFunctionDef,
        ast.ClassDef,
        ast.Lambda,
        ast.Try,
        ast.With,
    )
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        assert not isinstance(node, banned), f"{path.name}:{getattr(node, 'lineno', 0)}: {type(node).__name__}"


def test_modules_stay_small() -> None:
    long = {path.name: lines for path in PACKAGE.rglob("*.py") if path not in (PACKAGE / "sites/securities.py", PACKAGE / "sites/sina/contexts.py")
            and (lines := path.read_text("utf-8").count("\n")) > 340}  # fmt: skip
    assert long == {}
