"""Measures that the verb alone does not give: who does it, what was told before, what is denied or left out."""

from __future__ import annotations

import pytest

from claimbot.extract import extract
from claimbot.model import Document


def figures(text: str) -> list[tuple[str, float | None]]:
    """Give measure and edge of each claim of *text*."""
    claims = extract(Document(url="https://example.org/a", text=text))
    return [(claim.measure.value, claim.amount.edge) for claim in claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seven people were shot at a barbecue.", [("wounded", 7)]),
        ("Seven people were shot, two of them fatally.", [("wounded", 7), ("killed", 2)]),
        ("A gunman fatally shot seven people.", [("killed", 7)]),
        ("A clerk keeps a list of 30 farmers shot at the well.", [("killed", 30)]),
        ("Militiamen shot a dozen villagers.", [("killed", 12)]),
        ("Nineteen traders were pulled from a lorry and shot.", [("killed", 19)]),
    ],
)
def test_who_is_shot_is_hurt_in_a_blotter_and_dead_in_a_war(text, expected):
    """A bare passive is the police blotter's; a doer, a list or another verb before it is a killing."""
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A landslide buried nine quarrymen.", [("missing", 9)]),
        ("The village buried nine of its sons.", [("killed", 9)]),
        ("Measles struck 40 pupils.", [("infected", 40)]),
        ("Stones struck four constables.", [("wounded", 4)]),
        ("The blaze now covers 700 hectares.", [("destroyed", 700)]),
        ("The vigil was attended by 3,000 people.", [("protesters", 3000)]),
        ("Gunmen in canoes took six sailors off a tanker.", [("abducted", 6)]),
        ("The lifeboat took six sailors off a tanker.", [("rescued", 6)]),
    ],
)
def test_the_doer_decides(text, expected):
    """Mud buries the missing and a village the dead; what strikes says what befalls those it strikes."""
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cholera has sickened 80. Twelve are in hospital.", [("infected", 80), ("infected", 12)]),
        ("The bus crash hurt 80. Twelve are in hospital.", [("wounded", 80), ("wounded", 12)]),
        ("Police arrested 60 soldiers. By noon 20 were in custody.", [("arrested", 60), ("arrested", 20)]),
        ("Boats picked up 28 divers; 17 have not.", [("rescued", 28), ("missing", 17)]),
        ("Two hikers have not been seen since Sunday.", [("missing", 2)]),
        ("Forty residents are still not answering their telephones.", [("missing", 40)]),
        ("Twenty-five passengers had no symptoms.", [("other", 25)]),
        ("Crews have rescued 40 sailors.", [("rescued", 40)]),
        ("Doctors could not save 14 of the burned.", [("killed", 14)]),
        ("Six divers never made it out of the cave.", [("killed", 6)]),
        ("Thirty-three clerks had collapsed and died.", [("killed", 33)]),
        ("Seventy soldiers crossed the river and surrendered.", [("captured", 70)]),
        ("Four hundred nurses are on strike.", [("protesters", 400)]),
    ],
)
def test_what_was_told_before_or_is_denied_decides(text, expected):
    """In an outbreak those in hospital are the sick; who is not found is missing."""
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels freed the miners, 40 of them, on Monday.", [("released", 40)]),
        ("Rescue teams, 16 in all, have saved over 900.", [("deployed", 16), ("rescued", 900)]),
        ("It cut the number of captives beheaded there from 25 to 24.", [("killed", 25), ("killed", 24)]),
        ("A strike killed three (3) rebels and destroyed two (2) trucks.", [("killed", 3), ("destroyed", 2)]),
        ("More than 70 rebels, four armoured cars and five trucks were destroyed.",
         [("killed", 70), ("destroyed", 4), ("destroyed", 5)]),
        ("There are nine enemy ships in the bay.", [("deployed", 9)]),
        ("The army has 420 sappers and eight helicopters there.", [("deployed", 420), ("deployed", 8)]),
        ("Soldiers with 12 boats were handing out bread.", [("deployed", 12)]),
        ("The storm destroyed 22 barns in the north and nine in the south.", [("destroyed", 22), ("destroyed", 9)]),
        ("The police jailed 48 rioters and let 130 go.", [("arrested", 48), ("released", 130)]),
        ("A nurse said 97 taken prisoner and 74 missing were on the list.", [("captured", 97), ("missing", 74)]),
        ("Of the sick 68 tested positive for cholera.", [("infected", 68)]),
        ("Some 7,000 nomads, it believes, have no roof.", [("displaced", 7000)]),
        ("The gale tore the roofs off 35 barns.", [("destroyed", 35)]),
        ("The heat proved fatal for 14 labourers.", [("killed", 14)]),
        ("The march was 20,000 strong.", [("protesters", 20000)]),
        ("Losses include 35 tanks.", [("destroyed", 35)]),
        ("A wave of 8,000 refugees crossed the river.", [("displaced", 8000)]),
        ("The siege has trapped 3,000 civilians.", [("affected", 3000)]),
        ("Clinics received 68 dead by sunrise.", [("killed", 68)]),
        ("Forty porters were brought in wounded.", [("wounded", 40)]),
        ("The blast left six dead and 290 barns partly or wholly gone.", [("killed", 6), ("destroyed", 290)]),
        ("Aftershocks numbered 61.", [("other", 61)]),
        ("A call for 900 sandbags went out.", [("supplied", 900)]),
        ("Some 9,500 people downstream have no water.", [("affected", 9500)]),
        ("Three nurses are among the sick.", [("infected", 3)]),
        ("A fire caused damage to about 60 cars.", [("destroyed", 60)]),
        ("Fifteen countries have halted imports.", [("other", 15)]),
    ],
)  # fmt: skip
def test_what_stands_apart_is_read_with_those_it_counts(text, expected):
    """Sums put after their noun, lists before one verb, repeated numerals and asides."""
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The singer released seven albums.", [("other", 7)]),
        ("Firemen saved the two bell towers; 14 monks were saved.", [("other", 2), ("rescued", 14)]),
        ("The house voted to hold two ministers in contempt.", [("other", 2)]),
        ("The ferry carried 33 passengers and six crew members.", [("other", 33), ("other", 6)]),
        ("Rebels freed 20 captives. The growth factor can be 256.", [("released", 20)]),
    ],
)
def test_a_verb_of_people_says_nothing_of_things(text, expected):
    """Albums are released and towers saved, but nobody went free; a factor is no number of people."""
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Each machine takes 94 tubes.",
        "The cannon can fire 85 rounds.",
        "The gun weighs 4,200 kilograms.",
        "The hurt were taken to two hospitals.",
    ],
)
def test_what_a_thing_can_hold_and_where_the_hurt_are_taken_is_no_claim(text):
    """A capacity describes the thing, a few places only say where."""
    assert figures(text) == []
