"""The word "cases" where it is no count of the sick: those of a court, of crimes, of goods, or mere instances."""

from __future__ import annotations

from claimbot.extract.phrases import Phrase
from claimbot.extract.predicates import Predicate
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
