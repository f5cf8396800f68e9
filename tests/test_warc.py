"""WARC files: whole, foreign, broken and hostile ones. Made by warcio, or by hand where it would not make them."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
import zlib
from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random

import brotli
import pytest
from backports import zstd
from conftest import FIXTURES, ROOT, pages_of
from test_replay import crawl, records
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newscrawl.archive import read_archive
from newscrawl.archive.stream import FREE, MAX_RATIO
from newscrawl.article import Article, Page, Refusal
from newscrawl.normalise import process
from newscrawl.normalise.decode import MAX_BYTES
from newscrawl.site import Site
from newscrawl.sites import SITES

URL = "https://finance.sina.com.cn/stock/2026-10-01/doc-ihaaaaaa{:07d}.shtml"
FLASH = "https://wap.cj.sina.cn/pc/7x24/4321"
HTML = b"<html><body>x</body></html>"
HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
G = gzip.compress


def raw(
    body: bytes = HTML,
    url: str = URL.format(1),
    http: bytes = HTTP,
    length: object = None,
    more: str = "",
    kind: str = "response",
    date: str = "2026-10-01T00:00:00Z",
) -> bytes:
    """A record by hand."""
    content = http + b"\r\n" + body if http else body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\n"
        f"{more}Content-Length: {len(content) if length is None else length}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def read(path: Path) -> tuple[list[Page | Refusal], Counter[str]]:
    passed: Counter[str] = Counter()
    return list(read_archive(str(path), SITES["sina"], passed=passed)), passed  # type: ignore[arg-type]


def results(tmp_path: Path, *parts: bytes, name: str = "a.warc.gz") -> tuple[list[str], Counter[str]]:
    """What a file of these parts gives: a reason, or the end of a page's address."""
    path = tmp_path / name
    path.write_bytes(b"".join(parts))
    found, passed = read(path)
    for value in found:
        assert value.source.startswith(str(path))
        assert isinstance(value, Page) or value.source in value.detail
    return [value.reason if isinstance(value, Refusal) else str(value.url)[-9:-6] for value in found], passed


def write_fixtures(path: Path, packed: bool = True) -> list[Page]:
    """The pages of the fixtures that have an address of an article, by warcio, as a recorded crawl has them."""
    pages = [
        page for page in pages_of(FIXTURES) if page.url and "page.html" in page.source and "refused" not in page.source
    ]
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=packed)
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "test"}))
        for page in pages:
            headers = [*(page.headers or {"content-type": "text/html"}).items()]
            answer = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1")
            request = StatusAndHeaders("GET / HTTP/1.1", [("Host", "x")], is_http_request=True)
            dated = {"WARC-Date": "2026-11-20T01:02:03Z"}
            first = writer.create_warc_record(
                page.url, "response", io.BytesIO(page.body), http_headers=answer, warc_headers_dict=dated
            )
            second = writer.create_warc_record(page.url, "request", http_headers=request)
            writer.write_request_response_pair(second, first)
    return pages


@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc", "ODD.WARC.GZ"])
def test_the_same_pages_from_a_folder_and_from_an_archive_give_the_same_articles(
    name: str, tmp_path: Path, site: Site
) -> None:
    saved = write_fixtures(tmp_path / name, name.lower().endswith("gz"))
    with (tmp_path / name).open("rb") as file:
        assert sum(1 for _ in ArchiveIterator(file)) == 1 + 2 * len(saved)
    found, passed = read(tmp_path / name)
    assert passed["request"] + passed["warcinfo"] == len(saved) + 1
    assert len(found) + passed.total() - passed["request"] - passed["warcinfo"] == len(saved)
    by_url = {page.url: process(page, site) for page in saved}
    assert len(found) >= 10
    for page in found:
        assert isinstance(page, Page)
        article, expected = process(page, site), by_url[page.url]
        assert isinstance(article, Article)
        assert isinstance(expected, Article)
        assert article.fetched_at is not None
        assert article.fetched_at.isoformat() == "2026-11-20T01:02:03+00:00"
        assert replace(article, source="", fetched_at=None) == replace(expected, source="", fetched_at=None)


def test_two_replays_of_an_archive_write_the_same_bytes(tmp_path: Path) -> None:
    write_fixtures(tmp_path / "a.warc.gz")
    (tmp_path / "a.cdxj").write_text("not read")
    (tmp_path / "b.html").write_bytes(next(FIXTURES.glob("sina/C/*/page.html")).read_bytes())
    written = []
    for run in ("one", "two"):
        folder = tmp_path / run
        folder.mkdir()
        done = crawl(folder, f"{tmp_path / 'a.warc.gz'},{tmp_path / 'b.html'}")
        assert done.returncode == 0
        assert "archive records passed over" in done.stderr
        posts = {path.name: path.read_bytes() for path in (folder / "posts").rglob("*.md")}
        written.append(((folder / "out.jsonl").read_bytes(), posts))
    assert written[0] == written[1]
    assert len(records(tmp_path / "one" / "out.jsonl")) > 10
    assert records(tmp_path / "one" / "posts" / "refused.jsonl") == []


def test_a_folder_of_archives_and_pages_in_the_order_of_their_names(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.warc.gz").write_bytes(G(raw()) + G(raw(url=URL.format(2))))
    (folder / "a.warc.gz.cdxj").write_text("index")
    (folder / "b.html").write_bytes(HTML)
    (folder / "deep" / "c.warc").write_bytes(raw(url=URL.format(3)))
    (folder / "deep" / "loop").symlink_to(folder)
    (tmp_path / "outside.warc.gz").write_bytes(G(raw()))
    (folder / "d.warc.gz").symlink_to(tmp_path / "outside.warc.gz")
    found, _ = read(folder)
    assert [value.source.removeprefix(f"{folder}/") for value in found] == [
        "a.warc.gz#0", f"a.warc.gz#{len(G(raw()))}", "b.html", "d.warc.gz", "deep/c.warc#0",
    ]  # fmt: skip
    assert [value.reason for value in found if isinstance(value, Refusal)] == ["outside-folder"]


def test_what_is_no_page_is_passed_over_and_counted(tmp_path: Path) -> None:
    parts = [
        raw(kind="warcinfo", http=b""),
        raw(kind="request"),
        raw(kind="metadata"),
        raw(kind="strange"),
        raw(url="https://news.example/sina.html"),
        raw(url="https://sina.com.cn.news.example/doc-ihaaaaaa0000001.shtml"),
        raw(url="https://finance.sina.com.cn/robots.txt"),
        raw(url="https://finance.sina.com.cn/roll/index.d.html?page=1"),
        raw(url="https://slide.finance.sina.com.cn/x.html"),
        raw(http=b"HTTP/1.1 404 Not Found\r\n"),
        raw(http=b"HTTP/1.1 302 Found\r\nLocation: /\r\n"),
        raw(http=b"HTTP/1.1 503 Busy\r\n"),
        raw(kind="resource", http=b"", more="Content-Type: image/png\r\n"),
        raw(),
    ]
    found, passed = results(tmp_path, *map(G, parts))
    assert found == ["001"]
    assert passed == {
        "warcinfo": 1, "request": 1, "metadata": 1, "unknown-type": 1, "other-site": 1, "other-address": 4,
        "status-4xx": 1, "status-3xx": 1, "status-5xx": 1, "other-resource": 1,
    }  # fmt: skip
    assert results(tmp_path, *parts, name="a.warc") == (found, passed)
    assert results(tmp_path, G(b"".join(parts))) == (found, passed), "all records in one member"


def test_resources_flashes_old_headers_and_other_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    flash = raw(b'{"id": 4321}', FLASH, kind="resource", http=b"", more="Content-Type: application/json\r\n")
    page = raw(kind="resource", http=b"", more="Content-Type: text/html; charset=gbk\r\n", url=f"<{URL.format(2)}>")
    content = len(HTTP) + 2 + len(HTML)
    old = raw(url=URL.format(3), length=content - HTTP.count(b"\r") - 1).replace(b"\r\n", b"\n")
    old = old.replace(b"WARC-Type", b"warc-type")
    path.write_bytes(
        G(flash) + G(page) + G(old) + G(raw(date="2026-10-01")) + G(raw(date="2026-10-01T08:00:00.1+08:00"))
    )
    found, passed = read(path)
    assert not passed
    assert [page.format for page in found if isinstance(page, Page)] == ["flash", "html", "html", "html", "html"]
    assert [page.url for page in found][1:3] == [URL.format(2), URL.format(3)]
    assert found[1].headers == {"content-type": "text/html; charset=gbk"}  # type: ignore[union-attr]
    times = [page.fetched_at and page.fetched_at.isoformat() for page in found if isinstance(page, Page)]
    assert times[3:] == [None, "2026-10-01T08:00:00.100000+08:00"], "a day is no time, and none is guessed"


def test_captures_of_one_article_come_in_the_order_of_the_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join(G(raw(b"<p>%d" % n, date=f"2026-10-0{9 - n}T00:00:00Z")) for n in range(3)))
    found, _ = read(path)
    assert [page.body for page in found if isinstance(page, Page)] == [b"<p>0", b"<p>1", b"<p>2"]


@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc"])
def test_a_revisit_is_the_page_that_it_repeats(name: str, tmp_path: Path) -> None:
    more, pack = "WARC-Payload-Digest: sha1:AAAA\r\n", G if name.endswith("gz") else bytes
    again = raw(b"", URL.format(2), more=more, kind="revisit", date="2026-10-02T00:00:00Z")
    unknown = raw(b"", URL.format(3), more="WARC-Payload-Digest: sha1:BBBB\r\n", kind="revisit")
    unchanged = raw(b"", http=b"HTTP/1.1 304 Not Modified\r\n", more=more, kind="revisit")
    path = tmp_path / name
    path.write_bytes(b"".join(map(pack, (raw(url=URL.format(9)), raw(more=more), again, unknown, unchanged))))
    found, passed = read(path)
    assert [v.reason if isinstance(v, Refusal) else v.body for v in found] == [HTML, HTML, HTML, "no-original"]
    assert isinstance(found[2], Page)
    assert (found[2].url, str(found[2].fetched_at)) == (URL.format(2), "2026-10-02 00:00:00+00:00")
    assert passed == {"status-3xx": 1}
    ban = raw(b"<html>ban", "https://feed.sina.com.cn/list", more="WARC-Payload-Digest: sha1:CCCC\r\n")
    path.write_bytes(pack(ban) + pack(raw(b"", more="WARC-Payload-Digest: sha1:CCCC\r\n", kind="revisit")))
    (page,), _ = read(path)
    assert isinstance(page, Page)
    assert page.body == b"<html>ban", "what a list was answered with, and an article after it"
    path.write_bytes(b"".join(map(pack, (raw(url=URL.format(9)), raw(more=more), again))))
    other = tmp_path / f"b-{name}"
    other.write_bytes(pack(again))
    both, _ = read(tmp_path)
    assert [page.url for page in both if isinstance(page, Page)] == [URL.format(9), URL.format(1), *[URL.format(2)] * 2]


def _bare_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", G(HTML)),
        ("x-gzip", G(HTML)),
        ("deflate", zlib.compress(HTML)),
        ("deflate", _bare_deflate(HTML)),
        ("br", brotli.compress(HTML)),
        ("zstd", zstd.compress(HTML)),
        ("gzip, br", brotli.compress(G(HTML))),
        ("identity", HTML),
        ("utf-8", HTML),
        ("gzip", HTML),
        ("br", b"\n" + HTML),
    ],
)
@pytest.mark.parametrize("chunked", [True, False])
def test_encodings_are_undone(encoding: str, body: bytes, chunked: bool, tmp_path: Path) -> None:
    http = HTTP + f"Content-Encoding: {encoding}\r\n".encode()
    if chunked:
        http += b"Transfer-Encoding: chunked\r\n"
        body = b"".join(b"%x;x=y\r\n%b\r\n" % (len(body[i : i + 9]), body[i : i + 9]) for i in range(0, len(body), 9))
        body += b"0\r\n\r\n"
    path = tmp_path / "a.warc.gz"
    path.write_bytes(G(raw(body, http=http)))
    (page,), _ = read(path)
    assert isinstance(page, Page)
    assert page.body.strip() == HTML
    assert page.headers == {"content-type": "text/html"}


@pytest.mark.parametrize(
    ("http", "body", "reason"),
    [
        (b"Content-Encoding: gzip\r\n", G(HTML)[:-9], "broken-record"),
        (b"Content-Encoding: br\r\n", brotli.compress(os.urandom(99))[:-9], "broken-record"),
        (b"Content-Encoding: zstd\r\n", zstd.compress(HTML)[:-9], "broken-record"),
        (b"Content-Encoding: gzip\r\n", G(HTML)[:10] + b"\xff" * 20, "broken-encoding"),
        (b"Content-Encoding: br\r\n", b"\xff" * 50, "broken-encoding"),
        (b"Content-Encoding: zstd\r\n", b"\xff" * 50, "broken-encoding"),
        (b"Content-Encoding: gzip, gzip, gzip, gzip\r\n", G(G(G(G(HTML)))), "broken-encoding"),
        (b"Content-Encoding: gzip\r\n", G(bytes(MAX_BYTES + 1)), "too-large"),
        (b"Content-Encoding: deflate\r\n", zlib.compress(bytes(MAX_BYTES + 1)), "too-large"),
        (b"Content-Encoding: br\r\n", brotli.compress(bytes(MAX_BYTES + 1)), "too-large"),
        (b"Content-Encoding: zstd\r\n", zstd.compress(bytes(MAX_BYTES + 1)), "too-large"),
        (b"Content-Encoding: gzip, gzip\r\n", G(G(bytes(MAX_BYTES + 1))), "too-large"),
        (b"", bytes(MAX_BYTES + 1), "too-large"),
        (b"", bytes(2 * MAX_BYTES), "too-large"),
        (b"Transfer-Encoding: chunked\r\n", b"5\r\nabcde\r\n3\r\na", "broken-record"),
        (b"Transfer-Encoding: chunked\r\n", b"5\r\nabcde\r\n", "broken-record"),
        (b"Content-Length: 100\r\n", HTML, "broken-record"),
        (b"X: " + b"h" * 1_000_000 + b"\r\n", HTML, "broken-record"),
        (b"X: y\r\n" * 50_000, HTML, "broken-record"),
    ],
)  # fmt: skip
def test_answers_that_give_no_body_are_refused(http: bytes, body: bytes, reason: str, tmp_path: Path) -> None:
    bad = raw(body, http=HTTP + http)
    assert results(tmp_path, G(bad, 1), G(raw(url=URL.format(2)))) == ([reason, "002"], {})
    assert results(tmp_path, bad, raw(url=URL.format(2)), name="a.warc") == ([reason, "002"], {})


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (raw(length=10**6), "broken-record"),
        (raw(length=10**14), "broken-record"),
        (raw(length=10**40), "broken-record"),
        (raw(length=-5), "broken-record"),
        (raw(length="x"), "broken-record"),
        (raw(length=""), "broken-record"),
        (raw(HTML * 9, length=80), "broken-record"),
        (raw(more="X: " + "h" * 1_000_000 + "\r\n"), "broken-record"),
        (raw(more="X: y\r\n" * 50_000), "broken-record"),
        (raw(more="WARC-Truncated: length\r\n"), "broken-record"),
        (raw(http=b"no http\r\n"), "broken-record"),
        (raw(http=b"", body=b""), "broken-record"),
        (b"no WARC header at all, " * 100 + b"\r\n", "broken-record"),
        (b"WARC/" + b"1" * 100_000 + b"\r\n", "broken-record"),
        (b"\x00" * 3000 + b"\r\n", "broken-record"),
    ],
)
def test_a_broken_record_is_refused_and_the_rest_is_read(bad: bytes, reason: str, tmp_path: Path) -> None:
    before, after = raw(), raw(url=URL.format(2))
    assert results(tmp_path, G(before), G(bad), G(after))[0] == ["001", reason, "002"]
    assert results(tmp_path, before, bad, after, name="a.warc")[0] == ["001", reason, "002"]
    assert results(tmp_path, G(before + bad + after))[0] in (["001", reason, "002"], ["001", reason])


@pytest.mark.parametrize(
    "bad", [raw(url="https://a.example/", length=10**9), raw(HTML * 9, "https://a.example/", length=9)]
)
def test_a_broken_record_of_another_site_is_counted(bad: bytes, tmp_path: Path) -> None:
    for pack in (G, bytes):
        found = results(tmp_path, pack(bad), pack(raw()), name="a.warc.gz" if pack is G else "a.warc")
        assert found == (["001"], {"other-site": 1, "broken": 1})


def test_gzip_that_was_cut_or_damaged(tmp_path: Path) -> None:
    before, after = G(raw()), G(raw(url=URL.format(3)))
    member = G(raw(os.urandom(3000), URL.format(2)))
    for bad in (member[:1500], member[:700] + b"\0\0\0\0" + member[704:], member[:-3], b"junk" * 50, member[:5]):
        assert results(tmp_path, before, bad, after)[0] == ["001", "broken-record", "003"]
    assert results(tmp_path, before, member[:-3])[0] == ["001", "broken-record"]
    assert results(tmp_path, member[30:], after)[0] == ["broken-record", "003"]


@pytest.mark.parametrize(
    "content", [b"", b"\x1f", b"hello" * 999, G(b"hello" * 999), b"".join([G(b"hello")] * 999), b"PK\3\4"]
)
@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc"])
def test_other_content_under_the_name_of_an_archive_is_one_refusal(content: bytes, name: str, tmp_path: Path) -> None:
    assert results(tmp_path, content, name=name)[0] == ["not-warc"]


def test_noise_never_breaks_the_reading(tmp_path: Path) -> None:
    random = Random("warc")
    whole = b"".join(G(raw(url=URL.format(n))) for n in range(6))
    for _ in range(400):
        noisy = bytearray(whole)
        for _ in range(random.randint(1, 6)):
            at = random.randrange(len(noisy))
            noisy[at : at + random.randint(0, 40)] = random.randbytes(random.randint(0, 40))
        found, _ = results(tmp_path, bytes(noisy))
        assert found


LIMITED = """
import json, resource, sys
from collections import Counter
from newscrawl.archive import read_archive
from newscrawl.article import Page
from newscrawl.sites import SITES
import newscrawl.archive.warc
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]) << 20,) * 2)
resource.setrlimit(resource.RLIMIT_CPU, (100, 100))
passed, found = Counter(), Counter()
for value in read_archive(sys.argv[1], SITES["sina"], passed=passed):
    found["page" if isinstance(value, Page) else value.reason] += 1
print(json.dumps([found, passed]))
"""


def limited(path: Path, megabytes: int = 300) -> tuple[dict[str, int], dict[str, int]]:
    """What is read of a file in a process that may have so much memory, and 100 seconds of the processor."""
    command = [sys.executable, "-c", LIMITED, str(path), str(megabytes)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    found, passed = json.loads(done.stdout)
    return found, passed


def zeros(head: bytes, size: int) -> bytes:
    """A gzip member of a head and so many zeros, made without holding them."""
    packer = zlib.compressobj(1, wbits=31)
    block = bytes(1 << 20)
    return packer.compress(head) + b"".join(packer.compress(block) for _ in range(size >> 20)) + packer.flush()


def test_gzip_bombs_take_no_memory(tmp_path: Path) -> None:
    size = 1 << 29
    ours = zeros(raw(b"", length=size)[:-4], size)
    other = zeros(raw(b"", "https://a.example/", length=size)[:-4], size)
    head = zeros(b"WARC/1.0\r\nX: ", size)
    coded = G(raw(G(zeros(b"", size)), http=HTTP + b"Content-Encoding: gzip, gzip\r\n"))
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join([ours, other, head, coded, G(raw()), zeros(b"", size), G(raw())]))
    assert size > FREE
    found, passed = limited(path)
    assert found == {"page": 2, "broken-record": 3, "too-large": 1}
    assert passed["broken"] >= 1


def test_a_member_that_grows_beyond_all_measure_is_not_read_to_its_end(tmp_path: Path) -> None:
    path, size = tmp_path / "a.warc.gz", FREE + (32 << 20)
    path.write_bytes(zeros(raw(b"", length=size + len(HTTP) + 2)[:-4], size) + G(raw()))
    found, _ = read(path)
    assert [getattr(one, "reason", "page") for one in found] == ["broken-record", "page"]
    assert isinstance(found[0], Refusal)
    assert f"grows to more than {MAX_RATIO} times its size" in found[0].detail
    text = os.urandom(1 << 20).hex().encode() * (size >> 21)
    packed = G(raw(text), 1)
    assert FREE < len(text) < MAX_RATIO * len(packed)
    path.write_bytes(packed + G(raw()))
    found, _ = read(path)
    assert [getattr(one, "reason", "page") for one in found] == ["too-large", "page"], "as a large page may"


def test_a_large_page_takes_no_more_memory_than_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    with path.open("wb") as file:
        file.write(raw(b"", length=1 << 31)[:-4])
        file.seek(1 << 31, os.SEEK_CUR)
        file.seek(-len(HTTP) - 2, os.SEEK_CUR)
        file.write(b"\r\n\r\n" + raw())
    assert limited(path)[0] == {"page": 1, "too-large": 1}


def test_hundreds_of_thousands_of_tiny_records(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    member = G(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 0\r\n\r\n\r\n\r\n")
    own = b"".join(G(raw(b"", more=f"WARC-Payload-Digest: sha1:{n:032d}\r\n"), 1) for n in range(20_000))
    path.write_bytes(member * 200_000 + own + G(b"") * 100_000 + b"junk" * 100_000 + G(raw()))
    found, passed = limited(path)
    assert found == {"page": 20_001, "broken-record": 1}
    assert passed["other-site"] == 200_000


def test_what_only_looks_like_members_is_not_read_again_and_again(tmp_path: Path) -> None:
    """Stored blocks that hold the beginnings of further members, each of which runs on to the end of the file."""
    head, text = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff", b"WARC/1.0\r\n" + b"X" * 20 + b"\n"
    size = len(text) + len(head)
    block = b"\x00" + size.to_bytes(2, "little") + (size ^ 0xFFFF).to_bytes(2, "little")
    path = tmp_path / "a.warc.gz"
    path.write_bytes((head + block + text) * 200_000 + G(raw()))
    found, passed = limited(path)
    assert found["page"] == 1
    assert found["broken-record"] == 1
    assert passed["broken"] > 1
