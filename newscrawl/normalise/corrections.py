"""Corrections: what a person has decided of a name wins over all rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newscrawl.normalise.companies import Candidate
from newscrawl.normalise.securities import Bearer, Securities
from newscrawl.normalise.tables import ANY
from newscrawl.site import Correction

CERTAIN = 30.0
"""A weight at which the confidence is 1, or with the other sign 0."""


def correct(
    candidates: Iterable[Candidate], article: str, corrections: Mapping[tuple[str, str], Correction], table: Securities
) -> None:
    """Decide the candidates of which a correction speaks; one for the article goes before one for all.

    A name that took along a form that the text adds to it is spoken of with that form or without it.

    Args:
        article: id of the article.
        corrections: by article and name.
    """
    if not corrections:
        return
    for one in candidates:
        keys = [(where, text) for where in (article, ANY) for text in dict.fromkeys((one.text, one.name))]
        if found := next((corrections[key] for key in keys if key in corrections), None):
            _apply(one, found, table)


def _apply(one: Candidate, correction: Correction, table: Securities) -> None:
    one.weight, one.vetoed = (CERTAIN, False) if correction.is_company else (-CERTAIN, True)
    one.credited = False
    one.reasons.append(f"correction: {correction.why}")
    if correction.symbol:
        first = one.bearers[0]
        one.symbol = correction.symbol
        one.bearers = (
            Bearer(correction.symbol, table.company(correction.symbol), first.sort, first.everyday, True),
            *(bearer for bearer in one.bearers if bearer.symbol != correction.symbol),
        )
