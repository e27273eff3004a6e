"""Figures in words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from claimbot.model import Amount, Bound, Claim, Measure, Modality, Number
from claimbot.texts.amounts import count, say_amount, say_claim, say_day, say_number, say_spread, say_time

NOW = datetime(2024, 12, 23, 4, 10, tzinfo=UTC)


def claim(quote: str, low: Number | None, high: Number | None, bound: Bound, **more: object) -> Claim:
    fields: dict[str, object] = {"measure": Measure.KILLED, "subject": "people", **more}
    return Claim(
        quote=quote, start=0, end=len(quote), sentence=quote, amount=Amount(low=low, high=high, bound=bound), **fields
    )  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("low", "high", "bound", "words"),
    [
        (30, 30, Bound.EXACT, "30"),
        (30, 30, Bound.ABOUT, "about 30"),
        (1100, None, Bound.AT_LEAST, "at least 1,100"),
        (None, 12000, Bound.AT_MOST, "up to 12,000"),
        (60, None, Bound.MORE_THAN, "more than 60"),
        (None, 60, Bound.LESS_THAN, "fewer than 60"),
        (10000, 12000, Bound.RANGE, "10,000 to 12,000"),
        (200, 999, Bound.VAGUE, "200 to 999"),
        (200, None, Bound.VAGUE, "at least 200"),
        (None, 5, Bound.RANGE, "up to 5"),
        (7, 7, Bound.RANGE, "7"),
    ],
)
def test_each_bound_has_its_words(low: Number | None, high: Number | None, bound: Bound, words: str) -> None:
    """The number is always seen with what limits it."""
    assert say_amount(Amount(low=low, high=high, bound=bound)) == words


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("several hundred villagers", "several hundred"),
        ("Tens of thousands of reservists", "tens of thousands"),
        ("“dozens” of its men killed", "dozens"),
        ("at least several thousand peasants", "at least several thousand"),
        ("many thousands of them", "many thousands"),
        ("numbered in the thousands", "thousands"),
        ("dozens and dozens of missing people", "dozens and dozens"),
        ("a handful", "a handful"),
        ("in the low thousands", "low thousands"),
        ("scores were believed trapped", "scores"),
        ("A few dozen people", "a few dozen"),
        ("une centaine de morts", "200 to 999"),
    ],
)
def test_a_vague_amount_keeps_the_words_of_its_text(quote: str, words: str) -> None:
    """Vague stays vague; limits are given only where the words are unknown."""
    assert say_claim(claim(quote, 200, 999, Bound.VAGUE)) == words


@pytest.mark.parametrize(
    ("quote", "low", "high", "bound", "subject", "words"),
    [
        ("worth $275m", 275_000_000, 275_000_000, Bound.EXACT, "aid package", "$275 million"),
        ("A$120 million in compensation", 120_000_000, 120_000_000, Bound.EXACT, "compensation", "A$120 million"),
        ("about €240m", 240_000_000, 240_000_000, Bound.ABOUT, "shipment", "about €240 million"),
        ("$2.2bn to $4.2bn", 2.2e9, 4.2e9, Bound.RANGE, "losses", "$2.2 billion to $4.2 billion"),
        ("40 million naira", 40_000_000, 40_000_000, Bound.EXACT, "ransom", "40 million naira"),
        ("Rs. 50 billion", 50e9, 50e9, Bound.EXACT, "relief", "Rs 50 billion"),
        ("ten million", 10_000_000, 10_000_000, Bound.EXACT, "euros", "10 million euros"),
        ("five million", 5_000_000, 5_000_000, Bound.EXACT, "ransom", "5 million"),
    ],
)
def test_money_keeps_its_currency(
    quote: str, low: Number, high: Number, bound: Bound, subject: str, words: str
) -> None:
    """The sign or the word of the text stands with the number, on its side."""
    assert say_claim(claim(quote, low, high, bound, measure=Measure.MONEY, subject=subject)) == words


def test_what_is_not_stated_is_marked() -> None:
    """A forecast or a denied figure is never shown as a plain one."""
    assert say_claim(claim("500", 500, 500, Bound.EXACT, modality=Modality.EXPECTED)) == "500 (expected)"
    assert say_claim(claim("500", 500, 500, Bound.EXACT, modality=Modality.DENIED)) == "500 (denied)"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (1100, "1,100"),
        (999_999, "999,999"),
        (1_200_000, "1.2 million"),
        (1_234_567, "1,234,567"),
        (1_230_000, "1.23 million"),
        (51_800_000_000_000, "51.8 trillion"),
        (2_000_000_000_000_000, "2,000 trillion"),
        (2.5, "2.5"),
    ],
)
def test_numbers_are_written_without_rounding(value: Number, words: str) -> None:
    """Millions and more are words only where nothing is lost by it."""
    assert say_number(value) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(300, 1100, "300 to 1,100"), (300, None, "300 or more"), (None, 50, "up to 50"), (None, None, "of any height")],
)
def test_the_spread_of_claims(low: Number | None, high: Number | None, words: str) -> None:
    """From the lowest to the highest figure, open where they are open."""
    assert say_spread(low, high, like=claim("30", 30, 30, Bound.EXACT)) == words


def test_days_and_times_are_in_utc_and_short() -> None:
    """The year stands only where it is another one."""
    assert say_day(date(2024, 12, 7), now=NOW) == "7 Dec"
    assert say_day(date(2023, 1, 9), now=NOW) == "9 Jan 2023"
    assert say_time(NOW, now=NOW) == "23 Dec 04:10 UTC"


def test_counts_are_plural_where_they_are() -> None:
    """1 origin, 0 origins, 1,200 origins."""
    assert [count(number, "origin") for number in (1, 0, 1200)] == ["1 origin", "0 origins", "1,200 origins"]
