"""What kind of number a number is: the rules in the order in which they are asked, the surest first.

Each rule looks at one site and answers with a verdict or None; the first verdict holds. What no rule claims is a
count of people or things.
"""

from __future__ import annotations

from collections.abc import Callable

from claimbot.extract import ages, dates, naming
from claimbot.extract.kinds import Kind
from claimbot.extract.numeral import Shape
from claimbot.extract.pieces import GLUED
from claimbot.extract.site import Site, Verdict, names
from claimbot.extract.units import Unit, unit_after, unit_before

STRONGEST = 10
"""No earthquake has had a greater magnitude, so "400 magnitude 2+ earthquakes" are 400 of them."""

Rule = Callable[[Site], Verdict | None]

_OPERATORS = frozenset("×^±=*÷")
_WHY = {
    Kind.PERCENT: "a percentage",
    Kind.DURATION: "a length of time",
    Kind.DISTANCE: "a length or distance",
    Kind.SPEED: "a speed",
    Kind.TEMPERATURE: "a temperature",
    Kind.MEASUREMENT: "a measurement",
    Kind.FRACTION: "a multiple",
    Kind.MONEY: "a sum of money",
    Kind.COUNT: "an amount in a unit",
}


def classify(site: Site) -> Verdict:
    """Say of what kind the number at *site* is, with its unit and the reason."""
    for rule in RULES:
        verdict = rule(site)
        if verdict is not None:
            return verdict
    return Verdict(Kind.COUNT, "a count")


def _sum(site: Site) -> Verdict | None:
    """Money: a currency before or after."""
    found = unit_before(site.line, site.numeral.first)
    if found and site.numeral.shape is not Shape.ORDINAL:
        return Verdict(Kind.MONEY, _WHY[Kind.MONEY], unit=found.surface(site.line))
    found = _unit(site)
    return _by_unit(site, found) if found and found.kind is Kind.MONEY else None


def _unit(site: Site) -> Unit | None:
    """The unit after the number, over "of" after vague words: "millions of dollars", "dozens of kilometres"."""
    over = site.after() == "of" and site.numeral.shape is Shape.VAGUE
    return unit_after(site.line, site.numeral.last + over, digits=site.digits)


def _order(site: Site) -> Verdict | None:
    """First, 7th: a place in an order."""
    return Verdict(Kind.ORDINAL, "a place in an order") if site.numeral.shape is Shape.ORDINAL else None


def _odd(site: Site) -> Verdict | None:
    """Digits with marks that are no plain number: a version, an address of the network, a ratio."""
    if site.numeral.shape is not Shape.ODD:
        return None
    if ":" in site.line.lows[site.numeral.first]:
        return Verdict(Kind.FRACTION, "a ratio")
    return Verdict(Kind.NAME, "digits that are no plain number")


def _part(site: Site) -> Verdict | None:
    """A part or a multiple, but of a unit a measure: "half an hour", "a third of a mile"."""
    if site.numeral.shape is Shape.MULTIPLE:
        return Verdict(Kind.FRACTION, "a multiple")
    if site.numeral.shape is not Shape.FRACTION:
        return None
    slashed = "/".join(site.line.lows[site.numeral.first : site.numeral.last : 2])
    if slashed in names()["slashed"]:
        return Verdict(Kind.NAME, "a date that is a name")
    at = site.numeral.last
    while site.line.low(at) in ("a", "an", "of") and at < site.numeral.last + 2:
        at += 1
    found = unit_after(site.line, at, digits=False)
    if found and found.kind not in (Kind.FRACTION, Kind.COUNT, Kind.MONEY):
        return _by_unit(site, found)
    return Verdict(Kind.FRACTION, "a part of a whole")


def _compound(site: Site) -> Verdict | None:
    """A number at the head of a hyphenated word: "two-day", "12-member", "20,000-strong"; or with letters glued on."""
    tail = site.tail
    if not tail or tail[0] in names()["hyphened_hedges"] or tail[0][0] == "'":
        return None
    last = site.numeral.last + len(tail)
    if tail[0] in names()["strengths"]:
        return Verdict(Kind.COUNT, "a strength", last=last)
    found = unit_after(site.line, site.numeral.last, digits=site.digits)
    if found and found.kind is not Kind.COUNT:
        return _by_unit(site, found)
    glued = site.line.link(site.numeral.last) == GLUED
    if found and glued:
        return _by_unit(site, found)
    if tail[0] == "fold":
        return Verdict(Kind.FRACTION, "a multiple", last=last)
    if glued:
        return Verdict(Kind.NAME, "digits and letters in one word", last=last)
    return Verdict(Kind.COMPOUND, "inside a compound word", unit="-".join(tail), last=last)


def _united(site: Site) -> Verdict | None:
    """A number with a unit after it."""
    found = _unit(site)
    if found is None or (site.line.low(found.first) == "magnitude" and site.value > STRONGEST):
        return None
    if site.line.low(found.first) == "times" and site.line.low(found.last) in names()["multiplied"]:
        return Verdict(Kind.FRACTION, _WHY[Kind.FRACTION], unit="times", last=found.last)
    return _by_unit(site, found)


def _by_unit(site: Site, unit: Unit) -> Verdict:
    """The kind that a unit makes."""
    return Verdict(unit.kind, _WHY[unit.kind], unit=unit.surface(site.line), last=unit.last)


def _formula(site: Site) -> Verdict | None:
    """A term of a formula: 2.48×10, 40.3 ± 0.004."""
    compared = site.before() == "=" and site.before(2) in ("<", ">")  # ">= 30" is a bound
    if (site.before() in _OPERATORS and not compared) or site.after() in _OPERATORS:
        return Verdict(Kind.MEASUREMENT, "a term of a formula")
    return None


def _decimal(site: Site) -> Verdict | None:
    """A number with decimals and without a unit measures something: nobody counts people in tenths."""
    written = site.line.lows[site.numeral.first]
    if site.value != int(site.value) or (
        "." in written and site.numeral.scale == 1 and site.after() in names()["quakes"]
    ):
        return Verdict(Kind.MEASUREMENT, "a number with decimals")
    return None


def _signed(site: Site) -> Verdict | None:
    """ "minus 20": degrees are meant."""
    if site.before() in ("minus", "negative"):
        return Verdict(Kind.TEMPERATURE, "below zero")
    return None


def _one(site: Site) -> Verdict | None:
    """The word "one" or "a single": numeral, pronoun or one-off, as the grammar says."""
    words = site.line.lows[site.numeral.first : site.numeral.last]
    if words in (["one"], ["a", "single"]):
        return Verdict(Kind.ONE, "one: a numeral or a pronoun")
    return None


RULES: tuple[Rule, ...] = (
    naming.marker,
    naming.slashed,
    naming.coded,
    dates.clock,
    dates.date,
    naming.coordinates,
    _sum,
    ages.age,
    _order,
    _odd,
    _part,
    dates.year,
    _compound,
    _united,
    naming.phone,
    naming.score,
    naming.ratio,
    naming.address,
    naming.law,
    naming.named,
    naming.parent,
    _formula,
    _decimal,
    _signed,
    _one,
)
"""Every rule, in the order of asking."""
