"""Numbers: every form, the bound by the words around it, and the kind."""

from __future__ import annotations

from claimbot.extract.quantities import quantities
from claimbot.extract.sentences import sentences


def test_digits_and_words_are_read() -> None:
    """Numbers in digits and in words are read in order."""
    (sentence,) = sentences("Two died and 1,100 fled.")

    assert [quantity.amount.low for quantity in quantities(sentence)] == [2, 1100]
