"""The documents speak of what exists: every command, setting, file, field, reason and target."""

from __future__ import annotations

import html
import re
import subprocess
import sys
from dataclasses import fields

import pytest
from conftest import ROOT, article_of
from scrapy.settings import default_settings

from newscrawl import settings
from newscrawl.article import Article, Image, Mention, Page, Refusal, Removal, StatedTime
from newscrawl.crawl.outcome import ENDINGS
from newscrawl.site import Site
from newscrawl.stores.documents import SCHEMA, document, refusal_document, superseded
from newscrawl.stores.mongo import MAX_DOCUMENT

TOP = ("README.md", "README.zh-CN.md", "DATA_FORMAT.md", "CONTRIBUTING.md", "CHANGELOG.md")
DOCS = [*(ROOT / name for name in TOP), *sorted((ROOT / "docs").glob("*.md"))]
TEXTS = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in DOCS}


def _code(text: str) -> str:
    """Text in backticks and code blocks."""
    blocks = re.findall(r"```[a-z]*\n(.*?)```", text, re.DOTALL)
    return "\n".join([*blocks, *re.findall(r"`([^`\n]+)`", text)])


def _anchors(text: str) -> set[str]:
    """Of the headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", TEXTS)
def test_every_scrapy_command_exists(name: str) -> None:
    known = subprocess.run(
        [sys.executable, "-m", "scrapy"], capture_output=True, text=True, cwd=ROOT, check=True
    ).stdout
    commands = set(re.findall(r"^  ([a-z]+) ", known, re.MULTILINE))
    for command in re.findall(r"scrapy ([a-z]+)\b", _code(TEXTS[name])):
        assert command in commands, f"{name}: scrapy {command}"


@pytest.mark.parametrize("name", TEXTS)
def test_every_make_target_exists(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for target in re.findall(r"(?:^|[^\w])make ([a-z]+)\b", _code(TEXTS[name])):
        assert target in targets, f"{name}: make {target}"


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_settings_table_is_complete_and_true(name: str) -> None:
    rows = re.findall(r"^\| `([A-Z_]+)` \|", TEXTS[name], re.MULTILINE)
    assert rows
    for row in rows:
        assert hasattr(settings, row), f"{name}: no setting {row}"
    source = "\n".join(
        path.read_text("utf-8")
        for path in (ROOT / "newscrawl").rglob("*.py")
        if path.name not in ("securities.py", "contexts.py") or "sites" not in path.parts
    )
    ours = set(re.findall(r'settings(?:\[|\.get(?:int|float|bool)?\()"([A-Z_]+)"', source))
    assert len(ours) > 10
    assert ours <= set(rows)


@pytest.mark.parametrize("name", TEXTS)
def test_every_setting_given_in_a_command_exists(name: str) -> None:
    for setting in re.findall(r"-s ([A-Z_]+)=", TEXTS[name]):
        assert hasattr(settings, setting) or hasattr(default_settings, setting), f"{name}: -s {setting}"
    for setting in re.findall(r"\bMONGODB_[A-Z_]+", TEXTS[name]):
        assert hasattr(settings, setting) or setting == "MONGODB_TEST_URI", f"{name}: {setting}"


@pytest.mark.parametrize("name", TEXTS)
def test_every_link_and_file_exists(name: str) -> None:
    for target, anchor in re.findall(r"\]\(([^)#:]*)(?:#([^)]*))?\)", TEXTS[name]):
        path = (ROOT / name).parent / target if target else ROOT / name
        assert path.exists(), f"{name}: {target}"
        if anchor and path.suffix == ".md":
            assert anchor in _anchors(path.read_text("utf-8")), f"{name}: {target}#{anchor}"
    for path in re.findall(r"`((?:newscrawl|tests|tools|benchmarks|fixtures)/[\w./-]+\.[a-z]\w*)`", TEXTS[name]):
        assert (ROOT / path).exists(), f"{name}: {path}"


def test_the_data_format_names_every_field() -> None:
    for kind in (Article, Mention, Removal, Image, StatedTime, Refusal):
        for field in fields(kind):
            assert f"`{field.name}`" in TEXTS["DATA_FORMAT.md"], f"{kind.__name__}.{field.name}"


def test_the_data_format_names_every_field_of_the_documents(site: Site) -> None:
    """Each table those of its collection that are not the article's or the refusal's, and no others."""
    page = next((ROOT / "fixtures").glob("sina/C/*/page.html"))
    article = document(article_of(Page(str(page), page.read_bytes()), site))
    revision = superseded(article, article)
    refusal = refusal_document(Refusal("source", "step", "reason", "detail"))
    text = TEXTS["DATA_FORMAT.md"].partition("## MongoDB documents\n")[2].partition("\n## ")[0]
    tables = [
        set(re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE)) for part in re.split(r"^In ", text, flags=re.MULTILINE)
    ]
    both, articles, revisions, refusals = tables[1:]
    assert both == article.keys() & revision.keys() & refusal.keys() - {field.name for field in fields(Refusal)}
    gone = set(re.findall(r'"\$set": \{"(\w+)"', (ROOT / "newscrawl/stores/mongo.py").read_text("utf-8"))) - {"asked"}
    known = {field.name for field in fields(Article)}
    added = article.keys() | gone | {"cluster"}
    assert added - known <= both | articles <= added
    assert revision.keys() - article.keys() <= revisions <= revision.keys()
    assert refusals <= refusal.keys()
    assert f"| `schema` | integer | `{SCHEMA}` |" in text
    assert f"{MAX_DOCUMENT:,} bytes" in text


def test_the_readme_explains_every_reason(site: Site) -> None:
    source = "\n".join(
        path.read_text("utf-8")
        for path in (ROOT / "newscrawl").rglob("*.py")
        if path.name not in ("securities.py", "contexts.py") or "sites" not in path.parts
    )
    reasons = set(re.findall(r'_refuse\(\s*\w+(?:\.\w+)?, "([a-z-]+)"', source))
    reasons |= set(re.findall(r'AnswerError\("([a-z-]+)"', source))
    reasons |= {row.name for row in (*site.notices, *site.placeholders)}
    reasons |= {row.name for row in site.guard if row.statuses or row.errors}
    reasons |= {"missing-page", "not-stored", "too-many-pages"}
    assert len(reasons) > 15
    for name in ("README.md", "README.zh-CN.md"):
        for reason in reasons:
            assert f"`{reason}`" in TEXTS[name], f"{name}: {reason}"


def test_the_files_speak_of_the_project_alone() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], capture_output=True, text=True, cwd=ROOT, check=False).stdout
    paths = [ROOT / name for name in listed.split("\0") if name] or [
        p for p in ROOT.rglob("*") if p.suffix in (".py", ".md")
    ]
    for path in paths:
        if path.suffix in (".py", ".md", ".toml", ".txt", ".cfg") and path.exists() and path.name != "test_docs.py":
            text = path.read_text("utf-8", "replace")
            assert not re.search(r"--(?:extra-)?index-url|issue #?\d|(?<![\w.])/(?:work|root)/", text), path


def test_requirements_are_pinned() -> None:
    for path in ROOT.glob("requirements*.txt"):
        lines = [line for line in path.read_text().splitlines() if line and line[0] not in "#-"]
        assert lines
        assert all(re.fullmatch(r"[\w.-]+==[\w.]+", line) for line in lines), path.name


def test_both_readmes_have_the_same_commands() -> None:
    def commands(name: str) -> list[str]:
        text = re.sub(r"\s+#.*$", "", TEXTS[name], flags=re.MULTILINE)
        return re.findall(r"^(?:make \w+|\.venv/bin/\S+ .*|python3 -m venv .*)$", text, re.MULTILINE)

    assert commands("README.md") == commands("README.zh-CN.md") != []


def test_the_picture_in_the_readme_shows_what_is_shown() -> None:
    """But for the digest of the rules: tools/picture.py draws it anew."""
    sys.path.insert(0, str(ROOT / "tools"))
    from picture import drawn

    def words(svg: str) -> list[str]:
        texts = [html.unescape(text).strip() for text in re.findall(r"<text[^>]*>([^<]*)</text>", svg)]
        return [re.sub(r"^[0-9a-f]{16}$", "digest", text) for text in texts]

    assert words((ROOT / "docs/show.svg").read_text("utf-8")) == words(drawn())


def test_the_scale_pages_say_the_same() -> None:
    """The same headings in number, the same commands, and in each row of each table the same figures."""
    texts = [TEXTS[f"docs/scale{language}.md"] for language in ("", ".zh-CN")]
    assert all(f"]({name})" in text for name, text in zip(("scale.zh-CN.md", "scale.md"), texts, strict=True))
    commands = [re.findall(r"^\.venv/bin/.*?(?=\s+#|$)", text, re.MULTILINE) for text in texts]
    assert commands[0] == commands[1] != []
    assert [text.count("\n## ") for text in texts] == [4, 4]
    assert _figures(texts[0]) == _figures(texts[1]) != []


def _figures(text: str) -> list[list[str]]:
    """Of each row of a table and each item of a list, sorted, for languages order them each in its own way."""
    text = text.replace("2.5 million", "250").replace("250 万", "250")
    parts = re.findall(r"^\|.*|^- [^\n]*(?:\n  [^\n]*)*", text, re.MULTILINE)
    return [sorted(re.findall(r"\d(?:[\d.,^]*\d)?", part)) for part in parts]


def test_the_cron_pages_say_the_same_and_name_what_exists() -> None:
    texts = [(ROOT / "docs" / name).read_text("utf-8") for name in ("cron.md", "cron.zh-CN.md")]
    plain = [re.sub(r'echo ".*"', "echo", text) for text in texts]
    commands = [re.findall(r"^(?:sudo|test|systemctl|curl|  -|50 ).*?(?=\s+#|$)", text, re.MULTILINE) for text in plain]
    assert commands[0] == commands[1] != []
    for path in (*(ROOT / "deploy").iterdir(), ROOT / "docs/cron.md"):
        text = path.read_text("utf-8")
        for setting in re.findall(r"(?:-s |setting=)([A-Z_]+)=", text):
            assert hasattr(settings, setting) or hasattr(default_settings, setting), f"{path.name}: {setting}"
        for target in re.findall(r"\]\(([^)#:]+?)\)", text):
            assert (path.parent / target).exists(), f"{path.name}: {target}"
    codes = set(re.findall(r"^\| ([0-9]+) \|", texts[0], re.MULTILINE))
    assert codes == {"0", "1", "2", "75", *(str(row.code) for row in ENDINGS)}
    assert codes == set(re.findall(r"^\| ([0-9]+) \|", TEXTS["README.md"], re.MULTILINE))
