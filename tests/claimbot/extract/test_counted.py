"""Who or what is counted, where the number's own words name it and where they do not."""

from __future__ import annotations

import pytest

from claimbot.extract import extract
from claimbot.model import Document


def subjects(text: str) -> list[str]:
    """Give the subject of each claim of *text*."""
    return [claim.subject for claim in extract(Document(url="https://example.org/a", text=text))]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Police used tear gas against a crowd of about 700.", "crowd"),
        ("Sixty soldiers, police and climbers were killed.", "soldiers, police and climbers"),
        ("Thirty soldiers of the NATO-led force were hurt.", "soldiers"),
        ("The ship carried 2,000 tonnes of wheat to Orvale.", "tonnes of wheat"),
        ("Norwegian forces have suffered several hundred casualties.", "Norwegian forces"),
        ("Three of the victims were police officers.", "police officers"),
        ("The toll of the flood has risen to 35.", "people"),
        ("The hospital count of the dead is at least 19.", "people"),
    ],
)
def test_the_words_around_name_the_subject(text, subject):
    """A group, a list, a complement or who takes losses is the subject; what killed is none."""
    assert subjects(text) == [subject]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The raid killed 34 people, two of them children, and 117 were wounded.", ["people", "children", "people"]),
        ("Some 327 people died, of whom 44 were civilians.", ["people", "civilians"]),
        ("The army fought militiamen, 30 of whom were killed.", ["militiamen"]),
        ("Twelve children were hurt. Fifteen of the injured are in a grave condition.", ["children", "people"]),
        (
            "The army killed 19 fighters and freed three herders. A doctor denied that 19 had died.",
            ["fighters", "herders", "fighters"],
        ),
    ],
)
def test_a_bare_number_goes_back_to_whom_it_counts(text, expected):
    """A part does not lend its noun to the next figure; the same figure told again counts the same."""
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The court imposed a fine of $90m.", "fine"),
        ("They agreed on a $50 billion loan.", "loan"),
        ("The ministry put the damage at $7 billion.", "damage"),
        ("Rebuilding will cost 51.8 trillion rupiah.", "Rebuilding"),
        ("Norway promised €40m in relief funds.", "relief funds"),
        ("Teams have treated the forest at a cost of $8m.", "$"),
    ],
)
def test_a_sum_is_for_something(text, subject):
    """What a sum is for is its subject where it is named, else the currency is."""
    assert subjects(text) == [subject]
