"""Places that the rules of `places` pass over, for a chooser to weigh: owners, governments, unknown names, nouns.

All of them are guesses: "Iraq says 16 died", "Wang Fuk Court", "a bridge further north". Which of them is the place of
a figure is decided in `where`.
"""

from __future__ import annotations

from functools import cache

from claimbot.extract.places import Mention
from claimbot.extract.tagging import Line
from claimbot.extract.vocabulary import noun_classes, singular
from claimbot.extract.words import table
from claimbot.gazetteer import known_place, longest_name, nation_of

GUESSED_NAME, GUESSED_NOUN = -1, -2
"""The strength of a name that no table knows, and of a noun after a preposition of place."""

LONGEST = 6
"""A guessed noun phrase has no more words than this."""


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("where")[name])


def passed_over(line: Line, found: list[Mention]) -> list[Mention]:
    """Give the places that *line* may name besides those *found*, in order."""
    taken = {at for place in found for at in range(place.first, place.last)}
    others: list[Mention] = []
    at = 0
    while at < len(line.words):
        one = None if at in taken else _named(line, at) or _noun(line, at)
        if one and not taken.intersection(range(one.first, one.last)):
            others.append(one)
            at = one.last
        else:
            at += 1
    return others


def _named(line: Line, first: int) -> Mention | None:
    """Read a name at word *first*: a known one, also as owner, or an unknown run of capitalised words."""
    if not line.words[first].text[0].isupper() or line.tags[first] in "QWUPDSC":
        return None
    for last in range(min(len(line.words), first + longest_name()), first, -1):
        text = _bare(line.text(first, last))
        if known_place(text):
            return Mention(first, last, text, 1)
    last = first
    while last < len(line.words) and line.tags[last] in "XG" and line.words[last].text[0].isupper():
        last += 1
        if line.tags[last - 1] == "G":
            break
    text = _bare(line.text(first, last))
    if last == first or nation_of(text) or text.casefold() in _words("no_places"):
        return None
    return Mention(first, last, text, GUESSED_NAME)


def _bare(name: str) -> str:
    return name[:-2] if name.endswith(("'s", "’s")) else name


def _noun(line: Line, at: int) -> Mention | None:
    """Read a noun phrase after a preposition of place or a verb of reaching: "at a fuel depot", "left the capital"."""
    if line.tags[at] != "P" or line.lows[at] not in _words("prepositions"):
        return None
    first = last = at + 1
    while last < len(line.words) and last < first + LONGEST and line.tags[last] in "DGJNLXQ":
        last += 1
    if last == first or line.tags[last - 1] not in "NLX":
        return None
    if noun_classes(singular(line.lows[last - 1])) & {"person", "time", "force", "money"}:
        return None
    return Mention(first, last, line.text(first, last), GUESSED_NOUN)
