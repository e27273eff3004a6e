"""A source in a sentence and the stretch of words that is its."""

from __future__ import annotations

from dataclasses import dataclass

from claimbot.extract.tagging import Line
from claimbot.extract.voices import is_pronoun


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source in a sentence: its words *first* to *last*, the words *begin* to *end* that are its, *denies* where it
    calls them wrong, *inner* where it is the source of a source ("citing"), *weak* where its verb may tell of an event
    ("has counted")."""

    first: int
    last: int
    begin: int
    end: int
    denies: bool = False
    inner: bool = False
    weak: bool = False


def name_of(line: Line, source: Attribution) -> str:
    """Give the source in the words of the text: an owner without its ending, "Hezbollah's list" is Hezbollah's."""
    name = line.text(source.first, source.last)
    if line.tags[source.last - 1] != "G" or is_pronoun(name):
        return name
    return name[:-2] if name.endswith(("'s", "’s")) else name.rstrip("'’")


def clause_begin(line: Line, first: int) -> int:
    """Give the word after the last semicolon before word *first*: from there on a source that follows holds."""
    return line.tags.rfind(";", 0, max(0, first)) + 1
