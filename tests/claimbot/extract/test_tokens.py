"""Tokens: whole words and numbers, with their places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbot.extract.tokens import LONGEST, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 1,100 died.", ["At", "least", "1,100", "died", "."]),
        ("a 19-year-old, 2-person crew", ["a", "19-year-old", ",", "2-person", "crew"]),
        ("10-12 thousand", ["10", "-", "12", "thousand"]),
        ("1,100–1,200", ["1,100", "–", "1,200"]),
        ("$1.5bn and €300", ["$", "1.5bn", "and", "€", "300"]),
        ("the U.S. at 7:30 p.m.", ["the", "U.S.", "at", "7:30", "p.m."]),
        ("FA-50, F-16s, COVID-19", ["FA-50", ",", "F-16s", ",", "COVID-19"]),
        ("Ukraine’s twenty-one", ["Ukraine’s", "twenty-one"]),
        ("8- to 16-meter", ["8", "-", "to", "16-meter"]),
        ("60+ or 60-plus, 1990s, 7th", ["60", "+", "or", "60-plus", ",", "1990s", ",", "7th"]),
        ("", []),
    ],
)
def test_words_and_numbers_are_whole(text: str, expected: list[str]) -> None:
    """A number keeps its separators, a word its hyphens and apostrophes; marks stand alone."""
    assert [token.text for token in tokens(text)] == expected


def test_low_makes_spellings_alike() -> None:
    """Typographic apostrophes and hyphens compare equal to the plain ones; dashes do not."""
    assert [token.low for token in tokens("KYIV’S two‑day – ‘war’")] == ["kyiv's", "two-day", "–", "'", "war", "'"]


@given(st.text(st.characters(), max_size=400))
def test_offsets_are_exact(text: str) -> None:
    """Every token stands where it says, in order, and nothing but white space is left out."""
    found = tokens(text)

    assert all(text[token.start : token.end] == token.text for token in found)
    assert "".join(token.text for token in found) == "".join(text.split())


def test_endless_words_are_cut() -> None:
    """A blob of letters or digits becomes tokens of bounded length."""
    found = tokens("9" * 1000 + " " + "x" * 1000)

    assert max(len(token.text) for token in found) == LONGEST
    assert len(found) == 10
