"""What is recorded: WARC files that warcio finds right, their indexes, and what is left of them after a kill."""

from __future__ import annotations

import gzip
import os
import resource
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from conftest import ROOT
from warcio.archiveiterator import ArchiveIterator
from warcio.warcwriter import WARCWriter

from newscrawl.archive.cdxj import Entry, entry_of_line, index_of, key_of, read_index
from newscrawl.archive.members import entries_of, read_records, record_at, repair
from newscrawl.archive.recorder import Exchange, Recorder, Run, digest_of
from newscrawl.archive.runs import Answers, run_of
from newscrawl.crawl.record import prepare

BEGAN = datetime(2026, 11, 24, 8, 30, 0, 123456, tzinfo=UTC)
RUN = Run("newscrawl-20261124T083000123456Z", BEGAN, "newscrawl 0.1.0", {"since": "2026-11-01"}, {"EDIT_DAYS": "2"})
URL = "https://finance.sina.com.cn/2026-11-24/doc-iabcdefg{:07}.shtml"


def exchange(number: int, body: bytes | None = None, **more: object) -> Exchange:
    at = BEGAN + timedelta(seconds=number, microseconds=number)
    values = {
        "asked": ((b"Host", b"finance.sina.com.cn"), (b"User-Agent", b"newscrawl")),
        "status": 200, "headers": ((b"Content-Type", b"text/html; charset=gbk"),),
        "body": os.urandom(3000) if body is None else body, **more,
    }  # fmt: skip
    return Exchange(URL.format(number), at - timedelta(milliseconds=40), at, **values)  # type: ignore[arg-type]


def record(folder: Path, *exchanges: Exchange, most: int = 1 << 30) -> Recorder:
    recorder = Recorder(folder, RUN, most)
    recorder.open()
    for one in exchanges:
        recorder.put(one)
    return recorder


def warcio(*words: str | Path) -> subprocess.CompletedProcess[str]:
    code = "from warcio.cli import main; main()"
    command = [sys.executable, "-W", "ignore", "-c", code, *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


def assert_clean(*files: Path) -> None:
    for file in files:
        done = warcio("check", "-v", file)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "digest failed" not in done.stdout
        assert warcio("index", "-f", "offset,warc-type,warc-target-uri", file).returncode == 0


def test_a_body_and_a_head_come_back_byte_by_byte(tmp_path: Path) -> None:
    packed = gzip.compress("<p>股市</p>".encode("gbk"))
    headers = ((b"Content-Encoding", b"gzip"), (b"Location", "/股".encode("gbk")), (b"X-Raw", b"\xff\xfe"))
    record(tmp_path, exchange(1, packed, headers=headers), exchange(2, b"")).end("finished", BEGAN)
    (file,) = tmp_path.glob("*.warc.gz")
    assert_clean(file)
    records = list(read_records(file))
    assert [one.kind for one in records] == ["warcinfo", "request", "response", "request", "response", "metadata"]
    head, _, body = records[2].block.partition(b"\r\n\r\n")
    assert body == packed
    assert head.split(b"\r\n") == [b"HTTP/1.1 200 OK", *(b"%s: %s" % pair for pair in headers)]
    assert records[2].head["warc-date"] == "2026-11-24T08:30:01.123457Z"
    assert records[1].head["warc-date"] == "2026-11-24T08:30:01.083457Z"
    assert records[1].head["warc-concurrent-to"] == records[2].head["warc-record-id"]
    assert records[1].block.startswith(
        b"GET /2026-11-24/doc-iabcdefg0000001.shtml HTTP/1.1\r\nHost: finance.sina.com.cn"
    )
    about = records[0].block.decode()
    assert 'arguments: {"since": "2026-11-01"}' in about
    assert "software: newscrawl 0.1.0" in about
    with file.open("rb") as stream:
        assert [one.rec_type for one in ArchiveIterator(stream)] == [one.kind for one in records]


def test_the_same_body_again_is_a_revisit(tmp_path: Path) -> None:
    body = b"<html>ban</html>"
    record(tmp_path, exchange(1, body), exchange(2, body, status=403), exchange(3)).end("finished", BEGAN)
    (file,) = tmp_path.glob("*.warc.gz")
    assert_clean(file)
    kinds = [one.kind for one in read_records(file)]
    assert kinds.count("revisit") == 1
    revisit = next(one for one in read_records(file) if one.kind == "revisit")
    assert revisit.head["warc-refers-to-target-uri"] == URL.format(1)
    assert revisit.head["warc-refers-to-date"] == "2026-11-24T08:30:01.123457Z"
    assert revisit.head["warc-profile"].endswith("1.1/revisit/identical-payload-digest")
    assert revisit.block.startswith(b"HTTP/1.1 403 Forbidden\r\n")
    assert revisit.block.endswith(b"\r\n\r\n"), "its head alone"


def test_an_answer_that_did_not_come_is_written_down(tmp_path: Path) -> None:
    record(tmp_path, exchange(1, b"", status=0, error="ResponseFailed", detail="lost\r\nWARC/1.1 x")).close()
    (file,) = tmp_path.glob("*.warc.gz")
    assert_clean(file)
    (entry,) = entries_of(file)
    assert (entry.status, entry.error, entry.mime) == ("-", "ResponseFailed", "-")
    assert record_at(file, entry.offset).block == b"error: ResponseFailed\r\ndetail: lost WARC/1.1 x\r\n"


def test_files_are_rotated_and_their_indexes_sorted(tmp_path: Path) -> None:
    record(tmp_path, *(exchange(n) for n in range(20, 0, -1)), most=10_000).end("finished", BEGAN)
    files = sorted(tmp_path.glob("*.warc.gz"))
    assert len(files) > 3
    assert_clean(*files)
    assert {file.name.rpartition("-")[2] for file in files} == {f"{n:05}.warc.gz" for n in range(1, len(files) + 1)}
    for file in files:
        assert next(read_records(file)).kind == "warcinfo"
        lines = index_of(file).read_text("utf-8").splitlines(keepends=True)
        assert lines == sorted(lines)
        for line in lines:
            entry = entry_of_line(line)
            assert entry.line() == line
            found = record_at(file, entry.offset)
            assert (found.length, found.head["warc-target-uri"]) == (entry.length, entry.url)
            if entry.status == "200":
                assert digest_of(found.block.partition(b"\r\n\r\n")[2]) == entry.digest


def test_keys_of_the_index() -> None:
    assert key_of("https://Finance.Sina.com.cn/A/b.shtml?x=1") == "cn,com,sina,finance)/a/b.shtml?x=1"
    assert key_of("http://sina.cn:8080") == "cn,sina:8080)/"
    assert key_of("urn:newscrawl:run:x") == "urn:newscrawl:run:x"


@pytest.mark.parametrize("index", ["lags", "missing", "cut", "whole"])
def test_half_a_record_is_passed_over_and_then_cut_off(tmp_path: Path, index: str) -> None:
    recorder = record(tmp_path, *(exchange(n) for n in range(1, 6)))
    (file,) = tmp_path.glob("*.warc.gz")
    lines = index_of(file).read_text("utf-8").splitlines(keepends=True)
    kept: dict[str, str | None] = {
        "lags": "".join(lines[:2]), "missing": None, "cut": "".join(lines)[:-30], "whole": "".join(lines),
    }  # fmt: skip
    before = file.read_bytes()
    recorder.put(exchange(6))
    del recorder  # as a kill would
    file.write_bytes(file.read_bytes()[:-700])
    if (text := kept[index]) is None:
        index_of(file).unlink()
    else:
        index_of(file).write_text(text, "utf-8")
    assert [entry.url for entry in entries_of(file)] == [URL.format(n) for n in range(1, 6)]
    repair(file)
    assert_clean(file)
    whole = file.read_bytes()
    assert whole.startswith(before)
    assert [one.kind for one in read_records(file)][-1] == "request", "whose answer was cut"
    assert [entry.url for entry in read_index(index_of(file))] == [URL.format(n) for n in range(1, 6)]
    repair(file)
    assert file.read_bytes() == whole


def test_every_cut_leaves_what_was_whole(tmp_path: Path) -> None:
    record(tmp_path, exchange(1, b"one"), exchange(2, b"two")).close()
    (file,) = tmp_path.glob("*.warc.gz")
    data = file.read_bytes()
    index_of(file).unlink()
    ends = [one.offset + one.length for one in read_records(file)]
    for cut in range(0, len(data), 7):
        file.write_bytes(data[:cut])
        assert len(list(read_records(file))) == sum(end <= cut for end in ends)


def test_a_full_disk_is_told_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    recorder = record(tmp_path, exchange(1))
    (file,) = tmp_path.glob("*.warc.gz")
    before = file.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    import signal

    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 1000, limits[1]))
    try:
        with pytest.raises(OSError, match="too large"):
            recorder.put(exchange(2))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, old)
    assert file.read_bytes() == before
    recorder.put(exchange(3))
    recorder.close()
    assert_clean(file)
    urls: list[Entry] = entries_of(file)
    assert [entry.url for entry in urls] == [URL.format(1), URL.format(3)]


def test_an_answer_larger_than_any_page_is_kept_in_a_repair(tmp_path: Path) -> None:
    large = exchange(1, os.urandom(1 << 20) * 20)
    record(tmp_path, large, exchange(2)).close()
    (file,) = tmp_path.glob("*.warc.gz")
    index_of(file).unlink()
    size = file.stat().st_size
    repair(file)
    assert file.stat().st_size == size
    assert [entry.url for entry in entries_of(file)] == [large.url, URL.format(2)]
    assert record_at(file, entries_of(file)[0].offset).block.endswith(large.body)


def three_records() -> bytes:
    """A WARC file as another program writes it, with one gzip member around all its records."""
    buffer = BytesIO()
    writer = WARCWriter(buffer, gzip=False)
    writer.write_record(writer.create_warcinfo_record("theirs.warc.gz", {"software": "other", "isPartOf": RUN.name}))
    for number in (1, 2):
        writer.write_record(writer.create_warc_record(URL.format(number), "resource", BytesIO(b"<html>theirs</html>")))
    return gzip.compress(buffer.getvalue())


def everything_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_files_of_others_are_never_changed(tmp_path: Path) -> None:
    record(tmp_path, exchange(1)).end("finished", BEGAN)
    ours = next(tmp_path.glob("*.warc.gz"))
    contents = {"one-member": three_records(), "none": b"no WARC file at all", "cut": ours.read_bytes()[:-100], "empty": b"",
                "packed": gzip.compress(b"packed, and no WARC file") * 2}  # fmt: skip
    for number, (name, content) in enumerate(contents.items(), 2):
        (tmp_path / f"{name}.warc.gz").write_bytes(content)
        (tmp_path / f"{RUN.name.replace('2026', '2025')}-{number:05}.warc.gz").write_bytes(content)
    (tmp_path / f"{RUN.name}-00002.warc.gz").write_bytes(
        gzip.compress(b"has the name of ours, and says nothing of the run")
    )
    before = everything_in(tmp_path)
    prepare(tmp_path)
    assert everything_in(tmp_path) == before


@pytest.mark.parametrize(
    "tail", ["a whole member", "a whole record behind a damaged one", "records behind a damaged one"]
)
def test_only_half_a_record_is_ever_cut_off(tail: str, tmp_path: Path) -> None:
    record(tmp_path, *(exchange(n) for n in range(1, 5))).close()
    (file,) = tmp_path.glob("*.warc.gz")
    data = file.read_bytes()
    members = [data[one.offset : one.offset + one.length] for one in read_records(file)]
    if tail == "a whole member":
        content = data + gzip.compress(b"somebody keeps notes here")
    else:
        kept = 8 if tail.startswith("a whole record") else 5
        content = b"".join(members[:kept]) + b"\0" * len(members[kept]) + b"".join(members[kept + 1 :])
        content += members[-1] if kept == 8 else b""
    file.write_bytes(content)
    index_of(file).unlink()
    repair(file)
    assert file.read_bytes() == content
    file.write_bytes(data + members[-1][:-1])
    repair(file)
    assert file.read_bytes() == data


@pytest.mark.parametrize("damage", ["cut in the middle", "no line", "no UTF-8", "other fields", "of another file"])
def test_an_index_that_has_lost_an_answer_is_read_anew_from_the_file(damage: str, tmp_path: Path) -> None:
    record(tmp_path, *(exchange(n) for n in range(1, 6))).end("finished", BEGAN)
    (file,) = tmp_path.glob("*.warc.gz")
    entries, whole = entries_of(file), index_of(file).read_bytes()
    lines = whole.splitlines(keepends=True)
    lines[2] = {
        "cut in the middle": lines[2][:-20] + b"\n",
        "no line": b"\n",
        "no UTF-8": lines[2].replace(b"finance", b"f\xffnance"),
        "other fields": lines[2].replace(b'"mime"', b'"type"'),
        "of another file": lines[2].replace(b"-00001.", b"-00002."),
    }[damage]
    index_of(file).write_bytes(b"".join(lines))
    assert entries_of(file) == entries
    answers = Answers(run_of(tmp_path, RUN.name))
    assert all(answers.next(URL.format(n)) for n in range(1, 6))
    prepare(tmp_path)
    assert index_of(file).read_bytes() == whole
