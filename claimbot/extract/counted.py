"""The subject of a figure: what its own words name, else what a complement, a group or the figure before it names."""

from __future__ import annotations

from claimbot.extract.drafts import Draft, Memory
from claimbot.extract.kinds import Kind
from claimbot.extract.measures import Found
from claimbot.extract.phrases import Phrase
from claimbot.extract.sources import subject_before
from claimbot.extract.subjects import PEOPLE, subject_of, subject_words
from claimbot.extract.sums import sum_subject
from claimbot.extract.tagging import Line
from claimbot.extract.vocabulary import noun_classes, singular, states, verb_forms
from claimbot.model import Standing

HUMAN = frozenset({"killed", "wounded", "killed_or_wounded", "missing", "captured", "abducted", "arrested", "rescued"})
"""Measures of people: a bare figure of them does not count the houses of the figure before."""


def counted(
    line: Line, index: int, *, phrase: Phrase, found: Found, before: Draft | None, drafts: list[Draft], memory: Memory
) -> str:
    """Give the subject in the words of the text; *drafts* are the figures before it in the sentence, *before* is the
    one whose subject is carried where the number stands bare."""
    if line.quantities[index].kind is Kind.MONEY:
        return sum_subject(line, index)
    if not phrase.bare and phrase.head in subject_words("stated"):
        told = _complement(line, index, phrase)
        if told:
            return told
    if phrase.bare:
        told = _complement(line, index, phrase) or _group(line, index) or _of_whom(line, phrase)
        if told:
            return told
    if _of_the_hurt(line, index, phrase):
        return before.subject if drafts and before is not None and before.measure in HUMAN else PEOPLE
    own = subject_of(line, phrase, found)
    if own:
        return own
    sufferer = _sufferer(line, index, phrase)
    if sufferer:
        return sufferer
    if found.topic >= 0 and not found.points_back:
        return PEOPLE
    if before is None or before.measure == "money" or not (phrase.bare or phrase.anaphor):
        return PEOPLE
    same = _said_again(line, index, measure=found.measure, memory=memory) if not drafts or not phrase.anaphor else None
    if same:
        return same
    whole = _whole(before, drafts) if not phrase.anaphor else before
    living = whole.phrase.bare or bool(whole.phrase.classes & {"person", "animal"})
    return whole.subject if living or found.measure not in HUMAN else PEOPLE


def _said_again(line: Line, index: int, *, measure: str, memory: Memory) -> str | None:
    """Give the subject of the same figure told before: "19 fighters were killed ... denied that 19 had died"."""
    for (told, _), claim in memory.given.get(line.quantities[index].amount, {}).items():
        if told.value == measure:
            return claim.subject
    return None


def _whole(before: Draft, drafts: list[Draft]) -> Draft:
    """Go back over parts to the figure they are parts of: "34 died, two of them children, and 117 were wounded"."""
    for draft in reversed(drafts):
        if draft.standing is not Standing.PART and not draft.phrase.anaphor:
            return draft
    return before


def _complement(line: Line, index: int, phrase: Phrase) -> str | None:
    """Give what a bare figure is said to be: "44 were civilians", "identified 263 of them as civilians"."""
    at = max(phrase.last, line.spans[index][1])
    if line.lows[at : at + 2] == ("of", "the"):
        at += 3  # "19 of the sick were health workers"
    if at >= len(line.words) or not (line.tags[at] == "B" or line.lows[at] == "as"):
        return None
    begin = end = at + 1
    while end < len(line.words) and line.tags[end] in "DGJNXL":
        end += 1
    while begin < end and line.tags[begin] == "D":
        begin += 1
    if begin == end or line.tags[end - 1] != "L" or line.lows[end - 1] in states():
        return None
    return line.text(begin, end) if "person" in noun_classes(singular(line.lows[end - 1])) else None


def _group(line: Line, index: int) -> str | None:
    """Give the group of "a crowd of 700", "a force of some 200"; a toll of 12 is no group."""
    first = line.spans[index][0]
    if first < 2 or line.lows[first - 1] != "of" or line.lows[first - 2] not in subject_words("groups"):
        return None
    return line.text(first - 2, first - 1)


def _of_whom(line: Line, phrase: Phrase) -> str | None:
    """Give the noun that "of whom" goes back to where no figure counts it: "militiamen, 30 of whom", "whom ... 30"."""
    at = phrase.last - 1
    if not phrase.anaphor or at < 0 or line.lows[at] not in ("whom", "which"):
        return None
    comma = line.tags.rfind(",", 0, at)
    first = comma
    while first > 0 and line.tags[first - 1] in "JNXL":
        first -= 1
    named = first < comma and line.tags[comma - 1] == "L" and line.tags[max(0, first - 1)] != "Q"
    return line.text(first, comma) if named and noun_classes(singular(line.lows[comma - 1])) else None


def _of_the_hurt(line: Line, index: int, phrase: Phrase) -> bool:
    """Whether it counts some of those told of by their state alone: "fifteen of the injured"."""
    last = line.spans[index][1]
    stated = line.lows[last : last + 2] == ("of", "the") and line.lows[last + 2 : last + 3]
    return bool(stated) and phrase.bare and line.lows[last + 2] in states()


def _sufferer(line: Line, index: int, phrase: Phrase) -> str | None:
    """Give who takes losses: "North Korean forces have suffered several hundred casualties"."""
    verb = line.spans[index][0] - 1
    if phrase.head not in ("casualty", "loss", "fatality") or verb < 1:
        return None
    if not any(form.lemma in subject_words("suffering") for form in verb_forms(line.lows[verb])):
        return None
    subject = subject_before(line, verb)
    if subject is None:
        return None
    first, last = subject
    while first < last and line.tags[first] == "D":
        first += 1
    return line.text(first, last) if first < last and noun_classes(singular(line.lows[last - 1])) else None
