"""What the words around an ambiguous name say: weights learned from labelled sentences, as a table.

A feature is a letter for where something stands, and what stands there:

===== =======================================================
``<`` one to three characters of the ten before the name
``>`` one to three characters of the twelve after it
``{`` the last one or two characters before the name, ``}`` the first one to three after it
``l`` a word of the clause before it, ``r`` of the clause after it
``s`` a word of two and more characters in the sentence
``x`` a word of the lexicon, as its category and its place: ``a`` directly after the name, ``n`` within two characters
      after it, ``r`` in the clause after it, ``R`` in the sentence after it, ``b`` directly before, ``l`` and ``L``
      in clause and sentence before; behind ``a`` and ``b`` the length of the word
``=`` a rule of ``companies`` that counted
``w`` the sum of their weights, -8 to 8, as a quarter
===== =======================================================

A weight is the share of a feature in the logit of its being the company. ``tools/train_contexts.py`` makes the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from heapq import nlargest

import ahocorasick_rs
import rjieba

BEFORE, AFTER = 10, 12
"""Characters on either side whose combinations count."""
LEFT_WORDS, RIGHT_WORDS = 6, 8
"""Words of the clause on either side."""
SENTENCE = re.compile(r"[。！？；\n]")
CLAUSE = re.compile(r"[，。；！？\n]")
FIGURES = frozenset("0123456789.%")
NUMBER = re.compile(r"[0-9.%]+")
CHARACTERS = 0.6
"""Value of a combination of characters; there are many of them that say the same."""
NEAR, LONG = 2, 3
"""Characters after a name in which a word is near it; length of a word from which on it is only long."""
REACH = 60
"""Characters on either side in which the sentence is looked for."""
TOLD = 3
"""Words that the reasons of a decision name."""
SIDES = {
    "<": "before",
    ">": "after",
    "{": "directly before",
    "}": "directly after",
    "l": "before",
    "r": "after",
    "s": "sentence",
    "x": "",
}
PLACES = {"a": "after", "n": "after", "r": "after", "R": "later", "b": "before", "l": "before", "L": "earlier"}
"""How reasons say where something stands; a category of the lexicon stands in brackets."""


class Lexicon:
    """Words by category: a line is a category, a tab, and its words between blanks."""

    def __init__(self, table: str) -> None:
        self._categories: dict[str, list[str]] = {}
        for line in table.splitlines():
            category, _, words = line.partition("\t")
            for word in words.split():
                self._categories.setdefault(word, []).append(category)
        self._words = list(self._categories)

    @cached_property
    def _automaton(self) -> ahocorasick_rs.AhoCorasick:
        return ahocorasick_rs.AhoCorasick(self._words, store_patterns=False)

    def after(self, sentence: str, clause: int) -> Iterator[str]:
        """Features of what follows a name: the rest of the sentence, and the length of the rest of its clause."""
        for number, start, end in self._automaton.find_matches_as_indexes(sentence, overlapping=True):
            for category in self._categories[self._words[number]]:
                if start == 0:
                    yield f"x{category}a{min(LONG, end)}"
                if end - start > 1:
                    yield f"x{category}{'r' if end <= clause else 'R'}"
                    if start <= NEAR:
                        yield f"x{category}n"

    def before(self, sentence: str, clause: int) -> Iterator[str]:
        """The same of what stands before it."""
        for number, start, end in self._automaton.find_matches_as_indexes(sentence, overlapping=True):
            for category in self._categories[self._words[number]]:
                if end == len(sentence):
                    yield f"x{category}b{min(LONG, end - start)}"
                if end - start > 1:
                    yield f"x{category}{'l' if start >= len(sentence) - clause else 'L'}"


def features(
    body: str, start: int, end: int, reasons: Iterable[str], weight: float, lexicon: Lexicon
) -> dict[str, float]:
    """Features of a name and their values.

    Args:
        reasons: what ``companies`` found, each a rule and its weight.
        weight: the sum of their weights.
    """
    left = SENTENCE.split(body[max(0, start - REACH) : start])[-1]
    right = SENTENCE.split(body[end : end + REACH], maxsplit=1)[0]
    left_clause, right_clause = CLAUSE.split(left)[-1], CLAUSE.split(right, maxsplit=1)[0]
    found: dict[str, float] = {"w": max(-8.0, min(8.0, weight)) / 4}
    found |= dict.fromkeys(lexicon.before(left, len(left_clause)), 1.0)
    found |= dict.fromkeys(lexicon.after(right, len(right_clause)), 1.0)
    for side, text in (("<", left[-BEFORE:]), (">", right[:AFTER])):
        for size in (1, 2, 3):
            for at in range(len(text) - size + 1):
                found[side + text[at : at + size]] = CHARACTERS
    for size in (1, 2):
        found["{" + (left[-size:] if len(left) >= size else "^" + left)] = 1.0
    for size in (1, 2, 3):
        found["}" + (right[:size] if len(right) >= size else right + "$")] = 1.0
    for word in _words(left_clause)[-LEFT_WORDS:]:
        found["l" + word] = 1.0
    for word in _words(right_clause)[:RIGHT_WORDS]:
        found["r" + word] = 1.0
    for word in (*_words(left), *_words(right)):
        if len(word) > 1:
            found["s" + word] = 0.5
    for reason in reasons:
        found["=" + reason.rpartition(" ")[0]] = 1.0
    return found


def _words(text: str) -> list[str]:
    return [NUMBER.sub("0", word) if word[0] in FIGURES else word for word in rjieba.cut(text, False)]


class Contexts:
    """The table: a line is a feature, a tab, and its weight; the line of the feature ``*`` is added to all."""

    def __init__(self, table: str, lexicon: str) -> None:
        self.lexicon = Lexicon(lexicon)
        rows = (line.rpartition("\t") for line in table.splitlines())
        self._weights: Mapping[str, float] = {name: float(weight) for name, _, weight in rows}
        self._always = self._weights.get("*", 0.0)

    def __bool__(self) -> bool:
        return bool(self._weights)

    def weigh(self, found: Mapping[str, float]) -> tuple[float, list[str]]:
        """The logit of its being the company, and the words that said most, each with its share."""
        weight_of = self._weights.get
        shares = [(value * weight, name) for name, value in found.items() if (weight := weight_of(name))]
        told = nlargest(TOLD, (share for share in shares if share[1][0] in SIDES), key=_size)
        return self._always + sum(share for share, _ in shares), [f"{_said(name)} {share:+.1f}" for share, name in told]


def _size(share: tuple[float, str]) -> float:
    return abs(share[0])


def _said(name: str) -> str:
    """A feature for people: where it stands, and what stands there."""
    if name[0] != "x":
        return f"{SIDES[name[0]]}:{name[1:]}"
    word = name[1:].rstrip("0123456789")
    return f"{PLACES[word[-1]]}:({word[:-1]})"
