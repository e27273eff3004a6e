"""Claims of another extractor."""

from __future__ import annotations

from datetime import date

import pytest

from claimbot.errors import UsageError
from claimbot.model import Amount, Bound, Claim, Measure, Modality, Scope
from claimbot.wire import claim_json
from jobs.sources.given import read_claims

TEXT = "At least 12 people were killed. Later 12 people were hurt, and 12 people fled."
KILLED = {"quote": "At least 12 people", "low": 12, "high": None, "bound": "at_least", "measure": "killed"}
TWELVE = {"quote": "12 people", "low": 12, "high": 12, "bound": "exact", "measure": "wounded"}


def test_fields():
    """The fields of the contract become a claim, with what is left out filled in."""
    row = KILLED | {
        "subject": "people",
        "place": "Kursk",
        "claimant": "police",
        "scope": "total",
        "as_of": "2024-12-17",
    }

    (claim,) = read_claims([row], TEXT)

    assert claim == Claim(
        quote="At least 12 people",
        start=0,
        end=18,
        sentence="At least 12 people were killed.",
        amount=Amount(low=12, high=None, bound=Bound.AT_LEAST),
        measure=Measure.KILLED,
        subject="people",
        place="Kursk",
        claimant="police",
        modality=Modality.STATED,
        scope=Scope.TOTAL,
        as_of=date(2024, 12, 17),
    )


def test_round_trip():
    """What claimbot writes it reads back unchanged."""
    claims = read_claims(
        [KILLED | {"baseline": "since May", "replaces": {"low": 9, "high": 9}, "confidence": 0.5}], TEXT
    )

    assert read_claims([claim_json(claim) for claim in claims], TEXT) == claims


def test_finds_quotes():
    """Without offsets, equal quotes are found one after the other; wrong offsets are not believed."""
    claims = read_claims([KILLED, TWELVE, TWELVE, TWELVE | {"start": 3, "end": 12}], TEXT)

    assert [claim.start for claim in claims] == [0, 38, 63, 9]
    assert all(TEXT[claim.start : claim.end] == claim.quote for claim in claims)


def test_least():
    """A quote and a number are enough."""
    (claim,) = read_claims([{"quote": "12 people", "low": 12, "high": 14}], TEXT)

    assert (claim.amount.bound, claim.measure, claim.subject) == (Bound.RANGE, Measure.OTHER, "people")


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ({}, "list of objects"),
        ([KILLED, 12], "claim 2: it is an object"),
        ([{"low": 12}], 'claim 1: "quote" is missing'),
        ([KILLED | {"quote": "13 people"}], 'the quote "13 people" is not in the text'),
        ([KILLED | {"low": 10**400}], '"low" is a number of at most'),
        ([KILLED | {"low": "12"}], '"low" is a number of at most'),
        ([KILLED | {"low": True}], '"low" is a number of at most'),
        ([KILLED | {"low": float("nan")}], '"low" is a number of at most'),
        ([KILLED | {"low": None}], '"low" or "high" is a number'),
        ([KILLED | {"high": 3}], '"low" 12 is above "high" 3'),
        ([KILLED | {"bound": "circa"}], '"bound" is one of exact, about'),
        ([KILLED | {"measure": ["killed"]}], '"measure" is one of killed'),
        ([KILLED | {"as_of": "Monday"}], '"as_of" is a date'),
        ([KILLED | {"place": 7}], '"place" is text or null'),
        ([KILLED | {"confidence": 3}], '"confidence" is a number from 0 to 1'),
        ([KILLED | {"replaces": 9}], '"replaces" is null or an object'),
    ],
)
def test_mistakes(rows, problem):
    """A mistake is named, with the claim it is in."""
    with pytest.raises(UsageError, match=problem):
        read_claims(rows, TEXT)
