"""Values check themselves when they are made."""

from __future__ import annotations

from datetime import datetime

import pytest

from claimbot.model import LARGEST, Amount, Bound, Claim, Document, Measure, digest_id


def amount(low: float | None = 3, high: float | None = 3, bound: Bound = Bound.EXACT) -> Amount:
    return Amount(low=low, high=high, bound=bound)


@pytest.mark.parametrize(
    ("low", "high"), [(None, None), (4, 3), (10 * LARGEST, None), (float("nan"), 3), (3, float("inf")), (10**400, None)]
)
def test_an_amount_is_an_interval_of_numbers_that_somebody_could_count(low: float | None, high: float | None) -> None:
    """Nothing on either side, a low above the high, and what no number is, are refused."""
    with pytest.raises(ValueError, match=r"."):
        amount(low, high)


def test_whole_numbers_are_whole() -> None:
    """1100.0 is 1100, so that equal figures look equal; 2.5 stays."""
    assert repr(amount(1100.0, 1100.0).low) == "1100"
    assert amount(2.5, 2.5).low == 2.5


def test_the_edge_names_an_amount() -> None:
    """It is the low, or the high where low is open."""
    assert amount(None, 60, Bound.LESS_THAN).edge == 60
    assert amount(60, None, Bound.MORE_THAN).edge == 60


def test_a_claim_stands_somewhere_and_counts_something() -> None:
    """Offsets that are no place, no subject and an impossible confidence are refused."""
    good = {"quote": "3 men", "start": 0, "end": 5, "sentence": "3 men died.", "amount": amount(), "subject": "men"}
    for wrong in ({"start": 5}, {"start": -1}, {"subject": ""}, {"confidence": 1.5}):
        with pytest.raises(ValueError, match=r"."):
            Claim(measure=Measure.KILLED, **(good | wrong))  # type: ignore[arg-type]


def test_times_have_zones() -> None:
    """A time without a zone would be another instant on another machine."""
    with pytest.raises(ValueError, match="time zone"):
        Document(url="a", text="", published=datetime(2025, 1, 1))  # noqa: DTZ001 - the point of the test


def test_ids_follow_from_what_they_name() -> None:
    """The same parts give the same id, other parts or another split another; no letter is easily misread."""
    assert digest_id("a", 1) == digest_id("a", 1) != digest_id("a1")
    assert len(digest_id("\ud800")) == 12
    assert not set(digest_id("x", "y")) & set("ilou")
