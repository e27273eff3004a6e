"""Why a number is no claim, although it is a count: a price, a rate, a denominator, a pronoun, a repeat."""

from __future__ import annotations

from claimbot.extract.describing import only_describes, repeated
from claimbot.extract.doers import done_by_people
from claimbot.extract.drafts import Memory
from claimbot.extract.kinds import Kind
from claimbot.extract.measures import Found
from claimbot.extract.phrases import Phrase
from claimbot.extract.tagging import Line
from claimbot.extract.vocabulary import lemma_set, noun_classes, plain_nouns, singular, word_set
from claimbot.model import Bound

_KNOWN = frozenset({"the", "these", "those", "both", "first", "last", "next", "every", "per", "same"})
"""Words before a count that the reader is taken to know already."""


def refused(line: Line, index: int, phrase: Phrase, found: Found) -> str:
    """Say why the figure is no claim, or "" where it is one."""
    if line.quantities[index].kind is Kind.MONEY:
        if repeated(line, index):
            return "the same in another currency"
        return "a price or a wage in passing" if _small_sum(line, index) else ""
    if _located(line, index, phrase, found):
        return "where it happened"
    return (
        _by_number(line, index, phrase, found)
        or only_describes(line, index, phrase, found)
        or _beside(line, index, phrase, found)
        or ("" if found.measure else _by_noun(line, index, phrase, found))
    )


def _by_number(line: Line, index: int, phrase: Phrase, found: Found) -> str:
    """Say why the number counts nothing, whatever is said of it: a rate, a decimal, an exception, a pronoun."""
    number, first = line.quantities[index], line.spans[index][0]
    if _rate(line, index):
        return "a rate"
    if number.kind is Kind.COUNT and not number.unit and not float(number.amount.edge).is_integer():
        return "a decimal is no count"
    if number.amount.edge == 0:
        return "none is no figure"
    if number.kind is Kind.COMPOUND and (found.measure in ("", "other") or phrase.bare or not _of_people(number.unit)):
        return "inside a word that only describes"
    if phrase.bare and first and line.words[first - 1].low in _KNOWN and number.amount.edge < 10:
        return "a count already known"
    if number.kind is Kind.ONE and found.reason == "the noun itself" and _speaks(line, index, phrase):
        return "sources, not a count"
    if number.kind is Kind.ONE and not _numeral(line, index, found):
        return "a pronoun or a one-off"
    return ""


def _beside(line: Line, index: int, phrase: Phrase, found: Found) -> str:
    """Say why the words beside the number make it no count of its own: a vote, an exception, a whole, a difference."""
    first = line.spans[index][0]
    if _vote(line, first, phrase):
        return "the result of a vote"
    if "but" in line.lows[max(0, first - 2) : first] and "all" in line.lows[max(0, first - 3) : first]:
        return "what is left out of a whole"
    if index and whole_of(line, index) and _only_whole(line, phrase, found):
        return "the whole that a part is taken of"
    if phrase.added and line.lows[phrase.last : phrase.last + 1] == ("than",):
        return "a difference between two figures"
    if _capacity(line, index, found):
        return "what a thing can hold"
    return _told_in_passing(line, index, phrase) if phrase.bare and found.measure in ("", "other") else ""


def _capacity(line: Line, index: int, found: Found) -> bool:
    """Whether it is what a thing holds or weighs by its make: "each machine takes 94 tubes", "can fire 85 rounds"."""
    said = found.predicate
    if said is None or said.last > line.spans[index][0]:
        return False
    if said.lemma in ("weigh", "measure"):
        return True
    if said.lemma not in lemma_set("holding") or done_by_people(line, said.at):
        return False
    able = {"can", "could", "each", "every", "licensed", "designed", "built", "able", "rated", "apiece"}
    return not able.isdisjoint(line.lows[max(0, said.at - 6) : said.at])


def _vote(line: Line, first: int, phrase: Phrase) -> bool:
    """Whether it is a side of a vote: "by 110 votes to 8"."""
    if phrase.bare:
        return first > 1 and line.lows[first - 2 : first] == ("votes", "to")
    return phrase.head == "vote" and line.lows[phrase.last : phrase.last + 1] == ("to",)


def _told_in_passing(line: Line, index: int, phrase: Phrase) -> str:
    """Say what a bare exact number is that counts nothing: a name, what a thing is made for, the whole of a ratio."""
    first = line.spans[index][0]
    if first < 2 or line.quantities[index].amount.bound is not Bound.EXACT:
        return "a number that names" if first == 1 and line.tags[0] == "L" and phrase.last == first + 1 else ""
    before = line.words[first - 1]
    if before.low == "for" and line.tags[first - 2] in "EL":
        return "what a thing is made for"
    if before.low == "in" and any(line.quantities[index - 1].kind is Kind.ONE for _ in range(min(index, 1))):
        return "the whole of a ratio"
    return "a number that names" if line.tags[first - 1] == "L" and before.text[0].isupper() else ""


def _located(line: Line, index: int, phrase: Phrase, found: Found) -> bool:
    """Whether "around" is a place and no hedge: "occurred around three villages"."""
    first = line.spans[index][0]
    around = first < len(line.words) and line.words[first].low == "around"
    return around and not found.measure and "land" in phrase.classes and first > 0 and line.tags[first - 1] in "VE"


def _of_people(unit: str | None) -> bool:
    """Whether a word like "two-person" counts people or vehicles, and not storeys or days."""
    return unit is not None and bool(
        noun_classes(singular(unit.casefold())) - {"time", "building", "aid", "money", "land"}
    )


def _by_noun(line: Line, index: int, phrase: Phrase, found: Found) -> str:
    """Say why a count of which nothing is said is nobody's dispute: it only describes, or is known already."""
    first = line.spans[index][0]
    if phrase.bare:
        return "" if phrase.anaphor and phrase.added else "a bare number that nothing names"
    if first and line.lows[first - 1] in ("which", "what") and line.sentence.text.rstrip(" \"”’'").endswith("?"):
        return "a question, and no statement"
    if not _latin(line, phrase):
        return "a text in another script"
    if _places_passed(line, index, phrase):
        return "where it happened"
    if _weighed(line.quantities[index].unit):
        return "a weight that only describes"
    if "shot" in phrase.classes and line.quantities[index].amount.edge >= _FEW:
        return ""  # rounds of ammunition, not of talks
    plain = plain_nouns(few=line.quantities[index].amount.edge < _MANY)
    if (phrase.head in plain or phrase.head.split()[-1] in plain) and not _acting(phrase, found):
        return f"a count of {phrase.head} only describes"
    if _speaks(line, index, phrase):
        return "sources, not a count"
    if first and line.words[first - 1].low in _KNOWN:
        return "a count already known"
    beside = first and not phrase.classes & {"person", "vehicle"}
    if beside and "other" in line.lows[first - 1 : phrase.name_first + 1]:
        return "others beside what is told"
    return ""


def _acting(phrase: Phrase, found: Found) -> bool:
    """Whether states, groups or lines do something that may be disputed: "fifteen countries have halted imports"."""
    said = found.predicate
    acts = said is not None and said.finite and not said.patient and said.at >= phrase.last and bool(said.lemma)
    return acts and said is not None and phrase.head.split()[-1] in ("country", "group", "line") and said.lemma != "be"


def _places_passed(line: Line, index: int, phrase: Phrase) -> bool:
    """Whether a few places only say where something happened: "in two villages", "across six states"."""
    first = line.spans[index][0]
    if not first or not phrase.classes & {"land", "building", "site"}:
        return False
    after_count = index > 0 and line.quantities[index - 1].kind is Kind.COUNT
    if line.quantities[index].amount.edge >= _FEW and not (after_count and "land" in phrase.classes):
        return False
    return line.lows[first - 1] in ("in", "across", "at", "between", "around", "throughout", "to", "near")


_MANY = 100
"""From so many on views, tweets or awards are a figure somebody may dispute."""

_FEW = 10
"""So many places are told as an extent and may be disputed; fewer, or those after another count, only say where."""


def known(line: Line, index: int, phrase: Phrase, memory: Memory) -> str:
    """Say that a figure with "the" repeats one that was given before: "the 12 victims"."""
    first = line.spans[index][0]
    if first == 0 or line.words[first - 1].low not in ("the", "these", "those", "all"):
        return ""
    amount = line.quantities[index].amount
    return "given before" if not phrase.bare and amount in memory.given else ""


def _rate(line: Line, index: int) -> bool:
    """Whether it is told by the head: "15 suicides per 100,000 people"."""
    first, last = line.spans[index]
    near = line.words[last : last + 4]
    return any(word.low == "per" for word in near) or (first > 0 and line.words[first - 1].low == "per")


def _small_sum(line: Line, index: int) -> bool:
    """Whether a sum is the price of one thing: under a thousand, or told by the piece or the month."""
    last = line.spans[index][1]
    following = line.words[last].low if last < len(line.words) else ""
    then = line.words[last + 1].low if last + 1 < len(line.words) else ""
    first = line.spans[index][0]
    if (
        line.lows[max(0, first - 1) : first] in (("costs",), ("cost",))
        and first < 8
        and line.lows[0] in ("each", "a", "an")
    ):
        return True
    if following in ("per", "each", "apiece") or (following in ("a", "an") and then in _PIECES):
        return True
    near = (*line.lows[max(0, first - 4) : first], *line.lows[last : last + 3])
    return line.quantities[index].amount.edge < 1000 or not word_set("prices").isdisjoint(near)


_PIECES = frozenset(
    {"day", "month", "week", "hour", "year", "litre", "liter", "kilo", "page", "night", "head", "barrel", "tonne"}
)
"""What prices and wages are told by."""


def _speaks(line: Line, index: int, phrase: Phrase) -> bool:
    """Whether those counted only speak, or were only asked: "two security sources said", "a poll of 2,005 adults"."""
    first = line.spans[index][0]
    if not _SAYING.isdisjoint(line.lows[phrase.last : phrase.last + 1]):
        return True
    if first > 1 and line.lows[first - 1] in _SAYING and line.tags[first - 2] == ",":
        return True
    if first < 2 or line.lows[first - 1] != "of":
        return False
    return any(word in _ASKED for word in line.lows[max(0, first - 3) : first - 1])


_SAYING = frozenset({"say", "says", "said", "told", "tell", "tells", "added", "adds", "recalled", "recalls"})
"""Verbs beside those who only speak: "two sources said", "said one demonstrator"."""

_ASKED = frozenset({"poll", "survey", "sample", "district", "town", "city", "village", "country", "nation", "suburb"})
"""Nouns before "of 2,005 adults" that the number only describes."""


def _latin(line: Line, phrase: Phrase) -> bool:
    """Whether the words counted are written in Latin letters: only those are read."""
    return all(char < "\u0250" or not char.isalpha() for char in line.text(phrase.name_first, phrase.name_last))


def _weighed(unit: str | None) -> bool:
    return unit is not None and unit.casefold() in (
        "g",
        "gram",
        "grams",
        "lb",
        "lbs",
        "ounces",
        "oz",
        "mg",
        "kg",
        "pounds",
    )


def _only_whole(line: Line, phrase: Phrase, found: Found) -> bool:
    """Whether nothing is said of the whole itself: the verb is that of the part, and nobody is said to be aboard."""
    aboard = line.lows[phrase.last : phrase.last + 2]
    if aboard[:1] == ("aboard",) or aboard == ("on", "board"):
        return False
    said = found.predicate
    return found.measure in ("", "other") or found.sure <= 0.6 or (said is not None and said.finite)


def whole_of(line: Line, index: int) -> bool:
    """Whether it is the denominator of the quantity before it: "345 of 497 towns"."""
    first, at = line.spans[index][0], line.spans[index - 1][1]
    if line.lows[at : at + 2] == ("out", "of"):
        at += 1  # "7 out of 20 cases"
    return at < first and line.words[at].low == "of" and all(line.tags[step] in "PDGJNX" for step in range(at, first))


def _one_of_many(line: Line, first: int, last: int) -> bool:
    """Whether "one of" only says what somebody is: "is one of the best officers", "Bo Ek, one of those who died"."""
    if not first or line.lows[last : last + 1] != ("of",):
        return line.lows[max(0, first - 1) : first] in (("either",), ("neither",))
    named = line.tags[first - 1] == "," and line.tags[first - 2 : first - 1] == "X"
    return named or line.tags[first - 1] == "B" or line.lows[first - 1] in ("as", "became", "becomes", "remains")


def _numeral(line: Line, index: int, found: Found) -> bool:
    """Whether "one" numbers those in a state: "killing one", "one seriously", "one death"; else it is a pronoun."""
    first, last = line.spans[index]
    if "single" in line.lows[first:last] and any(low in word_set("negations") for low in line.lows[:first]):
        return False  # "denied that a single protester died"
    if first and ("no" in line.lows[max(0, first - 3) : first] or line.tags[first - 1] == "J"):
        return False  # "gave no new one"
    if _one_of_many(line, first, last):
        return False
    if found.reason.endswith(" of") and found.measure:
        return True
    if found.predicate and found.predicate.measure and found.predicate.last == first and found.predicate.at < first:
        return True  # "shot down one more"
    if first and line.tags[first - 1] in "DGP" and line.words[first - 1].low not in ("with", "including", "to", "at"):
        return False
    if (found.sure <= 0.6 and found.reason != "the noun itself") or (
        found.reason.startswith("goes with") and not found.bound
    ):
        return False
    if not found.measure or found.measure == "other" or (last >= len(line.words) and not found.predicate):
        return False
    if (
        last < len(line.words)
        and line.words[last].low == "of"
        and line.words[min(last + 1, len(line.words) - 1)].low in ("the", "its", "his")
    ):
        return found.predicate is not None
    return not (first and line.words[first - 1].low == "no")
