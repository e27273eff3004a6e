"""What a claim is of, in canonical words."""

from __future__ import annotations

from datetime import date

import pytest
from newsroom import Figure, claim_of, figure, killed, marched

from claimbot.claimants import claimant_key
from claimbot.keys import key_of, place_key
from claimbot.keys_event import days_of, incidents_in, kinds_of, names_in, story_of
from claimbot.model import Document, Measure, SeriesKey, Standing

MONDAY = date(2025, 3, 3)


def key(text: str, make: Figure, title: str = "") -> SeriesKey:
    """Give the key of the claim marked in *text*."""
    claim = claim_of(text, make)
    story = story_of(Document(url="https://wire.example/a", text=claim.sentence, title=title), MONDAY)
    return key_of(claim, story, claimant_key(claim.claimant, story.text))


@pytest.mark.parametrize(
    ("subject", "counted", "actor"),
    [
        ("North Korean troops", "force", "North Korea"),
        ("DPRK soldiers", "force", "North Korea"),
        ("people", "person", None),
        ("deaths", "person", None),
        ("victims of the flood", "person", None),
        ("miners", "miner", None),
        ("children", "child", None),
        ("police officers", "police", None),
        ("government soldiers", "force", "government"),
        ("Taliban fighters", "fighter", "taliban"),
        ("special forces soldiers", "force/special", None),
        ("suspected cases", "person/suspected", None),
        ("fishmongers", "role:fishmonger", None),
    ],
)
def test_who_is_counted(subject: str, counted: str, actor: str | None) -> None:
    """A subject is read as a class and a side, whatever words name them."""
    found = key(f"Police said [12 {subject}] were killed.", killed(12, subject=subject))

    assert (found.counted, found.actor) == (counted, actor)


def test_the_north_is_the_one_that_the_article_speaks_of() -> None:
    """ "The North's soldiers" are North Korea's where the article names it."""
    found = key(
        "Seoul said [1,900 of the North's soldiers] were killed. Pyongyang has not commented.",
        killed(1900, subject="the North's soldiers", claimant="Seoul"),
    )

    assert found.actor == "North Korea"


def test_its_soldiers_are_the_claimants() -> None:
    """An army that speaks of its own losses counts its own side."""
    found = key(
        "Vastria's army said [150 of its soldiers] were killed.",
        killed(150, subject="its soldiers", claimant="Vastria's army"),
    )

    assert found.actor == "vastria"


@pytest.mark.parametrize(
    ("place", "canonical", "around"),
    [
        ("Slavija Square, Belgrade", "slavija square", "belgrade"),
        ("the Kursk region", "kursk oblast", "russia"),
        ("squares in Nis", "nis", "serbia"),
        ("northern Gaza", "northern gaza", "gaza strip"),
        ("Orven Cathedral in Mindanao, Philippines", "orven cathedral", "mindanao"),
        ("Sarvo near Lahore", "sarvo", "lahore"),
        ("Kharkiv's Orlivskyi district", "orlivskyi", "kharkiv"),
        ("the Cairo district of Sabel", "sabel", "cairo"),
        ("the train in Balochistan", "balochistan", "pakistan"),
        ("the centre of Ghazni province", "centre of ghazni", "afghanistan"),
    ],
)
def test_where(place: str, canonical: str, around: str) -> None:
    """A place is its most special name, with the places around it to be found by."""
    found = key(f"[12 people] were killed in {place}.", killed(12, place=place))

    assert found.place == canonical
    assert f"in:{around}" in found.anchors


def test_a_place_that_only_its_article_knows_is_none() -> None:
    """ "The rubble" tells no two events apart, nor one from itself in another article."""
    found = key("[12 people] were pulled from the rubble.", killed(12, place="the rubble"))

    assert found.place is None


def test_a_place_inside_another_is_the_inner_one() -> None:
    """ "The village of Odda in the Sarn region" is Odda, which lies in Sarn."""
    found = key(
        "Floods in the village of Odda in the Sarn region have killed [15 people].", killed(15, place="Sarn region")
    )

    assert found.place == "odda"
    assert "in:sarn" in found.anchors


def test_homonyms_are_told_apart_by_what_the_article_names() -> None:
    """Georgia is the American state where Atlanta is named."""
    state = key("Floods in Georgia killed [six people], an office in Atlanta said.", killed(6, place="Georgia"))
    country = key("Floods in Georgia killed [nine people], Tbilisi said.", killed(9, place="Georgia"))

    assert state.place != country.place


@pytest.mark.parametrize(
    ("text", "baseline"),
    [
        ("[9,000 tanks] were destroyed since the war began.", "war"),
        ("[480 people] have died this year.", "year 2025"),
        ("[480 people] have died of measles since July.", "since july 2024"),
        ("[210 drones] were shot down in the past week.", "week"),
        ("There were [12 new deaths].", "day"),
        ("[12 people] were killed.", None),
    ],
)
def test_since_when(text: str, baseline: str | None) -> None:
    """A figure's baseline is read from its own part of the sentence."""
    assert key(text, figure(Measure.KILLED, 12)).baseline == baseline


def test_a_baseline_of_another_figure_is_not_taken() -> None:
    """Each figure of a sentence has its own baseline."""
    text = "[Eight soldiers] were killed on Tuesday and 4,200 since the war began."

    assert key(text, killed(8, subject="soldiers")).baseline is None


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("[300 more troops] arrived.", Standing.INCREMENT),
        ("[12 of them children] died.", Standing.PART),
        ("They were 25, [including 12 children].", Standing.PART),
        ("It killed [12 people including 8 children].", Standing.CURRENT),
        ("It killed [12 people, among them a rescuer].", Standing.CURRENT),
        ("It rose to 31 [from 22].", Standing.FORMER),
        ("It replaces an earlier toll of [27 dead].", Standing.FORMER),
        ("[More than 60 houses] burned.", Standing.CURRENT),
        ("[25 or more people] died.", Standing.CURRENT),
        ("It rose [from 22 to 31].", Standing.CURRENT),
    ],
)
def test_what_a_figure_is_beside_others(text: str, standing: Standing) -> None:
    """The words at a figure tell a level from what was added, a part and a former level."""
    assert key(text, killed(12)).standing is standing


def test_the_day_of_an_event_is_not_that_of_the_statement() -> None:
    """A day after a verb of saying is when it was said."""
    found = key(
        "Police said on Monday that [11 people] were killed in Saturday's crash.", killed(11, claimant="Police")
    )

    assert days_of(found.event) == {"2025-03-01"}


def test_a_sentence_without_an_incident_takes_it_from_the_article() -> None:
    """What happened is told by the claim's sentence, else by one before it or by the title."""
    found = key("Police counted [8,000 people].", marched(8000), title="Protests in Graz")

    assert kinds_of(found.event) == {"protest"}
    assert kinds_of(found.event, own=True) == frozenset()


def test_incidents_are_known_in_any_form() -> None:
    """Nouns and verbs of an incident name the same kind."""
    assert incidents_in("A ferry capsized.") == incidents_in("after the capsizing") == {"sinking"}
    assert incidents_in("Nothing happened.") == frozenset()


def test_names_are_no_places_peoples_or_days() -> None:
    """A proper name tells events apart; a country or a weekday does not."""
    assert names_in("On Monday the Jaffar Express was stopped in Pakistan.") == {"jaffar express"}


def test_losses_are_counted_of_who_suffered_them() -> None:
    """A bare count of casualties is that of the force which took them."""
    found = key(
        "North Korean troops sent to Kursk have taken [several hundred casualties], a US official said.",
        figure(Measure.KILLED_OR_WOUNDED, 300, 900, bound="vague"),
    )

    assert (found.counted, found.actor) == ("force", "North Korea")


def test_people_told_at_a_protest_are_its_crowd() -> None:
    """A mere count of people at a protest is kept with its attendance."""
    found = key("Researchers counted [25,000 people] at Saturday's rally in Brava.", figure(Measure.OTHER, 25000))

    assert found.measure is Measure.PROTESTERS


def test_a_place_that_is_only_described_is_its_country() -> None:
    """ "Serbia's capital" lies in Serbia; Mexico City has a name of its own."""
    assert place_key("Serbia's capital") == "serbia"
    assert place_key("Mexico City") == "mexico city"
