"""SHA-256 of files, of pieces of files, of folders of posts, and of lines in any order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

BLOCK = 1 << 20


def file_digest(path: Path, start: int = 0, size: int | None = None) -> tuple[str, int]:
    """SHA-256 and bytes of a file, or of ``size`` bytes of it from ``start`` on; fewer where it ends before.

    Raises:
        OSError: it is not there, or cannot be read.
    """
    total, left = hashlib.sha256(), size
    with path.open("rb") as file:
        file.seek(start)
        while block := file.read(BLOCK if left is None else min(BLOCK, left)):
            total.update(block)
            left = None if left is None else left - len(block)
        return total.hexdigest(), file.tell() - start


def output_digest(path: Path) -> tuple[str, int]:
    """SHA-256 and size of a file; of a folder over its posts and their paths.

    Raises:
        OSError: it is not there, or cannot be read.
    """
    if not path.is_dir():
        return file_digest(path)
    total, size = hashlib.sha256(), 0
    for post in sorted(path.rglob("*.md")):
        digest, length = file_digest(post)
        total.update(f"{digest} {post.relative_to(path).as_posix()}\n".encode())
        size += length
    return total.hexdigest(), size


def lines_digest(path: Path, start: int, size: int) -> tuple[str, int]:
    """SHA-256 over the SHA-256 digests of a piece's lines, sorted, and how many: the order does not count.

    Blank lines are passed over. 65 bytes of memory a line.

    Raises:
        OSError: the file is not there, or cannot be read.
    """
    each = sorted(hashlib.sha256(line).digest() for line in _lines(path, start, size) if line.strip())
    return hashlib.sha256(b"".join(each)).hexdigest(), len(each)


def _lines(path: Path, start: int, size: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(start)
        while line := file.readline(size):
            size -= len(line)
            yield line
