"""Claims from a text: sentences, numbers, what they count, who said so, where and when."""

from __future__ import annotations

from claimbot.extract.reading import read
from claimbot.extract.words import use_vocabulary
from claimbot.model import Claim, Document, Reading

__all__ = ["explain", "extract", "use_vocabulary"]


def extract(document: Document) -> list[Claim]:
    """Give the claims that the text of *document* makes, in order. Never raises, whatever the text."""
    return explain(document)[0]


def explain(document: Document) -> tuple[list[Claim], list[Reading]]:
    """Give the claims of *document* and every number read in it, with the reason why it is no claim."""
    return read(document)
