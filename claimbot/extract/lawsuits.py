"""The word "cases": those of the sick, how sure they are, and those of a court, of goods, or mere instances."""

from __future__ import annotations

from claimbot.extract.found import Found
from claimbot.extract.phrases import STATUS, Phrase
from claimbot.extract.predicate import Predicate
from claimbot.extract.tagging import Line
from claimbot.extract.vocabulary import complements, lemma_set, word_set


def lawsuits(line: Line, first: int, phrase: Phrase, object_of: Predicate | None) -> bool:
    """Whether "cases" are those of a court, of crimes or of goods, or mere instances, where no disease is named."""
    if phrase.head != "case" or not complements("disease").isdisjoint(line.lows):
        return False
    sued = object_of is not None and object_of.lemma in lemma_set("suing")
    named = not word_set("lawsuits").isdisjoint(line.lows) or not _COURT.isdisjoint(
        line.lows[phrase.name_first : phrase.name_last]
    )
    named = named or line.lows[phrase.last : phrase.last + 1] == ("against",)
    instances = first > 0 and line.lows[first - 1] == "in" and line.lows[phrase.last : phrase.last + 1] != ("of",)
    return sued or instances or named


_COURT = frozenset({"cold", "test", "landmark", "civil", "unsolved", "display", "glass", "upper", "lower"})
"""Words right before "cases" that are none of the sick."""


def by_status(line: Line, phrase: Phrase) -> Found | None:
    """Read a number that shares its noun with the next: "311 suspected and 94 confirmed cases"."""
    if not phrase.bare or not phrase.first < len(line.words) or line.lows[phrase.first] not in STATUS:
        return None
    if not word_set("lawsuits").isdisjoint(line.lows):
        return None  # "3 suspected and 4 confirmed cases of fraud"
    near = line.lows[phrase.first + 1 : phrase.first + 6]
    shared = line.tags[phrase.first + 1 : phrase.first + 3] in ("CQ", ",Q") and "cases" in near
    return Found("infected", 0.8, f"{line.lows[phrase.first]} cases") if shared else None
