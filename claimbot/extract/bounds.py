"""The words around a number that limit it: "at least", "an estimated", "or so", "just under" (`data/hedges.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from claimbot.extract.lexicon import lexicon
from claimbot.extract.numeral import Numeral, Shape
from claimbot.extract.pieces import SPACED, Line
from claimbot.extract.site import names
from claimbot.extract.units import Phrase, by_length
from claimbot.extract.words import table
from claimbot.model import Amount, Bound

QUOTES = frozenset("\"“”„«»'‘’`")
"""Between a hedge and its number: `fewer than "ten"`, `a "few hundred"`."""

FAR = 3
"""So many words of a counted noun may stand before a hedge that follows it: "a dozen fishing boats at most"."""

SKIPPED = 4
"""So many quotation marks and words like "another" may stand between a hedge and its number."""
HEDGES = 4
"""So many hedges may pile up: "perhaps even up to about"."""

_TURNED = {Bound.MORE_THAN: Bound.AT_MOST, Bound.LESS_THAN: Bound.AT_LEAST}
_HYPHENED = frozenset({("something",), ("ish",)})

Entries = Mapping[str, list[tuple[Phrase, Bound]]]


@dataclass(frozen=True, slots=True)
class Hedge:
    """Hedges of a number up to its piece *first* (or *last*), and the bound they make; EXACT where there are none."""

    edge: int
    bound: Bound


@dataclass(frozen=True, kw_only=True, slots=True)
class Hedges:
    """Hedges by the last word of those before a number, by the first word of those after it."""

    before: Entries
    after: Entries
    far: Entries
    sharpen: frozenset[str]
    skip: frozenset[str]
    blocked: Mapping[str, frozenset[str]]
    needs: Mapping[str, frozenset[str]]
    negated: frozenset[str]
    negated_over: frozenset[str]
    change: frozenset[str]
    direct: frozenset[str]
    spreads: frozenset[str]
    tight: frozenset[str]
    steps: frozenset[str]
    headline: frozenset[str]


@cache
def hedges() -> Hedges:
    """Give the hedges of the package, read once."""
    data = table("hedges")
    far = set(data["far"]["phrases"])
    return Hedges(
        before=_entries(data["before"], -1),
        after=_entries(data["after"], 0),
        far=_entries({name: [each for each in listed if each in far] for name, listed in data["after"].items()}, 0),
        sharpen=frozenset(data["sharpen"]["words"]),
        skip=frozenset(data["skip"]["words"]),
        blocked={phrase: frozenset(listed) for phrase, listed in data["blocked"].items()},
        needs={phrase: frozenset(listed) for phrase, listed in data["needs"].items()},
        negated=frozenset(data["negated"]["words"]),
        negated_over=frozenset(data["negated"]["over"]),
        change=frozenset(data["change"]["verbs"]),
        direct=frozenset(data["change"]["direct"]),
        spreads=frozenset(data["change"]["spreads"]),
        tight=frozenset(data["direct"]["words"]),
        steps=frozenset(data["change"]["steps"]),
        headline=frozenset(data["headline"]["words"]),
    )


def _entries(listed: Mapping[str, list[str]], key: int) -> Entries:
    """Phrases by their first or last word, longest first."""
    found: dict[str, list[tuple[Phrase, Bound]]] = {}
    for name, phrases in listed.items():
        for phrase in by_length(phrases):
            found.setdefault(phrase[key], []).append((phrase, Bound(name)))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


def amount_of(numeral: Numeral, bound: Bound) -> Amount:
    """Give the interval of *numeral* under *bound*: vague words keep theirs, a range loses a side to a hedge."""
    low, high = numeral.low, numeral.high
    if numeral.shape is Shape.VAGUE:
        return Amount(low=low, high=high, bound=Bound.VAGUE)
    if bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        return Amount(low=low, high=None, bound=bound)
    if bound in (Bound.AT_MOST, Bound.LESS_THAN):
        return Amount(low=None, high=high, bound=bound)
    if low < high:
        return Amount(low=low, high=high, bound=Bound.RANGE)
    return Amount(low=low, high=high, bound=Bound.ABOUT if numeral.about else bound)


def hedge_before(line: Line, first: int) -> Hedge:
    """Read the hedges that end before piece *first*, the nearest first: "perhaps more than an estimated" 40."""
    bound, edge = Bound.EXACT, first
    for _ in range(HEDGES):
        found = _ending(line, edge)
        if found is None or (edge < first and line.low(found.edge) in hedges().tight):
            break
        edge = found.edge
        bound = _stronger(bound, found.bound)
    if edge == first:
        return Hedge(first, bound)
    if _negated(line, edge):
        bound = _TURNED.get(bound, bound)
    while line.low(edge - 1) in hedges().sharpen or (
        line.low(edge - 1) == "a" and line.low(edge) in ("little", "bit", "lot")
    ):
        edge -= 1
    return Hedge(edge, bound)


def _stronger(inner: Bound, outer: Bound) -> Bound:
    """The bound of two hedges on one number: one with a direction wins, of two the one nearer to the number."""
    return outer if inner in (Bound.EXACT, Bound.ABOUT) else inner


def _ending(line: Line, first: int) -> Hedge | None:
    """The longest hedge that ends before piece *first*, over quotation marks and "another", "a further"."""
    at = first - 1
    for _ in range(SKIPPED):
        found = _phrase(line, at)
        if found:
            return found
        skipped = line.low(at) in hedges().skip or (line.low(at) == "of" and line.low(at - 1) in ("total", "combined"))
        if not skipped and line.low(at) not in QUOTES:
            return None
        at -= 1
    return None


def _phrase(line: Line, last: int) -> Hedge | None:
    """The longest hedge whose last word is piece *last*."""
    known = hedges()
    for phrase, bound in known.before.get(line.low(last), ()):
        edge = last - len(phrase) + 1
        if edge < 0 or tuple(line.lows[edge : last + 1]) != phrase:
            continue
        name, before = " ".join(phrase), line.low(edge - 1)
        if before in known.blocked.get(name, ()) or (name in known.needs and before not in known.needs[name]):
            continue
        return Hedge(edge, bound)
    return None


def _negated(line: Line, edge: int) -> bool:
    """Whether a negation governs the hedge at *edge*: "not more than", "never had more than"."""
    known, at = hedges(), edge - 1
    while line.low(at) in known.negated_over and at > edge - FAR:
        at -= 1
    return line.low(at) in known.negated


def hedge_after(line: Line, last: int) -> Hedge:
    """Read the hedge after piece *last* - 1, directly or after the counted noun; *edge* moves only if directly."""
    near = _beginning(line, last, hedges().after)
    if near is None and line.low(last) in QUOTES:
        near = _beginning(line, last + 1, hedges().after)
    if near:
        return near
    for at in range(last, last + FAR + 1):
        found = _beginning(line, at, hedges().far)
        if found:
            return Hedge(last, found.bound)
        if not line.low(at).isalpha() or line.low(at) in names()["no_noun"]:
            break
    return Hedge(last, Bound.EXACT)


def _beginning(line: Line, at: int, entries: Entries) -> Hedge | None:
    """The longest hedge that begins at piece *at* and does not belong to a number after it."""
    for phrase, bound in entries.get(line.low(at), ()):
        last = at + len(phrase)
        if tuple(line.lows[at:last]) != phrase or line.low(last) == "than":
            continue
        if phrase == ("+",) and line.gap(at) and not line.low(last).isalpha():
            continue
        if phrase in _HYPHENED and line.link(at) == SPACED:
            continue
        if not _begins_number(line, last):
            return Hedge(last, bound)
    return None


def _begins_number(line: Line, at: int) -> bool:
    """Whether a number begins at piece *at*, so that the words before it are its hedge."""
    low = line.low(at)
    return bool(low) and (
        low[0].isdecimal() or low in lexicon().seeds or (low in ("a", "an") and line.low(at + 1) in lexicon().seeds)
    )
