"""What a clause says of a counted phrase."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Predicate:
    """What is said of a phrase: the *measure* by itself ("" for a verb that has none), found at word *at*, going on to
    *last* (exclusive). *finite*: the main verb of the clause, no reduced relative. *lemma* is "" for a state."""

    at: int
    last: int
    measure: str
    lemma: str
    patient: bool
    finite: bool
    reason: str
