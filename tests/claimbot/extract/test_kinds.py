"""Kinds: what a number is a number of, so that only people, things and money can become claims."""

from __future__ import annotations

import pytest

from claimbot.extract.kinds import Kind
from claimbot.extract.quantities import Quantity, quantities
from claimbot.extract.sentences import sentences


def read(text: str) -> list[Quantity]:
    """All quantities of *text*."""
    return [quantity for sentence in sentences(text) for quantity in quantities(sentence)]


def kinds(text: str) -> list[Kind]:
    """The kinds of all quantities of *text*."""
    return [quantity.kind for quantity in read(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They met on Dec. 16.", Kind.DATE),
        ("They met on 16 December.", Kind.DATE),
        ("They met on May 4th.", Kind.DATE),
        ("They met on the 21st of May.", Kind.DATE),
        ("They met on 2024-12-16.", Kind.DATE),
        ("They met on 16.12.2024.", Kind.DATE),
        ("They met in 2019.", Kind.YEAR),
        ("They met in the mid-1990s.", Kind.YEAR),
        ("He ruled from 2005 to 2010.", Kind.YEAR),
        ("The 2022 jailbreak was worse.", Kind.YEAR),
        ("It began at 7:30.", Kind.CLOCK),
        ("It began at 4.30 a.m.", Kind.CLOCK),
        ("It began at 7.25 on Monday.", Kind.CLOCK),
        ("It began at 6pm.", Kind.CLOCK),
        ("It began at half past four.", Kind.CLOCK),
        ("The shelling lasted until four.", Kind.CLOCK),
        ("The clock showed 1800 GMT.", Kind.CLOCK),
        ("A 19-year-old was held.", Kind.AGE),
        ("He was aged 34.", Kind.AGE),
        ("A boy of 12 was held.", Kind.AGE),
        ("The driver, 51, was held.", Kind.AGE),
        ("Children under five were fed.", Kind.AGE),
        ("She was 17 when the war began.", Kind.AGE),
        ("The victims were two months old.", Kind.AGE),
        ("It took three straight days.", Kind.DURATION),
        ("A four-day visit ended.", Kind.DURATION),
        ("It took half an hour.", Kind.DURATION),
        ("It flew 300 km.", Kind.DISTANCE),
        ("It flew dozens of kilometres.", Kind.DISTANCE),
        ("It stood 100m away.", Kind.DISTANCE),
        ("A 40-mile convoy came.", Kind.DISTANCE),
        ("They fired 155mm shells.", Kind.DISTANCE),
        ("It flew at 900 km/h.", Kind.SPEED),
        ("It was 45 degrees in the shade.", Kind.TEMPERATURE),
        ("It was -10°C at night.", Kind.TEMPERATURE),
        ("A 6.1-magnitude quake struck.", Kind.MEASUREMENT),
        ("A 6.0 quake struck.", Kind.MEASUREMENT),
        ("The plant makes 1000 megawatts.", Kind.MEASUREMENT),
        ("Turnout was 40%.", Kind.PERCENT),
        ("Turnout was 40 per cent.", Kind.PERCENT),
        ("Two-thirds of them fled.", Kind.FRACTION),
        ("More than half fled.", Kind.FRACTION),
        ("It was twice the figure.", Kind.FRACTION),
        ("It was three times as many.", Kind.FRACTION),
        ("The second attack was worse.", Kind.ORDINAL),
        ("The 7th Brigade came.", Kind.ORDINAL),
        ("They lost 4-3 at home.", Kind.SCORE),
        ("The hosts won 1-3 at home.", Kind.SCORE),
        ("They invoked Article 5 of it.", Kind.NAME),
        ("They watched Channel 4 of it.", Kind.NAME),
        ("A jet, an FA-50, crashed.", Kind.NAME),
        ("The G7 agreed.", Kind.NAME),
        ("A Boeing 737 crashed.", Kind.NAME),
        ("He took the 892 line.", Kind.NAME),
        ("Members of the Five Eyes agreed on it.", Kind.NAME),
        ("Police at 12 Baker Street said so.", Kind.ADDRESS),
        ("Call +44 20 7946 0958 for help.", Kind.PHONE),
        ("A line has been set up under 0800 555 0142.", Kind.PHONE),
        ("Call 112 for help.", Kind.PHONE),
        ("It stood at 35 degrees north.", Kind.COORDINATES),
        ("A two-person crew flew it.", Kind.COMPOUND),
        ("A father of 4 was held.", Kind.COMPOUND),
        ("One of the officials spoke.", Kind.ONE),
        ("1. Say who died.", Kind.MARKER),
        ("Police named the dead (a man, 61).", Kind.AGE),
        ("They named the dead, the youngest of them 5.", Kind.AGE),
        ("Youths as young as 12 threw stones.", Kind.AGE),
        ("So said a welder, 28.", Kind.AGE),
        ("The star system HR 6819 was found by chance.", Kind.NAME),
        ("The Bell 206 came down near the road.", Kind.NAME),
        ("The notice names a breach of 17 U.S. Code §.", Kind.NAME),
        ("Advisory Number 14, released on Friday, was the last.", Kind.NAME),
        ("The train stopped in tunnel number 8.", Kind.NAME),
    ],
)
def test_no_counts(text: str, kind: Kind) -> None:
    """Times, measures, parts, orders, names and descriptions are told from counts, each as what it is."""
    assert set(kinds(text)) == {kind}


@pytest.mark.parametrize(
    "text",
    [
        "Police held 30.",
        "2000 people died.",
        "The blast killed 2000.",
        "They shot down 12 F-16s.",
        "A 3,000-strong force came.",
        "The toll stood at nine.",
        "The toll is over 60.",
        "It rose by 12 on Monday.",
        "In Kyiv, 12, and in Odesa, 5, were hurt.",
        "12 may have died.",
        "The dead now number 166.",
        "A crew of 12 was saved.",
        "They tested 7 out of 20 patients.",
        "In Kharkiv 12 were hurt.",
        "It came in on 238 flights.",
        "Losses grew (+12) again.",
        "To date 1944 have been held.",
        "A total of 2021 homes burned.",
        "Since Monday 2000 have fled.",
        "On the train 4 died.",
        "A boy of 12 and 3 women died.",
        "Three earthquakes and 5 aftershocks struck.",
    ],
)
def test_counts_beside_lookalikes(text: str) -> None:
    """What only looks like a year, an hour, an age, a date or a name stays a count."""
    assert Kind.COUNT in kinds(text)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It cost $1.5bn.", 1500000000, "$"),
        ("It cost US$5 million.", 5000000, "US$"),
        ("It cost €300,000.", 300000, "€"),
        ("It cost 300€ a head.", 300, "€"),
        ("It cost Rs 5 lakh.", 500000, "Rs"),
        ("It cost Rs5,000.", 5000, "Rs"),
        ("It cost 5 million US dollars.", 5000000, "US dollars"),
        ("It cost 37 million dong.", 37000000, "dong"),
        ("It cost 5 million pounds.", 5000000, "pounds"),
    ],
)
def test_money(text: str, value: float, unit: str) -> None:
    """Money is given in full, with the currency as written."""
    ((quantity),) = read(text)

    assert (quantity.kind, quantity.amount.low, quantity.unit) == (Kind.MONEY, value, unit)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("They sent 60 tonnes of rice.", "tonnes"),
        ("It holds 93 square kilometres.", "square kilometres"),
        ("Fire took 16 000 hectares.", "hectares"),
        ("They took 20 pounds of rice.", "pounds"),
        ("They scrambled 238 times.", "times"),
    ],
)
def test_counts_with_a_unit(text: str, unit: str) -> None:
    """Weights, areas and volumes stay counts, because aid, land and damage are counted in them."""
    ((quantity),) = read(text)

    assert (quantity.kind, quantity.unit) == (Kind.COUNT, unit)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They met on 5 and 7 March.", Kind.DATE),
        ("Prices rose 5 and 10 percent.", Kind.PERCENT),
        ("The victims were 8 and 10 years old.", Kind.AGE),
        ("They were aged nine, ten, thirteen, 49, and 59.", Kind.AGE),
        ("Boys of 9 and 11 survived.", Kind.AGE),
        ("The gates at exits 12 and 13 were shut.", Kind.NAME),
        ("One in five fled.", Kind.FRACTION),
        ("Nine out of ten fled.", Kind.FRACTION),
    ],
)
def test_coordinated_numbers_share_their_kind(text: str, kind: Kind) -> None:
    """A bare number takes its kind from the one that it is coordinated with."""
    assert set(kinds(text)) == {kind}


def test_a_count_beside_an_age_stays_one() -> None:
    """A list of ages ends where persons are counted again."""
    assert kinds("They were aged nine, ten, two aged fourteen.") == [Kind.AGE, Kind.AGE, Kind.COUNT, Kind.AGE]


@pytest.mark.parametrize("text", ["the driver, 51, was held at 6 pm", "THE DRIVER, 51, WAS HELD AT 6 PM"])
def test_case_does_not_matter(text: str) -> None:
    """Lower-case texts and headlines in capitals are read as well as ordinary ones."""
    assert kinds(text) == [Kind.AGE, Kind.CLOCK]


def test_below_zero() -> None:
    """Minus turns a measure below zero."""
    assert [quantity.amount.low for quantity in read("It was minus 20 and -18 °C at night.")] == [-20, -18]


def test_a_reason_is_given() -> None:
    """Every quantity says in words why it is what it is."""
    assert [quantity.reason for quantity in read("Two-thirds of 30 men, 40% in 2019.")] == [
        "a part of a whole",
        "a count",
        "a percentage",
        "a year",
    ]
