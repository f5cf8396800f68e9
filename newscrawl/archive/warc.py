"""Pages from WARC files: ``.warc`` and ``.warc.gz``, of our own crawls or of others with many sites in them.

Only addresses that the site's rules call an article or a flash are pages. Everything else is passed over and
counted by kind; records of other sites are told by the bytes of their address, before anything is decoded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from newscrawl.archive.answers import Answer, AnswerError, body_of, kept, read_answer
from newscrawl.archive.records import Record, Records, open_stream, record_at, value
from newscrawl.article import Page, Refusal
from newscrawl.normalise.identity import Identity, identify
from newscrawl.site import Site

SUFFIXES = (".warc", ".warc.gz")
MAX_ORIGINALS = 100_000
"""Answers that a later record may say it is equal to; about 250 bytes of memory each."""
_KINDS = frozenset({b"response", b"resource", b"revisit"})
_OTHER_KINDS = {name.encode(): name for name in ("request", "warcinfo", "metadata", "conversion", "continuation")}
_OK = 200


@dataclass(frozen=True, slots=True)
class Reading:
    """What is wanted of archives, and what is known after some of them."""

    site: Site
    """Whose pages are wanted."""
    passed: Counter[str] = field(default_factory=Counter)
    """Records that were passed over, by kind."""
    originals: dict[bytes, tuple[Path, str]] = field(default_factory=dict)
    """Digest of an answer of the site to the file and the place of its record."""


def is_warc(path: Path) -> bool:
    """Whether a path is a WARC file, by its name."""
    return path.name.lower().endswith(SUFFIXES) and not path.is_dir()


def read_warc(path: Path, reading: Reading) -> Iterator[Page | Refusal]:
    """The pages of a file in its order; what cannot be read comes as a refusal.

    Several captures of one article come one after the other as they stand there.
    """
    try:
        with path.open("rb") as file:
            archive = WarcFile(path, reading)
            records = Records(open_stream(file), archive.wanted, reading.passed)
            yield from archive.pages(records)
    except OSError as error:
        yield _refuse(path, "unreadable", f"{type(error).__name__}: {error}")


class WarcFile:
    """What is known of one file while it is read."""

    def __init__(self, path: Path, reading: Reading) -> None:
        self._path = path
        self._site, self._passed, self._originals = reading.site, reading.passed, reading.originals
        self._hosts = tuple(host.encode("ascii") for host in reading.site.hosts)
        self._identity: Identity | None = None
        """Of the record that was wanted last."""

    def wanted(self, head: bytes, place: Callable[[], str]) -> bool:
        """Whether a record may be a page: asked of every record, so what is frequent is told first."""
        kind = value(head, b"WARC-Type")
        if kind not in _KINDS:
            self._passed[_OTHER_KINDS.get(kind, "unknown-type")] += 1
            return False
        address = value(head, b"WARC-Target-URI")
        lower = address.lower()
        if not any(host in lower for host in self._hosts):
            self._passed["other-site"] += 1
            return False
        if kind != b"revisit" and (digest := value(head, b"WARC-Payload-Digest")):
            self._remember(digest, place())
        self._identity = identify(_url(address), self._site)
        if self._identity is None or self._identity.kind == "not-article":
            self._passed["other-address"] += 1
            return False
        if kind == b"resource" and not _is_html(value(head, b"Content-Type"), self._identity):
            self._passed["other-resource"] += 1
            return False
        return True

    def pages(self, records: Records) -> Iterator[Page | Refusal]:
        """Every page; of a file in which no record was found, one refusal that says so."""
        first: Record | None = None
        for record in records:
            if first:
                yield self._unread(first, "broken-record")
                first = None
            if not record.head and not records.count:
                first = record
            elif result := self._result(record):
                yield result
        if first:
            yield self._unread(first, "broken-record" if records.count else "not-warc")
        elif not records.count:
            yield _refuse(self._path, "not-warc", "there is no WARC record in it")

    def _unread(self, record: Record, reason: str) -> Refusal:
        return Refusal(self._source(record), "read", reason, f"{self._source(record)}: {record.detail}")

    def _source(self, record: Record) -> str:
        return f"{self._path}#{record.place}"

    def _result(self, record: Record) -> Page | Refusal | None:
        """A page, its refusal, or None for an answer that says nothing of an article's text."""
        try:
            if record.reason:
                raise AnswerError(record.reason, record.detail)
            if cut := value(record.head, b"WARC-Truncated") or value(record.head, b"WARC-Segment-Number"):
                raise AnswerError("broken-record", f"its writer cut it off: {cut[:40].decode('ascii', 'replace')}")
            answer = self._answer(record)
            if answer.status != _OK:
                self._passed[f"status-{answer.status // 100}xx"] += 1
                return None
            return self._page(record, answer, body_of(answer))
        except AnswerError as error:
            source, url = self._source(record), _url(value(record.head, b"WARC-Target-URI")) or None
            seen_at = _date(value(record.head, b"WARC-Date"))
            return Refusal(source, "read", error.reason, f"{source}: {error}", url, seen_at=seen_at)

    def _remember(self, digest: bytes, place: str) -> None:
        self._originals.setdefault(digest, (self._path, place))
        if len(self._originals) > MAX_ORIGINALS:
            del self._originals[next(iter(self._originals))]

    def _answer(self, record: Record) -> Answer:
        """The answer in a record, or in the one that it says it is equal to, whatever address that was for."""
        if value(record.head, b"WARC-Type") != b"revisit":
            return _own_answer(record)
        own = read_answer(record.content) if record.content.strip() else None
        if own and own.status != _OK:
            return own
        known = self._originals.get(value(record.head, b"WARC-Payload-Digest"))
        original = record_at(*known) if known else None
        if original is None or original.reason:
            where = _text(value(record.head, b"WARC-Refers-To-Date")) or "an unknown time"
            raise AnswerError("no-original", f"it repeats an answer of {where} that does not stand before it")
        answer = _own_answer(original)
        return replace(answer, status=own.status) if own else answer

    def _page(self, record: Record, answer: Answer, body: bytes) -> Page:
        url = _url(value(record.head, b"WARC-Target-URI"))
        page = Page(
            source=self._source(record),
            body=body,
            url=url,
            headers=kept(answer.headers),
            fetched_at=_date(value(record.head, b"WARC-Date")),
            seen_at=datetime.now(UTC),
        )
        is_flash = self._identity is not None and self._identity.kind == "flash" and body.lstrip().startswith(b"{")
        return replace(page, format="flash") if is_flash else page


def _own_answer(record: Record) -> Answer:
    """The answer that stands in a record itself; a resource is one without an HTTP header."""
    if value(record.head, b"WARC-Type") == b"resource":
        return Answer(_OK, {"content-type": _text(value(record.head, b"Content-Type"))}, record.content)
    return read_answer(record.content)


def _is_html(content_type: bytes, identity: Identity) -> bool:
    """Whether a resource is a page by its type; a flash may be JSON."""
    kind = content_type.split(b";")[0].strip().lower()
    return kind in (b"text/html", b"application/xhtml+xml") or (
        identity.kind == "flash" and kind == b"application/json"
    )


def _url(address: bytes) -> str:
    """An address; some writers put it between angle brackets."""
    return _text(address.removeprefix(b"<").removesuffix(b">"))


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _date(raw: bytes) -> datetime | None:
    """When the answer came; None if it is not there, no time, or one without a zone: never guessed."""
    try:
        at = datetime.fromisoformat(raw.decode("ascii"))
    except ValueError:
        return None
    return at if at.tzinfo else None


def _refuse(path: Path, reason: str, detail: str) -> Refusal:
    return Refusal(str(path), "read", reason, f"{path}: {detail}")
