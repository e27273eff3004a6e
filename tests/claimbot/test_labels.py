"""What a series is called."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newsroom import Figure, Newsroom, figure, killed, marched

from claimbot.labels import words_of
from claimbot.model import Measure, Modality, Standing


@pytest.mark.parametrize(
    ("make", "title"),
    [
        (killed(7, place="Orvale"), "People killed, Orvale"),
        (killed(7, place="Sarn near Orvale"), "People killed, Sarn near Orvale"),
        (killed(7, place="Sarn in the centre of Norland's Orvale province"), "People killed, Sarn"),
        (
            figure(
                Measure.KILLED_OR_WOUNDED, 30, subject="North Korean troops", place="the Kursk region", scope="total"
            ),
            "North Korean troops killed or wounded, Kursk region, so far",
        ),
        (killed(7, subject="deaths"), "Deaths"),
        (marched(900, subject="demonstrators", place="Graz"), "Demonstrators, Graz"),
        (killed(4, subject="children", standing=Standing.PART), "Children killed, part of the whole"),
        (killed(9, modality=Modality.DENIED), "People killed, denied"),
        (figure(Measure.OTHER, 5, subject="votes"), "Votes"),
    ],
)
def test_a_series_is_called_after_its_first_claim(room: Newsroom, make: Figure, title: str) -> None:
    """A name says who is counted, what happened to them, where, and what sets it apart."""
    room.learn("Officials spoke of [many].", make)

    with room.begin() as ledger:
        assert [series.title for series in ledger.recent_series()] == [title]


def test_bare_casualties_are_called_after_who_suffered_them(room: Newsroom) -> None:
    """The force named in the sentence stands for a bare "casualties"."""
    room.learn(
        "North Korean troops have taken [300 casualties] in Kursk.",
        figure(Measure.KILLED_OR_WOUNDED, 300, subject="people", place="Kursk"),
    )

    with room.begin() as ledger:
        assert ledger.recent_series()[0].title == "North Korean troops killed or wounded, Kursk"


def test_names_of_an_event_are_read_in_one_order(room: Newsroom) -> None:
    """Two names that are an alias side by side are found as one in every run, however a set happens to be walked."""
    room.learn("[Five people] were killed by the blast in Orvale.", killed(5, place="Orvale"))
    claim = room.learned[0].claims[0]
    event = claim.key.event | {"name:personnel", "name:military", "name:xanthe", "name:adair"}

    assert "troop" in words_of(replace(claim, key=replace(claim.key, event=event)))
