"""Who can speak: the words that name sources, and those that never do."""

from __future__ import annotations

from functools import cache

from claimbot.extract.tagging import Line
from claimbot.extract.vocabulary import expand, noun_classes, singular
from claimbot.extract.words import table
from claimbot.gazetteer import known_place

PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "who", "which", "its", "his", "her", "their"})


@cache
def sayings(name: str) -> frozenset[str]:
    """Give the words of the list *name* of sayings.toml."""
    return frozenset(table("sayings")[name])


@cache
def verbs(name: str) -> frozenset[str]:
    """Give every form of the verbs of the list *name*."""
    return frozenset(form for entry in table("sayings")[name] for form in expand(entry))


def mute(line: Line, first: int, last: int) -> bool:
    """Whether the words *first* to *last* name what cannot speak: "the storm", "the toll"."""
    head = head_of(line, first, last)
    return head in sayings("mute")


def head_of(line: Line, first: int, last: int) -> str:
    """Give the head noun of a source: the last word before a preposition, or before "who" or "briefed on"."""
    for at in range(first + 1, last):
        if line.tags[at] in "PS," or (line.tags[at] in "EI" and line.tags[at - 1] in "NLX"):
            return line.words[at - 1].low
    return line.words[last - 1].low


def speaks(line: Line, first: int, last: int) -> bool:
    """Whether the words *first* to *last* name a kind of speaker, a place whose government speaks, or initials."""
    head = head_of(line, first, last)
    name = line.text(first, last)
    return (
        head in sayings("speakers")
        or head.rstrip("s") in sayings("speakers")
        or head.split("-")[0] in sayings("speakers")
        or known_place(name)
        or acronym(line, last - 1)
        or (
            line.tags[last - 1] == "X"
            and line.words[last - 1].text.isupper() is False
            and known_place(line.words[last - 1].text)
        )
    )


def somebody(line: Line, first: int, last: int) -> bool:
    """Whether the subject is a person of any kind: "A herdsman who passed the spot counted five wrecks"."""
    if "person" in noun_classes(singular(head_of(line, first, last))):
        return True
    named = last - first > 1 and all(line.words[at].text[:1].isupper() for at in range(first, last))
    return named and sayings("mute").isdisjoint(line.lows[first:last])


def acronym(line: Line, at: int) -> bool:
    """Whether word *at* is a body's initials in a text that is not all in capitals: "LAPD", "WHO"."""
    word = line.words[at].text
    return 1 < len(word) < 8 and word.isalpha() and word.isupper() and not line.sentence.text.isupper()


def is_pronoun(name: str) -> bool:
    """Whether the source *name* only points back; "WHO" in capitals is a body."""
    return name.casefold() in PRONOUNS and name != "WHO"
