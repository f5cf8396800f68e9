"""What the words around an ambiguous name say: weights learned from labelled sentences, as a table.

A feature is a letter for where something stands, and what stands there:

===== =======================================================
``<`` one to three characters of the ten before the name
``>`` one to three characters of the twelve after it
``l`` a word of the clause before it, ``r`` of the clause after it
``s`` a word of two and more characters in the sentence
``=`` a rule of ``companies`` that counted
``w`` the sum of their weights, -8 to 8, as a quarter
===== =======================================================

A weight is the share of a feature in the logit of its being the company. ``tools/train_contexts.py`` makes the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import rjieba

BEFORE, AFTER = 10, 12
"""Characters on either side whose combinations count."""
LEFT_WORDS, RIGHT_WORDS = 6, 8
"""Words of the clause on either side."""
SENTENCE = re.compile(r"[。！？；\n]")
CLAUSE = re.compile(r"[，。；！？\n]")
NUMBER = re.compile(r"[0-9.%]+")
REACH = 60
"""Characters on either side in which the sentence is looked for."""
TOLD = 3
"""Words that the reasons of a decision name."""


def features(body: str, start: int, end: int, reasons: Iterable[str], weight: float) -> dict[str, float]:
    """Features of a name and their values.

    Args:
        reasons: what ``companies`` found, each a rule and its weight.
        weight: the sum of their weights.
    """
    left = SENTENCE.split(body[max(0, start - REACH) : start])[-1]
    right = SENTENCE.split(body[end : end + REACH], maxsplit=1)[0]
    found: dict[str, float] = {"w": max(-8.0, min(8.0, weight)) / 4}
    for side, text in (("<", left[-BEFORE:]), (">", right[:AFTER])):
        for size in (1, 2, 3):
            for at in range(len(text) - size + 1):
                found[side + text[at : at + size]] = 1.0
    for word in _words(CLAUSE.split(left)[-1])[-LEFT_WORDS:]:
        found["l" + word] = 1.0
    for word in _words(CLAUSE.split(right, maxsplit=1)[0])[:RIGHT_WORDS]:
        found["r" + word] = 1.0
    for word in (*_words(left), *_words(right)):
        if len(word) > 1:
            found["s" + word] = 0.5
    for reason in reasons:
        found["=" + reason.rpartition(" ")[0]] = 1.0
    return found


def _words(text: str) -> list[str]:
    return [NUMBER.sub("0", word) for word in rjieba.cut(text, False)]


class Contexts:
    """The table: a line is a feature, a tab, and its weight; the line of the feature ``*`` is added to all."""

    def __init__(self, table: str) -> None:
        rows = (line.rpartition("\t") for line in table.splitlines())
        self._weights: Mapping[str, float] = {name: float(weight) for name, _, weight in rows}
        self._always = self._weights.get("*", 0.0)

    def __bool__(self) -> bool:
        return bool(self._weights)

    def weigh(self, found: Mapping[str, float]) -> tuple[float, list[str]]:
        """The logit of its being the company, and the words that said most, each with its share."""
        weights = self._weights
        shares = {name: value * weights[name] for name, value in found.items() if name in weights}
        told = sorted((name for name in shares if name[0] in "lrs<>"), key=lambda name: -abs(shares[name]))[:TOLD]
        return self._always + sum(shares.values()), [f"{name} {shares[name]:+.1f}" for name in told]
