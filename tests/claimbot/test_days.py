"""Days and years that a sentence names."""

from __future__ import annotations

from datetime import date

import pytest

from claimbot.days import days_in, other_years, states_day

WEDNESDAY = date(2025, 3, 5)


@pytest.mark.parametrize(
    ("sentence", "happened", "said"),
    [
        ("It happened on Monday.", [3], []),
        ("Police said on Wednesday that Monday's crash killed 11.", [3], [5]),
        ("The ministry on Tuesday withdrew its figure.", [], [4]),
        ("He spoke yesterday.", [4], []),
        ("It broke on 2 March.", [2], []),
        ("It broke on March 2, 2025.", [2], []),
        ("Nothing since Monday.", [], []),
        ("A vote is due next Monday.", [], []),
        ("At least 12 died and 2 may be trapped; 3 march on.", [], []),
    ],
)
def test_days(sentence: str, happened: list[int], said: list[int]) -> None:
    """Days are resolved to the latest on or before publication; days to come and bounds of periods are left out."""
    expected = (frozenset(date(2025, 3, day) for day in happened), frozenset(date(2025, 3, day) for day in said))

    assert days_in(sentence, WEDNESDAY) == expected


def test_no_day_is_before_the_first() -> None:
    """A feed without a date may say the year 1: the days before it are nobody's, and nothing raises."""
    assert days_in("He spoke yesterday, and on Sunday.", date.min) == (frozenset(), frozenset())


def test_other_years() -> None:
    """An older year is a sign of an older event, but not after "since"."""
    assert other_years("An earthquake in 1999 killed 17,000.", WEDNESDAY) == {1999}
    assert other_years("It has run since 2022.", WEDNESDAY) == frozenset()


def test_a_state_as_of_a_day() -> None:
    """ "By Tuesday evening" is the state of a day; "on Tuesday" is not."""
    assert states_day("100 had been freed by Tuesday evening.")
    assert not states_day("100 were freed on Tuesday.")
