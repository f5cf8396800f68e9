"""Is a name in a text the listed company? A weight, its reasons, and a decision for every candidate.

The class of the name gives the first weight, the strongest cue on either side of it another, and the rest of
the text a third: a neighbour in a list, the same company by a longer name, the same word where it is sure.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from newscrawl.article import Mention
from newscrawl.normalise.contexts import REACH as SEEN
from newscrawl.normalise.contexts import Contexts, features
from newscrawl.normalise.securities import STRONG, Bearer, Securities
from newscrawl.normalise.words import Words
from newscrawl.site import CompanyRules, Cue

REACH = 22
"""Characters on either side of a name that cues may look at."""
SURE = 3.0
"""From this weight on, what was decided speaks for other occurrences."""
NEIGHBOURS = 24
"""Most characters between two members of a list."""
VOUCHES = 2.0
"""From this weight on, a plain name vouches for its neighbours in a list."""
SHARE_OF_CUES = 0.6
"""How much of their own weight the cues beside an ambiguous name keep when the words around it were weighed."""
VETO = -6.0
"""A single weight below this decides alone."""
AMBIGUOUS = frozenset("wpkfgh")
"""Classes of names of which the words around them decide."""
Weighed = dict[tuple[str, ...], tuple[float, list[str]]]
"""By what stands around a name: what the words there weigh. Pages that repeat themselves ask it again and again."""


@dataclass(slots=True)
class Candidate:
    """A span that may name a company, and what speaks for and against it."""

    start: int
    end: int
    text: str
    bearers: tuple[Bearer, ...]
    made: Mention | None = None
    """What the site or a code made of it."""
    again: Mention | None = None
    """The mention that was made of the same word elsewhere."""
    weight: float = 0.0
    vetoed: bool = False
    classes: str = "n"
    """Letters of the name's classes; some cues are asked of some of them only."""
    cut: bool = False
    """Whether a word of the language goes on beyond it."""
    around: tuple[Bearer, ...] | None = None
    """Who bears a longer name around it, if there is one."""
    reasons: list[str] = field(default_factory=list)
    name: str = ""
    """The name alone, where the text took along a form that was added to it."""
    symbol: str = ""
    in_list: bool = False
    """Whether it stands beside another name in a list."""
    final: bool = False
    """Whether a cue decided for good."""
    credited: bool = False
    """Whether it is only named as a source."""

    @property
    def is_company(self) -> bool:
        """What the weights say."""
        return self.weight > 0 and not self.vetoed

    @property
    def confidence(self) -> float:
        """0 to 1, to two digits: the weight as a logistic figure, not a measured frequency."""
        return round(1 / (1 + math.exp(-max(-30.0, min(30.0, VETO if self.vetoed else self.weight)))), 2)

    @property
    def linked(self) -> bool:
        """Whether the site linked it."""
        return self.made is not None and self.made.evidence == "link"

    @property
    def plain(self) -> bool:
        """Whether the name is nothing but a name."""
        return self.classes[0] in "ngh"

    def add(self, weight: float, reason: str) -> None:
        """Let something count."""
        self.weight += weight
        self.vetoed |= weight <= VETO
        self.reasons.append(f"{reason} {weight:+g}")


class Side:
    """The cues on one side as one pattern; the strongest that matches counts."""

    def __init__(self, cues: Iterable[Cue], side: str) -> None:
        rows = sorted(cues, key=lambda cue: -abs(cue.weight))
        self._rows = {f"c{number}": cue for number, cue in enumerate(rows)}
        parts = [f"(?P<{name}>{getattr(cue, side)})" for name, cue in self._rows.items()]
        self._end = r"\Z" if side == "before" else ""
        self._pattern = re.compile("|".join(f"(?:{part}{self._end})" for part in parts)) if parts else None

    def strongest(self, text: str) -> Cue | None:
        """The cue that matches at the end of the text before a name, or at the beginning of the one after it."""
        if self._pattern is None:
            return None
        match = self._pattern.search(text) if self._end else self._pattern.match(text)
        return self._rows[match.lastgroup] if match and match.lastgroup else None


class Judge:
    """A site's rules about companies, compiled."""

    def __init__(self, rules: CompanyRules, securities: Securities, contexts: Contexts) -> None:
        self.rules = rules
        self._securities = securities
        self._contexts = contexts
        self._ordinary = frozenset(rules.ordinary_names)
        self._further: dict[str, str] = {}
        for letter, texts in (("m", rules.marks), ("v", rules.venues), ("x", rules.indices)):
            self._further |= {text: self._further.get(text, "") + letter for text in texts}
        tables = (("place", "p", rules.places), ("coined", "k", rules.coined), ("phrase", "wk", rules.phrases),
                  ("famous", "f", rules.famous))  # fmt: skip
        self._named = {text: (name, letters) for name, letters, texts in tables for text in texts}
        self.forms = re.compile(rules.forms)
        self._generic = re.compile(rules.generic)
        self._free = frozenset(rules.free_characters)
        self._separator = re.compile(rules.separators)
        self._sides: dict[str, tuple[Side, Side, list[tuple[Cue, re.Pattern[str], re.Pattern[str]]]]] = {}

    def words_of(self, body: str) -> Words:
        """Where the words of a body end."""
        return Words(body, self._free, self._generic)

    def judge(self, words: Words, candidates: list[Candidate]) -> None:
        """Weigh all candidates of a body, which are in order."""
        body, weighed = words.body, Weighed()
        for candidate in candidates:
            self._classify(candidate)
            self._cues(body, candidate)
            self._around(candidate)
            self._apart(words, candidate)
            if self._contexts and not (candidate.final or candidate.cut) and candidate.classes[0] in AMBIGUOUS:
                self._weigh_context(body, candidate, weighed)
        self._peers(body, candidates)
        self._context(candidates)

    def _classify(self, one: Candidate) -> None:
        bearer = one.bearers[0]
        name, one.classes = self._class(one.text, bearer, any(b.sort in STRONG for b in one.bearers))
        one.add(self.rules.priors[name][0], name)
        if one.made and one.made.evidence == "ticker":
            one.add(self.rules.priors["code"][0], "code")
        if one.linked and one.plain:
            one.add(self.rules.priors["linked"][0], "linked")
        if not bearer.valid and not one.linked:
            one.add(self.rules.priors["former"][0], "former")

    def _class(self, text: str, bearer: Bearer, strong: bool) -> tuple[str, str]:
        """What a name is by itself, and the letters of the cues that are asked of it."""
        mark = self._further.get(text, "")
        if text in self._named:
            name, letters = self._named[text]
            return name, letters + mark
        everyday = "" if text in self._ordinary else self._securities.everyday(text)
        for letter, name in (("w", "word"), ("p", "place")):
            if letter in everyday:
                return name, letter + mark
        if not strong:
            return ("old", "n" + mark) if bearer.sort == "o" else ("core", "nc" + mark)
        if "h" in everyday or text in self.rules.persons:
            return "person", "h" + mark
        if len(text) == 2 and bearer.sort == "b" and text not in self._ordinary:
            return "short", "ns" + mark
        place = self._generic.fullmatch(text)
        is_phrase = place and not self._securities.is_borne_by(text[place.end(1) :], bearer.symbol)
        return ("generic", "g" + mark) if is_phrase else ("plain", "n" + mark)

    def _cues(self, body: str, one: Candidate) -> None:
        before, after, both = self._side(one.classes)
        left = body[max(0, one.start - REACH) : one.start].rpartition("\n")[2]
        right = body[one.end : one.end + REACH].partition("\n")[0]
        found = [cue for cue, ends, begins in both if ends.search(left) and begins.match(right)]
        if self._securities.goes_on_as_legal_name(one.bearers[0].symbol, one.text, body, one.end):
            right = ""  # it is inside its own legal name
            one.add(self.rules.inside_own[0], "inside-its-legal-name")
        found += filter(None, (before.strongest(left), after.strongest(right)))
        for cue in found:
            one.add(cue.weight, cue.name)
            one.credited |= cue.credits
            one.final |= cue.final

    def _side(self, classes: str) -> tuple[Side, Side, list[tuple[Cue, re.Pattern[str], re.Pattern[str]]]]:
        """Patterns for a class of names, made once."""
        if classes not in self._sides:
            cues = [cue for cue in self.rules.cues if not cue.only or set(cue.only) & set(classes)]
            self._sides[classes] = (
                Side([cue for cue in cues if cue.before and not cue.after], "before"),
                Side([cue for cue in cues if cue.after and not cue.before], "after"),
                [
                    (cue, re.compile(f"(?:{cue.before})\\Z"), re.compile(cue.after))
                    for cue in cues
                    if cue.before and cue.after
                ],
            )
        return self._sides[classes]

    def _weigh_context(self, body: str, one: Candidate, weighed: Weighed) -> None:
        """Of a name that is a word, a place or a person as well, the words around it decide, and the cues with them."""
        around = body[max(0, one.start - SEEN) : one.start], body[one.end : one.end + SEEN]
        key = (*around, *one.reasons)
        if key not in weighed:
            found = features(body, one.start, one.end, one.reasons, one.weight, self._contexts.lexicon)
            weighed[key] = self._contexts.weigh(found)
        weight, told = weighed[key]
        one.reasons += told
        one.reasons.append(f"words {weight:+.1f}")
        one.weight, one.vetoed = weight + SHARE_OF_CUES * max(VETO, min(-VETO, one.weight)), False

    def _around(self, one: Candidate) -> None:
        """A longer name around it is the same company's, or it is another company."""
        if one.around:
            own = any(b.company == one.bearers[0].company for b in one.around)
            weight, _ = self.rules.inside_own if own else self.rules.inside_other
            one.add(weight, "inside-its-own-longer-name" if own else "inside-another-name")

    def _apart(self, words: Words, one: Candidate) -> None:
        """Whether the name ends where words end. A short one may be part of another name that no word ends."""
        if one.cut:
            one.add(self.rules.boundary[0], "boundary")
        elif len(one.text) == 2 and one.text not in self._ordinary and one.bearers[0].sort in "bc":
            left, right = words.is_joined(one.start - 1), words.is_joined(one.end)
            side = "both" if left and right else "left" if left else "right" if right else ""
            if side:
                one.add(self.rules.joined[side][0], f"joined-{side}")

    def _peers(self, body: str, candidates: list[Candidate]) -> None:
        """Members of a list of names: a sure one vouches for its neighbours, and they for theirs."""
        weight, _ = self.rules.peer
        beside = [
            later.start - one.end <= NEIGHBOURS and self._separator.fullmatch(body, one.end, later.start) is not None
            for one, later in pairwise(candidates)
        ]
        for number, near in enumerate(beside):
            candidates[number].in_list |= near
            candidates[number + 1].in_list |= near
        vouched = [one.plain and one.weight >= VOUCHES and not one.vetoed for one in candidates]
        for order in (range(len(beside)), range(len(beside) - 1, -1, -1)):
            for at in order:
                for one, other in ((at, at + 1), (at + 1, at)):
                    if beside[at] and vouched[one] and not vouched[other] and not candidates[other].vetoed:
                        candidates[other].add(weight, "peer")
                        vouched[other] = candidates[other].weight > 0

    def _context(self, candidates: list[Candidate]) -> None:
        """What the rest of the text says of the same company, or of the same word."""
        longest: dict[str, int] = {}
        words: set[str] = set()
        for one in candidates:
            if one.vetoed or one.weight <= 0:
                continue
            if one.plain and any(b.sort in STRONG for b in one.bearers):
                for bearer in one.bearers:
                    longest[bearer.company] = max(len(one.text), longest.get(bearer.company, 0))
            if one.weight >= SURE or one.linked:
                words.add(one.text)
        for one in candidates:
            if one.vetoed or one.weight > SURE:
                continue
            named = [b for b in one.bearers if longest.get(b.company, 0) > len(one.text)]
            if named:
                one.bearers = (*named, *(b for b in one.bearers if b not in named))
                one.add(self.rules.established[0], "established")
            elif one.text in words:
                one.add(self.rules.same_word[0], "same-word")
