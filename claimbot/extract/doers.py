"""Who does what a verb says: police who "take" people arrest them, bandits who "take" them abduct them."""

from __future__ import annotations

from functools import lru_cache

from claimbot.extract.tagging import Line
from claimbot.extract.vocabulary import KNOWN, doers, singular
from claimbot.extract.words import table

_REACH, _BEHIND = 15, 12
"""How many words before a verb its doer may stand, and how many after it "by"."""

_NOBODY: frozenset[str] = frozenset()


def done_by(line: Line, at: int, name: str, *, active: bool) -> bool:
    """Say whether one of the doers in the list *name* does what the verb at *at* says.

    In the passive it is the noun after "by"; in the active the nearest doer of any list before the verb.
    """
    told = _NOBODY if active else _by_whom(line, at)
    if told or (not active and line.tags[at] != "V"):
        return name in told  # "were taken", by nobody knows whom
    return name in _subject(line, at)


def done_by_people(line: Line, at: int) -> bool:
    """Say whether captors, the law, an army or rescuers do what the verb at *at* says, and no hall or ship."""
    return bool(_subject(line, at) & {"captor", "law", "army", "saviour"})


def _by_whom(line: Line, at: int) -> frozenset[str]:
    """Give the lists of the doer after "by": "were taken off the tanker by armed men"."""
    for by in range(at + 1, min(len(line.words), at + _BEHIND)):
        if line.tags[by] in ".;":
            break
        if line.lows[by] == "by":
            kinds = (_doer(line, step) for step in range(by + 1, min(len(line.words), by + 6)))
            return next((found for found in kinds if found), _NOBODY)
    return _NOBODY


def _subject(line: Line, at: int) -> frozenset[str]:
    for before in range(at - 1, max(-1, at - _REACH), -1):
        if line.tags[before] in ";:":
            break
        found = _doer(line, before)
        if found and line.lows[before + 1] not in _SAYING and not _governed(line, before):
            return found
    return _NOBODY


def _governed(line: Line, at: int) -> bool:
    """Whether the noun at *at* is an object: "troops killed 79 bandits, arrested 252 suspects"."""
    while at > 0 and line.tags[at - 1] in "NLXJDGQRC":
        at -= 1
    if at > 0 and line.tags[at - 1] == "E":
        return line.tags[at] in "DGQ"  # no adjective: "armed men"
    return at > 0 and line.tags[at - 1] in "VIP"


_SAYING = frozenset({"say", "says", "said", "report", "reports", "reported", "announced", "added", "told"})
"""Verbs of those who only tell of it: "the gunmen, police said, took 12 people"."""


def _doer(line: Line, at: int) -> frozenset[str]:
    """Give the lists of doers that the noun at *at*, or the pair that ends in it, is in: "armed men" are captors."""
    if line.tags[at] not in "NLXE" or line.tags[at + 1 : at + 2] in ("N", "L"):
        return _NOBODY  # no head: "gang violence"
    noun = singular(line.lows[at])
    pair = _lists_of(f"{line.lows[at - 1]} {noun}") if at else _NOBODY
    return pair or _lists_of(noun)


@lru_cache(maxsize=KNOWN)
def _lists_of(noun: str) -> frozenset[str]:
    return frozenset(name for name in table("nouns")["doers"] if noun in doers(name))
