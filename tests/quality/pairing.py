"""Holds claims that were read against annotated ones: which belong together, and how many fields agree.

The rules are those of the evaluation sets: a claim is found where interval and place in the text fit; `core` leaves
out the vague measure `other`; a field that may be empty counts where either side has it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

Row = dict[str, Any]

_EMPTY = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "its",
        "their",
        "his",
        "her",
        "in",
        "at",
        "s",
        "mr",
        "ms",
        "mrs",
        "gen",
        "general",
        "major",
        "maj",
        "col",
        "colonel",
        "president",
    ]
)
_PEOPLE = frozenset(
    [
        "deaths",
        "death",
        "dead",
        "fatalities",
        "injuries",
        "injured",
        "wounded",
        "casualties",
        "victims",
        "persons",
        "person",
        "lives",
        "bodies",
        "others",
    ]
)
_CURRENCY = {"$": " dollar ", "€": " euro ", "£": " pound ", "dollars": "dollar", "euros": "euro", "pounds": "pound"}


def scores(texts: Iterable[tuple[Row, list[Row]]]) -> dict[str, float]:
    """Give the figures over annotated texts, each with the claims read in it: F1 of value, claim, core; shares else."""
    tally: Counter[str] = Counter()
    for row, read in texts:
        _count(row, read, tally)
    found = {
        name: _f1(tally[name], tally[f"{name} read"], tally[f"{name} gold"]) for name in ("value", "claim", "core")
    }
    return found | {name: tally[name] / max(1, tally[f"{name} of"]) for name in _AGREE}


def _count(row: Row, read: list[Row], tally: Counter[str]) -> None:
    gold = [one for one in row["gold"] if not one.get("optional")]
    pairs = paired(gold, read)
    left = [one for one in read if all(one is not mine for _, mine in pairs)]
    spared = [mine for _, mine in paired([one for one in row["gold"] if one.get("optional")], left)]
    read = [one for one in read if all(one is not mine for mine in spared)]
    right = [one for one, mine in pairs if one["measure"] == mine["measure"]]
    for name, hits, mine, theirs in (
        ("value", pairs, read, gold),
        ("claim", right, read, gold),
        ("core", _core(right), _core(read), _core(gold)),
    ):
        tally.update({name: len(hits), f"{name} read": len(mine), f"{name} gold": len(theirs)})
    for one, mine in pairs:
        for name, (agree, may_be_empty) in _AGREE.items():
            if one.get(name) is not None or (may_be_empty and mine.get(name) is not None):
                tally.update({name: int(agree(one.get(name), mine.get(name))), f"{name} of": 1})


def paired(gold: list[Row], read: list[Row]) -> list[tuple[Row, Row]]:
    """Pair annotated claims with those read: same interval, overlapping place; same measure, then near, first."""
    options = sorted(
        (one["measure"] != mine["measure"], abs(one["start"] - mine["start"]), at, to)
        for at, one in enumerate(gold)
        for to, mine in enumerate(read)
        if (one["low"], one["high"]) == (mine["low"], mine["high"])
        and one["start"] < mine["end"]
        and mine["start"] < one["end"]
    )
    taken: dict[int, int] = {}
    for _, _, at, to in options:
        if at not in taken and to not in taken.values():
            taken[at] = to
    return [(gold[at], read[to]) for at, to in taken.items()]


def _core(rows: list[Row]) -> list[Row]:
    return [one for one in rows if one["measure"] != "other"]


def _f1(hits: int, read: int, gold: int) -> float:
    return 2 * hits / (read + gold) if read + gold else 0.0


def _words(text: str | None) -> set[str]:
    plain = (text or "").lower().replace("’", "'")
    for sign in "$€£":
        plain = plain.replace(sign, _CURRENCY[sign])
    words = set(re.findall(r"[a-z0-9]+", plain)) - _EMPTY
    return {"people" if word in _PEOPLE else _CURRENCY.get(word, word) for word in words}


def _alike(one: str | None, other: str | None) -> bool:
    mine, theirs = _words(one), _words(other)
    return mine == theirs if not mine or not theirs else 4 * len(mine & theirs) >= len(mine) + len(theirs)


def _same_place(one: str | None, other: str | None) -> bool:
    mine, theirs = (one or "").lower(), (other or "").lower()
    return bool(mine and theirs) and (mine in theirs or theirs in mine)


def _same(one: Any, other: Any) -> bool:
    return bool(one == other)


_AGREE: dict[str, tuple[Callable[[Any, Any], bool], bool]] = {
    "bound": (_same, False),
    "subject": (_alike, False),
    "modality": (_same, False),
    "scope": (_same, False),
    "claimant": (_alike, True),
    "place": (_same_place, True),
    "as_of": (_same, True),
}
"""How each field is compared, and whether it may be left empty."""
