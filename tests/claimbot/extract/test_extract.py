"""Whole texts: the claims that come out of them, with every field."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbot.extract import explain, extract
from claimbot.model import Claim, Document, Measure, Modality, Scope, Standing

DATA = Path(__file__).parents[2] / "data"
TUESDAY = datetime(2024, 12, 17, 9, 0, tzinfo=UTC)


def read(text: str, published: datetime | None = TUESDAY) -> list[Claim]:
    """Extract the claims of a bare text."""
    return extract(Document(url="https://example.org/a", text=text, published=published))


def brief(claim: Claim) -> tuple[str, float | None, float | None, str]:
    """Name a claim by measure, interval and bound."""
    return (claim.measure, claim.amount.low, claim.amount.high, claim.amount.bound)


def test_the_story_of_the_front():
    """The figures of December 2024 are read with measure, bound, subject and claimant, and nothing else is a claim."""
    claims = read((DATA / "front.txt").read_text("utf-8"))
    assert [(*brief(claim), claim.subject, claim.claimant) for claim in claims] == [
        ("deployed", 10000, 12000, "range", "troops", "the US and Ukraine"),
        ("killed_or_wounded", 30, 30, "about", "North Korean troops", "Ukraine's military intelligence agency"),
        ("missing", 3, None, "at_least", "North Korean servicemen", "the GUR"),
        ("missing", 2, 2, "exact", "crew", "a military official"),
        ("protesters", 20000, 99999, "vague", "protesters", None),
        ("protesters", 200, 999, "vague", "people", None),
    ]
    assert [claim.place for claim in claims[-2:]] == ["Bucharest", "Cape Town"]
    assert [claim.as_of for claim in claims[-2:]] == [date(2024, 12, 14)] * 2


def test_every_other_number_has_its_reason():
    """What is no claim is listed with the reason: a span of time, a name, a year."""
    text = "For four months an FA-50 flew. Since 2019 the 21-storey block on Route 4 burned twice."
    claims, readings = explain(Document(url="https://example.org/a", text=text))
    assert claims == []
    assert {reading.quote for reading in readings} >= {"four months", "FA-50", "2019", "21-storey"}
    assert all(reading.reason for reading in readings)


@pytest.mark.parametrize(
    ("text", "measure", "low"),
    [
        ("QUAKE TOLL HITS 2,100", "killed", 2100),
        ("quake toll hits 2,100", "killed", 2100),
        ("Port blast: 12 dead, mayor says", "killed", 12),
    ],
)
def test_headlines_are_read_in_any_case(text, measure, low):
    """Capitals, small letters and missing verbs do not hide a figure."""
    assert [(claim.measure, claim.amount.low) for claim in read(text)] == [(measure, low)]


def test_a_rise_names_both_levels():
    """The level and the one it replaces are two claims, and the first says which it replaces."""
    new, old = read("The death toll from the flood rose to 40 from 28 on Monday, the ministry said.")
    assert (new.amount.low, new.standing, new.scope) == (40, Standing.CURRENT, Scope.TOTAL)
    assert (old.amount.low, old.standing) == (28, Standing.FORMER)
    assert new.replaces == old.amount


def test_a_part_is_no_level():
    """A part of a whole and an increment stand beside the figure, and are told apart."""
    whole, part, more = read("Police said 12 people died, five of them children. Another 4 were killed on Monday.")
    assert [whole.standing, part.standing, more.standing] == [Standing.CURRENT, Standing.PART, Standing.INCREMENT]
    assert part.subject == "children"
    assert part.measure is Measure.KILLED


def test_a_denied_figure_is_denied_by_its_claimant():
    """Who denies a figure is its claimant, and it is no stated one."""
    (claim,) = read("The ministry denied that 500 of its paratroopers had been taken prisoner.")
    assert (claim.modality, claim.claimant, claim.measure) == (Modality.DENIED, "The ministry", Measure.CAPTURED)


def test_a_plan_is_expected():
    """What will be done is not yet so."""
    (claim,) = read("The army will send another 800 soldiers to the border, the minister said.")
    assert (claim.modality, claim.measure) == (Modality.EXPECTED, Measure.DEPLOYED)


def test_repeats_are_no_second_claim():
    """A figure that is only mentioned again is not counted twice."""
    claims = read("The crash killed 12 people. The 12 people were killed at night.")
    assert [claim.amount.low for claim in claims] == [12]


def test_reading_twice_gives_the_same():
    """Extraction keeps no state between texts."""
    text = (DATA / "front.txt").read_text("utf-8")
    assert read(text) == read(text)


@given(st.text(max_size=400))
def test_no_text_raises(text):
    """Whatever the text, quotes are exact substrings at their offsets."""
    for claim in read(text):
        assert text[claim.start : claim.end] == claim.quote


_PIECES = st.sampled_from(
    ["12", "people", "killed", ",", "of them", "said", "Kyiv", "and", "at least", "were", "the toll", "to", "from", ".",
     "\n", "in", "Monday", "$3m", "who", "not", "—", ":", "another", "troops", "by", "“", "denied that", "one"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=40))
def test_no_order_of_words_raises(pieces):
    """Words of the grammar in any order give claims with exact quotes, or none."""
    text = " ".join(pieces)
    for claim in read(text):
        assert text[claim.start : claim.end] == claim.quote


def test_a_claim_is_plain_data():
    """A claim can be written down: its fields are numbers, strings and dates."""
    (claim,) = read("Officials said 12 people died in Kharkiv on Monday.")
    assert json.dumps([claim.quote, claim.amount.low, claim.place, str(claim.as_of)])
    assert 0 < claim.confidence <= 1
