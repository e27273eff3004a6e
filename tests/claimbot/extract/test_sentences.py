"""Sentences: where one ends, and where a stop does not end one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbot.extract.sentences import LONGEST, sentences


@pytest.mark.parametrize(
    "text",
    [
        "Maj. Gen. Ivan Petrov spoke.",
        "Spc. Ana Diaz and Pfc. Li died.",
        "The U.S. President agreed.",
        "It hit at 10 a.m. Monday in Kyiv.",
        "Mr. J. R. Smith, of No. 4 Platoon, was hurt.",
        "Losses were approx. 30 men.",
        "Leroy P. Steele spoke at 2 p.m. ET on p. 4 of it.",
        "The toll is 1.5 million.",
        "“Why now?” he asked.",
        "See bbc.co.uk for more.",
        "the mayor of st. petersburg spoke",
        "Some 12 men ... were lost.",
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    """Ranks, initials, abbreviations, clock times, decimals and inner questions end no sentence."""
    assert [sentence.text for sentence in sentences(text)] == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two died. Three live.", ["Two died.", "Three live."]),
        ("He said: “Two died.” Three live.", ["He said: “Two died.”", "Three live."]),
        ("It was in the U.S. The army left.", ["It was in the U.S.", "The army left."]),
        ("It hit at 10 a.m. Police came.", ["It hit at 10 a.m.", "Police came."]),
        ("TOLL RISES TO 12. MORE FEARED DEAD.", ["TOLL RISES TO 12.", "MORE FEARED DEAD."]),
        ("toll rises to 12. more feared dead.", ["toll rises to 12.", "more feared dead."]),
        ("Quake toll hits 12\nRescuers dig on", ["Quake toll hits 12", "Rescuers dig on"]),
        ("Two were killed.The army left.", ["Two were killed.", "The army left."]),
        ("He said no. Others agreed.", ["He said no.", "Others agreed."]),
        ("Really?! Yes.", ["Really?!", "Yes."]),
        (" \n\t ", []),
    ],
)
def test_sentences_end(text: str, expected: list[str]) -> None:
    """Marks and line ends split, whatever the case; closing quotation marks stay with their sentence."""
    assert [sentence.text for sentence in sentences(text)] == expected


def test_wrapped_lines_are_read_on() -> None:
    """A line broken by an editor in the middle of a sentence is no end of it."""
    text = "The ministry said on Tuesday that at least 1,100 of the\nsoldiers were killed. It named none.\n\nMore soon."

    assert [sentence.paragraph for sentence in sentences(text)] == [0, 0, 1]


@given(st.text(st.sampled_from("aA.!? \n\"”'1U,Mr"), max_size=300))
def test_sentences_hold_every_token_in_place(text: str) -> None:
    """Sentences lie in order, none overlap, and together they hold all that is no white space."""
    found = sentences(text)

    assert all(text[sentence.start : sentence.end] == sentence.text for sentence in found)
    assert "".join(token.text for sentence in found for token in sentence.tokens) == "".join(text.split())


def test_no_sentence_is_endless() -> None:
    """A text without any mark is cut to bounded lengths."""
    assert max(len(sentence.text) for sentence in sentences("word " * 5000)) <= LONGEST
