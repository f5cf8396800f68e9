"""HTTP answers as an archive holds them: status, headers, and the body without its transfer and content encodings.

No body grows beyond the limit of a page while it is decoded. Many archives keep the headers of an encoding
that they have already undone; a body that does not look encoded is taken as it stands.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import brotli
from backports import zstd

from newscrawl.archive.records import MAX_HEAD
from newscrawl.normalise.decode import MAX_BYTES

MAX_ENCODINGS = 3
"""Most encodings of one body, one inside the other."""
_STATUS = re.compile(rb"HTTP/[0-9.]{1,5} +([0-9]{3})(?:[ \r\n]|$)")
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1024})?\r?\n")
_STEP = 256 * 1024
_PROLOGUE = (b"<", b"\xef\xbb\xbf<")
_UNDONE = frozenset({"content-encoding", "transfer-encoding", "content-length"})
"""Headers that no longer hold for the decoded body."""


class AnswerError(ValueError):
    """An answer that gives no whole body; ``reason`` is the word to count it by."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Answer:
    """Status and headers of an answer, and its body as it was sent."""

    status: int
    headers: Mapping[str, str]
    """Names in lower case; a header given twice has its values joined by commas."""
    raw: bytes


def read_answer(content: bytes) -> Answer:
    """Take an answer apart.

    Raises:
        AnswerError: broken-record: no status line, or a header without end or longer than :data:`MAX_HEAD`.
    """
    found = _STATUS.match(content)
    if not found:
        raise AnswerError("broken-record", f"no HTTP answer: it begins with {content[:16]!r}")
    top = content[: MAX_HEAD + 4]
    ends = [(at, at + len(mark)) for mark in (b"\r\n\r\n", b"\n\n") if (at := top.find(mark)) >= 0]
    if not ends:
        raise AnswerError("broken-record", f"its HTTP header has no end within {min(len(content), MAX_HEAD):,} bytes")
    end, start = min(ends)
    return Answer(int(found[1]), headers_of(content[:end]), content[start:])


def headers_of(head: bytes) -> dict[str, str]:
    """The headers below a first line."""
    values: dict[str, list[str]] = {}
    for line in head.decode("latin-1").split("\n")[1:]:
        name, colon, text = line.partition(":")
        if colon and name.strip():
            values.setdefault(name.strip().lower(), []).append(text.strip())
    return {name: ", ".join(texts) for name, texts in values.items()}


def kept(headers: Mapping[str, str]) -> dict[str, str]:
    """The headers that hold for the decoded body too."""
    return {name: text for name, text in headers.items() if name not in _UNDONE}


def body_of(answer: Answer) -> bytes:
    """The body, decoded.

    Raises:
        AnswerError: too-large: it grows beyond the limit of a page; broken-record: less came than the answer
            announced; broken-encoding: an encoding cannot be undone, or there are too many.
    """
    headers, body = answer.headers, answer.raw
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _unchunked(body)
    names = [name.strip().lower() for name in headers.get("content-encoding", "").split(",")]
    encodings = [name.removeprefix("x-") for name in names if name.removeprefix("x-") in _DECODERS]
    announced = headers.get("content-length", "")
    if not encodings and announced.isdecimal() and len(announced) < 16 and len(body) < int(announced):
        raise AnswerError("broken-record", f"the answer announced {announced} bytes and has {len(body)}")
    if len(encodings) > MAX_ENCODINGS:
        raise AnswerError("broken-encoding", f"{len(encodings)} encodings, one inside the other")
    for name in reversed(encodings):
        body = _decoded(body, name)
    if len(body) > MAX_BYTES:
        raise AnswerError("too-large", f"its body has more than {MAX_BYTES:,} bytes")
    return body


def _unchunked(body: bytes) -> bytes:
    if not _CHUNK.match(body):
        return body  # the archive has undone it
    whole, at = bytearray(), 0
    while found := _CHUNK.match(body, at):
        size = int(found[1], 16)
        if not size:
            return bytes(whole)
        piece = body[found.end() : found.end() + size]
        whole += piece
        at = found.end() + len(piece)
        if len(piece) < size:
            break
        at += 2 if body.startswith(b"\r\n", at) else 1
    raise AnswerError("broken-record", f"its last chunk is missing; {len(whole):,} bytes came")


def _decoded(body: bytes, name: str) -> bytes:
    if not body or body.lstrip()[:4].startswith(_PROLOGUE):
        return body  # the archive has undone it
    if name == "gzip" and not body.startswith(b"\x1f\x8b"):
        return body
    try:
        return _DECODERS[name](body)
    except (zlib.error, brotli.error, zstd.ZstdError) as error:
        raise AnswerError("broken-encoding", f"Content-Encoding {name}: {error}") from error


def _too_large(name: str) -> AnswerError:
    return AnswerError("too-large", f"Content-Encoding {name}: it grows to more than {MAX_BYTES:,} bytes")


def _cut(name: str) -> AnswerError:
    return AnswerError("broken-record", f"Content-Encoding {name}: the data end before their end")


def _inflated(body: bytes, name: str, bits: int) -> bytes:
    inflater = zlib.decompressobj(bits)
    whole = inflater.decompress(body, MAX_BYTES + 1)
    if len(whole) > MAX_BYTES:
        raise _too_large(name)
    if not inflater.eof:
        raise _cut(name)
    return whole


def _gzip(body: bytes) -> bytes:
    return _inflated(body, "gzip", 31)


def _deflate(body: bytes) -> bytes:
    """With the zlib header that the standard asks for, or without, as some servers send it."""
    has_header = body[0] & 15 == 8 and int.from_bytes(body[:2]) % 31 == 0
    return _inflated(body, "deflate", 15 if has_header else -15)


def _brotli(body: bytes) -> bytes:
    decoder: Any = brotli.Decompressor()
    whole, data = bytearray(), body
    while not decoder.is_finished():
        piece = decoder.process(data, output_buffer_limit=_STEP)
        data = b""
        whole += piece
        if len(whole) > MAX_BYTES:
            raise _too_large("br")
        if not piece and decoder.can_accept_more_data():
            raise _cut("br")
    return bytes(whole)


def _zstd(body: bytes) -> bytes:
    decoder = zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: 23})
    whole = decoder.decompress(body, MAX_BYTES + 1)
    if len(whole) > MAX_BYTES:
        raise _too_large("zstd")
    if not decoder.eof:
        raise _cut("zstd")
    return whole


_DECODERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": _gzip, "deflate": _deflate, "br": _brotli, "zstd": _zstd,
}  # fmt: skip
