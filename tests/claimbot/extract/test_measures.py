"""What a sentence says of its figures: measure, subject, and which numbers are no claims."""

from __future__ import annotations

import pytest

from claimbot.extract import extract
from claimbot.model import Document


def figures(text: str) -> list[tuple[str, float | None, str]]:
    """Give measure, edge and subject of each claim of *text*."""
    claims = extract(Document(url="https://example.org/a", text=text))
    return [(claim.measure, claim.amount.edge, claim.subject) for claim in claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Five people were shot dead and 31 wounded.", [("killed", 5, "people"), ("wounded", 31, "people")]),
        ("A bomb killed 12 soldiers.", [("killed", 12, "soldiers")]),
        ("The blast left four dead and nine hurt.", [("killed", 4, "people"), ("wounded", 9, "people")]),
        ("Some 40 soldiers were killed or wounded.", [("killed_or_wounded", 40, "soldiers")]),
        ("Two miners are unaccounted for.", [("missing", 2, "miners")]),
        ("Rebels took 90 soldiers prisoner.", [("captured", 90, "soldiers")]),
        ("Gunmen kidnapped 25 girls.", [("abducted", 25, "girls")]),
        ("Police rounded up 330 demonstrators.", [("arrested", 330, "demonstrators")]),
        ("The gang let 13 fishermen go.", [("released", 13, "fishermen")]),
        ("Divers pulled out 104 survivors alive.", [("rescued", 104, "survivors")]),
        ("The alliance deployed 2,000 troops.", [("deployed", 2000, "troops")]),
        ("Some 17,000 people have fled their homes.", [("displaced", 17000, "people")]),
        ("About 600 villagers were evacuated.", [("evacuated", 600, "villagers")]),
        ("Thousands of people marched through the city.", [("protesters", 2000, "people")]),
        ("The virus has infected 46 children.", [("infected", 46, "children")]),
        ("About 3,000 homes are without power.", [("affected", 3000, "homes")]),
        ("Shelling damaged 31 houses.", [("destroyed", 31, "houses")]),
        ("The enemy launched 93 drones.", [("launched", 93, "drones")]),
        ("The army shot down 61 of the drones.", [("intercepted", 61, "drones")]),
        ("The charity delivered 40 tonnes of rice.", [("supplied", 40, "tonnes of rice")]),
        ("Troops now control 93 settlements.", [("controlled", 93, "settlements")]),
        ("The court imposed a fine of $90 million.", [("money", 90000000, "fine")]),
    ],
)
def test_each_measure_has_its_verbs(text, expected):
    """Active, passive and verbless sentences say the measure."""
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three soldiers and two civilians were killed.", [("killed", 3, "soldiers"), ("killed", 2, "civilians")]),
        ("He deployed 1,300 soldiers and 90 tanks.", [("deployed", 1300, "soldiers"), ("deployed", 90, "tanks")]),
        ("Of the 38 missiles fired, 30 were shot down.",
         [("launched", 38, "missiles"), ("intercepted", 30, "missiles")]),
        ("The crash killed ten people: seven men and three women.",
         [("killed", 10, "people"), ("killed", 7, "men"), ("killed", 3, "women")]),
        ("All 33 militants who hijacked the train had been killed.", [("killed", 33, "militants")]),
        ("Sixteen people, most of them women, were injured.", [("wounded", 16, "people")]),
        ("They were the bodies of 44 villagers buried by mud.", [("killed", 44, "villagers")]),
        ("He killed a total of four civilians.", [("killed", 4, "civilians")]),
        ("He wounded the mayor, two guards and three officers before being shot by police.",
         [("wounded", 2, "guards"), ("wounded", 3, "officers")]),
        ("The man fatally shot two women and wounded three men.", [("killed", 2, "women"), ("wounded", 3, "men")]),
        ("They decided to shoot and kill all nine occupants of the house.", [("killed", 9, "occupants of the house")]),
        ("Officials said 68 people remained missing: 24 Nepalis who worked there, nine soldiers and the rest tourists.",
         [("missing", 68, "people"), ("missing", 24, "Nepalis"), ("missing", 9, "soldiers")]),
        ("Rome has sent 300 soldiers and Madrid 200.", [("deployed", 300, "soldiers"), ("deployed", 200, "soldiers")]),
        ("Police counted 20,000 at the rally.", [("protesters", 20000, "people")]),
    ],
)  # fmt: skip
def test_what_stands_between_subject_and_verb(text, expected):
    """Coordination, asides and relative clauses are read over."""
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The boy of 12 scored twice in 90 minutes.",
        "The envoy speaks five languages.",
        "All but four escaped.",
        "No one was hurt.",
        "A ticket costs $45.",
        "His salary was $90,000.",
        "Each battery costs a billion dollars.",
        "There were 15 suicides per 100,000 people.",
        "Two security sources said so.",
        "Fighting occurred around three villages.",
        "They parted those two.",
        "Names had been entered in two hospitals.",
        "The board has three more members than before.",
        "Parliament passed it by 110 votes to 8.",
        "The army denied that a single soldier had died.",
        "The court heard two witnesses.",
    ],
)
def test_numbers_that_nobody_disputes(text):
    """Ages, spans, prices, rates, pronouns and sources are no claims."""
    assert [figure for figure in figures(text) if figure[0] != "released"] == []


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Thirty-three of those on board did not survive.", "killed"),
        ("Three of the wounded have since died.", "killed"),
        ("There has been no word from 15 climbers since Tuesday.", "missing"),
        ("Eight sailors were swept overboard.", "missing"),
        ("Evacuation orders cover 35,000 residents.", "evacuated"),
        ("Some 50,000 people were ordered to leave.", "evacuated"),
        ("Food poisoning struck 55 guests.", "infected"),
        ("Bird flu was detected in 30 cows.", "infected"),
        ("The outage hit 1.4 million households.", "affected"),
        ("The storm knocked out the lights for 3.4m homes.", "affected"),
        ("Police seized 110 suspects in dawn raids.", "arrested"),
        ("Two hostages were brought out of the town alive.", "rescued"),
        ("Sixteen people were flown out of Russian jails.", "released"),
        ("It has 18 soldiers in its custody.", "captured"),
        ("Under the deal 33 hostages are to go home.", "released"),
        ("Two guests who had been taken hostage were set free.", "released"),
        ("Upwards of 50 villages had been entered.", "controlled"),
        ("A platoon of 30 will go to the islands.", "deployed"),
        ("Three drones, perhaps four, were shot down.", "intercepted"),
    ],
)
def test_who_did_it_and_how_it_was_told_decide(text, measure):
    """Negation, causes, orders, custody and relative clauses say the measure where the verb alone does not."""
    assert [figure[0] for figure in figures(text)] == [measure]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast killed 300 soldiers. Moscow spoke of 120.", [("killed", 300), ("killed", 120)]),
        ("The blast killed 30 soldiers. Kyiv said it was no fewer than 40.", [("killed", 30), ("killed", 40)]),
        ("Twelve of the 40 hostages were freed.", [("released", 12), ("abducted", 40)]),
        ("It intercepted 13 of 14 missiles.", [("intercepted", 13), ("launched", 14)]),
        ("The strikes killed 34 people, two of them children, and 117 were wounded.",
         [("killed", 34), ("killed", 2), ("wounded", 117)]),
        ("All 20 living hostages were freed in two groups, seven in the first and 13 in the second.",
         [("released", 20), ("released", 7), ("released", 13)]),
    ],
)  # fmt: skip
def test_what_a_bare_or_partial_figure_takes_over(text, expected):
    """A bare figure that is large or bounded counts what was counted before; a whole is what its noun says of it."""
    assert [(measure, edge) for measure, edge, _ in figures(text)] == expected
