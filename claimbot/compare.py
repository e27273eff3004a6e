"""Comparing: what the claims of one newly learned article do to their series. Pure; each change carries its reason.

The rules are those of the scenarios. A claim is held against its claimant's own last figure where there is one, else
against the latest of the series; rivals and other claimants about the same state corroborate or conflict; figures that
the text calls earlier, that are older than the record, or that an older article brings late, change nothing. A
sure figure is held against sure ones alone: what was misread on the way neither moves it nor hides that it moved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from claimbot.amounts import Move, compatible, moved, same_figure
from claimbot.certainty import as_sure, is_sure
from claimbot.claimants import CONTESTING, rivals, same_claimant, voices
from claimbot.compare_order import before, earlier_state, is_loose, latest, older_news, reference, superseded
from claimbot.keys_kind import is_news, runs
from claimbot.model import ChangeKind, Measure, RecordedClaim, Series, Standing
from claimbot.vocabulary import first_in, phrases, spaced

COUNTED_ON = timedelta(minutes=30)
"""A toll told at least this much later is the toll counted on, not another count of the same state ("hours")."""

FALLING = frozenset({Measure.MISSING})
"""Measures whose figure falls as an event is cleared up: a lower one told later by another is a later state."""

RUNNING_ON = timedelta(days=5)
"""A running total of another claimant, who is no rival, is counted on after this long; before, it conflicts."""

_MOVES = {
    Move.UP: ChangeKind.REVISED_UP,
    Move.DOWN: ChangeKind.REVISED_DOWN,
    Move.NARROWER: ChangeKind.REFINED,
    Move.WIDER: ChangeKind.LOOSENED,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """What one claim does to its series: the *kind*, the claim it is held against, and why."""

    kind: ChangeKind
    before: RecordedClaim | None
    after: RecordedClaim | None
    reason: str


def compare(series: Series, fresh: Sequence[RecordedClaim], known: Sequence[RecordedClaim]) -> list[Finding]:
    """Give what the claims *fresh* of one article do to *series*, of which *known* was on record before (any order).

    Both are claims of this series; *fresh* is in order of the text.
    """
    record = [claim for claim in known if not claim.void and is_news(claim.key)]
    found = list(_founding(series, fresh, known))
    for claim in fresh:
        known_surely = as_sure(claim, record)
        heard = as_sure(claim, list(_told(fresh, known_surely)))
        if claim in heard and claim.key.standing is not Standing.FORMER and _speaks(claim, heard):
            found += _decide(claim, [*known_surely, *_said_before(claim, heard, first=not known_surely)])
    return found


def _founding(series: Series, fresh: Sequence[RecordedClaim], known: Sequence[RecordedClaim]) -> Iterator[Finding]:
    """Give the first figure of the series, and the first sure one where only guesses are on record."""
    first = next((claim for claim in fresh if is_sure(claim)), fresh[0])
    if not known or (is_sure(first) and not any(is_sure(claim) for claim in known)):
        yield Finding(kind=ChangeKind.NEW, before=None, after=first, reason=f"the first figure on {series.title}")


def _told(fresh: Sequence[RecordedClaim], record: Sequence[RecordedClaim]) -> Iterator[RecordedClaim]:
    """Give the claims of the article that can be news, in order of the text."""
    for claim in fresh:
        if is_news(claim.key) and not (is_loose(claim) and (record or claim is not fresh[0])):
            yield claim


def _speaks(claim: RecordedClaim, told: Sequence[RecordedClaim]) -> bool:
    """Whether *claim* is the last word of its text on its claimant's figure, and no background to a fresher one."""
    others = [other for other in told if other is not claim and other.key.standing is not Standing.FORMER]
    later = [other for other in others if other.claim.start > claim.claim.start]
    if any(_one_voice(claim, other) and not _fell_back(other, claim) for other in later):
        return False
    return not any(_fell_back(claim, other) or _outdone(claim, other) for other in others)


def _fell_back(claim: RecordedClaim, fresher: RecordedClaim) -> bool:
    """Whether *claim* is background told below *fresher* in one text: later in it, lower, and by no contestant."""
    if claim.claim.start < fresher.claim.start or _contests(claim) or _contests(fresher):
        return False
    if claim.claim.as_of and fresher.claim.as_of and claim.claim.as_of >= fresher.claim.as_of:
        return False
    lower = moved(fresher.claim, claim.claim) is Move.DOWN
    return lower and (_one_voice(claim, fresher) or None in (claim.claimant_key, fresher.claimant_key))


def _outdone(claim: RecordedClaim, fresher: RecordedClaim) -> bool:
    """Whether the text gives a figure of a later day by a claimant who is no rival."""
    mine, theirs = claim.claim.as_of, fresher.claim.as_of
    return bool(mine and theirs and mine < theirs) and not _are_rivals(claim, fresher)


def _said_before(claim: RecordedClaim, told: Sequence[RecordedClaim], *, first: bool) -> list[RecordedClaim]:
    """Give what the same text said of it before: other voices, and, where it is the *first* text, its older figures."""
    found = []
    for other in told:
        if other is claim or is_loose(other):
            continue
        former = other.key.standing is Standing.FORMER
        before_it = other.claim.start < claim.claim.start
        if (former and not same_figure(other.claim, claim.claim)) or _outdone(other, claim):
            found += [other] if first and (former or before_it) else []
        elif before_it and not former and not _one_voice(claim, other):
            found.append(other)
    return found


def _decide(claim: RecordedClaim, record: Sequence[RecordedClaim]) -> list[Finding]:
    """Hold *claim* against *record*, which has what the same text said before it."""
    stated = [other for other in record if before(other, claim)]
    if not stated or older_news(claim, record):
        return []
    own = [other for other in stated if _one_voice(claim, other)]
    if own:
        return _against_own(claim, own, stated)
    if earlier_state(claim, stated):
        return []
    return _against_others(claim, stated)


def _against_own(claim: RecordedClaim, own: Sequence[RecordedClaim], stated: Sequence[RecordedClaim]) -> list[Finding]:
    """Hold *claim* against the claimant's own last figure."""
    last = reference(own)
    if _replaced(claim, own):
        last = _replaced(claim, own) or last
    elif claim.claimant_key is not None and superseded(claim, own, last):
        reason = f"{_who(claim)} has since given another figure"
        return [Finding(kind=ChangeKind.OUTDATED, before=last, after=claim, reason=reason)]
    if earlier_state(claim, [last]):
        return []
    if claim.claimant_key is None and _on_record(claim, stated):
        return []
    move = _said_to_fall(last, claim) or moved(last.claim, claim.claim)
    if move is Move.SAME:
        return []
    newest = _current(stated)
    if claim.claimant_key is None and newest.claimant_key and moved(newest.claim, claim.claim) is Move.DOWN:
        return []  # an outlet's own figure below the last word of a claimant is an older one told again
    if claim.claimant_key is None and _counted_on(claim, newest) and moved(newest.claim, claim.claim) is move:
        last = newest  # the outlets' own voice goes on from whoever spoke last
    kind = _MOVES[move]
    return [
        Finding(kind=kind, before=last, after=claim, reason=f"{_who(claim)} gave another figure before ({move.value})")
    ]


def _against_others(claim: RecordedClaim, stated: Sequence[RecordedClaim]) -> list[Finding]:
    """Hold *claim* against what other claimants said: counted on, corroborated or conflicting."""
    stated = [other for other in stated if other.url != claim.url or _may_dispute(claim, other)]
    solid = [other for other in stated if not is_loose(other)] or list(stated)
    if not solid:
        return []
    last = _current(solid)
    if any(other.origin == claim.origin for other in stated):
        return []
    move = moved(last.claim, claim.claim)
    if _counted_on(claim, last) and (move is Move.UP or (move is Move.DOWN and claim.key.measure in FALLING)):
        reason = f"counted on after {_who(last)}, no rival"
        return [Finding(kind=_MOVES[move], before=last, after=claim, reason=reason)]
    if claim.claimant_key is None and any(compatible(other.claim, claim.claim) for other in stated):
        return []
    if compatible(last.claim, claim.claim):
        return _supported(claim, [other for other in solid if compatible(other.claim, claim.claim)])
    reason = f"{_who(last)} gives a figure that this one cannot agree with"
    return [Finding(kind=ChangeKind.CONFLICTING, before=last, after=claim, reason=reason)]


def _supported(claim: RecordedClaim, agreeing: Sequence[RecordedClaim]) -> list[Finding]:
    """Give the corroboration of the last claimant who agrees; an outlet's own equal one may have this very source."""
    named = [other for other in agreeing if other.claimant_key is not None]
    last = _current(named or agreeing)
    if last.claimant_key is None and same_figure(last.claim, claim.claim):
        return []
    reason = f"another claimant than {_who(last)} gives a compatible figure"
    return [Finding(kind=ChangeKind.CORROBORATED, before=last, after=claim, reason=reason)]


def _may_dispute(claim: RecordedClaim, other: RecordedClaim) -> bool:
    """Whether two figures of one text are two counts of one thing, and not a whole and a part told without saying so.

    Two claimants are named, or a contestant speaks; a lower figure told later by no rival is taken as a part.
    """
    if claim.key.measure is Measure.OTHER:
        return False
    if _contests(claim) or _contests(other):
        return True
    named = claim.claimant_key is not None and other.claimant_key is not None
    return named and (_are_rivals(claim, other) or moved(other.claim, claim.claim) is not Move.DOWN)


def _current(stated: Sequence[RecordedClaim]) -> RecordedClaim:
    """Give the last word of the claimant who spoke last, whose repeated roundings do not count."""
    newest = latest(stated)
    return reference([other for other in stated if _one_voice(other, newest)])


def _counted_on(claim: RecordedClaim, last: RecordedClaim) -> bool:
    """Whether *claim* tells a later state of what *last* told: a toll hours later, a running total days later."""
    if _are_rivals(claim, last) or "stock" in claim.key.event or "stock" in last.key.event:
        return False
    if claim.key.measure is Measure.PROTESTERS and not _still_gathering(last):
        return False
    mine, theirs = claim.claim.as_of, last.claim.as_of
    gap = claim.published - last.published
    if mine and theirs and mine > theirs:
        gap = max(gap, mine - theirs)
    return gap >= (RUNNING_ON if runs(claim.key) and runs(last.key) else COUNTED_ON)


def _still_gathering(claim: RecordedClaim) -> bool:
    """Whether *claim* counts a crowd while it gathers: afterwards its number grows no more."""
    return claim.claim.as_of is not None and claim.published.date() <= claim.claim.as_of


def _replaced(claim: RecordedClaim, own: Sequence[RecordedClaim]) -> RecordedClaim | None:
    """Give the figure on record that the wording of *claim* says it replaces."""
    replaces = claim.claim.replaces
    if replaces is None:
        return None
    named = [
        other for other in own if (other.claim.amount.low, other.claim.amount.high) == (replaces.low, replaces.high)
    ]
    return named[-1] if named else None


def _on_record(claim: RecordedClaim, stated: Sequence[RecordedClaim]) -> bool:
    """Whether an outlet's own figure only tells what some claimant on record says already."""
    said = [other for other in stated if other.claimant_key is not None]
    return any(
        compatible(other.claim, claim.claim)
        and not (_counted_on(claim, other) and moved(other.claim, claim.claim) is Move.UP)
        for other in said
    )


def _said_to_fall(last: RecordedClaim, claim: RecordedClaim) -> Move | None:
    """Whether the text that names *last* as an earlier figure says that *claim* lowers it ("at least 20", not 27)."""
    told = last.url == claim.url and last.key.standing is Standing.FORMER
    lowered = first_in(spaced(last.claim.sentence), phrases("events", "cue", "lowered"))
    return Move.DOWN if told and lowered and claim.claim.amount.edge < last.claim.amount.edge else None


def _one_voice(one: RecordedClaim, other: RecordedClaim) -> bool:
    """Whether both are one claimant's: two bodies of one government are not where one text sets their figures apart."""
    if not same_claimant(one.claimant_key, other.claimant_key):
        return False
    apart = one.url == other.url and one.revision == other.revision and one.claim.claimant != other.claim.claimant
    if not apart or one.claim.as_of != other.claim.as_of:
        return True
    return compatible(one.claim, other.claim)


def _are_rivals(one: RecordedClaim, other: RecordedClaim) -> bool:
    actor = one.key.actor or other.key.actor
    return rivals(one.claimant_key, other.claimant_key, actor=actor, place=one.key.place or other.key.place)


def _contests(claim: RecordedClaim) -> bool:
    return claim.claimant_key is not None and any(voice.kind in CONTESTING for voice in voices(claim.claimant_key))


def _who(claim: RecordedClaim) -> str:
    return claim.claim.claimant or claim.outlet or "an outlet"
