"""Who can be a source, and how much of the words around belongs to its name."""

from __future__ import annotations

import pytest

from claimbot.extract import extract
from claimbot.extract.claimants import attributions
from claimbot.extract.quantities import quantities
from claimbot.extract.sentences import sentences
from claimbot.extract.tagging import tag
from claimbot.model import Document


def claimants(text: str) -> list[str | None]:
    """Give the claimant of each claim of *text*."""
    return [claim.claimant for claim in extract(Document(url="https://example.org/a", text=text))]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Last week a senior officer spoke of 12 dead.", "a senior officer"),
        ("In December the agency had spoken of 12 dead.", "the agency"),
        ("In a post on Telegram the agency said 12 people had died.", "the agency"),
        ("In Orvale residents remember 12 dead.", None),
        ("The United States and Norway say that 12 soldiers were sent.", "The United States and Norway"),
    ],
)
def test_time_and_place_are_no_part_of_a_source(text, claimant):
    """What opens a clause is left out of the name; two names that speak together are one source."""
    assert claimants(text) == [claimant]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Twelve people died, officials briefed on the talks said.", "officials briefed on the talks"),
        ("A driver who got away said 12 people died.", "A driver who got away"),
        ("The mayor, who took office in May, said 12 people died.", "The mayor"),
        ("A crowd that police put at 300 marched through Orvale.", "police"),
        ("A herdsman who passed the spot on Monday counted five wrecks.", "A herdsman who passed the spot"),
        ("The union called a strike and said 12 men had died.", "The union"),
        ("The Committee to Protect Rivers said 12 people died.", "The Committee to Protect Rivers"),
    ],
)
def test_what_describes_a_source_belongs_to_it(text, claimant):
    """A short description goes with the name; a verb of its own does not."""
    assert claimants(text) == [claimant]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The general staff's report gives losses as 1,150 men.", "The general staff"),
        ("Hezbollah's list has 16 dead.", "Hezbollah"),
        ("The ministry was silent. The mayor said 3 died. His bulletin listed 12 dead.", "The mayor"),
        ("Twelve people died, by the count of a medical charity.", "a medical charity"),
        ("The losses are put at 12 killed and 30 wounded by the spy agency.", "the spy agency"),
        ("State radio quoted the governor as saying 12 people died.", "the governor"),
        ("LAPD logged 27 arrests.", "LAPD"),
    ],
)
def test_reports_and_reckonings_are_their_authors(text, claimant):
    """A text belongs to who wrote it, a reckoning to who made it, a quotation to who is quoted."""
    assert claimants(text)[-1] == claimant


@pytest.mark.parametrize(
    "text",
    [
        "Norway will give Kyiv eight howitzers.",
        "Hospitals admitted 31 soldiers.",
        "The agency dismissed nine of its drivers.",
        "The Orvale show sees three men move in.",
        "Some 12,000 people replied they would attend, and 300 turned out.",
    ],
)
def test_acts_are_no_tellings(text):
    """Who gives, admits patients, dismisses staff or answers in crowds states no figure."""
    assert set(claimants(text)) == {None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iraq says 16 people died, a war monitor that 29 people died.", ["Iraq", "a war monitor"]),
        ("Three houses burned; 12 people died, the mayor said.", ["the mayor", "the mayor"]),
        ("The mayor said 12 people died; 300 fled, the charity said.", ["The mayor", "the charity"]),
        ("Thermal cameras showed 12 bodies, a rescuer said.", ["a rescuer"]),
        ("Texas has logged 146 cases, the health department said.", ["the health department"]),
        ("The ministry denied an opposition claim that 300 people had died.", ["The ministry"]),
        ("Twelve people died, the office said, citing calls from the deck.", ["the office"]),
    ],
)
def test_of_several_sources_the_one_that_tells(text, expected):
    """Each clause has its own source; who says it all goes before a verb that may tell of an event."""
    assert claimants(text) == expected


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The agency said 12 soldiers died. At least three more soldiers went missing, it said.", "The agency"),
        ("The operator withdrew a notice in which it had reported two people dead.", "The operator"),
        ("The mayor said 12 people died. An earlier statement had listed 9 dead.", "The mayor"),
    ],
)
def test_pronouns_and_notes_go_back_to_who_spoke(text, claimant):
    """A pronoun is the sentence's own subject or who spoke before, never those who are counted."""
    assert claimants(text)[-1] == claimant


def test_a_source_is_found_in_capitals_and_at_the_end_of_a_headline():
    """Capitals say nothing in a headline; a source at its end outdoes a topic at its beginning."""
    assert claimants("12 DEAD IN FERRY FIRE, COASTGUARD SAYS") == ["COASTGUARD"]
    assert claimants("Orvale institute: 51 dead, 271 hurt – governor") == ["governor", "governor"]


@pytest.mark.parametrize("text", ["said", ", said", "by the", "that", "According to", "It, said 3", "the claim 3 that"])
def test_fragments_have_no_source_and_raise_nothing(text):
    """A verb without a subject attributes nothing."""
    for sentence in sentences(text):
        line = tag(sentence, quantities(sentence))
        assert [line.text(one.first, one.last) for one in attributions(line) if one.first >= one.last] == []


def test_a_label_before_a_long_sentence_is_no_source():
    """A caption's label in capitals and a colon tells the topic; only over a short headline is it who says so."""
    caption = (
        "PROBE: Last week prosecutors opened an inquiry into the candidate, who is accused of backing extremists, "
        "and on Saturday tens of thousands of protesters gathered in the capital in the latest rally of the far right "
        "against a court that had annulled the vote in which he came first."
    )

    assert claimants(caption) == [None]
