"""Which place a figure belongs to, and how it is written."""

from __future__ import annotations

import pytest

from claimbot.extract import extract
from claimbot.model import Document


def places(text: str) -> list[str | None]:
    """Give the place of each claim of *text*."""
    return [claim.place for claim in extract(Document(url="-", text=text))]


def last(text: str) -> str | None:
    """Give the place of the last claim of *text*."""
    return places(text)[-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A blast in Lahore killed 12 people.", ["Lahore"]),
        ("Five people were killed in Kharkiv; in Odesa eight were hurt.", ["Kharkiv", "Odesa"]),
        ("A ferry sank off the Philippine island of Mindoro, killing 14 people.", ["Mindoro"]),
        ("An earthquake struck Hatay on Monday. Rescuers said 40 people were killed.", ["Hatay"]),
        ("Troops left Kharkiv after 30 people were killed.", ["Kharkiv"]),
    ],
)
def test_a_figure_has_the_place_of_its_event(text: str, expected: list[str]) -> None:
    """The place stands in the sentence of the figure or before it, and is named as the text names it."""
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine people died at the Salt Academy in Lahore.", "the Salt Academy in Lahore"),
        ("Nine people died at the tent camp in Tal al-Madri.", "the tent camp in Tal al-Madri"),
        ("Nine people died in Kano, in northern Nigeria.", "Kano, in northern Nigeria"),
        ("Flames climbed the walls of Orven Court in Leeds. Nine people died.", "Orven Court in Leeds"),
        ("Nine people died in the Cairo district of Sabel.", "the Cairo district of Sabel"),
        ("Nine people died in the country's capital, Tunis.", "the country's capital, Tunis"),
        ("Nine people died in Kharkiv's Orlivskyi district.", "Kharkiv's Orlivskyi district"),
        ("Nine people were led out of Bolu's pine forest.", "Bolu's pine forest"),
        ("Nine people were killed in Lahore by a blast in a mosque.", "Lahore"),
    ],
)
def test_a_place_is_written_with_what_it_lies_in(text: str, expected: str) -> None:
    """A phrase that goes from a place to the one around it is kept whole; what is told apart stays apart."""
    assert last(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Divers are at the Dravko ferry disaster. Nine people are missing.", "Dravko"),
        ("Kano's flood has killed nine people.", "Kano"),
        ("A storm crossed the coast. Nationwide it killed nine people.", "Nationwide"),
        ("Sarvo ambush: army says nine soldiers killed", "Sarvo"),
        ("Police put Matra district under curfew after nine people were hurt.", "Matra district"),
        ("Gunmen shot nine traders in the old bazaar of Lusko.", "Lusko"),
        ("Two drones reached Orvale, hurting nine people.", "Orvale"),
        ("Nine injured guards walked into Orvale.", "Orvale"),
        ("Nine wounded men were flown to Orvale.", "Orvale"),
        ("Nine envoys were injured at the Harvenstock.", "the Harvenstock"),
    ],
)
def test_names_that_are_places_by_what_is_beside_them(text: str, expected: str) -> None:
    """An incident is named after its place; rivers and sites have an article; "nationwide" is a place by itself."""
    assert last(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Between 30 and 40 bridges were damaged.",
        "Nine convicts were freed in an exchange that was agreed in Doha.",
        "LAHORE/KARACHI — Nine people were killed.",
        "Correction: nine people were killed.",
        "Nine senators voted against it in the Senate.",
        "Nine people were killed in Nov.",
        "Bus crash: nine people killed",
        "Nationwide power cuts left nine clinics closed.",
        "He had told nine soldiers on Signal.",
        "Rain stopped the rescuers. Nine people died.",
    ],
)
def test_what_is_no_place(text: str) -> None:
    """A number, the seat of a meeting, a dateline, a notice, an assembly and a month are no place of the event."""
    assert set(places(text)) == {None}


def test_who_follows_a_country_is_no_part_of_it() -> None:
    """ "The United States, Jane Roe" are a country and somebody."""
    assert last("Nine people died in the United States, Jane Roe and John Doe among them.") == "the United States"


def test_a_number_of_places_is_no_place_of_itself_nor_of_what_follows() -> None:
    """ "25 districts" is where families are, but not where the districts are."""
    assert places("Some 900 families fled in 25 districts. Nine people died.")[-1] is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cholera has killed 51 people in Peru, most of them in Piura.", ["Peru"]),
        ("In Peru 51 people died, nine of them in Piura. Some 80 were hurt.", ["Peru", "Piura", "Peru"]),
        ("Storms killed 24 people: nine in Poland, seven in Romania.", [None, "Poland", "Romania"]),
        ("Police in Kano said nine people died, and in Lagos seven died.", ["Kano", "Lagos"]),
        (
            "A ship sank off Crete. It recovered nine bodies and brought 30 survivors to Kalamata.",
            ["Crete", "Kalamata"],
        ),
        ("Nine bodies were lifted from the Sarva gorge.", ["the Sarva gorge"]),
    ],
)
def test_the_place_of_a_part_or_of_another_figure_is_not_taken(text: str, expected: list[str | None]) -> None:
    """What only a part, the next clause or another verb tells is theirs alone."""
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine died in Kano. Shells fell on Lagos. Some 80 were hurt.", "Lagos"),
        ("Nine died in Kano. Shells fell on Lagos. Rain came. Some 80 were hurt.", "Kano"),
        ("Nine died in Kano. A raid on Lagos in 1998 was worse. Some 80 were hurt.", "Kano"),
        ("Kano: a bus from Lagos hit a tree. Nine people died.", "Kano"),
        ("Shells fired from near Lagos killed two in Kano. Rain came. Some 80 were hurt.", "Kano"),
        ("Cholera came to Peru. In Piura 40 were ill. The national count reached 900 cases.", "Peru"),
        ("Gunmen fled Kano. Nine bodies lay on its bridge. Rain came. Some 80 were hurt.", "Kano"),
    ],
)
def test_the_sentence_before_gives_the_place_else_the_beginning(text: str, expected: str) -> None:
    """What was set first holds, but for the sentence right after another place; a year compared sets none."""
    assert last(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Philippines has confirmed 900 measles cases.", "Philippines"),
        ("The storm killed nine in Malawi. Mozambique's institute reported seven dead.", "Mozambique"),
        ("Nine died in Lahore. A hospital in Mitrovica said 53 people were hurt.", "Mitrovica"),
        ("Doctors in Orvale are at a loss. Some 40 people died.", "Orvale"),
        ("London police: 40 arrested at rally", "London"),
        ('"Nine people died," the dean said in Prague.', "Prague"),
        ("A monitor in Britain counted nine people killed.", None),
    ],
)
def test_who_acts_or_tells_says_where(text: str, expected: str | None) -> None:
    """Governments count at home and witnesses where they are; the seat of an institute says nothing."""
    assert last(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Petralva dug on after the landslide. Nine people died.", "Petralva"),
        ("Slovenia's premier spoke of the flood. Aid of $9 million was pledged.", "Slovenia"),
        ("Troops took Kano. Aid of $9 million was pledged.", None),
        ("Troops took Kano. They launched nine missiles.", None),
        ("Vermont has opened its shelters. Nine people died.", "Vermont"),
    ],
)
def test_a_calamity_has_one_place(text: str, expected: str | None) -> None:
    """In a flood all that is counted is counted there; in a war sums and salvos are where their sentence says."""
    assert last(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sweden will give Ukraine eight howitzers. It has sent 17 packages of aid.", "Ukraine"),
        ("Shells fell on Sarvo near Lahore. The army counted 248 deaths there.", "Sarvo near Lahore"),
    ],
)
def test_who_is_given_something_and_what_there_points_to(text: str, expected: str) -> None:
    """What a country was given goes on being given to it; "there" is the place named last."""
    assert last(text) == expected
