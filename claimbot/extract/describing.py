"""Counts that only describe: what a thing can hold or is made of, a family, those who only speak, a ratio, a margin.

A reader learns from them what something is like, not what happened to whom; a verb that happens to stand there ("can
hold 60,000 spectators") is not told of those counted. The words are in `data/describing.toml`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from claimbot.extract.counted import HUMAN
from claimbot.extract.doers import done_by_people
from claimbot.extract.kinds import Kind
from claimbot.extract.measures import Found
from claimbot.extract.phrases import Phrase
from claimbot.extract.tagging import Line
from claimbot.extract.vocabulary import plain_nouns, verb_forms
from claimbot.extract.words import table
from claimbot.model import Amount, Bound

_NOTHING = ("", "other")
"""Measures of a figure of which nothing happened is told."""

_OF_THINGS = ("supplied", "launched", "intercepted", "deployed")
"""Measures that no speech, award or landing has, whatever verb stands there: "delivered two speeches"."""

_GOODS = frozenset({"projectile", "shot", "weapon", "vehicle", "rescuer", "force"})
"""Classes of what is fired, given or sent, though the noun may only describe elsewhere: rounds, engines."""

_A_FEW = 9
"""The most that "several" and "a few" stand for."""

_SMALL_WHOLE = 20
"""Ratios are told by wholes this small; "9 of the 40 hostages" are two counts."""


@dataclass(frozen=True, slots=True)
class _Figure:
    """A count in its line, and what is said of it; *at* is the word before it, determiners and adverbs passed over."""

    line: Line
    index: int
    phrase: Phrase
    found: Found
    at: int

    @property
    def amount(self) -> Amount:
        return self.line.quantities[self.index].amount

    @property
    def head(self) -> str:
        """The last word of what is counted, in the singular: "vote" of "electoral college votes"."""
        return self.phrase.head.rpartition(" ")[2]

    @property
    def low(self) -> str:
        return self.line.lows[self.at] if self.at >= 0 else ""

    @property
    def lemmas(self) -> set[str]:
        """What the word before it is a form of, where it is used as a verb."""
        verb = self.at >= 0 and self.line.tags[self.at] in "VIEH"
        return {form.lemma for form in verb_forms(self.low)} if verb else set()

    def earlier(self, reach: int) -> tuple[str, ...]:
        """Give up to *reach* words before the word before it."""
        return self.line.lows[max(0, self.at - reach) : max(0, self.at)]


def only_describes(line: Line, index: int, phrase: Phrase, found: Found) -> str:
    """Say why the count describes something and is no claim, or "" where it may be one."""
    at = line.spans[index][0] - 1
    while at > 0 and line.tags[at] in "DR":
        at -= 1
    one = _Figure(line, index, phrase, found, at)
    tests = _ALWAYS if found.measure not in _NOTHING else (*_ALWAYS, *_OF_NOTHING)
    return next((reason for test, reason in tests if test(one)), "")


def repeated(line: Line, index: int) -> bool:
    """Whether it stands in brackets after a figure and only gives it again in another unit: "5 acres (2 hectares)"."""
    number, first = line.quantities[index], line.spans[index][0]
    opened = line.tags[:first].rfind("(")
    if not number.unit or opened <= line.tags[:first].rfind(")") or first - opened > 8:
        return False
    earlier = [at for at in range(index) if line.spans[at][1] <= opened]
    if not earlier or not line.quantities[earlier[-1]].unit:
        return False
    return opened - line.spans[earlier[-1]][1] <= 4 and line.quantities[earlier[-1]].unit != number.unit


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("describing")[name])


def _befallen(one: _Figure) -> bool:
    """Whether a verb says outright what befell the people counted: "were able to carry 40 survivors to safety"."""
    said = one.found.predicate
    if said is not None and said.lemma in _words("holding"):
        return done_by_people(one.line, said.at)  # "police were able to hold 120 suspects", and no hall
    return one.found.measure in HUMAN and one.found.sure >= _OUTRIGHT


_OUTRIGHT = 0.8
"""So sure is a measure that a verb or state of the figure itself gives."""


def _capacity(one: _Figure) -> bool:
    """Whether it is what a thing can hold: "can seat 400", "built to carry 60 trucks", "room for 300"."""
    if one.at < 1 or one.phrase.classes & {"land", "life"}:
        return False
    near = one.earlier(3)
    if one.low in ("for", "of", "to", "is"):
        return near[-1] in _words("room_for") if one.low == "for" else "capacity" in near
    if one.low in _words("always_holding") and "person" in one.phrase.classes:
        return True
    if not one.lemmas & _words("holding"):
        return False
    able = near[-1] in _words("able") or (near[-1] == "also" and near[0] in _words("able"))
    return able or (near[-1] in ("to", "of") and not _words("meant").isdisjoint(near))


def _asked(one: _Figure) -> bool:
    """Whether so many were asked or studied: "a survey of 1,200 adults was carried out", "polled 2,005 voters"."""
    if "person" not in one.phrase.classes:
        return False
    if one.low in ("of", "among"):
        return not _words("surveys").isdisjoint(one.earlier(2))
    return bool(one.lemmas & _words("asking"))


def _ratio(one: _Figure) -> bool:
    """Whether it is a side of "nine houses out of ten", "one nurse in six": a small part of a small round whole."""
    return any(_part_of_whole(one.line, part) for part in (one.index, one.index - 1))


def _part_of_whole(line: Line, part: int) -> bool:
    if part < 0 or part + 1 >= len(line.quantities):
        return False
    few, many = line.quantities[part].amount, line.quantities[part + 1].amount
    (_, begin), (end, last) = line.spans[part], line.spans[part + 1]
    exact = many.bound is Bound.EXACT and line.quantities[part + 1].kind is Kind.COUNT
    if not exact or not few.edge < many.edge <= _SMALL_WHOLE or "," in line.tags[begin:end]:
        return False
    between = line.lows[begin:end]
    joined = 1 < len(between) <= 3 if between[-1:] == ("in",) else between[-2:] == ("out", "of")
    return joined and line.tags[last : last + 1] not in tuple("NLXJQ") and line.lows[last : last + 1] != ("of",)


def _margin(one: _Figure) -> bool:
    """Whether somebody won by so many or needs so many: "by a margin of 108 votes", "a majority of 170 seats"."""
    if one.low == "of":
        return not _words("margins").isdisjoint(one.earlier(1))
    return one.low == "by" and one.head in _words("cast") and not _words("winning").isdisjoint(one.earlier(6))


def _of_seats(one: _Figure) -> bool:
    """Whether a bare number that is lost is one of seats or points: "gained 66 seats, while Labour lost 42"."""
    said = one.found.predicate
    if not one.phrase.bare or said is None or said.lemma != "lose" or not one.found.measure.startswith("killed"):
        return False
    return not _words("won_and_lost").isdisjoint(one.line.lows[: one.line.spans[one.index][0]])


def _plain_thing(one: _Figure) -> bool:
    """Whether a verb of things has for its object what only describes: "delivered two speeches"."""
    plain = one.head in plain_nouns(few=True) and not one.phrase.classes & _GOODS
    return plain and one.found.measure in _OF_THINGS


def _weighs(one: _Figure) -> bool:
    return "weigh" in one.lemmas and one.line.quantities[one.index].unit is not None


def _vague_few(one: _Figure) -> bool:
    """Whether it is "several museums", "a few blocks": nobody disputes them but people or incidents of a clause."""
    first = one.line.spans[one.index][0]
    pair = one.line.lows[first : first + 2] == ("a", "couple")
    few = one.amount.bound is Bound.VAGUE and one.amount.high is not None and one.amount.high <= _A_FEW
    if one.phrase.bare or "incident" in one.phrase.classes or not (pair or few):
        return False
    said = one.found.predicate
    return not (said is not None and said.finite and said.patient and "person" in one.phrase.classes)


def _family(one: _Figure) -> bool:
    """Whether it counts somebody's relatives: "has two sons", "survived by four children", "his three sisters"."""
    if one.phrase.head not in _words("kin") or one.at < 0:
        return False
    before = one.line.spans[one.index][0] - 1
    if one.line.tags[before] == "G" or one.line.lows[before] in _words("whose"):
        return True
    if one.low == "of":
        return not _words("parents").isdisjoint(one.earlier(1))
    if one.low == "and" and not _words("kin").isdisjoint(one.earlier(1)):
        return True  # "leaves a wife and three daughters"
    return _left(one) or one.line.tags[one.at] == "H" or bool(one.lemmas & _words("having_kin"))


def _left(one: _Figure) -> bool:
    """Whether they are those whom somebody leaves: "is survived by two sons"."""
    kin = one.phrase.head in _words("kin") and one.low in ("by", "behind", "with")
    return kin and not _words("left").isdisjoint(one.earlier(2))


def _visited(one: _Figure) -> bool:
    """Whether they are a few places that somebody only sees: "visited two towns"."""
    places = one.phrase.classes & {"land", "site"} and one.amount.edge <= _A_FEW
    return bool(places and one.lemmas & _words("visiting"))


def _made_up(one: _Figure) -> bool:
    """Whether it says what a group is made of: "consists of nine members", "is composed of three parties"."""
    if one.low == "of":
        return not _words("made").isdisjoint(one.earlier(1)) or one.earlier(2) == ("made", "up")
    return bool(one.lemmas & {"comprise", "border", "adjoin"})


def _source(one: _Figure) -> bool:
    """Whether those counted only tell something: "three people familiar with the matter", "quoted two officials"."""
    if one.phrase.bare or not (one.phrase.head == "source" or "person" in one.phrase.classes):
        return False
    told, then = (one.line.lows[one.phrase.last + step : one.phrase.last + step + 1] for step in (0, 1))
    if not _words("knowing").isdisjoint(told) and then and then[0] in ("with", "on", "to", "by", "of"):
        return True
    if told == ("who",) and not _words("speaking").isdisjoint(then):
        return True
    if one.low == "to":
        return not {"according", "spoke", "speaking", "talked"}.isdisjoint(one.earlier(1))
    return one.amount.edge < _A_FEW and bool(one.lemmas & _words("quoting"))


def _threshold(one: _Figure) -> bool:
    """Whether so many votes are what somebody needs: "at least 1,991 delegates are needed", "needs 270 votes"."""
    near = one.line.lows[max(0, one.phrase.first - 5) : one.phrase.last + 4]
    return one.head in _words("cast") and not _words("needing").isdisjoint(near)


_Tests = tuple[tuple[Callable[[_Figure], bool], str], ...]

_ALWAYS: _Tests = (
    (lambda one: not _befallen(one) and _capacity(one), "what a thing can hold"),
    (lambda one: not _befallen(one) and _asked(one), "those asked in a survey"),
    (_ratio, "a ratio"),
    (lambda one: not _befallen(one) and _margin(one), "a margin or a majority"),
    (lambda one: repeated(one.line, one.index), "the same in another unit"),
    (_of_seats, "seats, not people"),
    (_left, "somebody's family"),
    (_plain_thing, "a count that only describes"),
)
"""Reasons that hold whatever the verb beside the figure would say."""

_OF_NOTHING: _Tests = (
    (_weighs, "a weight that only describes"),
    (_vague_few, "a vague few of which nothing is told"),
    (_family, "somebody's family"),
    (_visited, "where somebody went"),
    (_made_up, "what a thing is made of"),
    (_source, "sources, not a count"),
    (_threshold, "what is needed to win"),
)
"""Reasons that hold where nothing is told of those counted."""
