"""The algebra of stated amounts: what they cover, when two are the same but for rounding, which way one moved.

"About 30" covers 27 to 33, "nearly 300" 270 to 300, "more than 60" begins at 60; a floor replaced by a figure within a
tenth of it is the floor made more exact. These are this project's own conventions for comparing what was reported.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from claimbot.model import Amount, Bound, Claim, Number
from claimbot.vocabulary import first_in, phrases, spaced

TENTH = 0.1
"""How far "about" reaches, and how far a floor may rise before it has moved."""

ROUNDING = 0.05
"""Two figures further apart than this are never the same but for rounding, however round one of them is."""


class Move(StrEnum):
    """What a claimant's new amount is to its old one."""

    SAME = "same"
    UP = "up"
    DOWN = "down"
    NARROWER = "narrower"
    WIDER = "wider"


@dataclass(frozen=True, slots=True)
class Span:
    """The numbers an amount covers, both ends included; *high* may be infinite."""

    low: float
    high: float

    def meets(self, other: Span) -> bool:
        """Say whether the two share a number; touching counts."""
        return self.low <= other.high and other.low <= self.high

    def holds(self, other: Span) -> bool:
        """Say whether *other* lies wholly inside."""
        return self.low <= other.low and other.high <= self.high


def span(claim: Claim) -> Span:
    """Give the numbers that the amount of *claim* covers, by its bound and by words like "nearly" in its quote."""
    amount = claim.amount
    if amount.bound is Bound.ABOUT and amount.low is not None and amount.high is not None:
        above = 0 if first_in(spaced(claim.quote), phrases("counting", "about", "below")) else TENTH
        return Span(amount.low * (1 - TENTH), amount.high * (1 + above))
    low = amount.low if amount.low is not None else 0
    return Span(low, amount.high if amount.high is not None else math.inf)


def is_floor(amount: Amount) -> bool:
    """Say whether *amount* is open above."""
    return amount.high is None


def is_ceiling(amount: Amount) -> bool:
    """Say whether *amount* is open below."""
    return amount.low is None


def is_point(amount: Amount) -> bool:
    """Say whether *amount* is one plain number."""
    return amount.bound is Bound.EXACT and amount.low == amount.high


def rounds(exact: Number, rough: Number, *, plain: bool = False) -> bool:
    """Say whether *rough* is *exact* made rounder: 1,200 for 1,198 or for 1,240, not 12 for 14.

    Where *rough* is given *plain*, without "about" or "more than", it must be rounder than to the ten: 120 after 118
    is a count that has moved.
    """
    if exact == rough:
        return True
    if rough == 0 or abs(exact - rough) > ROUNDING * max(abs(exact), abs(rough)):
        return False
    unit = _unit(rough)
    return unit > max(_unit(exact), 10 if plain else 1) and abs(exact - rough) < unit


def same_figure(one: Claim, other: Claim) -> bool:
    """Say whether two claims give one figure: equal edges, or one the rounding of the other."""
    a, b = one.amount, other.amount
    if (a.low, a.high) == (b.low, b.high):
        return True
    if Bound.VAGUE in (a.bound, b.bound) or Bound.RANGE in (a.bound, b.bound):
        return False
    if is_ceiling(a) != is_ceiling(b):
        return False
    return rounds(a.edge, b.edge, plain=is_point(b)) or rounds(b.edge, a.edge, plain=is_point(a))


def compatible(one: Claim, other: Claim) -> bool:
    """Say whether two claimants can both be right: spans that touch, roundings; a floor reaches to twice itself."""
    a, b = span(one), span(other)
    if not a.meets(b):
        return same_figure(one, other)
    if is_floor(one.amount) and is_floor(other.amount):
        return max(a.low, b.low) <= 2 * min(a.low, b.low)
    if is_floor(one.amount):
        return b.low <= 2 * a.low
    if is_floor(other.amount):
        return a.low <= 2 * b.low
    return True


def moved(old: Claim, new: Claim) -> Move:
    """Say what a claimant's *new* amount is to its *old* one."""
    a, b = old.amount, new.amount
    if (a.low, a.high, a.bound) == (b.low, b.high, b.bound) or _restated(old, new):
        return Move.SAME
    if is_floor(a) and not is_ceiling(b):
        return _from_floor(old, new)
    return _between(span(old), span(new), rounding=_is_rounding(old, new))


def _restated(old: Claim, new: Claim) -> bool:
    """Whether *new* is *old* in other words: "30" after "over 30", 1,200 after 1,198, "about N" inside its range."""
    a, b = old.amount, new.amount
    if is_floor(a) and (b.low == a.low or (b.low is not None and b.bound is not Bound.VAGUE and rounds(a.edge, b.low))):
        return b.bound not in (Bound.RANGE, Bound.VAGUE)
    if is_floor(b):
        return not is_floor(a) and a.low == a.high and a.edge != b.edge and _is_rounding(old, new) and b.edge < a.edge
    if b.bound is Bound.ABOUT and a.bound in (Bound.RANGE, Bound.VAGUE):
        return a.bound is Bound.RANGE and a.low is not None and a.high is not None and a.low <= b.edge <= a.high
    return _is_rounding(old, new)


def _is_rounding(old: Claim, new: Claim) -> bool:
    """Whether *new* says the number of *old* again, as round or rounder."""
    a, b = old.amount, new.amount
    if {a.bound, b.bound} & {Bound.RANGE, Bound.VAGUE}:
        return False
    if a.edge == b.edge:
        return is_point(b) or b.bound is Bound.ABOUT
    return rounds(a.edge, b.edge, plain=is_point(b))


def _from_floor(old: Claim, new: Claim) -> Move:
    """What replaces a floor: within a tenth more exact, above that a rise, below it a fall, a lower floor is weaker."""
    floor = old.amount.edge
    low = new.amount.low if new.amount.low is not None else 0
    if low > floor * (1 + TENTH) + 1e-9:
        return Move.UP
    if low >= floor:
        return Move.NARROWER
    if is_floor(new.amount):
        return Move.WIDER
    return Move.DOWN if span(new).high < floor else Move.WIDER


def _between(old: Span, new: Span, *, rounding: bool) -> Move:
    if new.low > old.high:
        return Move.UP
    if new.high < old.low:
        return Move.DOWN
    if rounding:
        return Move.SAME
    if old.holds(new):
        return Move.NARROWER
    if new.holds(old) or (math.isinf(new.high) and new.low <= old.high):
        return Move.WIDER
    return _shifted(old, new)


def _shifted(old: Span, new: Span) -> Move:
    """Two overlapping spans, neither inside the other: both ends moved the same way, by more than a rounding."""
    by = min(abs(new.low - old.low), abs(new.high - old.high))
    if by <= ROUNDING * max(old.low, 1):
        return Move.SAME
    return Move.UP if new.low > old.low else Move.DOWN


def _unit(number: Number) -> int:
    """Give the power of ten that *number* is a multiple of: 100 for 4,200, 1 for 37."""
    if number == 0 or not float(number).is_integer():
        return 1
    value, unit = abs(int(number)), 1
    while value % 10 == 0:
        value, unit = value // 10, unit * 10
    return unit
