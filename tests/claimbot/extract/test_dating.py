"""Which day a figure has: the rules' choice, the options that are weighed, and what speaks for each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from claimbot.extract import choosing
from claimbot.extract.choosing import Chooser, Option, unweighed
from claimbot.extract.daysigns import family
from claimbot.extract.reading import read
from claimbot.model import Document, Measure

FRIDAY = datetime(2025, 6, 20, 12, tzinfo=UTC)
MONDAY, TUESDAY, THURSDAY = date(2025, 6, 16), date(2025, 6, 17), date(2025, 6, 19)


@pytest.fixture
def by_rules() -> Iterator[None]:
    """Let the rules choose day and scope."""
    with unweighed("as_of", "scope"):
        yield


def options(text: str) -> list[list[Option[Any]]]:
    """Give the options of the day of each figure of *text*, published on a Friday."""
    seen: list[list[Option[Any]]] = []
    read(
        Document(url="-", text=text, published=FRIDAY),
        lambda name, _, given: seen.append(list(given)) if name == "as_of" else None,
    )
    return seen


def ruled(text: str) -> date | None:
    """Give the day that the rules choose for the last figure of *text*."""
    return options(text)[-1][0].value  # type: ignore[no-any-return]


def features(text: str, day: date | None) -> set[str]:
    """Give what holds of *day* for the last figure of *text*."""
    (option,) = [one for one in options(text)[-1] if one.value == day]
    return {*option.features, *option.carried}


@pytest.mark.usefixtures("by_rules")
@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Five people died on Monday, police said on Thursday.", MONDAY),
        ("Five people died, police said on Thursday.", THURSDAY),
        ("Tuesday's blast killed five people.", TUESDAY),
        ("A bus fell into a gorge on Monday. Five people died.", MONDAY),
        ("A bus fell into a gorge on Monday. The firm has 90 buses.", None),
        ("A blast tore through a mill at dawn. Five people died.", FRIDAY.date()),
        ("The toll rose to nine on Thursday from five.", None),
    ],
)
def test_the_rules_choose(text: str, day: date | None) -> None:
    """The event's day, else what owns it, else the statement's, else the one carried; a replaced figure has none."""
    assert ruled(text) == day


@pytest.mark.usefixtures("by_rules")
def test_days_before_after_and_of_publication_are_options() -> None:
    """Every day named near is one, with the day of publication and none; a plan may be for the coming week."""
    text = "A bus fell on Monday. Five people died. On Thursday the road was open."
    assert {one.value for one in options(text)[0]} == {MONDAY, THURSDAY, FRIDAY.date(), None}
    plan = "The army will send 40 soldiers on Monday."
    assert {one.value for one in options(plan)[0]} == {MONDAY, date(2025, 6, 23), FRIDAY.date(), None}


@pytest.mark.usefixtures("by_rules")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A blast hit a mill on Monday. The blast killed five people.", "told event refers"),
        ("A blast hit a mill on Monday. The blast killed five people.", "told event event shared"),
        ("A blast hit a mill on Monday. The flood killed five people.", "told event event new"),
        ("A blast hit a mill on Monday. Five people have died.", "told event tense perfect"),
        ("A blast hit a mill on Monday. Five people had died.", "told event tense past perfect"),
        ("A blast hit a mill on Monday. Five people died.", "told event tense past"),
        ("A blast hit a mill on Monday. Five people could die.", "told event tense modal"),
        ("A blast hit a mill on Monday. Five people are missing.", "told event tense present"),
        ("A blast hit a mill on Monday. In 2019 fire killed five people.", "told event period"),
        ("A blast hit a mill on Monday. It opened in 2019. Five people died.", "told event period right before"),
        ("A blast hit a mill on Monday. Five people die there a year.", "told event rate"),
        ("A blast hit a mill on Monday. Elsewhere five people died.", "told event opens with a place False"),
        ("A blast hit a mill on Monday. It killed five people and hurt nine.", "again like measure"),
        ("A blast hit a mill on Monday. It killed five people and hurt nine.", "again past verb True"),
        ("A blast hit a mill on Monday, killing two. It hurt nine people.", "again 1"),
    ],
)
def test_what_speaks_for_a_day_told_before(text: str, expected: str) -> None:
    """Tense, reference to the event, other times between, and the figure before bear on whether the day holds on."""
    assert expected in features(text, MONDAY)


@pytest.mark.usefixtures("by_rules")
def test_at_least_opens_with_no_place() -> None:
    """ "At least five" is a bound, "At Luneta" a place."""
    text = "A blast hit a mill on Monday. At least five people died."
    assert not [word for word in features(text, MONDAY) if "opens with a place" in word]


def test_the_day_of_the_figure_before_speaks_for_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is chosen for a figure bears on the next one, and only on it."""
    chooser = Chooser({"same event": 1.0, "none": 0.5, "again": 2.0})
    monkeypatch.setattr(choosing, "chooser", lambda name: chooser if name == "as_of" else Chooser({}))
    claims, _ = read(Document(url="-", text="A blast killed five on Monday. It hurt nine people.", published=FRIDAY))
    assert [claim.as_of for claim in claims] == [MONDAY, MONDAY]


def test_every_measure_has_a_family() -> None:
    """The families of dates.toml are those of the model."""
    assert all(family(measure) for measure in Measure)
