"""What is said of things: sent, destroyed, fired, brought down, supplied, held; and counts that only describe."""

from __future__ import annotations

import pytest

from claimbot.extract import extract
from claimbot.model import Document


def measures(sentence: str) -> list[tuple[str, float]]:
    """Give measure and figure of each claim of *sentence*."""
    claims = extract(Document(url="https://example.org/a", text=sentence))
    return [(claim.measure.value, claim.amount.edge) for claim in claims]


@pytest.mark.parametrize(
    ("measure", "figure", "sentence"),
    [
        ("deployed", 14, "Fourteen appliances are tackling the blaze at a paper mill."),
        ("deployed", 6000, "The governor called out 6,000 members of the National Guard."),
        ("deployed", 15000, "Pyongyang has shipped 15,000 soldiers to Russia, the spy agency said."),
        ("deployed", 200, "Two hundred advisers have been embedded with army units."),
        ("other", 200, "About 200 soldiers voted at the embassy."),
        ("destroyed", 60, "Vandals smashed the windows of 60 shops."),
        ("destroyed", 200, "More than 200 graves were desecrated."),
        ("destroyed", 6, "Six carriages came off the rails near the bridge."),
        ("other", 40, "Gunmen attacked 40 police stations."),
        ("launched", 15, "Gunmen sprayed the car with 15 bullets."),
        ("launched", 200, "Police let off 200 tear gas canisters."),
        ("launched", 2, "Two torpedoes were fired at the tanker."),
        ("other", 12, "Troops unearthed 12 rockets in a cache."),
        ("intercepted", 40, "The army said it thwarted an attack by 40 drones."),
        ("destroyed", 5, "The army says it has taken out five armoured vehicles."),
        ("supplied", 90, "Ninety pallets of bottled water were airlifted in."),
        ("intercepted", 12, "The destroyer splashed 12 drones."),
        ("other", 6, "The coast guard intercepted six migrant boats."),
        ("supplied", 20000, "The agency flew 20,000 doses of cholera vaccine to the island."),
        ("supplied", 18, "Eighteen lorries carrying medicine rolled into the town on Monday."),
        ("supplied", 30, "Oslo equipped the brigade with 30 howitzers."),
        ("controlled", 17, "The alliance announced the capture of 17 hamlets."),
        ("controlled", 4, "Four districts are in the hands of the militia."),
        ("other", 5, "Five diplomats were expelled from the capital."),
    ],
)
def test_the_measure_of_things(measure, figure, sentence):
    """The verb gives the measure that it has of such a thing, and none that it has of another."""
    assert measures(sentence) == [(measure, figure)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The stadium can hold 60,000 spectators.",
        "The new airliner seats 180 passengers.",
        "The ferry was licensed to carry 120 people.",
        "The hall has room for 400 guests.",
        "A survey of 1,200 adults was carried out by phone.",
        "Nine houses out of ten stand empty.",
        "Ministers say no more than one nurse in six will join.",
        "She won by a margin of 108 votes.",
        "A party needs a majority of 170 seats.",
        "At least 1,991 delegates are needed to win.",
        "He has two sons and a daughter.",
        "The judge is survived by four children.",
        "The committee is made up of nine members.",
        "Three people familiar with the matter said talks had stalled.",
        "The paper quoted two officials as saying that a deal was near.",
        "He delivered two speeches.",
        "Each statue weighs 14 tonnes.",
        "Several museums offered to help.",
        "He leaves a wife and three daughters.",
        "The minister toured three villages.",
        "The union gained 66 seats, while the league lost 42.",
        "The sevengill has seven gills.",
    ],
)
def test_counts_that_only_describe(sentence):
    """What a thing holds, is made of or weighs, a family, sources and margins are no claims."""
    assert measures(sentence) == []


def test_a_sum_given_again_in_another_currency():
    """The sum in brackets is the one before it."""
    assert measures("They are to pay 20,000 euros (£17,500) in damages.") == [("money", 20000)]


def test_where_others_were_counted():
    """Districts after another count only say where; alone they may be disputed."""
    assert measures("Floods have displaced 4,000 people in 25 districts.") == [("displaced", 4000)]
    assert measures("Polling stations stayed closed in 25 districts.") == [("other", 25)]
