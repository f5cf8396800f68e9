"""Every fixture: the accepted record, the phrases written by hand, and the invariants."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import FIXTURES, ROOT, pages_of
from invariants import violations

from newscrawl.article import Article, Page, Refusal
from newscrawl.normalise import process
from newscrawl.site import Site

sys.path.insert(0, str(ROOT / "tools"))
from accept_fixtures import expected

PAGES = pages_of(FIXTURES)


def _name(page: Page) -> str:
    return str(Path(page.source).parent.relative_to(FIXTURES))


def _beside(page: Page, name: str) -> Any:
    return json.loads((Path(page.source).parent / name).read_text("utf-8"))


def test_there_are_fixtures_of_every_template(site: Site) -> None:
    folders = {Path(_name(page)).parts[1] for page in PAGES}
    assert {template.name for template in site.templates} <= folders
    assert len(PAGES) >= 14


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_the_record_is_the_accepted_one(page: Page) -> None:
    assert expected(page) == _beside(page, "article.json"), "if the change is right: make accept, and read the diff"


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_phrases_written_by_hand(page: Page, site: Site) -> None:
    phrases = _beside(page, "phrases.json")
    result = process(page, site)
    if "reason" in phrases:
        assert isinstance(result, Refusal)
        assert result.reason == phrases["reason"]
        assert page.source in result.detail
        return
    assert isinstance(result, Article), result
    assert Path(_name(page)).parts[1] == result.template
    for phrase in phrases["with"]:
        assert phrase in result.body
    for phrase in phrases["without"]:
        assert phrase not in result.body
    assert result.author == phrases["authors"]
    found = {(mention.symbol, mention.text) for mention in result.mentions}
    assert {tuple(pair) for pair in phrases.get("mentions", [])} <= found
    for rule, phrase in phrases.get("removed_by", {}).items():
        texts = [removal.text for removal in result.removals if removal.rule == rule]
        assert any(phrase in text for text in texts), (rule, phrase, texts)


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_invariants(page: Page, site: Site) -> None:
    result = process(page, site)
    if isinstance(result, Article):
        assert list(violations(page, result, site)) == []


def test_no_record_depends_on_the_order_of_sets() -> None:
    code = (
        "import json, sys; sys.path.insert(0, 'tests'); from conftest import FIXTURES, pages_of;"
        "from newscrawl.article import plain; from newscrawl.normalise import process; from newscrawl.sites import SITES;"
        "print([json.dumps(plain(process(page, SITES['sina'])), ensure_ascii=True, default=str) for page in pages_of(FIXTURES)])"
    )
    outputs = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]
    assert b"published_at" in outputs[0]
    assert outputs[0] == outputs[1]
