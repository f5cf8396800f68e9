"""From a text to its fingerprint, and from two fingerprints to the answer whether they are the same story.

A text is cut at its marks of punctuation into pieces of a dozen characters or more, and every piece is one
number. Two texts are the same story if enough pieces of the shorter one stand, word for word, in the other
(:data:`SHARE`), if little else stands before (:data:`LEAD`), between and after them in both (:data:`REPLACED`),
and if the numbers in what is not shared agree (:data:`OTHER_NUMBERS`). The same text gives the same fingerprint
on every machine and in every run: CRC-32 (ISO 3309) of UTF-8, whole numbers alone, no hash of Python's own.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Set
from dataclasses import dataclass, field
from functools import cached_property
from zlib import crc32

RULES = 1
"""Counts up with every change to what a fingerprint is: fingerprints of two rules cannot be compared."""
PIECE = 12
"""A piece goes on to the first comma after so many characters; the end of a sentence or a line ends it anyway."""
SHORTEST = 5
"""Shorter pieces (“他表示”) say nothing and are left out."""
SHARE = 30
"""Per cent of the shorter article's pieces that must stand in the other one."""
FEWEST = 4
"""Pieces that two articles share at least."""
RATIO = 3
"""An article is no repost of one that is more than so many times as long: that is a round-up which quotes it."""
LEAD = 100
"""Pieces before the shared stretch, at most, in per cent of the shared ones: a lead is no longer than its story."""
REPLACED = 60
"""Per cent of the shared pieces: so many others, at most, stand in the stretch of both, and after it in both."""
OTHER_NUMBERS = 30
"""Per cent of the pieces with numbers, at most, that state other numbers in the stretch or after it."""
BRIEF = 6
"""Articles of fewer pieces (flashes) are the same story only if all their pieces are the same."""

# Of the marks, only those that end a piece stay, and those that belong to a number: 1.5 and -3% are not 15 and 3.
_DECORATION = re.compile(r"[^\w.,%+\-。!?;，！？；\n]+|[.+\-](?!\d)|,(?<=\d,)(?=\d{3}(?!\d))")
_PIECE = re.compile(rf"[^。!?;！？；\n]{{{PIECE},}}?(?=[,，])|[^。!?;！？；\n]+")
_WIDE = re.compile("[％＋－．０-９Ａ-Ｚａ-ｚ]+")
_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Fingerprint:
    """The pieces of a text, in their order, each as a number of 32 bits."""

    pieces: tuple[int, ...]
    numbers: tuple[int, ...] = field(repr=False)
    """For each piece, all numbers in it as one; 0 for none."""

    @cached_property
    def distinct(self) -> frozenset[int]:
        """The pieces without their order."""
        return frozenset(self.pieces)

    @property
    def brief(self) -> bool:
        """Too short to tell what is a repost from anything but the whole text."""
        return len(self.distinct) < BRIEF

    def packed(self) -> bytes:
        """As bytes to store, 8 a piece, little-endian."""
        return struct.pack(f"<{2 * len(self.pieces)}I", *self.pieces, *self.numbers)

    @classmethod
    def unpacked(cls, stored: bytes) -> Fingerprint:
        """The other way."""
        values = struct.unpack(f"<{len(stored) // 4}I", stored)
        return cls(values[: len(values) // 2], values[len(values) // 2 :])


def fingerprint(text: str) -> Fingerprint:
    """The fingerprint of a text; quotation marks, brackets, blanks and the width of characters make no difference."""
    plain = _DECORATION.sub("", _WIDE.sub(lambda found: found[0].translate(_NARROW), text))
    found = [piece.replace(",", "").replace("，", "") for piece in _PIECE.findall(plain)]
    pieces = [piece for piece in found if len(piece) >= SHORTEST]
    return Fingerprint(
        tuple([crc32(piece.encode("utf-8", "replace")) for piece in pieces]),
        tuple([_number(piece) for piece in pieces]),
    )


def same_story(one: Fingerprint, other: Fingerprint, common: Set[int] = frozenset()) -> bool:
    """Whether one text is the other published again. The order of the two makes no difference.

    Args:
        common: pieces that stand in so many articles that they tell nothing.
    """
    shared = one.distinct & other.distinct
    telling = shared - common
    shorter, longer = sorted((len(one.distinct), len(other.distinct)))
    if one.brief or other.brief:
        return bool(telling) and len(shared) == longer
    if len(telling) < FEWEST or shorter * RATIO < longer:
        return False
    if len(telling) * 100 < SHARE * (shorter - len(shared) + len(telling)):
        return False
    return _stretch_agrees(one, other, shared, telling)


def _stretch_agrees(one: Fingerprint, other: Fingerprint, shared: Set[int], telling: Set[int]) -> bool:
    """Whether little is replaced in and after the stretch that two texts share, and its numbers agree.

    A form filled in for another company or another day has other names and numbers all through; a repost has
    a new beginning, no end, and the same facts between.
    """
    left, right = (_around(text, shared, telling) for text in (one, other))
    if left is None or right is None:
        return False
    (lead, between, after), (lead2, between2, after2) = left, right
    most = REPLACED * len(telling)
    if max(lead, lead2) * 100 > LEAD * len(telling):
        return False
    if min(len(between), len(between2)) * 100 > most or min(len(after), len(after2)) * 100 > most:
        return False
    ours, theirs = ({*numbers} - {0} for numbers in (between + after, between2 + after2))
    agreeing = len(ours & theirs) + sum(p in telling and n != 0 for p, n in zip(one.pieces, one.numbers, strict=True))
    differing = min(len(ours - theirs), len(theirs - ours))
    return differing * 100 <= OTHER_NUMBERS * (agreeing + differing)


def _around(text: Fingerprint, shared: Set[int], telling: Set[int]) -> tuple[int, list[int], list[int]] | None:
    """How many pieces come before the stretch; the numbers of the pieces in it, and after it, that are not shared.

    The stretch begins and ends with two shared pieces in a row: one alone may be a phrase of every newspaper
    within a rewritten lead. Without such two there is no stretch.
    """
    pieces = text.pieces
    pairs = [at for at in range(1, len(pieces)) if pieces[at - 1] in telling and pieces[at] in telling]
    if not pairs:
        return None
    first, last = pairs[0] - 1, pairs[-1]
    parts = range(first, last), range(last, len(pieces))
    between, after = ([text.numbers[at] for at in part if pieces[at] not in shared] for part in parts)
    return first, between, after


def _number(piece: str) -> int:
    numbers = _NUMBER.findall(piece)
    return crc32(" ".join(numbers).encode()) or 1 if numbers else 0
