"""What amounts cover, when two are one figure, and which way a claimant's amount moved."""

from __future__ import annotations

import pytest
from newsroom import claim_of, killed

from claimbot.amounts import Move, compatible, moved, same_figure
from claimbot.model import Claim


def amount(text: str) -> Claim:
    """Read "7", "about 30", "at least 20", "over 60", "up to 90", "10-12", "dozens" as a claim."""
    words, number = text.rpartition(" ")[::2]
    if text == "dozens":
        return claim_of("[dozens] of people were killed", killed(24, 99, bound="vague"))
    if "-" in number:
        low, high = map(int, number.split("-"))
        return claim_of(f"[{text} people] were killed", killed(low, high))
    value = int(number)
    if words == "up to":
        return claim_of(f"[{text} people] were killed", killed(None, value, bound="at_most"))
    bounds = {"": "exact", "about": "about", "nearly": "about", "at least": "at_least", "over": "more_than"}
    return claim_of(f"[{text} people] were killed", killed(value, bound=bounds[words]))


@pytest.mark.parametrize(
    ("old", "new", "move"),
    [
        ("7", "11", Move.UP),
        ("38", "27", Move.DOWN),
        ("118", "120", Move.UP),
        ("dozens", "37", Move.NARROWER),
        ("37", "dozens", Move.WIDER),
        ("about 30", "dozens", Move.WIDER),
        ("about 30", "31", Move.NARROWER),
        ("about 30", "34", Move.UP),
        ("30", "at least 20", Move.WIDER),
        ("30", "over 30", Move.WIDER),
        ("over 30", "30", Move.SAME),
        ("over 30", "33", Move.NARROWER),
        ("over 30", "34", Move.UP),
        ("over 60", "75", Move.UP),
        ("at least 10", "at least 17", Move.UP),
        ("at least 30", "29", Move.DOWN),
        ("at least 30", "at least 20", Move.WIDER),
        ("1198", "nearly 1200", Move.SAME),
        ("1198", "1200", Move.SAME),
        ("9000", "9017", Move.UP),
        ("about 9000", "9017", Move.NARROWER),
        ("346", "over 340", Move.SAME),
        ("10000-12000", "about 11000", Move.SAME),
        ("10000-12000", "11000-13000", Move.UP),
        ("10000-12000", "10500-11500", Move.NARROWER),
        ("up to 12000", "10000", Move.NARROWER),
    ],
)
def test_a_claimants_own_figure_moves(old: str, new: str, move: Move) -> None:
    """A claimant's new amount is a rise, a fall, an exacter or a vaguer figure, or the old one in other words."""
    assert moved(amount(old), amount(new)) is move


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("30", "30", True),
        ("4180", "about 4200", True),
        ("nearly 300", "280", True),
        ("nearly 300", "320", False),
        ("about 30", "33", True),
        ("about 30", "34", False),
        ("at least 100", "190", True),
        ("at least 100", "210", False),
        ("at least 100", "12", False),
        ("over 450", "over 100", False),
        ("dozens", "90-120", True),
    ],
)
def test_two_claimants_agree_or_not(one: str, other: str, agree: bool) -> None:
    """Two claimants can both be right where amounts touch, one rounds the other, or a floor reaches far enough."""
    assert compatible(amount(one), amount(other)) is agree
    assert compatible(amount(other), amount(one)) is agree


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("12", "12", True), ("1198", "1200", True), ("12", "14", False), ("dozens", "30", False), ("30", "over 30", True)],
)
def test_one_figure_in_two_wordings(one: str, other: str, same: bool) -> None:
    """A figure is known again when it is rounded or bounded, and not when it only lies nearby."""
    assert same_figure(amount(one), amount(other)) is same
