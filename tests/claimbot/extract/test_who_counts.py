"""Who states a figure where no plain verb of saying tells it."""

from __future__ import annotations

import pytest

from claimbot.extract import extract
from claimbot.model import Document


def claimants(text: str) -> list[str | None]:
    """Give the claimant of each claim of *text*."""
    return [claim.claimant for claim in extract(Document(url="https://example.org/a", text=text))]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Ingeomar logged 12 tremors on Monday.", "Ingeomar"),
        ("The harbour trust tots up 12 dead.", "The harbour trust"),
        ("The valley's warden makes it 12 dead.", "The valley's warden"),
        ("Orvale Mining knows of 12 dead.", "Orvale Mining"),
        ("Orvale Mining revised its figure to 12 dead.", "Orvale Mining"),
        ("The dockers issued a figure of 12 dead.", "The dockers"),
        ("The relief trust is working with a figure of 12 dead.", "The relief trust"),
        ("The coroner had by Monday identified 12 dead.", "The coroner"),
        ("A porter at the mortuary saw 12 bodies.", "A porter at the mortuary"),
        ("Ana Ruiz, a tailor, described seeing 12 bodies.", "Ana Ruiz"),
        ("The surveyor has walked the streets and counts 12 wrecked houses.", "The surveyor"),
        ("The party, whose list names 12 dead, wants an inquiry.", "The party"),
        ("Workers at the morgue say 12 bodies came in.", "Workers at the morgue"),
        ("Officials estimate 12 dead.", "Officials"),
        ("Cal Fire counted 12 dead.", "Cal Fire"),
        ("The board pledged 12 million euros and sent 30 rescuers.", "The board"),
        ("The storm logged 12 dead.", None),
        ("The lake saw 12 drownings.", None),
        ("The captain confessed to acting alone; 12 sailors died.", None),
    ],
)
def test_verbs_of_counting_take_whoever_can_count(text, claimant):
    """Any body, person or name that counts, keeps to, issues or saw a figure is its source; events count nothing."""
    assert claimants(text)[0] == claimant


def test_a_promise_is_not_what_was_done_besides():
    """Who pledges money is the source of the sum, and not of what it did."""
    assert claimants("The board pledged 12 million euros and flew in 30 rescuers.") == ["The board", None]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("In the agency's tally, 12 fishermen drowned.", "the agency"),
        ("On the ministry's figures 12 people have fallen ill.", "the ministry"),
        ("The march drew 12,000 people by police estimates.", "police"),
        ("The march drew 12,000 people, by that of the police.", "the police"),
        ("By early reports 12 people died.", "early reports"),
        ("In a report of the council, 12 people died.", "the council"),
        ("Twelve pupils were abducted, as the headmaster has it.", "the headmaster"),
        ("To hear the rebels tell it, 12 soldiers were killed.", "the rebels"),
        ("Twelve houses burned, Interfax reports with reference to the mayor.", "the mayor"),
        ("Twelve people died, hospital staff were quoted as saying.", "hospital staff"),
        ("Figures from the health department show 12 deaths.", "the health department"),
        ("For the ministry the toll was 12 dead.", "the ministry"),
        ("The army's claim that 12 militants were killed could not be verified.", "The army"),
        ("A claim by the army of 12 dead went round.", "the army"),
        ("Kyiv rejected the army's claim that 12 soldiers had been killed.", "Kyiv"),
        ("Twelve citizens were confirmed dead by the consulate.", "the consulate"),
        ("A crowd estimated at 12,000 by police marched to the square.", "police"),
        ("Twelve have died, as the mayor maintains, in the flood.", "the mayor"),
    ],
)
def test_sources_told_by_a_phrase(text, claimant):
    """A tally, a report, a claim or a participle names the source as well as a verb does."""
    assert claimants(text) == [claimant]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Floods kill 12 in Assam: officials", "officials"),
        ("Twelve migrants dead off Lesbos (coastguard)", "coastguard"),
        ("Varga: on Sunday 12 people got out of the town.", "Varga"),
        ("Ambrel: 12 dead, 30 hurt in a bus crash.", None),
        ("Twelve people of the Orvale Rowing Club (ORC) drowned.", None),
    ],
)
def test_labels(text, claimant):
    """A name with a colon speaks where a sentence follows, a place where a note does; brackets hold sources."""
    assert claimants(text)[0] == claimant


def test_brackets_hold_for_the_figure_before_them():
    """Each of two figures has the source in the brackets after it."""
    text = "Estimates lie between 36,000 people (Interior Ministry) and 140,000 people (the student union)."
    assert claimants(text) == ["Interior Ministry", "the student union"]


def test_a_message_goes_on_in_notes():
    """A label that opens a message holds for its notes, and for no whole sentence after them."""
    text = "REGIONAL STAFF: 14 shells fell on the docks. 2 dead, 5 hurt. Crews have put out 3 fires."
    assert claimants(text) == ["REGIONAL STAFF", "REGIONAL STAFF", "REGIONAL STAFF", None]


def test_a_verb_left_out():
    """A source that follows a mark right before its figure goes on with the verb before."""
    assert claimants("The council spoke of 60,000 people, the organisers of 200,000.") == [
        "The council",
        "the organisers",
    ]


def test_a_quotation_goes_on():
    """Words in quotation marks after "the mayor said" are still the mayor's."""
    assert claimants('"Some 300 families are cut off," the mayor said. "Another 40 people are trapped."') == [
        "the mayor",
        "the mayor",
    ]


def test_a_pronoun_is_who_acts_in_the_sentence_before():
    """A sentence without a source names by its subject whom the next calls "it"."""
    text = "A minister spoke in Riga. Poland has shut its border with Belarus. It says 12 soldiers were hurt."
    assert claimants(text) == ["Poland"]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("A BBC investigation found 12 unsafe towers.", "A BBC investigation"),
        ("Divers found 12 bodies.", None),
        ("Some 12 troops had arrived, the Pentagon's Maj. Gen. Pat Ryder said.", "the Pentagon's Maj. Gen. Pat Ryder"),
        ("The jet carried 12 people, Boeing said.", "Boeing"),
        ("Neither side confirmed the deaths of 12 troops.", None),
        ("Khost's governor tweeted pictures of 12 graves.", None),
        ("Islamabad says 12 militants died, a figure Kabul disputes.", "Islamabad"),
        ("Italy confirmed 12 deaths.", "Italy"),
    ],
)
def test_who_finds_and_who_only_acts(text, claimant):
    """An inquiry tells what it finds, a diver does not; names in -ing, in -ly and after short titles are names."""
    assert claimants(text) == [claimant]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        (
            "Junta chief Min Aung said aid came. The UN said it was late. He put the dead at 12.",
            "Junta chief Min Aung",
        ),
        ("The UN said aid was late, its envoy Ann Lee said. It put the dead at 12.", "The UN"),
        ("Gunmen took the crew, a port official said. They want 12 million euros.", None),
        ("The governor declared an emergency. He said 12 houses burned.", "The governor"),
    ],
)
def test_pronouns_agree(text, claimant):
    """ "He" is no body, "it" no person and "they" no single person: who spoke before last is meant then."""
    assert claimants(text)[-1] == claimant


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The attack was the worst in years, with officials reporting 12 dead.", "officials"),
        ("Kasur's cholera control programme had by Monday screened 12 people.", "Kasur's cholera control programme"),
        ("A bus crash claims 12, says railway spokesman; dozens in hospital", "railway spokesman"),
        ("Baku called Yerevan's claim of 12 tanks destroyed a fairy tale.", "Baku"),
        ("The village head has a list of 12 names.", "The village head"),
        ("A boat sank; 12 dead, up to 4 more sought.", None),
    ],
)
def test_subjects_read_whole(text, claimant):
    """A source is read with its nouns that look like verbs, and who is counted is none."""
    assert set(claimants(text)) == {claimant}
