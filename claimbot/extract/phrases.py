"""What a number counts: the noun phrase after it, with its head, its partitive ("12 of the 40 hostages") and its end.

A phrase ends at a verb, preposition, conjunction, mark, pronoun or time word, and after its first plural noun unless
another noun follows. Two heads joined by "and" are one phrase where no number stands between them ("women and
children", "missiles and drones").
"""

from __future__ import annotations

from dataclasses import dataclass

from claimbot.extract.kinds import Kind
from claimbot.extract.tagging import Line
from claimbot.extract.verbs import ends
from claimbot.extract.vocabulary import noun_classes, noun_measure, senses, singular, states, verb_forms
from claimbot.gazetteer import nation_of

_INSIDE = "NLXJ"
_ARTICLES = "DG"
_ADDED = frozenset({"more", "others", "other", "additional", "further", "extra", "new", "fewer", "less"})
_ARMED = frozenset(
    {
        "army",
        "military",
        "police",
        "forces",
        "paramilitary",
        "militia",
        "naval",
        "armed",
        "special",
        "navy",
        "coastguard",
        "warship",
    }
)
"""Words before a noun of people that make them a force: "special forces men"."""
_LINKED = frozenset({"related", "linked", "associated", "induced", "confirmed", "suspected", "acquired", "borne"})
"""Participles between a noun and the noun that it is part of."""

STATUS = frozenset({"suspected", "probable", "confirmed", "possible", "presumed", "likely", "suspect", "new"})
"""How sure cases are; two of them stand before their noun ("41 suspected, probable or confirmed Ebola cases")."""

_ANAPHORS = frozenset({"them", "those", "these", "which", "whom", "whose", "us"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """The counted noun phrase of a quantity, as word indices of its line.

    *first* to *last* (exclusive) is all of it, number left out; *name_first* to *name_last* is the subject proper,
    without "of the"; both are equal where the number stands bare. *head* is the singular of the last noun, "" if bare.
    *group* is the index of a quantity inside the partitive ("12 of the 40 hostages": that of 40), or -1. *anaphor*
    says that it points back ("of them", "others"), *added* that it is counted on top ("more", "another").
    """

    first: int
    last: int
    name_first: int
    name_last: int
    head: str
    classes: frozenset[str]
    group: int = -1
    anaphor: bool = False
    added: bool = False

    @property
    def bare(self) -> bool:
        """Whether nothing that is counted is named."""
        return self.name_first == self.name_last


def noun_phrase(line: Line, index: int) -> Phrase:
    """Read the phrase that quantity *index* of *line* counts."""
    start = line.spans[index][1]
    at = start
    added = _added_before(line, line.spans[index][0])
    while at < len(line.words) and (line.words[at].low in _ADDED or line.words[at].low == "such"):
        added = added or line.words[at].low != "such"
        at += 1
    if line.tags[at : at + 3] == "(Q)":
        at += 3  # "killing three (3) terrorists"
    if line.lows[at : at + 2] == ("out", "of"):
        at += 1  # "7 out of 20 cases"
    if at < len(line.words) and line.words[at].low == "of" and line.tags[at] == "P":
        return _partitive(line, start, at + 1, added=added)
    last = _end(line, _over_status(line, at))
    if last == at and line.quantities[index].unit and line.quantities[index].kind is Kind.COUNT:
        return _in_unit(line, index, start, added=added)
    if last == at and at > start and line.words[at - 1].low in ("others", "other", "more", "further"):
        return Phrase(start, at, at, at, "", frozenset(), anaphor=True, added=True)
    head, classes = _head(line, at, last)
    return Phrase(start, last, at, last, head, classes, added=added)


def _over_status(line: Line, at: int) -> int:
    """Step over words of status up to the last before a noun; *at* itself where only one stands there."""
    last = at
    while last < len(line.words) and (line.lows[last] in STATUS or (last > at and line.tags[last] in ",C")):
        last += 1
    return last - 1 if last - at > 2 and line.lows[last - 1] in STATUS else at


def _in_unit(line: Line, index: int, start: int, *, added: bool) -> Phrase:
    """Make a phrase of a unit that things are counted in: "2,000 tonnes of sorghum", "174 square kilometres"."""
    unit = (line.quantities[index].unit or "").casefold()
    last = min(len(line.words), start + len(unit.split()))
    head = " ".join(singular(word) for word in unit.split())
    classes = noun_classes(head) or noun_classes(head.split()[-1]) or frozenset({"thing"})
    return Phrase(start, last, start, last, head, classes, added=added)


def _added_before(line: Line, first: int) -> bool:
    return (first > 0 and line.words[first - 1].low in ("another", "further", "additional")) or (
        first < len(line.words) and line.words[first].low in ("another", "further")
    )


def _partitive(line: Line, start: int, at: int, *, added: bool) -> Phrase:
    """Read on after "of": a pronoun that points back, or the whole that the number is a part of."""
    group = -1
    if at < len(line.words) and line.words[at].low in _ANAPHORS and not _noun_next(line, at + 1):
        return _of_them(line, start, at + 1, added=added)
    while at < len(line.words) and (
        line.tags[at] in _ARTICLES or line.tags[at] == "Q" or line.words[at].low == "whose"
    ):
        if line.tags[at] == "Q":
            group = line.owner[at]
        at += 1
    last = _end(line, at)
    head, classes = _head(line, at, last)
    return Phrase(start, last, at, last, head, classes, group=group, added=added)


def _of_them(line: Line, start: int, at: int, *, added: bool) -> Phrase:
    """Read "of them children": the noun after the pronoun, where there is one, is what is counted."""
    name = at
    while name < len(line.words) and line.tags[name] in "D":
        name += 1
    last = _end(line, name)
    acting = name < len(line.words) and (
        line.tags[name] == "I"  # "121 of them serving life terms"
        or (line.tags[name] == "E" and line.lows[at - 1] in ("whom", "which", "those"))  # "of whom needed surgery"
    )
    if last == name or acting or (name < len(line.words) and _state_here(line, name)):
        return Phrase(start, at, at, at, "", frozenset(), anaphor=True, added=added)
    head, classes = _head(line, name, last)
    return Phrase(start, last, name, last, head, classes, anaphor=True, added=added)


def _noun_next(line: Line, at: int) -> bool:
    return at < len(line.words) and line.words[at - 1].low in ("those", "these") and line.tags[at] in "NLXJ"


def _state_here(line: Line, at: int) -> bool:
    """Whether an adjective of state stands at *at* with no noun after it: "12 dead", "341 missing"."""
    rows = states().get(line.words[at].low)
    if rows is None:
        return False
    held = [words for words, _ in rows if line.lows[at : at + len(words)] == words]
    if not held:
        return False
    following = at + max(len(words) for words in held)
    return following >= len(line.words) or line.tags[following] not in "NLX" or line.tags[at] == "P"


def _end(line: Line, at: int) -> int:
    """Give the end of the noun phrase that begins at *at*; *at* itself where none does."""
    begin = at
    seen = False  # a plural noun: what comes after it is rarely part of the phrase
    while at < len(line.words):
        letter = line.tags[at]
        if seen and not (letter == "L" and not verb_forms(line.words[at].low)):
            break
        if not _belongs(line, at, begin=begin):
            break
        if letter == "L" and _stands_as_head(line, at):
            seen = True
        at += 1
    while at > begin and line.tags[at - 1] in "EIR":
        at -= 1
    return _joined(line, begin, at) if at > begin else at


def _stands_as_head(line: Line, at: int) -> bool:
    """Whether a plural noun is the head: it is unless another noun follows that is no verb form ("arms depots")."""
    linked = line.lows[at + 1 : at + 2] and line.lows[at + 1] in _LINKED  # "53 measles related deaths"
    return not _followed_by_noun(line, at) or (line.lows[at] not in ("us", "dead") and not linked)


def _belongs(line: Line, at: int, *, begin: int) -> bool:
    """Whether the word at *at* continues a phrase: a noun or adjective, or a participle before a noun."""
    letter = line.tags[at]
    if _state_here(line, at):
        return False
    if letter in _INSIDE:
        return True
    if letter in "EI":
        return _followed_by_noun(line, at) and not _verbal(line, at, begin)
    if letter == "R":
        return at + 1 < len(line.words) and line.tags[at + 1] in "EJ" and _followed_by_noun(line, at + 1)
    return letter == "G" and at + 1 < len(line.words) and line.tags[at + 1] in "NLXJ"


def _verbal(line: Line, at: int, begin: int) -> bool:
    """Whether a participle acts as a verb though a noun follows: after a plural noun it does."""
    if at > begin:
        return line.tags[at - 1] == "L" and line.lows[at] not in _LINKED
    if line.tags[at] == "I" and line.tags[at + 1] in "NL":
        return False  # "20 living hostages"
    meanings = [meaning for form in verb_forms(line.words[at].low) for meaning in senses(form.lemma)]
    if line.tags[at + 2 : at + 3] not in ("N", "L", "X") and any(
        meaning.complement[:1] == (line.lows[at + 1],) for meaning in meanings
    ):
        return True  # "97 taken prisoner"
    if any(meaning.agent and meaning.complement and ends(line, at, meaning.complement) for meaning in meanings):
        return True  # "45 sought medical care"
    return bool(meanings) and not any(meaning.patient for meaning in meanings)  # "46 survived unhurt"


def _followed_by_noun(line: Line, at: int) -> bool:
    after = at + 1
    while after < len(line.words) and line.tags[after] == "J":
        after += 1
    return at + 1 < len(line.words) and (
        (after < len(line.words) and line.tags[after] in "NLX")
        or (line.tags[at + 1] in "EI" and at + 2 < len(line.words) and line.tags[at + 2] in "NL")
    )


def _joined(line: Line, begin: int, at: int) -> int:
    """Take in a second head after "and": "women and children"; not where it begins another clause."""
    if at + 1 >= len(line.words) or line.words[at].low not in ("and", "or", "&"):
        return at
    after = at + 1
    while after < len(line.words) and line.tags[after] in "DG" and line.words[after].low in ("their", "its", "other"):
        after += 1
    last = after
    while last < len(line.words) and line.tags[last] in "NLXJ" and not _state_here(line, last):
        last += 1
        if line.tags[last - 1] == "L":
            break
    if last == after or line.tags[last - 1] != "L" or line.tags[at - 1] not in "LN":
        return at
    return at if _subject_of_verb(line, begin, last) else last


def _subject_of_verb(line: Line, begin: int, last: int) -> bool:
    """Whether the joined noun is the subject of a verb of its own, after a verb that took the first one as object."""
    if last >= len(line.words) or line.tags[last] not in "VBHM":
        return False
    before = begin - 1
    while before >= 0 and line.tags[before] in "QDGJ":
        before -= 1
    return before >= 0 and line.tags[before] in "EVI"


def _head(line: Line, first: int, last: int) -> tuple[str, frozenset[str]]:
    """Give the head of the phrase and its classes; a pair of words that is known together goes first."""
    if first >= last:
        return "", frozenset()
    head = singular(line.words[last - 1].low)
    if last - first >= 2 and line.tags[last - 2] != "G":
        pair = f"{singular(line.words[last - 2].low)} {head}"
        if noun_classes(pair) or noun_measure(pair):
            return pair, noun_classes(pair) | noun_classes(head)
    classes = noun_classes(head)
    if classes & {"person", "vehicle"} and any(line.words[at].low in _ARMED for at in range(first, last - 1)):
        classes |= {"force"}
    if head in _MEMBERS and _of_armed(line, last):
        classes |= {"force"}
    found = classes or _people_by_name(head) or _of_what(line, last) or _second_head(line, first, last)
    return head, found or frozenset({"thing"})


_MEMBERS = frozenset({"member", "man", "woman", "unit", "element"})
"""Nouns of those who belong to a force where "of" names one: "6,000 members of the National Guard"."""


def _of_armed(line: Line, last: int) -> bool:
    return line.lows[last : last + 1] == ("of",) and any(
        low in _ARMED or low in ("guard", "guards", "regiment", "battalion", "brigade")
        for low in line.lows[last + 1 : last + 5]
    )


def _people_by_name(head: str) -> frozenset[str]:
    """Give the class of a people ("Ukrainians"); a name that is none has no class."""
    return frozenset({"person"}) if nation_of(head) else frozenset()


def _of_what(line: Line, last: int) -> frozenset[str]:
    """Give the class of the noun after "of" where the head has none: "a dozen members of the militia"."""
    if last + 1 < len(line.words) and line.words[last].low == "of":
        end = last + 1
        while end < len(line.words) and line.tags[end] in "DGJNXL" and end < last + 6:
            end += 1
        return noun_classes(singular(line.words[end - 1].low))
    return frozenset()


def _second_head(line: Line, first: int, last: int) -> frozenset[str]:
    for at in range(last - 1, first, -1):
        if line.words[at].low in ("and", "or", "&"):
            return noun_classes(singular(line.words[at - 1].low))
    return frozenset()
