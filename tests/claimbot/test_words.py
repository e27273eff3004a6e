"""The words that series are found by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbot.words import correct, index_words, parse_query, stem


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("DPRK soldiers killed kursk", "North Korean troops killed, Kursk"),
        ("north koreans", "North Korean troops"),
        ("dead", "people killed"),
        ("Rus­sian".replace("­", ""), "Moscow"),
        ("floods", "flooding"),
    ],
)
def test_a_query_meets_the_record(asked: str, told: str) -> None:
    """Aliases and forms of a word meet on both sides."""
    assert parse_query(asked) <= index_words(told)


def test_empty_words_ask_for_nothing() -> None:
    """A query of words that stand everywhere is empty."""
    assert parse_query("how many of the") == frozenset()


def test_a_misspelt_word_is_corrected_and_a_known_one_kept() -> None:
    """Spelling is corrected against the words on record; words that are short or like none stay."""
    vocabulary = {"kursk", "korea", "kill"}

    assert correct({"kurks", "kill", "abc", "zanzibar"}, vocabulary) == {"kursk", "kill", "abc", "zanzibar"}


@given(st.text())
def test_any_text_can_be_indexed(text: str) -> None:
    """No text raises, and indexing the words again gives words of the same kind."""
    assert all(word == word.strip() and word for word in index_words(text))


@given(st.from_regex(r"[a-z]{1,12}", fullmatch=True))
def test_a_stem_is_no_longer_than_its_word(word: str) -> None:
    """A stem never grows past its word by more than a letter put back."""
    assert 0 < len(stem(word)) <= len(word) + 1
