"""A process that normalises: pages in on standard input, articles and refusals out on standard output.

Started by :mod:`newscrawl.crawl.workers`, never by hand. First comes a line of JSON with the site's name and the
user's tables. A page comes as a line of JSON, behind which stand its bytes and those of its further parts, as long as
the line says. An answer is its length (four bytes, big endian) and JSON. The process ends when its input does, so it
cannot outlive a crawl.
"""

from __future__ import annotations

import json
import os
import signal
import struct
import sys
from collections.abc import Callable
from datetime import datetime
from typing import IO

from newscrawl.article import Page, plain
from newscrawl.normalise import process_safely
from newscrawl.tables import Tables, site_of

MAX_SECONDS = 60
"""A page that takes longer ends the process; the hardest page known takes half a second."""
LENGTH = struct.Struct(">I")
_TIMES = ("fetched_at", "seen_at")


def message_of(page: Page) -> bytes:
    """The message of a page."""
    pages = (page, *page.parts)
    heads = [
        {name: plain(getattr(one, name)) for name in Page.__dataclass_fields__ if name not in ("body", "parts")}
        | {"length": len(one.body)}
        for one in pages
    ]
    return b"".join((json.dumps(heads).encode("ascii"), b"\n", *(one.body for one in pages)))


def page_of(line: bytes, read: Callable[[int], bytes]) -> Page:
    """The page of a message.

    Args:
        read: gives so many bytes of what follows the line.
    """
    pages = []
    for head in json.loads(line):
        body = read(head.pop("length"))
        times = {name: datetime.fromisoformat(head[name]) if head[name] else None for name in _TIMES}
        pages.append({**head, **times, "body": body})
    return Page(**pages[0], parts=tuple(Page(**part) for part in pages[1:]))


def opening_of(site: str, tables: Tables) -> bytes:
    """What a process hears first: by which rules it is to answer."""
    return json.dumps([site, tables.write()]).encode("ascii") + b"\n"


def serve(questions: IO[bytes], answers: IO[bytes]) -> None:
    """Answer until the questions end."""
    opening = questions.readline()
    if not opening:
        return
    name, tables = json.loads(opening)
    site = site_of(name, Tables(**tables))
    while line := questions.readline():
        page = page_of(line, questions.read)
        signal.alarm(MAX_SECONDS)
        answer = json.dumps(plain(process_safely(page, site))).encode("ascii")
        signal.alarm(0)
        answers.write(LENGTH.pack(len(answer)) + answer)
        answers.flush()


def main() -> None:
    """The process. What a crawl is told, to end or to end at once, is for its main process to hear."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a stray print goes to the log and not among the answers
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
