"""Who is said to have stated a figure."""

from __future__ import annotations

import pytest

from claimbot.extract import extract
from claimbot.model import Document


def claimants(text: str) -> list[str | None]:
    """Give the claimant of each claim of *text*."""
    return [claim.claimant for claim in extract(Document(url="https://example.org/a", text=text))]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The governor said 12 people died.", "The governor"),
        ("Twelve people died, the governor said.", "the governor"),
        ("Twelve people died, said the governor.", "the governor"),
        ("According to Russia's general staff, 12 people died.", "Russia's general staff"),
        ("Police, citing the morgue, say 12 people died.", "the morgue"),
        ("Twelve people died, by the ministry's account.", "the ministry"),
        ("UNHCR: 12 people died", "UNHCR"),
        ("Fire in block kills 12 – interior ministry", "interior ministry"),
        ("Staff who asked not to be named put the dead at 12.", "Staff who asked not to be named"),
        ("Pat Ryder, the press secretary, told reporters that 12 people died.", "Pat Ryder"),
        ("The interior ministry put the dead at 12.", "The interior ministry"),
        ("The municipality had counted 12 people dead by noon.", "The municipality"),
        ("Peru's police headquarters counts 12 dead.", "Peru's police headquarters"),
        ("Haiti's civil protection agency stood by 12 dead.", "Haiti's civil protection agency"),
        ("The rebels answer that 12 people died.", "The rebels"),
        ("Shells killed 12 patients, wrote the director of a charity.", "the director of a charity"),
        ("Bexley: 12 dead after a storm (WHO)", "WHO"),
        ("Ministry of Defence of Chad, 20 June: 12 soldiers were killed.", "Ministry of Defence of Chad"),
        ("A flood swept 12 houses away, Conred said.", "Conred"),
        ("The barge stood 12 hours by the quay, with 12 people dead.", None),
        ("A fire killed 12 people.", None),
        ("The storm claimed 12 lives.", None),
    ],
)
def test_sources_before_after_and_inside(text, claimant):
    """A source may stand anywhere; an outlet's own voice has none, and a storm claims nothing."""
    assert claimants(text) == [claimant]


def test_a_pronoun_is_who_spoke_last():
    """`He` and `it` go on with the source before."""
    text = "The sheriff said 12 people died. He said 30 were hurt."
    assert claimants(text) == ["The sheriff", "The sheriff"]


def test_rivals_in_one_sentence_keep_their_own():
    """Each figure has the source that is nearest to it in its clause."""
    text = "Student leaders say 39 people have been killed; the ministry put the dead at 19."
    assert claimants(text) == ["Student leaders", "the ministry"]


def test_a_sentence_of_its_own_has_no_source():
    """Attribution does not leak into the next sentence."""
    assert claimants("The sheriff said 12 people died. More than 850 people have been rescued.") == [
        "The sheriff",
        None,
    ]


def test_of_these_goes_on_with_who_counted_them():
    """A sentence that begins with "Of these" is bound to the one before."""
    assert claimants("The ministry said 30 drones came in. Of these, 12 were shot down.") == ["The ministry"] * 2
