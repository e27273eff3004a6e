"""Places and peoples: canonical names and what lies in what."""

from __future__ import annotations

import pytest

from claimbot.gazetteer import ancestors, begins_name, canonical_place, country_of_capital, nation_of


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("Kiev", "Kyiv"),
        ("the Kursk region", "Kursk oblast"),
        ("KURSK", "Kursk"),
        ("northern Gaza", "Gaza Strip"),
        ("Sévérodonetsk", "Severodonetsk"),
        ("the Netherlands", "Netherlands"),
        ("South Korea", "South Korea"),
        ("eastern Ukraine", "Ukraine"),
        ("Nowhere-upon-Sea", None),
        ("", None),
    ],
)
def test_a_place_has_one_name(written, canonical):
    """Spelling, case, article, direction and the word for its kind do not make another place."""
    assert canonical_place(written) == canonical


def test_places_lie_in_places():
    """A village lies in its region, that in its country, that in its continent."""
    assert ancestors("Sudzha") == ("Kursk oblast", "Russia", "Europe")
    assert ancestors("Nowhere-upon-Sea") == ()


def test_peoples_belong_to_places():
    """An adjective and the plural of a people name the same country."""
    assert nation_of("North Korean") == nation_of("North Koreans") == "North Korea"
    assert nation_of("Britons") == "United Kingdom"
    assert nation_of("soldiers") is None


def test_a_capital_speaks_for_its_country():
    """News says the capital and means the government; other towns do not speak."""
    assert country_of_capital("Kyiv") == "Ukraine"
    assert country_of_capital("Kharkiv") is None


def test_a_name_is_looked_up_only_where_its_first_word_begins_one():
    """The first word of a name says whether a look-up of longer texts can find anything, in any case and spelling."""
    assert all(begins_name(name) for name in ("São", "north", "Kyiv"))
    assert not any(begins_name(name) for name in ("soldiers", "—"))
