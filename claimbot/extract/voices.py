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
    head = _head(line, first, last)
    title = head > first and all(line.words[at].text[:1].isupper() for at in range(first, head + 1))
    return line.lows[head] in sayings("mute") and not title  # "Cal Fire" speaks


def head_of(line: Line, first: int, last: int) -> str:
    """Give the head noun of a source: the last word before a preposition, or before "who" or "briefed on"."""
    return line.words[_head(line, first, last)].low


def _head(line: Line, first: int, last: int) -> int:
    for at in range(first + 1, last):
        if line.tags[at] in "PS,(" or (line.tags[at] in "EI" and line.tags[at - 1] in "NLX"):
            return at - 1
    return last - 1


@cache
def speakers() -> frozenset[str]:
    """Give the nouns that can speak: bodies, offices, other people and texts."""
    return sayings("bodies") | sayings("offices") | sayings("people") | sayings("media") | sayings("texts")


@cache
def is_speaker(noun: str) -> bool:
    """Whether the lower-case *noun* can speak, in its plural or with a prefix as well ("ex-minister", "sub-office")."""
    if noun in speakers() or singular(noun) in speakers() or noun.rstrip("s") in speakers():
        return True
    return "-" in noun and not speakers().isdisjoint((noun.split("-")[0], noun.rsplit("-", 1)[-1]))


def speaks(line: Line, first: int, last: int) -> bool:
    """Whether the words *first* to *last* name a kind of speaker, a place whose government speaks, or initials."""
    head = _head(line, first, last)
    return (
        is_speaker(line.lows[head])
        or known_place(line.text(first, last))
        or acronym(line, head)
        or (line.tags[head] == "X" and _named_speaker(line, first, head))
    )


def _named_speaker(line: Line, first: int, head: int) -> bool:
    """Whether the name that ends at word *head* is one of a place, or of who is said to speak ("insurer Swiss Re")."""
    written = line.words[head].text
    if not written.isupper() and known_place(written):
        return True
    at = head
    while at > first and (line.tags[at - 1] in "XC" or line.words[at - 1].text[:1].isupper()):
        at -= 1
        if is_speaker(line.lows[at]):
            return True
    return at > first and line.tags[at - 1] in "NL" and is_speaker(line.lows[at - 1])


def named(line: Line, first: int, last: int) -> bool:
    """Whether the words *first* to *last* are a name, of whatever it be, that no storm or crash has."""
    head = _head(line, first, last)
    word = line.words[head]
    if not word.text[:1].isupper() or line.tags[head] not in "XLN" or (head == 0 and noun_classes(singular(word.low))):
        return False
    return sayings("mute").isdisjoint(line.lows[first : head + (head == first)])  # "Storm Ana", but "Cal Fire"


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
