"""Bytes onto the disk: all of them or none; and when it is said so, for good, also if the machine loses its power.

What a program has written is with the operating system, which a kill does not harm; fsync brings it onto the disk. A
new or renamed file is there for good once its folder, too, was brought there.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import IO, BinaryIO


def write_all(file: int, data: bytes) -> None:
    """Write all of the data to a file descriptor: one write may take a part, where the disk is all but full.

    Raises:
        OSError: some of it could not be written; what could is there.
    """
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(file, rest) :]


def add(file: IO[bytes], data: bytes, durable: bool = False) -> None:
    """Add the data at the end of a file that was opened without a buffer: all of it, or nothing.

    Args:
        durable: it is on the disk afterwards, not only with the operating system.

    Raises:
        OSError: it could not be written; the file ends where it ended before, so what comes next joins no half line.
    """
    end = os.lseek(file.fileno(), 0, os.SEEK_END)
    try:
        write_all(file.fileno(), data)
        if durable:
            os.fsync(file.fileno())
    except OSError:
        os.ftruncate(file.fileno(), end)
        raise


def write_atomically(path: Path, data: bytes, durable: bool = True) -> None:
    """A reader sees the old file or the new one, never half of it; see :func:`atomically`."""
    with atomically(path, durable) as file:
        file.write(data)


@contextmanager
def atomically(path: Path, durable: bool = True) -> Iterator[BinaryIO]:
    """A file of another name in the same folder; it takes the real name at the end, unless something was raised.

    Args:
        durable: the file is on the disk afterwards; without it, whoever asked brings it there later.

    Raises:
        OSError: it cannot be written; what stood there before still does.
    """
    temporary = path.with_name(f".newscrawl-{os.getpid()}-{token_hex(8)}.tmp")  # other machines have the same numbers
    try:
        with temporary.open("xb") as file:
            yield file
            if durable:
                file.flush()
                os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    if durable:
        sync_folder(path.parent)


def make_folder(path: Path) -> None:
    """Make a folder and those above it, on the disk.

    Raises:
        OSError: one cannot be made.
    """
    if not path.is_dir():
        make_folder(path.parent)
        path.mkdir(exist_ok=True)
        sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Bring onto the disk which files are in a folder. Some file systems know no such thing, and keep it themselves.

    Raises:
        OSError: it failed.
    """
    folder = os.open(path, os.O_RDONLY)
    try:
        os.fsync(folder)
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
    finally:
        os.close(folder)
