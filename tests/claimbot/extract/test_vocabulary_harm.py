"""How news English says that people were killed, hurt, lost, taken ill or hit by want, and what only sounds like it."""

from __future__ import annotations

import pytest

from claimbot.extract import extract
from claimbot.model import Document

SAID = {
    "killed": [
        ("Doctors were unable to save 2 of the boys.", 2),
        ("The heat killed off 300 cattle in a week.", 300),
        ("The army said it had dispatched 9 terrorists to hell.", 9),
        ("The crew of a tug escaped but 31 sailors went down with the ship.", 31),
        ("Pneumonia carried off 14 of the residents.", 14),
        ("Sniper fire claimed 3 more victims on Sunday.", 3),
    ],
    "wounded": [
        ("Shrapnel tore into 9 children.", 9),
        ("Six children were airlifted to a burns unit in Lyon.", 6),
        ("A van careered into 12 shoppers.", 12),
        ("Seven cyclists sustained serious chest injuries.", 7),
        ("The blast left 17 bystanders with burns.", 17),
        ("Four policemen had broken ribs.", 4),
        ("Eight people are in hospital with severe leg wounds.", 8),
        ("A man ran over and injured 3 policemen.", 3),
    ],
    "killed_or_wounded": [
        ("Landmines have killed or maimed 4,000 farmers since 1990.", 4000),
        ("The offensive cost the enemy 900 men.", 900),
        ("Its dead and injured number 210.", 210),
    ],
    "missing": [
        ("Searchers have given up hope of finding the last 3 passengers.", 3),
        ("Rescuers have yet to reach 16 people stuck in the tunnel.", 16),
        ("Seventeen migrants are presumed lost.", 17),
        ("Five hikers are pinned under rocks.", 5),
    ],
    "infected": [
        ("Laboratory tests confirmed measles in 14 children.", 14),
        ("Two travellers were found to be carrying the virus.", 2),
        ("Some 8,000 people live with HIV there.", 8000),
        ("The salmonella outbreak has affected 88 people.", 88),
        ("Food poisoning felled 140 wedding guests.", 140),
        ("Ebola: 11 confirmed so far.", 11),
        ("The variant has been detected in 40 people.", 40),
    ],
    "affected": [
        ("Some 5,000 pupils had no school to go to.", 5000),
        ("About 25,000 people were placed under curfew.", 25000),
        ("Internet service was down for 200,000 subscribers.", 200000),
        ("The floods disrupted the lives of 80,000 people.", 80000),
        ("A cyclone battered 40 villages.", 40),
        ("More than 9,000 refugees lack clean water.", 9000),
        ("Some 4 million people face acute hunger.", 4000000),
    ],
}

NEAR = {
    "killed": [
        "He executed 40 trades in an hour.",
        "The firm killed off 30 projects.",
        "The company lost 300 customers.",
    ],
    "wounded": ["The tariff will hurt 400 exporters.", "The museum treated 300 visitors to cake."],
    "killed_or_wounded": ["The mine reported job losses of 400."],
    "infected": [
        "The court heard 40 cases.",
        "Prosecutors opened 12 cases of fraud.",
        "He carried 12 cases of wine.",
        "In 12 cases the doors were locked.",
        "The virus infected 300 computers.",
    ],
    "affected": ["The new rule affects 3 clauses."],
}


def measures(text: str) -> list[tuple[str, float | None]]:
    """Give measure and edge of each claim of *text*."""
    return [(claim.measure.value, claim.amount.edge) for claim in extract(Document(url="https://a.org", text=text))]


@pytest.mark.parametrize(("measure", "sentences"), SAID.items(), ids=list(SAID))
def test_what_befell_people(measure, sentences):
    """The verb, its complement or its state says the measure."""
    for sentence, figure in sentences:
        assert (measure, figure) in measures(sentence), sentence


@pytest.mark.parametrize(("measure", "sentences"), NEAR.items(), ids=list(NEAR))
def test_what_only_sounds_like_it(measure, sentences):
    """The same words of what cannot be hurt have not its measure."""
    for sentence in sentences:
        assert measure not in [said for said, _ in measures(sentence)], sentence
