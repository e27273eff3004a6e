"""Whether a figure is of one event or runs on: the rules' answer, weighed together with how the figure is worded.

The rules of `circumstances` know the wordings of a running figure; where it is a matter of tense, of the verb, of the
measure or of the figures beside it, weights learned from annotated texts decide. Both options have features, the
rules' answer among them (`total ruled total`, `event verb have`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from claimbot.extract.choosing import Option, decide
from claimbot.extract.circumstances import baseline_of, clause, scope_of
from claimbot.extract.drafts import Draft, Memory, Scene
from claimbot.extract.tagging import KEPT, Line
from claimbot.extract.vocabulary import verb_forms
from claimbot.extract.words import table
from claimbot.model import Claim, Modality, Scope, Standing

_BUCKETS = (2, 10, 50, 250, 1_000, 10_000, 100_000)
"""Sizes of figures: tens may die in an event, tens of thousands in a war."""

WORDS = "VEIBHMSPRNL"
"""Tags of words that are features as they stand; names of people and places are not."""


def scope(draft: Draft, scene: Scene, memory: Memory, *, modality: Modality, before: Claim | None) -> Scope:
    """Choose the scope of the figure *draft*; *before* is the claim before it in its sentence, if there is one."""
    line = draft.line
    first = line.spans[draft.index][0]
    ruled = scope_of(line, first, draft.phrase, draft.measure, draft.found)
    joined = before is not None and draft.found.bound and draft.standing is not Standing.INCREMENT
    if joined and before is not None and before.scope is Scope.TOTAL:
        ruled = Scope.TOTAL
    features = tuple(dict.fromkeys(_features(draft, scene, memory, before, modality)))
    other = Scope.EVENT if ruled is Scope.TOTAL else Scope.TOTAL
    options = [
        Option(ruled, ("ruled", f"ruled {ruled}", f"ruled {ruled} {draft.measure}", *_of(ruled, features))),
        Option(other, _of(other, features)),
    ]
    return decide("scope", options, offset=line.words[first].start, watch=memory.watch)


def _of(scope: Scope, features: tuple[str, ...]) -> tuple[str, ...]:
    """Give the features of the option `total`; those of `event` are their absence."""
    return tuple([f"total {feature}" for feature in features]) if scope is Scope.TOTAL else ()


def _features(draft: Draft, scene: Scene, memory: Memory, before: Claim | None, modality: Modality) -> Iterator[str]:
    yield "any"
    yield from _figure(draft, modality)
    yield from _neighbours(draft)
    yield from _company(draft, memory, before)
    line = draft.line
    begin, end = clause(line, line.spans[draft.index][0], draft.phrase.last)
    for at in range(begin, end):
        if line.tags[at] in WORDS and line.owner[at] < 0:
            yield f"word {line.lows[at]}"
    yield f"days {min(2, len(scene.days))}"
    for day in scene.days:
        lead = line.lows[day.first - 1] if day.first else ""
        if begin <= day.first < end:
            yield f"day {day.kind}"
            if lead in ("by", "since", "until", "of"):
                yield f"day {lead}"
    yield from _periods(line, begin, end)


def _figure(draft: Draft, modality: Modality) -> Iterator[str]:
    """Say what the figure is: measure, size, standing, what it counts and what is said of it."""
    edge = draft.line.quantities[draft.index].amount.edge
    size = sum(edge >= bucket for bucket in _BUCKETS)
    yield from (draft.measure, f"size {size}", f"{draft.measure} size {size // 2}", draft.standing, modality)
    yield f"counts {draft.phrase.head or 'nothing'}"
    for name in draft.phrase.classes:
        yield f"class {name}"
    for name, holds in (
        ("bare", draft.phrase.bare),
        ("anaphor", draft.phrase.anaphor),
        ("added", draft.phrase.added),
        ("group", draft.phrase.group >= 0),
        ("joined", draft.found.bound),
    ):
        if holds:
            yield name
    if draft.found.topic >= 0:
        yield "topic"
        yield f"topic {draft.line.lows[draft.found.topic]}"
    said = draft.found.predicate
    if said is not None:
        tense = _tense(draft.line, said.at)
        yield f"verb {said.lemma}"
        yield f"tense {tense}"
        yield f"{draft.measure} tense {tense}"


def _tense(line: Line, at: int) -> str:
    """Give the auxiliary before the verb at word *at*, or the shape of the verb."""
    for back in range(at, max(-1, at - 5), -1):
        if line.tags[back] in "HBM":
            return line.lows[back]
        if line.tags[back] in ",;:SL" and back < at:
            break
    forms = verb_forms(line.lows[at]) if at < len(line.lows) else ()
    return forms[0].shape if forms else "none"


def _neighbours(draft: Draft) -> Iterator[str]:
    """Give the words right beside the figure."""
    line = draft.line
    first, last = line.spans[draft.index][0], max(draft.phrase.last, line.spans[draft.index][1])
    opens = not first or line.tags[first - 1] in "-:"  # also behind a dateline: "(Example Wire) - Around 300 ..."
    yield f"left {'^' if opens else line.lows[first - 1]}"
    yield f"right {line.lows[last] if last < len(line.lows) else '$'}"


def _company(draft: Draft, memory: Memory, before: Claim | None) -> Iterator[str]:
    """Say which scope the figures before have: the last one, the last of the same measure."""
    if before is not None:
        yield f"beside {before.scope}"
        yield f"beside {before.scope} {draft.found.bound or draft.measure == before.measure}"
    elif memory.claims:
        last = memory.claims[-1]
        yield f"after {last.scope}"
        yield f"after {last.scope} {last.measure == draft.measure}"
    else:
        yield "first"
    same = next((claim for claim in reversed(memory.claims[-12:]) if claim.measure == draft.measure), None)
    if same is not None:
        yield f"same measure {same.scope}"


def _periods(line: Line, begin: int, end: int) -> Iterator[str]:
    """Say whether the clause, or the sentence, counts over more than a week: a month, a year, since when."""
    found = _named_periods(line)
    for where, first, last in (("clause", begin, end), ("sentence", 0, len(line.lows))):
        for name in sorted({name for at, name in found if first <= at < last}):
            yield f"{where} {name}"
    if baseline_of(line, begin, begin, total=False):
        yield "baseline"


@lru_cache(maxsize=KEPT)
def _named_periods(line: Line) -> tuple[tuple[int, str], ...]:
    """Give the words of *line* that name a period, each with what it names."""
    spans = _spans()
    found = [(at, _period(line, at)) for at, low in enumerate(line.lows) if low in spans or low.isdecimal()]
    return tuple([(at, name) for at, name in found if name])


def _period(line: Line, at: int) -> str:
    low = line.lows[at]
    before = line.lows[at - 1] if at else ""
    if low in _months() and line.words[at].text[0].isupper():
        beside = (before, *line.lows[at + 1 : at + 2])
        return "" if any(word[:1].isdecimal() and len(word) < 5 for word in beside) else "month"
    if len(low) == 4 and low.isdecimal() and low[:2] in ("19", "20"):
        return "year"
    if low in _LONG:
        return "long"
    return "since" if low == "since" else ""


_LONG = frozenset({"weeks", "months", "years", "month", "year", "decades", "decade", "century"})


@cache
def _spans() -> frozenset[str]:
    """Give every word that can name a period, digits apart."""
    return _months() | _LONG | {"since"}


@cache
def _months() -> frozenset[str]:
    return frozenset(table("dates")["months"])
