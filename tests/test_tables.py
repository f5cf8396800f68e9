"""Parquet: every field there and back, and the examples of the documents in the readers that they name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from conftest import FIXTURES, ROOT
from test_batch import Batch

from newscrawl.archive import read_archive
from newscrawl.article import Article, Page
from newscrawl.batch.canonical import canonical
from newscrawl.batch.outputs import ARTICLES, REFUSALS
from newscrawl.batch.shards import Shard
from newscrawl.batch.tables import (
    DICTIONARY,
    MISSING,
    SCHEMA,
    MisfitError,
    MissingExtraError,
    check_fits,
    require_pyarrow,
)
from newscrawl.batch.work import Job, _Writing
from newscrawl.normalise import process
from newscrawl.site import Site
from newscrawl.sites import SITES

TEXT = (ROOT / "DATA_FORMAT.md").read_text("utf-8")


@pytest.fixture(scope="module")
def pa() -> Any:
    return pytest.importorskip("pyarrow", reason="Parquet is an extra: pip install -r requirements-batch.txt")


@pytest.fixture(scope="module")
def articles(site: Site) -> list[Article]:
    pages = [page for page in read_archive(str(FIXTURES), SITES["sina"]) if isinstance(page, Page)]
    return [article for page in pages if isinstance(article := process(page, site), Article)]


@pytest.fixture(scope="module")
def out(pa: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("tables") / "out"
    Batch(FIXTURES.relative_to(ROOT), folder, "--format", "parquet", "--shard-files", "9").run()
    return folder


def write(path: Path, articles: list[Article]) -> Path:
    from newscrawl.batch.tables import ParquetOutput

    output = ParquetOutput(path, "0" * 16)
    for article in articles:
        output.put(article)
    output.close()
    return path


def test_every_article_comes_back(pa: Any, articles: list[Article], tmp_path: Path) -> None:
    from newscrawl.batch.tables import read_parquet

    again = list(read_parquet(write(tmp_path / "a.parquet", articles)))
    assert again == [replace(article, listed=dict(article.listed)) for article in articles]
    assert list(map(canonical, again)) == list(map(canonical, articles))
    assert all(article.published_at.utcoffset().total_seconds() == 0 for article in again)  # type: ignore[union-attr]


def test_the_same_articles_are_the_same_bytes(pa: Any, articles: list[Article], tmp_path: Path) -> None:
    first, second = (write(tmp_path / name, articles * 50) for name in ("a.parquet", "b.parquet"))
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(
    ("place", "broken"),
    [
        ("revision", lambda one: replace(one, revision=2**31)),
        ("page_count", lambda one: replace(one, page_count=-(2**31) - 1)),
        ("mentions[0].start", lambda one: replace(one, mentions=(replace(one.mentions[0], start=2**70),))),
        (
            "fetched_at",
            lambda one: replace(one, fetched_at=datetime(9999, 12, 31, 23, tzinfo=timezone(-timedelta(hours=9)))),
        ),
    ],
)
def test_what_no_column_holds_is_the_fault_of_its_article_alone(
    place: str, broken: Callable[[Article], Article], articles: list[Article], site: Site, tmp_path: Path
) -> None:
    sound = next(one for one in articles if one.mentions)
    for one in articles:
        check_fits(one)
    with pytest.raises(MisfitError, match=f"^{re.escape(place)}: "):
        check_fits(broken(sound))
    for folder in (ARTICLES, REFUSALS):
        (tmp_path / folder).mkdir()
    writing = _Writing(Shard("0" * 32, ()), Job("sina", "jsonl", str(tmp_path)))
    for one in (sound, broken(sound), sound):
        writing.put(one)
    _, refused = writing.close()
    assert refused is not None
    (line,) = (tmp_path / refused.temporary).read_text("utf-8").splitlines()
    assert f"{sound.source}: not written: {place}: " in line
    assert writing.counts["articles"] == 2


def test_half_of_a_pair_becomes_a_question_mark_as_in_json_lines(
    pa: Any, articles: list[Article], tmp_path: Path
) -> None:
    from newscrawl.batch.tables import read_parquet

    broken = replace(articles[0], editor="何\ud800")
    (again,) = read_parquet(write(tmp_path / "a.parquet", [broken]))
    assert again.editor == "何?"
    assert canonical(again) == canonical(broken)


def test_the_file_says_its_rules_and_schema(pa: Any, out: Path, site: Site) -> None:
    import pyarrow.parquet as pq

    for path in out.glob("articles/*.parquet"):
        file = pq.ParquetFile(path)
        metadata = file.schema_arrow.metadata
        assert metadata[b"newscrawl.rules"].decode() == site.digest
        assert metadata[b"newscrawl.schema"].decode() == str(SCHEMA)
        if file.metadata.num_row_groups:
            assert file.metadata.row_group(0).column(0).compression == "ZSTD"


def test_the_documented_columns_are_those_of_the_file(pa: Any) -> None:
    from newscrawl.batch.tables import schema

    section = TEXT[TEXT.index("## Parquet") :].partition("\n## ")[0]
    documented = dict(re.findall(r"^\| `(\w+)` \| `([^`]+)` \|", section, re.MULTILINE))
    arrow = {
        column.name: str(column.type).replace("not null", "").replace(" ,", ",").replace(" >", ">")
        for column in schema("")
    }
    shown = {name: _short(text) for name, text in arrow.items()}
    assert documented == shown
    assert list(documented) == [field.name for field in fields(Article)]
    assert {name for name, kind in shown.items() if kind.startswith("dictionary")} == DICTIONARY


def _short(text: str) -> str:
    """Arrow's own words, shorter: without the names of list elements and the indices of dictionaries."""
    text = text.replace("item: ", "").replace(
        "dictionary<values=string, indices=int32, ordered=0>", "dictionary<string>"
    )
    text = re.sub(r"map<string, string.*", "map<string, string>", text)
    return re.sub(r"\s+([,>])", r"\1", text)


@pytest.mark.parametrize("package", ["duckdb", "pandas"])
def test_the_examples_of_the_documents_run(package: str, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip(
        package, reason=f"{package} is needed for its example alone: pip install -r requirements-dev.txt"
    )
    section = TEXT[TEXT.index("## Parquet") :]
    examples = [code for code in re.findall(r"```python\n(.*?)```", section, re.DOTALL) if f"import {package}" in code]
    assert examples
    monkeypatch.chdir(out.parent)
    for code in examples:
        names: dict[str, Any] = {}
        exec(code, names)
        assert len(names["found"]) > 0, code


def test_without_pyarrow_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newscrawl.batch.tables.pa", None)
    with pytest.raises(MissingExtraError, match=re.escape(MISSING)):
        require_pyarrow()
