"""Numbers: every form, and the interval and bound by the words around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbot.extract.kinds import Kind
from claimbot.extract.quantities import CROWDED, Quantity, quantities
from claimbot.extract.sentences import sentences

Interval = tuple[float | None, float | None, str]


def read(text: str) -> list[tuple[str, Quantity]]:
    """All quantities of *text*, each with its words."""
    found = []
    for sentence in sentences(text):
        for quantity in quantities(sentence):
            first, last = sentence.tokens[quantity.first], sentence.tokens[quantity.last - 1]
            found.append((text[first.start : last.end], quantity))
    return found


def intervals(text: str) -> list[Interval]:
    """Low, high and bound of all quantities of *text*."""
    return [(each.amount.low, each.amount.high, each.amount.bound.value) for _, each in read(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("30 men", 30),
        ("3 hundred and one men", 301),
        ("2.33 k men", 2330),
        ("4 dzs of eggs", 48),
        ("two million, three hundred & sixty people", 2000360),
        ("sixty - four people died", 64),
        ("two million and one half people", 2500000),
        ("one and three quarter million people", 1750000),
        ("six billion and three quarters in aid", 6750000000),
        ("a reading of seven point nought two", 7.02),
        ("it fell to five point zero six", 5.06),
        ("thirty men", 30),
        ("1,100 men", 1100),
        ("12,34,567 people", 1234567),
        ("1 200 men", 1200),
        ("2\u202f150 men", 2150),
        ("1 414 021 100 people", 1414021100),
        ("twenty-one men", 21),
        ("twenty one men", 21),
        ("Two hundred and thirty civilians", 230),
        ("one hundred and twenty-one men", 121),
        ("two hundred two-person tents", 200),
        ("seventy-one thousand three hundred and five men", 71305),
        ("a hundred men", 100),
        ("a good hundred men", 100),
        ("A hundred and forty tanks", 140),
        ("fifteen hundred men", 1500),
        ("15-hundred men", 1500),
        ("5 thousand 914 men", 5914),
        ("4 thousand 3 hundred and 21 men", 4321),
        ("1.2 million people", 1200000),
        ("1.1m people", 1100000),
        ("12k people", 12000),
        ("2.5mn people", 2500000),
        ("half a million people", 500000),
        ("three-quarters of a million people", 750000),
        ("a million and a half people", 1500000),
        ("one and a half million people", 1500000),
        ("two and a half thousand men", 2500),
        ("2½ million people", 2500000),
        ("a dozen men", 12),
        ("two dozen men", 24),
        ("half a dozen men", 6),
        ("a pair of brothers", 2),
        ("5 lakh people", 500000),
        ("three crore people", 30000000),
    ],
)
def test_forms_of_one_number(text: str, value: float) -> None:
    """Digits, words, scale words, halves and dozens are read in full, as one number."""
    assert intervals(text)[0] == (value, value, "exact")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a hundred and 20 were hurt", [100, 20]),
        ("two hundred and three hundred", [200, 300]),
        ("400,000 155mm shells", [400000, 155]),
        ("displaced one million two years ago", [1000000, 2]),
        ("killed 12, 30 and 41", [12, 30, 41]),
    ],
)
def test_neighbours_stay_apart(text: str, expected: list[float]) -> None:
    """Two numbers side by side are not run together."""
    assert [low for low, _, _ in intervals(text)] == expected


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("dozens of men", 24, 99),
        ("dozens and dozens of men", 24, 99),
        ("injured scores", 40, 99),
        ("hundreds of men", 200, 999),
        ("many thousands of men", 2000, 9999),
        ("tens of thousands of men", 20000, 99999),
        ("hundreds of thousands", 200000, 999999),
        ("millions of people", 2000000, 9999999),
        ("several men", 3, 9),
        ("a few men", 3, 9),
        ("a handful of men", 3, 9),
        ("several hundred men", 300, 900),
        ("at least several hundred men", 300, 900),
        ("a few dozen men", 36, 108),
        ("several hundred thousand men", 300000, 900000),
        ("tens or hundreds of thousands of men", 20000, 999999),
    ],
)
def test_vague_words(text: str, low: int, high: int) -> None:
    """Vague words have the intervals of the guidelines, hedged or not."""
    assert intervals(text) == [(low, high, "vague")]


@pytest.mark.parametrize("text", ["her test scores", "few men came", "the scores were level", "a single-engine plane"])
def test_words_that_only_look_like_numbers(text: str) -> None:
    """Scores of a test, few without an article, and single in a compound are no numbers."""
    assert intervals(text) == []


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("about 30 men", "about"),
        ("Some 30 men", "about"),
        ("an estimated 30 men", "about"),
        ("close to 30 men", "about"),
        ("perhaps 30 men", "about"),
        ("30 or so men", "about"),
        ("30-odd men", "about"),
        ("a couple of hundred men", "about"),
        ("~30 men", "about"),
        ("police estimated 30 men", "exact"),
        ("at least 30 men", "at_least"),
        ("at least another 30 men", "at_least"),
        ("at least an estimated 30 men", "at_least"),
        ("no fewer than 30 men", "at_least"),
        ("30 or more men", "at_least"),
        ("30 men at least", "at_least"),
        ("up to 30 men", "at_most"),
        ("as many as 30 men", "at_most"),
        ("up to a further 30 men", "at_most"),
        ("no more than 30 men", "at_most"),
        ("never had more than 30 men", "at_most"),
        ("30 wooden boats at most", "at_most"),
        ("more than 30 men", "more_than"),
        ("well over 30 men", "more_than"),
        ("the toll passed 30", "more_than"),
        ("60-plus men", "more_than"),
        ("60+ men", "more_than"),
        ('"over 200" men', "more_than"),
        ('over "200" men', "more_than"),
        ("fewer than 30 men", "less_than"),
        ("just under 30 men", "less_than"),
        ("just short of 30 men", "less_than"),
        ("exactly 30 men", "exact"),
        ("only 30 men", "exact"),
        ("he handed over 195 men", "exact"),
        ("protests over 12 deaths", "exact"),
        ("he spoke about 30 men", "exact"),
        ("it went up to 14", "exact"),
        ("12 people, at least 3 of them children", "exact"),
    ],
)
def test_bounds(text: str, bound: str) -> None:
    """Hedges before, after and around a number set its bound; the same words in another use do not."""
    assert intervals(text)[0][2] == bound


def test_an_open_side_is_open() -> None:
    """A lower bound has no high, an upper bound no low."""
    assert intervals("at least 3, up to 12,000") == [(3, None, "at_least"), (None, 12000, "at_most")]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("10,000 to 12,000 men", 10000, 12000),
        ("between 10,000 and 12,000 men", 10000, 12000),
        ("1,100-1,200 men", 1100, 1200),
        ("1,100–1,200 men", 1100, 1200),
        ("10 to 12 thousand men", 10000, 12000),
        ("11 to 12,000 men", 11000, 12000),
        ("two or three men", 2, 3),
        ("two or three hundred men", 200, 300),
        ("an estimated two to three hundred men", 200, 300),
        ("one-to-two hundred men", 100, 200),
        ("about 30 or 40 men", 30, 40),
        ("seven, perhaps eight men", 7, 8),
        ("three drones, perhaps four.", 3, 4),
        ("from 20 to 84 men", 20, 84),
        ("between $5 and $7 billion", 5000000000, 7000000000),
        ("15–25 million dollars", 15000000, 25000000),
        ("$2.2bn to $4.2bn", 2200000000, 4200000000),
        ("more than 20 but fewer than 30 men", 20, 30),
    ],
)
def test_ranges(text: str, low: int, high: int) -> None:
    """Two ends make one interval in every shape, and share a scale word that stands with the second."""
    assert intervals(text) == [(low, high, "range")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rose from 14 to 20", [14, 20]),
        ("was raised on Monday from 14 to 20", [14, 20]),
        ("rose by 12 to 40 from 28", [12, 40, 28]),
        ("revised down from 200 to 130", [200, 130]),
        ("Blast kills 5 - 12 injured", [5, 12]),
        ("5 killed — 12 hurt", [5, 12]),
    ],
)
def test_moves_are_no_ranges(text: str, expected: list[float]) -> None:
    """A figure that moves is two numbers, and so are two items of a headline."""
    assert [low for low, _, _ in intervals(text)] == expected


def test_hedges_belong_to_the_quantity() -> None:
    """The words of a quantity are its number with its hedges, currency and unit; the core is the number alone."""
    ((words, quantity),) = read("It lost well over 12 million euros.")

    assert words == "well over 12 million euros"
    assert quantity.core_last - quantity.core_first == 2


@given(st.text(st.characters(), max_size=200))
def test_any_text_is_read(text: str) -> None:
    """Whatever the text, reading it ends without an error."""
    read(text)


@given(
    st.lists(
        st.sampled_from(
            WORDS := [
                "12",
                "one",
                "two",
                "hundred",
                "thousand",
                "million",
                "and",
                "a",
                "half",
                "to",
                "or",
                "between",
                "from",
                "-",
                "–",
                "$",
                "1.2m",
                "%",
                "about",
                "more",
                "than",
                "at",
                "least",
                "most",
                "dozen",
                "several",
                "of",
                "tens",
                "thousands",
                "men",
                ",",
                ".",
                "May",
                "aged",
                "19-year-old",
                "7:30",
                "F-16s",
                "½",
                "/",
                "third",
                "so",
                "pounds",
                "rose",
                "(",
                ")",
            ]
        ),
        max_size=40,
    )
)
def test_quantities_lie_in_order(words: list[str]) -> None:
    """Quantities come in the order of the text, none overlap, and each holds its core."""
    for sentence in sentences(" ".join(words)):
        end = 0
        for quantity in quantities(sentence):
            assert end <= quantity.first <= quantity.core_first < quantity.core_last <= quantity.last
            assert quantity.last <= len(sentence.tokens)
            end = quantity.last


def test_tables_are_not_read_as_prose() -> None:
    """A sentence that is a long row of numbers gives cells of a table, no counts."""
    found = read("12 " * 500)

    assert {quantity.kind for _, quantity in found} == {Kind.MARKER}
    assert len(found) >= CROWDED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("equal to or less than 40 men", (None, 40, "at_most")),
        ("at or above 40 men", (40, None, "at_least")),
        (">= 40 men", (40, None, "at_least")),
        ("400 + people came", (400, None, "more_than")),
    ],
)
def test_bounds_in_signs_and_formal_words(text, expected):
    """Signs and the wording of forms limit a number as hedges do."""
    assert intervals(text) == [expected]


def test_a_row_of_small_numbers_without_spaces_is_read_one_by_one():
    """Commas without spaces part small numbers in a row of three or more; thousands stay one number."""
    assert [each.amount.low for _, each in read("Exercises 21,23,25,32. Then 1,100,200 people came.")] == [
        21, 23, 25, 32, 1100200,
    ]  # fmt: skip


def test_a_dash_before_the_second_item_of_a_headline_parts_two_numbers():
    """ "fifty - two" is one number, but not where what follows begins a second item."""
    assert [each.amount.low for _, each in read("Toll now thirty - two missing")] == [30, 2]


def test_k_is_thousands_kilometres_or_kelvin():
    """A letter after a number means what the words around it are about."""
    assert kinds("About 10 k people fled") == ["count"]
    assert kinds("She ran 10 k in Paris") == ["distance"]
    assert kinds("It melts at 572 °F or 573.15K") == ["temperature", "temperature"]


def kinds(text: str) -> list[str]:
    """The kinds of all quantities of *text*."""
    return [each.kind.value for _, each in read(text)]
