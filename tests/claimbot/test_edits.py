"""What two versions of one page change."""

from __future__ import annotations

import pytest
from newsroom import Newsroom, killed, wounded

from claimbot.model import Amount, Bound, Modality

PAGE = {"url": "https://harbour.example/train", "outlet": "Harbour Gazette", "published": "2025-10-07 08:00"}
TOLD = {"place": "Velm", "claimant": "Police"}
DERAILED = "A train derailed outside Velm on Tuesday morning."


def test_a_figure_changed_in_place_is_an_edit(room: Newsroom) -> None:
    """The same sentence with another number is an edit, and no rise."""
    room.learn(f"{DERAILED} Police said [12 people] were killed.", killed(12, **TOLD), **PAGE)
    changes = room.learn(f"{DERAILED} Police said [21 people] were killed.", killed(21, **TOLD), **PAGE)

    assert changes == ["edited 12 -> 21"]


def test_trivial_edits_raise_nothing(room: Newsroom) -> None:
    """Another time line and another comma leave the figure where it was, as the claim that it was."""
    room.learn(f"Updated at 08:00. {DERAILED} Police said [12 people] were killed.", killed(12, **TOLD), **PAGE)
    changes = room.learn(
        f"Updated at 09:30. {DERAILED} Police said [12 people] were killed, and shut the line.",
        killed(12, **TOLD),
        **PAGE,
    )

    assert changes == []
    assert room.learned[0].claims == room.learned[1].claims


def test_an_update_notice_makes_it_news(room: Newsroom) -> None:
    """A page that says it was updated tells a development: the claimant's figure has risen."""
    room.learn(f"{DERAILED} Police said [12 people] were killed.", killed(12, **TOLD), **PAGE)
    changes = room.learn(
        f"Update: the toll has grown. {DERAILED} Police said [21 people] were killed.", killed(21, **TOLD), **PAGE
    )

    assert changes == ["revised_up 12 -> 21"]


@pytest.mark.parametrize("notice", ["Latest: the toll has grown.", "LATEST 14:30. The toll has grown."])
def test_a_headed_latest_makes_it_news(room: Newsroom, notice: str) -> None:
    """The word with a colon or a time heads a notice of an update."""
    room.learn(f"{DERAILED} Police said [12 people] were killed.", killed(12, **TOLD), **PAGE)
    changes = room.learn(f"{notice} {DERAILED} Police said [21 people] were killed.", killed(21, **TOLD), **PAGE)

    assert changes == ["revised_up 12 -> 21"]


def test_latest_before_other_words_is_no_notice(room: Newsroom) -> None:
    """A line that offers the latest of something else says nothing of the figure, which was edited."""
    story = f"{DERAILED} Police said [%s people] were killed. Latest %s follows."
    room.learn(story % (12, "sport"), killed(12, **TOLD), **PAGE)

    assert room.learn(story % (21, "weather"), killed(21, **TOLD), **PAGE) == ["edited 12 -> 21"]


def test_a_new_attribution_makes_it_news(room: Newsroom) -> None:
    """The page's figure by another claimant is that claimant's, counted on."""
    room.learn(f"{DERAILED} Police said [12 people] were killed.", killed(12, **TOLD), **PAGE)
    changes = room.learn(
        f"{DERAILED} The transport ministry said [21 people] were killed.",
        killed(21, place="Velm", claimant="The transport ministry"),
        **{**PAGE, "published": "2025-10-07 12:00"},
    )

    assert changes == ["revised_up 12 -> 21"]


def test_the_way_back_raises_nothing(room: Newsroom) -> None:
    """A page that goes back to its first version raises no second edit, and its figures keep their series."""
    first, second = (
        f"{DERAILED} Police said [12 people] were killed.",
        f"{DERAILED} Police said [18 people] were killed.",
    )
    room.learn(first, killed(12, **TOLD), **PAGE)
    there = room.learn(second, killed(18, **TOLD), **PAGE)
    back = room.learn(first, killed(12, **TOLD), **PAGE)

    assert (there, back) == (["edited 12 -> 18"], [])
    assert room.series_of(2, 12) == room.series_of(0, 12)


def test_a_figure_that_is_gone_is_retracted(room: Newsroom) -> None:
    """A page that no longer gives a figure, nor another, has retracted it; the other figure stands."""
    room.learn(
        f"{DERAILED} Police said [12 people] were killed. The hospital counted [30 injured].",
        killed(12, **TOLD),
        wounded(30, place="Velm", claimant="The hospital"),
        **PAGE,
    )
    changes = room.learn(
        f"{DERAILED} Police said [12 people] were killed. The hospital gave no figures.", killed(12, **TOLD), **PAGE
    )

    assert changes == ["retracted 30 -> -"]


def test_a_withdrawn_page_retracts_what_it_said(room: Newsroom) -> None:
    """A page that is withdrawn takes its figures back."""
    room.learn(f"{DERAILED} Police said [12 people] were killed.", killed(12, **TOLD), **PAGE)
    changes = room.learn("This article has been withdrawn. We apologise to our readers.", **PAGE)

    assert changes == ["retracted 12 -> -"]


def test_a_claimant_withdraws_its_figure(room: Newsroom) -> None:
    """A figure taken back by its claimant, with no other in its stead, is retracted wherever that is told."""
    told = {"place": "Ruvan prison", "claimant": "The interior ministry"}
    room.learn(
        "The interior ministry said [40 people] were killed in a riot at Ruvan prison on Monday.", killed(40, **told)
    )
    changes = room.learn(
        "The interior ministry withdrew its figure of [40 people] killed in Monday's riot at Ruvan prison.",
        killed(40, modality=Modality.DENIED, **told),
    )

    assert changes == ["retracted 40 -> -"]


@pytest.mark.parametrize(
    "retreat", ["before its troops were withdrawn", "when it took back the town", "after it withdrew, a report said"]
)
def test_troops_that_withdraw_take_no_figure_back(room: Newsroom, retreat: str) -> None:
    """A figure told again beside a retreat stands."""
    told = {"subject": "rebels", "place": "Dorrin", "claimant": "The army"}
    room.learn("The army said [40 rebels] were killed in Dorrin on Monday.", killed(40, **told))
    changes = room.learn(f"The army said [40 rebels] were killed in Dorrin on Monday {retreat}.", killed(40, **told))

    assert changes == []


def test_a_correction_facility_corrects_nothing(room: Newsroom) -> None:
    """The word alone is no notice: a toll that rises in a prison fire has risen."""
    told = {"place": "Dorrin", "claimant": "Police"}
    fire = "were killed in a fire at the correction facility in Dorrin"
    before = Amount(low=40, high=40, bound=Bound.EXACT)
    room.learn(f"Police said [40 people] {fire}.", killed(40, **told), outlet="Harbour Gazette")
    changes = room.learn(
        f"Police said [52 people] {fire}, up from 40.", killed(52, replaces=before, **told), outlet="Harbour Gazette"
    )

    assert changes == ["revised_up 40 -> 52"]


def test_an_outlet_corrects_its_report(room: Newsroom) -> None:
    """An outlet's notice about its own report retracts the wrong figure; the right one joins without a change."""
    told = {"place": "Lomar", "claimant": "the coastguard"}
    capsized = "a ferry capsized at Lomar"
    room.learn(
        f"[14 people] drowned when {capsized}, the coastguard said.", killed(14, **told), outlet="Harbour Gazette"
    )
    changes = room.learn(
        f"Correction: We wrote that people drowned when {capsized}. "
        "The coastguard said [four people] drowned, [not 14].",
        killed(4, **told),
        killed(14, modality=Modality.DENIED, **told),
        outlet="Harbour Gazette",
        title="Correction",
    )

    assert changes == ["retracted 14 -> -"]
    assert room.series_of(1, 4) == room.series_of(0, 14)
