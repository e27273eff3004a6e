"""Every number of a sentence: its interval by the words around it, and what kind of number it is.

tokens -> pieces -> numerals -> ranges -> bounds -> kinds
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from claimbot.extract.bounds import Hedge, amount_of, hedge_after, hedge_before
from claimbot.extract.classify import classify
from claimbot.extract.kinds import Kind
from claimbot.extract.lexicon import lexicon
from claimbot.extract.numeral import Numeral
from claimbot.extract.numerals import numerals
from claimbot.extract.pieces import Line, line_of
from claimbot.extract.ranges import join
from claimbot.extract.sentences import Sentence
from claimbot.extract.site import Site, names
from claimbot.extract.tokens import Token
from claimbot.extract.units import unit_before
from claimbot.model import Amount, Bound

CROWDED = 60
"""So many numbers in one sentence are a table or a list of codes: kinds cannot be told, and no more of it is read."""

BABBLE = 600
"""More words and marks in the 2,000 characters of a sentence are no words: symbols, another script, a blob."""

_SHARED = frozenset(
    {Kind.PERCENT, Kind.DURATION, Kind.DISTANCE, Kind.SPEED, Kind.TEMPERATURE, Kind.DATE, Kind.CLOCK, Kind.AGE}
)
_NAMED = frozenset({Kind.NAME, Kind.YEAR, Kind.DATE})
_LISTED = frozenset({Kind.DATE, Kind.CLOCK})
_COUNTED = frozenset({Kind.COUNT, Kind.ONE})


@dataclass(frozen=True, kw_only=True, slots=True)
class Quantity:
    """A number read in a sentence.

    *first* to *last* (exclusive) are the tokens with the hedges before and after ("at least", "or so"), the currency
    sign and the unit; *core_first* to *core_last* those of the number words alone. A number inside a hyphenated word
    has that whole token as its core. *unit* is the unit or currency as written, or the rest of a hyphenated word
    ("member" of "12-member"); None for a bare count. Weights, areas and volumes (tonnes, km2, hectares, barrels) are
    of kind COUNT with their unit, because aid, land and damage are counted in them. *reason* says in a few words why
    it is of its *kind*.
    """

    first: int
    last: int
    core_first: int
    core_last: int
    amount: Amount
    kind: Kind
    unit: str | None
    reason: str


def quantities(sentence: Sentence) -> list[Quantity]:
    """Read every number of *sentence*, in order; none overlap. Linear, never raises."""
    if not _may_hold(sentence):
        return []
    line = line_of(sentence.tokens)
    cased = _cased(sentence.tokens)
    read = numerals(line, CROWDED)
    if len(read) == CROWDED or len(sentence.tokens) > BABBLE:
        return _cells(line, read)
    found = [_quantity(line, numeral, cased=cased) for numeral in join(line, read)]
    return _bounded(line, _coordinated(line, _apart(found)))


def cells(sentence: Sentence) -> list[Quantity]:
    """Read the numbers of *sentence* as cells of a table: their values alone."""
    if not _may_hold(sentence):
        return []
    line = line_of(sentence.tokens)
    return _cells(line, numerals(line, CROWDED))


def _may_hold(sentence: Sentence) -> bool:
    """Whether a number may begin in a token of *sentence*."""
    seeds = lexicon().seeds
    for token in sentence.tokens:
        low = token.low
        if low in seeds or (not low.isalpha() and (len(low) > 1 or low.isnumeric())):
            return True
    return False


def _cased(tokens: tuple[Token, ...]) -> bool:
    """Whether capitals tell names here: not in a text without them, nor in a headline that has them everywhere."""
    firsts = [token.text[0] for token in tokens]
    capitals = sum(map(str.isupper, firsts))
    words = sum(map(str.isalpha, firsts))
    return 0 < capitals <= words * 0.6 or words < 4


def _quantity(line: Line, numeral: Numeral, *, cased: bool) -> Quantity:
    """Give one number its hedges, bound, kind and unit."""
    currency = unit_before(line, numeral.first)
    before = hedge_before(line, currency.first if currency else numeral.first)
    verdict = classify(Site(line, numeral, before.edge, cased))
    after = hedge_after(line, verdict.last or numeral.last)
    if after.bound is Bound.EXACT and verdict.last:
        after = Hedge(verdict.last, hedge_after(line, numeral.last).bound)
    bound = (
        before.bound if before.bound not in (Bound.EXACT, Bound.ABOUT) or after.bound is Bound.EXACT else after.bound
    )
    owners, amount = line.owners, amount_of(numeral, bound)
    return Quantity(
        first=owners[before.edge],
        last=owners[after.edge - 1] + 1,
        core_first=owners[numeral.first],
        core_last=owners[numeral.last - 1] + 1,
        amount=_negative(amount) if verdict.kind is not Kind.COUNT and _minus(line, numeral) else amount,
        kind=verdict.kind,
        unit=verdict.unit,
        reason=verdict.reason,
    )


def _minus(line: Line, numeral: Numeral) -> bool:
    """Whether the number is below zero: "minus 20", "-18"; a dash at the beginning of a line is a bullet."""
    sign = numeral.first - 1
    if line.low(sign) in ("minus", "negative"):
        return True
    return (
        line.low(sign) in ("-", "−")
        and sign > 0
        and line.gap(numeral.first) == 0
        and line.gap(sign) > 0
        and not numeral.joined
    )


def _negative(amount: Amount) -> Amount:
    """Turn an amount of one number below zero."""
    low = -amount.high if amount.high is not None else None
    high = -amount.low if amount.low is not None else None
    return Amount(low=low, high=high, bound=amount.bound)


def _cells(line: Line, read: list[Numeral]) -> list[Quantity]:
    return _apart([_cell(line, numeral) for numeral in read])


def _cell(line: Line, numeral: Numeral) -> Quantity:
    """Give a number of a table: neither hedges nor a kind can be told."""
    first, last = line.owners[numeral.first], line.owners[numeral.last - 1] + 1
    return Quantity(
        first=first,
        last=last,
        core_first=first,
        core_last=last,
        amount=amount_of(numeral, Bound.EXACT),
        kind=Kind.MARKER,
        unit=None,
        reason="one of a long row of numbers",
    )


def _apart(found: list[Quantity]) -> list[Quantity]:
    """Cut quantities so that none overlap: a hedge or unit goes to the one that has it as number."""
    kept: list[Quantity] = []
    for quantity in found:
        if kept and quantity.core_first < kept[-1].core_last:
            continue  # a second number in one word ("4x4"): the first stands for it
        if kept and quantity.first < kept[-1].last:
            border = min(max(kept[-1].core_last, quantity.first), quantity.core_first)
            kept[-1] = replace(kept[-1], last=max(border, kept[-1].core_last))
            quantity = replace(quantity, first=max(border, kept[-1].last))
        kept.append(quantity)
    return kept


def _coordinated(line: Line, found: list[Quantity]) -> list[Quantity]:
    """Let a bare number share the kind of its neighbour: "5 and 7 March", "aged nine, ten, 12", "exits 12 and 13"."""
    for at in range(len(found) - 2, -1, -1):
        if found[at].kind in _COUNTED and found[at].unit is None and _shares_back(line, found[at], found[at + 1]):
            there = found[at + 1]
            found[at] = replace(found[at], kind=there.kind, unit=there.unit, reason=there.reason)
    for at in range(1, len(found)):
        if found[at].kind in _COUNTED and _shares_on(line, found[at - 1], found[at]):
            found[at] = replace(found[at], kind=found[at - 1].kind, reason=found[at - 1].reason)
    return found


def _shares_back(line: Line, here: Quantity, there: Quantity) -> bool:
    """Whether *here* has the unit of the number after it; not in "killed 12 and two days later"."""
    following = line.tokens[there.last].low if there.last < len(line.tokens) else ""
    if there.kind not in _SHARED or following in names()["later"]:
        return False
    return _adjacent(line, here, there, comma=there.kind in _LISTED)


def _shares_on(line: Line, there: Quantity, here: Quantity) -> bool:
    """Whether *here* goes on with the ages, name, date or telephone number before it."""
    if there.kind is Kind.AGE:
        return _adjacent(line, there, here, comma=True) and (_ends(line, here.last) or _verb_follows(line, there, here))
    if there.kind is Kind.PHONE:
        return here.first == there.last
    return there.kind in _NAMED and there.core_last == there.last and _named_on(line, there, here)


def _adjacent(line: Line, here: Quantity, there: Quantity, *, comma: bool) -> bool:
    """Whether only "and", "or", "to" (or, in a list, a *comma*) stands between the two."""
    between = [token.low for token in line.tokens[here.last : there.first]]
    return between in (["and"], ["or"], ["to"]) or (comma and between in ([","], [",", "and"], [",", "or"]))


def _named_on(line: Line, there: Quantity, here: Quantity) -> bool:
    """Whether a name or year goes on: "exits 12 and 13", "737-500", "in 2017 and 2018"."""
    if (
        here.core_last - here.core_first != 1
        or not line.tokens[here.core_first].low.isdecimal()
        or here.first != here.core_first
    ):
        return False
    between = [token.low for token in line.tokens[there.last : here.first]]
    if between in (["-"], ["–"]):
        return line.tokens[there.last].start == line.tokens[there.last - 1].end
    return (
        between in (["and"], ["or"], ["to"])
        and _ends(line, here.last)
        and (
            there.kind is Kind.DATE
            or len(line.tokens[here.core_first].low) == len(line.tokens[there.core_last - 1].low)
        )
    )


def _verb_follows(line: Line, there: Quantity, here: Quantity) -> bool:
    """Whether "and" joins the two and no plural follows: "two boys of 9 and 11 survived", not "of 9 and 11 women"."""
    following = line.tokens[here.last].low
    joined = line.tokens[there.last].low == "and" and here.first == there.last + 1
    return (
        joined
        and not following.endswith("s")
        and following not in names()["people"]
        and following not in names()["counted"]
    )


def _ends(line: Line, at: int) -> bool:
    """Whether no noun follows."""
    return at >= len(line.tokens) or line.tokens[at].low in names()["list_stops"]


def _bounded(line: Line, found: list[Quantity]) -> list[Quantity]:
    """Join "more than 20 but fewer than 30" into one interval."""
    joined: list[Quantity] = []
    for quantity in found:
        before = joined[-1] if joined else None
        if before and _two_sided(line, before, quantity):
            low, high = sorted((before.amount.edge, quantity.amount.edge))
            amount = Amount(low=low, high=high, bound=Bound.RANGE)
            joined[-1] = replace(quantity, first=before.first, core_first=before.core_first, amount=amount)
        else:
            joined.append(quantity)
    return joined


def _two_sided(line: Line, low: Quantity, high: Quantity) -> bool:
    """Whether the two are the lower and the upper bound of one number."""
    open_sides = (low.amount.high is None, high.amount.low is None), (low.amount.low is None, high.amount.high is None)
    if (True, True) not in open_sides or low.unit not in (None, high.unit) or low.kind is not high.kind:
        return False
    between = [token.low for token in line.tokens[low.last : high.first]]
    if between not in (["and"], ["but"], ["or"], [",", "but"], [",", "and"]):
        return False
    rising = low.amount.edge < high.amount.edge
    return rising if low.amount.high is None else low.amount.edge > high.amount.edge
