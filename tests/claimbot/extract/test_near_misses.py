"""Words of a measure that stand for something else in their sentence, and the measure that they must not give."""

from __future__ import annotations

import pytest

from claimbot.extract import extract
from claimbot.model import Document


def measures(text: str) -> list[tuple[str, str]]:
    """Give quote and measure of each claim of *text*."""
    return [(claim.quote, claim.measure.value) for claim in extract(Document(url="-", text=text))]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Rebels were able to take 40 soldiers prisoner.", "captured"),
        ("Police were able to hold 120 suspects.", "arrested"),
        ("A panel of 12 judges was shot dead.", "killed"),
        ("The majority of 60 hostages died.", "killed"),
        ("The crew not only saved 12 sailors but also their dog.", "rescued"),
        ("The coastguard has never rescued 40 people in a day.", "rescued"),
        ("Rescuers could not save 14 miners.", "killed"),
        ("The campaign hopes to reach 10,000 children with vaccines.", "other"),
        ("About 300 patients are to be seen by doctors this week.", "infected"),
        ("Some 68 hikers remained to be traced.", "missing"),
        ("The patient had come into contact with 40 people.", "other"),
        ("The plan brings new hope for 2,000 farmers.", "other"),
        ("Police are searching for 12 paintings.", "other"),
        ("Police are holding 12 members of the gang.", "arrested"),
        ("Police picked up 40 suspects in a raid near the water tower.", "arrested"),
        ("The prison offers free meals to 400 inmates.", "arrested"),
        ("Workers broke down a wall in 60 homes.", "other"),
        ("He risked the lives of 40 children.", "other"),
        ("Twelve victims of the landslide were buried in a mass grave.", "killed"),
    ],
)
def test_a_word_alone_gives_no_measure(text, measure):
    """Who does it, what it is done to and the words between decide what a verb says."""
    assert [found for _, found in measures(text)] == [measure]


def test_those_named_in_another_sentence_are_not_the_dead():
    """Whom a coach names is nobody who died before."""
    told = measures("Twelve people were killed in the quake. The coach named 23 players for the match on Sunday.")

    assert told == [("Twelve people", "killed"), ("23 players", "other")]


def test_a_heading_is_of_those_it_names():
    """ "Dead:" says nothing of the novels of who is dead."""
    assert measures("Dead: the author of 12 novels.") == []


def test_cases_of_fraud_infect_nobody():
    """Suspected and confirmed cases of a crime are none of the sick."""
    told = measures("Officials listed 3 suspected and 4 confirmed cases of fraud.")

    assert "infected" not in [measure for _, measure in told]
