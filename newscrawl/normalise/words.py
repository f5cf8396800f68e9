"""Where the words of a body end, and whether a name stands apart from them."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate

import rjieba

BESIDE = 8
"""Characters beside a name that are read again without it."""
BEYOND = 6
"""Characters behind a name in which a phrase may go on that begins inside it."""
ACROSS = 2
"""Length of a name that lies across two words where both of its ends are inside one: 国安 in 联合国安理会."""
MARKS = re.compile(r"[\s，。；：、！？“”（）《》]")
"""What stands between two words, whatever they are."""
LATIN = re.compile(r"[A-Za-z0-9]")


class Words:
    """The words of a body; a clause is cut into words when it is first asked for. No word goes on across a mark.

    Args:
        free: characters that may stand alone beside a name.
        generic: pattern of a name that begins like a phrase; its first group is the place.
    """

    def __init__(self, body: str, free: frozenset[str], generic: re.Pattern[str]) -> None:
        self.body = body
        self._free = free
        self._generic = generic
        self._marks = [-1, *(match.start() for match in MARKS.finditer(body)), len(body)]
        self._ends: dict[int, frozenset[int]] = {}

    def cut(self, start: int, end: int) -> bool:
        """Whether a word of the language begins inside the span and ends beyond it, or the other way round."""
        body, text = self.body, self.body[start:end]
        if text.isascii():
            return any(map(LATIN.match, (body[end : end + 1], body[max(0, start - 1) : start])))
        begins, ends = self._inside_word(start), self._inside_word(end)
        if begins and ends and len(text) == ACROSS:
            return True
        if ends and not self._reads(_words(body[end : end + BESIDE]), 0):
            return True
        if begins and not self._reads(_words(body[max(0, start - BESIDE) : start]), -1):
            return True
        place = self._generic.fullmatch(text)
        return place is not None and self._cuts_a_phrase(start + len(place[1]), end)

    def is_joined(self, at: int) -> bool:
        """Whether the character there goes together with what stands beside it."""
        beside = self.body[at : at + 1] if at >= 0 else ""
        return beside.isalpha() and beside not in self._free

    def _reads(self, words: list[str], place: int) -> bool:
        """Whether the text beside a name reads as words without it."""
        return not words or len(words[place]) > 1 or words[place] in self._free

    def _cuts_a_phrase(self, start: int, end: int) -> bool:
        """Whether the words after the place that a name begins with do not end where it ends."""
        return end not in _ends(start, self.body[start : end + BEYOND].partition("\n")[0])

    def _inside_word(self, at: int) -> bool:
        number = bisect_left(self._marks, at)
        if number not in self._ends:
            start = self._marks[number - 1] + 1
            self._ends[number] = _ends(start, self.body[start : self._marks[number]])
        return at not in self._ends[number]


def _words(text: str) -> list[str]:
    words: list[str] = rjieba.cut(text, False)
    return words


def _ends(start: int, text: str) -> frozenset[int]:
    """Offsets at which a word of the text begins or ends, the text beginning at ``start``."""
    return frozenset(accumulate(map(len, _words(text)), initial=start))
