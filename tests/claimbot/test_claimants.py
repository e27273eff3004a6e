"""Who speaks: one claimant under many names, and who contests whom."""

from __future__ import annotations

import pytest

from claimbot.claimants import claimant_key, rivals, same_claimant

ARTICLE = "President Aleksandar Vucic spoke late at night. Zabiullah Mujahid, a Taliban spokesman, gave another figure."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("GUR", "Ukraine's military intelligence agency"),
        ("HUR", "Ukraine's General Staff"),
        ("The NIS", "South Korea's spy agency"),
        ("DR Congo's health ministry", "the health ministry of the Democratic Republic of Congo"),
        ("Kyiv", "Ukrainian officials"),
        ("Meria's army", "Merian officials"),
        ("the interior ministry", "a government spokesman"),
        ("Aleksandar Vucic", "the government"),
        ("WHO", "the World Health Organization"),
        ("The mayor of Dorrin", "the mayor's office"),
    ],
)
def test_one_claimant_under_two_names(one: str, other: str) -> None:
    """Aliases, the bodies of one government and people in office are one claimant."""
    assert same_claimant(claimant_key(one, ARTICLE), claimant_key(other, ARTICLE))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("police", "the hospital"),
        ("North Korea's state news agency", "South Korea's interior ministry"),
        ("Guinea's interior ministry", "Guinea-Bissau's interior ministry"),
        ("the Red Cross", "the Red Crescent"),
        ("the rebels", "the government"),
        ("Taliban", "the Houthis"),
    ],
)
def test_two_claimants(one: str, other: str) -> None:
    """Bodies that count by themselves are different claimants."""
    assert not same_claimant(claimant_key(one), claimant_key(other))


def test_the_outlets_own_voice_is_no_claimant() -> None:
    """A figure without attribution has no key, and is one with others of its kind only."""
    assert claimant_key(None) is None
    assert same_claimant(None, None)
    assert not same_claimant(None, claimant_key("police"))


@pytest.mark.parametrize(
    ("one", "other", "actor"),
    [
        ("organisers", "police", None),
        ("the rebels", "the government", None),
        ("a war monitor", "the defence ministry", None),
        ("Vastria's army", "Meria's army", "merian"),
        ("Russia's defence ministry", "Ukraine's General Staff", "Russia"),
    ],
)
def test_rivals(one: str, other: str, actor: str | None) -> None:
    """Two sides of a conflict, organisers and police, monitors and authorities contest each other's figures."""
    assert rivals(claimant_key(one), claimant_key(other), actor=actor)


@pytest.mark.parametrize(
    ("one", "other", "actor"),
    [
        ("police", "the hospital", None),
        ("the health ministry", "the World Health Organization", None),
        ("a US official", "South Korea's military", "North Korea"),
        ("South Korea's military", "Kyiv", "North Korea"),
        ("police", None, None),
    ],
)
def test_no_rivals(one: str, other: str | None, actor: str | None) -> None:
    """A hospital after police, an agency after a ministry, an ally after an ally are no rivals."""
    assert not rivals(claimant_key(one), claimant_key(other), actor=actor)
