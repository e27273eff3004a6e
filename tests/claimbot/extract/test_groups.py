"""Figures that are members of a group told before: parts of a toll, the whole of a part, those who only speak."""

from __future__ import annotations

import pytest

from claimbot.extract import explain, extract
from claimbot.model import Document


def figures(text: str) -> list[tuple[str, float | None, str]]:
    """Give measure, edge and subject of each claim of *text*."""
    return [(claim.measure, claim.amount.edge, claim.subject) for claim in extract(Document(url="-", text=text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The confirmed deaths are nine dockers, two clerks and one guard.", [9, 2, 1]),
        ("The fatalities included three males and one female.", [3, 1]),
        ("A storm killed six. Two of the deceased were from abroad.", [6, 2]),
        ("A fire killed eight. The mayor said three victims were from one family.", [8, 3]),
        ("The crash caused the death of all 17 passengers.", [17]),
        ("In all 19 died: eleven sailors, five cooks and three nurses among the hostages.", [19, 11, 5, 3]),
        ("Nine off-duty guards travelling as pilgrims had been shot dead.", [9]),
    ],
)
def test_the_members_of_a_toll_are_dead(text, expected):
    """A toll is unfolded by "are", "included", a colon; "among the hostages" does not take that back."""
    assert [("killed", edge) for edge in expected] == [(measure, edge) for measure, edge, _ in figures(text)]


def test_another_counter_in_the_sentence_goes_on_with_those_rescued():
    """Who "spoke of 60" means those whom the sentence began with, and "made up of" unfolds them."""
    text = (
        "Officers confirmed the rescue of 84 guests, while a clerk spoke of 60 guests, made up of 35 men and 25 women."
    )

    assert [("rescued", edge) for edge in (84, 60, 35, 25)] == [(measure, edge) for measure, edge, _ in figures(text)]


def test_out_of_gives_the_whole_as_of_does():
    """In "17 out of 90" the ninety are the whole, and no claim where nothing happened to all of them."""
    assert figures("17 out of 90 bridges were washed away.") == [("destroyed", 17, "bridges")]


def test_a_people_is_no_part_of_the_noun_it_stands_before():
    """ "Novi Sad protesters" are protesters: the name before a noun of people does not hide its measure."""
    assert figures("Hundreds of Novi Sad protesters wearing masks gathered.") == [
        ("protesters", 200, "Novi Sad protesters")
    ]


def test_who_is_only_quoted_is_not_counted():
    """ "Said one protester" names a source."""
    _, readings = explain(Document(url="-", text='"We want change," said one protester.'))

    assert [reading.reason for reading in readings] == ["sources, not a count"]


def test_those_who_went_to_hospital_are_hurt():
    """Going to hospital is being hurt, however it is told."""
    assert figures("Another 30 people went to the emergency room.") == [("wounded", 30, "people")]


def test_a_number_of_cases_that_passed_a_mark_worldwide_is_a_level():
    """ "Worldwide" after a figure is no noun that is counted."""
    [claim] = extract(Document(url="-", text="The number of cases surpassed two million worldwide."))

    assert (claim.measure, claim.amount.low) == ("infected", 2_000_000)


def test_who_does_something_for_a_living_is_a_person():
    """A noun in "-er" that no table knows is a person, unless it is one of the many things."""
    assert figures("The fall killed two glaziers and crushed three transformers.")[0] == ("killed", 2, "glaziers")
    assert [subject for _, _, subject in figures("The dead are four loggers.")] == ["loggers"]
    assert figures("The dead lay beside four transformers.") == [("other", 4, "transformers")]


def test_what_another_makes_it_is_the_same_quantity():
    """ "Makes it eight" and "had it at 400" go on with what was counted before; a score does not."""
    assert figures("Eleven died. The mayor makes it eight.") == [("killed", 11, "people"), ("killed", 8, "people")]
    assert figures("A storm cut power to 900 homes. Police had it at 400.")[1] == ("affected", 400, "homes")
    assert figures("Eleven died. The guests made it 3-1 in extra time.") == [("killed", 11, "people")]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Roe is one of the best officers of the army.",
        "Bo Ek, one of the researchers who were killed, was at home.",
        "Which three candidates would you vote for?",
        "The motion passed by a 149 vote margin.",
        "Two factions pushed each other.",
    ],
)
def test_what_only_describes_is_no_claim(text):
    """One of many, a question, a margin and a pair of sides count nothing that could be disputed."""
    assert figures(text) == []


def test_over_a_rival_is_no_hedge():
    """Who won over two rivals did not win over more than two."""
    [claim] = extract(Document(url="-", text="She won the nomination over two other contenders."))

    assert (claim.amount.low, claim.amount.high) == (2, 2)
