"""How news English says that people were killed, hurt, lost, taken ill or hit by want, and what only sounds like it."""

from __future__ import annotations

import pytest

from claimbot.extract import extract
from claimbot.model import Document

SAID = {
    "killed": [
        ("A slide in the Alps left three skiers dead.", 3),
        ("Four workers fell off a scaffold and died.", 4),
        ("Six bystanders were hit by stray bullets and died on the spot.", 6),
        ("Vets destroyed 6,000 birds.", 6000),
        ("Mill fire claims 31, says mayor", 31),
        ("So far 17 cholera related deaths have been recorded.", 17),
        ("Villagers counted 50 corpses on the sand. The next town says it fished out 71.", 71),
        ("The confirmed deaths are nine pupils, two Armed Forces officers and one guard.", 2),
        ("A man gunned down his parents and three neighbours.", 3),
        ("Six KIA in ambush, the unit said.", 6),
        ("The jet hit a hillside with the loss of all 71 on board.", 71),
        ("Eleven civilians were caught in the crossfire and killed.", 11),
        ("Malnutrition claimed eight infants.", 8),
        ("Airstrikes wiped out a family of nine.", 9),
        ("An IED took out six policemen.", 6),
        ("Doctors were unable to save 2 of the boys.", 2),
        ("The heat killed off 300 cattle in a week.", 300),
        ("The army said it had dispatched 9 terrorists to hell.", 9),
        ("The crew of a tug escaped but 31 sailors went down with the ship.", 31),
        ("Pneumonia carried off 14 of the residents.", 14),
        ("Sniper fire claimed 3 more victims on Sunday.", 3),
    ],
    "wounded": [
        ("Some 40 passengers were thrown about and bruised.", 40),
        ("In all, 45 sought medical care for eye irritation.", 45),
        ("Landmines blew the legs off three shepherds.", 3),
        ("Seventeen soldiers were evacuated with concussion.", 17),
        ("A truck rammed into 6 pedestrians.", 6),
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
        ("Enemy losses: about 1,400 soldiers.", 1400),
        ("Total casualties: 612", 612),
        ("Fifty-five villagers were either killed or injured.", 55),
        ("The bombardment caused casualties among 40 soldiers.", 40),
        ("Road crashes kill or maim 900 people a year.", 900),
        ("Landmines have killed or maimed 4,000 farmers since 1990.", 4000),
        ("The offensive cost the enemy 900 men.", 900),
        ("Its dead and injured number 210.", 210),
    ],
    "missing": [
        ("Fears are growing for four sailors.", 4),
        ("Nine people remained buried on Monday.", 9),
        ("Eighteen villagers have been swallowed by the mud.", 18),
        ("Search for 5 sailors called off", 5),
        ("Contact with six of its men had been lost.", 6),
        ("Snow buried a group of seven hikers.", 7),
        ("Relatives of 43 missing students marched.", 43),
        ("The authorities cannot trace 31 returnees.", 31),
        ("A wall of water carried away four farmhands.", 4),
        ("It is not known what became of 25 conscripts.", 25),
        ("Five crew went overboard.", 5),
        ("Searchers have given up hope of finding the last 3 passengers.", 3),
        ("Rescuers have yet to reach 16 people stuck in the tunnel.", 16),
        ("Seventeen migrants are presumed lost.", 17),
        ("Five hikers are pinned under rocks.", 5),
    ],
    "infected": [
        ("The number of people with measles rose to 140.", 140),
        ("India has 3.4 million people with tuberculosis.", 3400000),
        ("The tally is 311 suspected and 94 confirmed cases.", 311),
        ("The strain has been picked up in 9 travellers.", 9),
        ("Fourteen children have whooping cough.", 14),
        ("The state has 23 suspected, probable or confirmed Lassa cases.", 23),
        ("Some 1,300 hospitalisations were due to dengue.", 1300),
        ("The ward holds 24 Ebola patients.", 24),
        ("Laboratory tests confirmed measles in 14 children.", 14),
        ("Two travellers were found to be carrying the virus.", 2),
        ("Some 8,000 people live with HIV there.", 8000),
        ("The salmonella outbreak has affected 88 people.", 88),
        ("Food poisoning felled 140 wedding guests.", 140),
        ("Ebola: 11 confirmed so far.", 11),
        ("The variant has been detected in 40 people.", 40),
    ],
    "affected": [
        ("Gas supplies to 70,000 homes were halted.", 70000),
        ("Wildfire smoke kept 5,000 people inside.", 5000),
        ("The tannery's closing cost 300 workers their jobs.", 300),
        ("The number of customers without power fell to 9,800.", 9800),
        ("Some 25 million Sudanese need aid.", 25000000),
        ("About 600,000 children under five are malnourished.", 600000),
        ("The leak exposed 33 million accounts.", 33000000),
        ("Power failure hits 70,000 in Sydney", 70000),
        ("The layoffs will hit 2,000 staff.", 2000),
        ("Up to 7,000 passengers had their travel plans disrupted.", 7000),
        ("The flood has touched 120,000 families.", 120000),
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
        "The museum hung 12 paintings.",
        "He executed 40 trades in an hour.",
        "The firm killed off 30 projects.",
        "The company lost 300 customers.",
    ],
    "wounded": ["The tariff will hurt 400 exporters.", "The museum treated 300 visitors to cake."],
    "killed_or_wounded": ["The mine reported job losses of 400."],
    "missing": ["The museum is seeking 12 volunteers.", "Detectives hunted 2 gunmen."],
    "infected": [
        "Malaria nets reached 300 homes.",
        "He bought 4 cases of lager.",
        "Police solved 14 cold cases.",
        "The doctors diagnosed 3 faults.",
        "The court heard 40 cases.",
        "Prosecutors opened 12 cases of fraud.",
        "He carried 12 cases of wine.",
        "In 12 cases the doors were locked.",
        "The virus infected 300 computers.",
    ],
    "affected": ["The new rule affects 3 clauses.", "The manager axed 2 injured players."],
    "protesters": ["Some 4,500 pupils cannot attend school."],
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
