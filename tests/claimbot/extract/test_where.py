"""Which place a figure belongs to, and the places that are weighed for it."""

from __future__ import annotations

import pytest

from claimbot.extract import extract
from claimbot.extract.choosing import Option
from claimbot.extract.places import mentions
from claimbot.extract.quantities import quantities
from claimbot.extract.reading import read
from claimbot.extract.sentences import sentences
from claimbot.extract.spots import passed_over
from claimbot.extract.tagging import Line, tag
from claimbot.model import Document


def line_of(text: str) -> Line:
    """Tag the one sentence of *text*."""
    (sentence,) = sentences(text)
    return tag(sentence, quantities(sentence))


def places(text: str) -> list[str | None]:
    """Give the place of each claim of *text*."""
    return [claim.place for claim in extract(Document(url="-", text=text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A blast in Lahore killed 12 people.", ["Lahore"]),
        ("Five people were killed in Kharkiv; in Odesa eight were hurt.", ["Kharkiv", "Odesa"]),
        ("A ferry sank off the Philippine island of Mindoro, killing 14 people.", ["Mindoro"]),
        ("An earthquake struck Hatay on Monday. Rescuers said 40 people were killed.", ["Hatay"]),
    ],
)
def test_a_figure_has_the_place_of_its_event(text: str, expected: list[str]) -> None:
    """The place stands in the sentence of the figure or before it, and is named as the text names it."""
    assert places(text) == expected


def test_names_that_rules_pass_over_are_weighed() -> None:
    """Owners, governments, unknown names and nouns after a preposition are options too."""
    line = line_of("Iraq says 16 died at a fuel depot near Kerr County's camp.")
    weak = [place.text for place in passed_over(line, mentions(line))]
    assert "Iraq" in weak
    assert "a fuel depot" in " ".join((*weak, *(place.text for place in mentions(line))))


def test_the_options_of_a_figure_hold_its_place_and_none() -> None:
    """Whoever watches sees the rules' choice first, the other places of the text, and none."""
    seen: list[list[str | None]] = []

    def watch(name: str, offset: int, options: list[Option[str | None]]) -> None:
        if name == "place":
            seen.append([option.value for option in options])

    read(Document(url="-", text="Floods hit Kano on Sunday. In Lagos 12 people were killed."), watch)
    assert seen[0][0] == "Lagos"
    assert {"Kano", "Lagos", None} <= set(seen[0])


def test_options_stay_few_in_a_text_of_many_places() -> None:
    """However many places a text names, a bounded number of them is weighed for one figure."""
    towns = ["Kano", "Lagos", "Lahore", "Kharkiv", "Odesa", "Goma", "Derna", "Kursk", "Bolu", "Poltava", "Sumy", "Gao"]
    text = " ".join(f"In {town} and near {other} 12 people were killed." for town in towns for other in towns)
    counts: list[int] = []
    read(Document(url="-", text=text), lambda name, offset, options: counts.append(len(options)))
    assert counts
    assert max(counts) <= 24
