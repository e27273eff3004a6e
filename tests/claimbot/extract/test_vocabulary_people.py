"""People rescued, moved, held and let go: who does it, and from where, decides what a verb says of them."""

from __future__ import annotations

import pytest

from claimbot.extract import extract
from claimbot.extract.vocabulary import complements, doers
from claimbot.extract.words import table
from claimbot.model import Document


def figures(text: str) -> list[tuple[str, float]]:
    """Give measure and number of each claim of *text*."""
    return [
        (claim.measure.value, claim.amount.edge) for claim in extract(Document(url="https://example.org/a", text=text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police took eight men away.", ("arrested", 8)),
        ("Gunmen took eight men away.", ("abducted", 8)),
        ("Eight men were taken away by gunmen.", ("abducted", 8)),
        ("Eight men were taken away by plainclothes officers.", ("arrested", 8)),
        ("Armed men held eight clerks at gunpoint.", ("abducted", 8)),
        ("Soldiers killed 40 bandits, arrested 12 suspects and left.", ("arrested", 12)),
        ("The embassy pulled out 33 staff and their dependants.", ("evacuated", 33)),
        ("The hall holds 200 people.", ("other", 200)),
        ("The jail holds 200 people.", ("arrested", 200)),
        ("The shelter holds 200 people.", ("evacuated", 200)),
        ("The refugee camp took in 1,900 newcomers.", ("displaced", 1900)),
        ("Gang violence has driven out 2,500 residents.", ("displaced", 2500)),
    ],
)
def test_the_doer_decides(text, expected):
    """What the police do is an arrest, and the same verb of gunmen an abduction."""
    assert expected in figures(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Coastguards hauled 21 people off the sinking ferry.", ("rescued", 21)),
        ("Seven men were helped down from the cliff.", ("rescued", 7)),
        ("The plan would save 12 jobs.", ("other", 12)),
        ("Police removed 30 labourers from brick kilns.", ("rescued", 30)),
        ("Nurses wheeled 18 patients out of the burning clinic.", ("evacuated", 18)),
        ("Four hundred villagers were told to leave at dawn.", ("evacuated", 400)),
        ("The fire left 60 people with nowhere to live.", ("displaced", 60)),
        ("Six ministers left the cabinet.", ("other", 6)),
        ("The band released 12 songs.", ("other", 12)),
        ("He picked up 40 votes.", ("other", 40)),
        ("The court granted bail to 87 men.", ("released", 87)),
        ("Judges acquitted 19 defendants.", ("released", 19)),
        ("Two teenagers were charged and held overnight.", ("arrested", 2)),
        ("Ukraine brought home 50 soldiers from captivity.", ("released", 50)),
        ("The strike by 30,000 nurses goes on.", ("protesters", 30000)),
        ("Ninety people lay down in the road.", ("protesters", 90)),
        ("Landlords turned 40 families out of their shacks.", ("displaced", 40)),
        ("Forty of the escapees were recaptured.", ("arrested", 40)),
        ("Nine hooligans were arrested.", ("arrested", 9)),
        ("Forty families turned out for the fair.", ("protesters", 40)),
        ("Sixty detained students were allowed home.", ("released", 60)),
        ("Fifteen journalists sit in Eritrean jails.", ("arrested", 15)),
        ("Forty passengers scrambled onto the wing.", ("rescued", 40)),
        ("In the latest swap 95 returned on each side.", ("released", 95)),
    ],
)
def test_where_from_and_whom(text, expected):
    """A complement, and the class of those spoken of, choose among the senses of a verb."""
    assert expected in figures(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rally passed quietly. Some 140,000 came, its organisers said.", ("protesters", 140000)),
        ("Marchers filled the square. The agency counted 36,000.", ("protesters", 36000)),
        ("The rally was peaceful. For the ministry the peak was 39,000 people.", ("protesters", 39000)),
        ("The rally set out from a camp for 800 people.", ("other", 800)),
        ("Refugees keep coming. The count had reached 17,700 on Monday.", ("displaced", 17700)),
        ("Hijackers seized a train. The operation is over: 346 hostages were freed.", ("rescued", 346)),
        ("Hijackers seized a train. In a swap 46 hostages were freed.", ("released", 46)),
        ("Rebels besieged the town. The army broke through; 900 civilians were freed.", ("rescued", 900)),
        ("Rebels seized the town. They freed 900 civilians a week later.", ("released", 900)),
        ("Pirates hijacked a tanker. Twenty of the crew are still in captivity.", ("abducted", 20)),
    ],
)
def test_what_the_text_is_about(text, expected):
    """A verb that leaves it open is read by the topic of the text."""
    assert expected in figures(text)


def test_every_list_that_a_verb_names_is_there():
    """A complement "@peril" and a doer have their list in nouns.toml."""
    for verb in table("verbs")["verb"]:
        named = [
            word[1:]
            for entry in verb["words"] + verb.get("followed_by", [])
            for word in entry.split()
            if word[0] == "@"
        ]
        assert all(complements(name) for name in named)
        assert not verb.get("doer") or doers(verb["doer"])
