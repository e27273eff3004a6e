"""A second verb of the same subject, which tells how it ended: "killed or wounded", "fell and died"."""

from __future__ import annotations

from dataclasses import replace

from claimbot.extract.clauses import state_at
from claimbot.extract.predicate import Predicate
from claimbot.extract.tagging import Line
from claimbot.extract.verbs import PERSON, lemma_of, sense
from claimbot.extract.vocabulary import lemma_set, verb_forms


def both(line: Line, found: Predicate) -> Predicate:
    """Join "killed or wounded" and "dead or hurt" to one measure where one number holds for both.

    Who was abducted and killed, or pulled from a bus and shot, is dead.
    """
    at = found.last
    found = _and_died(line, found)
    if found.measure not in ("killed", "wounded"):
        return _then_killed(line, found)
    if not found.patient and found.measure == "wounded":
        return then_fell(line, found)
    if at + 1 >= len(line.words):
        return found
    if line.words[at].low not in ("or", "and"):
        return found
    other = state_at(line, at + 1)
    if other is None and line.tags[at + 1] == "E":
        lemma = lemma_of(verb_forms(line.words[at + 1].low), "E", line.words[at + 1].low)
        other = sense(line, at + 1, lemma, PERSON, patient=True)
    if other and {other[0], found.measure} == {"killed", "wounded"}:
        if line.lows[at] == "and" and found.lemma and found.lemma not in lemma_set("harming"):
            return replace(found, measure=other[0], last=other[1])  # "were caught in the crossfire and killed"
        return replace(found, measure="killed_or_wounded", last=other[1])
    return found


def _and_died(line: Line, found: Predicate) -> Predicate:
    """Read the end that a second verb of the same subject tells: "fell off a scaffold and died"."""
    if not found.finite or not found.lemma or found.measure not in ("", "wounded", "infected"):
        return found
    for at in range(found.last, min(len(line.words) - 1, found.last + 8)):
        if line.tags[at] == "C":
            nxt = at + 1 + (line.tags[at + 1] == "R")
            if line.tags[nxt : nxt + 1] in ("E", "V") and line.lows[nxt] in _DIED:
                return replace(found, measure="killed", last=nxt + 1)
            if line.tags[nxt : nxt + 1] == "E" and found.patient and not found.measure:
                return _ended(line, found, nxt, _HARMED)
            return found
        if line.tags[at] not in "PDNLXJGRW":
            return found
    return found


_DIED = frozenset({"died", "drowned", "perished", "suffocated", "succumbed", "bled"})


def _then_killed(line: Line, found: Predicate) -> Predicate:
    if not found.patient:
        return then_fell(line, found)
    if found.measure not in ("abducted", "rescued", "arrested", "captured"):
        return _then_held(line, found)
    for at in range(found.last, min(len(line.words) - 1, found.last + 8)):
        if line.tags[at] == "C" and line.tags[at + 1] == "E":
            lemma = lemma_of(verb_forms(line.words[at + 1].low), "E", line.words[at + 1].low)
            measure, last = sense(line, at + 1, lemma, PERSON, patient=True)
            killed = (measure == "killed" and lemma not in ("destroy", "damage")) or lemma == "shoot"
            return replace(found, measure="killed", last=last) if killed else found
        if line.tags[at] not in "PDNLXJGRC":
            return found
    return found


def _then_held(line: Line, found: Predicate) -> Predicate:
    """Read a second verb that tells what became of those questioned or charged: "were charged and held overnight"."""
    if found.measure not in ("", "other"):
        return found
    for at in range(found.last, min(len(line.words) - 1, found.last + 6)):
        if line.tags[at] == "C":
            nxt = at + 1 + (line.tags[at + 1] in "RT")
            return _ended(line, found, nxt, _MOVED) if line.tags[nxt : nxt + 1] == "E" else found
        if line.tags[at] not in "PDNLXJGRWI":
            return found
    return found


_HARMED = frozenset({"killed", "wounded"})
_MOVED = frozenset({"arrested", "released", "abducted", "rescued", "evacuated", "displaced"})
"""Measures that a second verb gives where the first has none."""


def _ended(line: Line, found: Predicate, at: int, wanted: frozenset[str]) -> Predicate:
    """Give what the participle at word *at* says of those *found* speaks of, where that is *wanted*."""
    lemma = lemma_of(verb_forms(line.lows[at]), "E", line.lows[at])
    measure, last = sense(line, at, lemma, PERSON, patient=True)
    return replace(found, measure=measure, last=last) if measure in wanted else found


def then_fell(line: Line, found: Predicate) -> Predicate:
    """Read a second verb of the same subject that tells the end: "collapsed and died", "came out and surrendered"."""
    if not found.measure or not found.finite or not found.lemma:
        return found
    for at in range(found.last, min(len(line.words) - 1, found.last + 7)):
        if line.tags[at] == "C":
            nxt = at + 1 + (line.tags[at + 1] == "R")
            if line.tags[nxt : nxt + 1] not in ("E", "V"):
                return found
            lemma = lemma_of(verb_forms(line.lows[nxt]), line.tags[nxt], line.lows[nxt])
            measure, last = sense(line, nxt, lemma, PERSON, patient=False)
            return replace(found, measure=measure, last=last) if measure in ("killed", "captured") else found
        if line.tags[at] not in "PDNLXJGRW":
            return found
    return found
