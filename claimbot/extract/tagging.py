"""A coarse part of speech for each word of a sentence, by small tables and the words beside it.

The tags are single letters, so that a later pass can ask `tag in "DG"`:

    Q quantity   D determiner   G possessive ("Kyiv's")   U pronoun      P preposition   C conjunction   S subordinator
    B be         H have         A do                      M modal        R adverb        W time word ("Monday")
    V finite verb               E past or participle      I -ing form    T "to" before a verb
    N noun       L plural noun  X capitalised word        J adjective    and marks: , ; : . - ( )

Quotation marks are left out of the line: grammar goes on through them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from claimbot.extract.kinds import Kind
from claimbot.extract.quantities import Quantity
from claimbot.extract.sentences import Sentence
from claimbot.extract.tokens import Token
from claimbot.extract.vocabulary import Form, is_plural, noun_classes, singular, verb_forms, word_set
from claimbot.gazetteer import nation_of
from claimbot.model import Bound

QUOTES = frozenset('"“”«»„‘`')
_MARKS = {",": ",", ";": ";", ":": ":", ".": ".", "!": ".", "?": ".", "…": ".", "(": "(", ")": ")", "[": "(", "]": ")"}
_MARKS |= dict.fromkeys("-–—―|", "-")
_SETS = (
    ("B", "be"), ("H", "have"), ("A", "do"), ("M", "modals"), ("W", "times"), ("S", "subordinators"),
    ("P", "prepositions"),
    ("C", "conjunctions"), ("D", "determiners"), ("U", "pronouns"), ("R", "adverbs"),
)  # fmt: skip
_INITIALISMS = frozenset({"US", "WHO", "IT"})
"""Names that are function words in lower case."""
_DETERMINING = frozenset("DGJ")
"""Tags before a word that make it a noun or adjective."""
_NOUNS_IN_LY = frozenset({"italy", "sicily", "thessaly", "assembly", "ally", "anomaly", "supply", "reply", "monopoly"})
_ADJECTIVE_ENDS = ("ous", "ful", "less", "able", "ible", "ish", "ary", "ical", "ive", "ese")


KEPT = 64
"""So many answers about lines are kept for whoever asks again: the passes ask for each figure of a sentence."""


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A sentence as grammar sees it: *words* without quotation marks, a tag for each, and its quantities.

    Each is equal to itself alone, so that what was found out of a line can be kept by it while it is read.

    *spans* are the first and last (exclusive) word of each quantity with its hedges; *owner* gives for a word the index
    of the quantity it belongs to, or -1. *lows* are the words in lower case.
    """

    sentence: Sentence
    words: tuple[Token, ...]
    tags: str
    quantities: tuple[Quantity, ...]
    spans: tuple[tuple[int, int], ...]
    owner: tuple[int, ...]
    lows: tuple[str, ...]

    def text(self, first: int, last: int) -> str:
        """Give the text of the words *first* to *last* (exclusive) as it is written."""
        if first >= last:
            return ""
        base = self.sentence.start
        return self.sentence.text[self.words[first].start - base : self.words[last - 1].end - base]


def tag(sentence: Sentence, numbers: list[Quantity]) -> Line:
    """Tag the words of *sentence*, of which *numbers* are its quantities."""
    words, place = _without_quotes(sentence)
    owner = [-1] * len(words)
    spans = []
    for index, number in enumerate(numbers):
        first, last = _span(words, place[number.first], place[number.last], number)
        spans.append((first, last))
        owner[first:last] = [index] * (last - first)
    tags: list[str] = []
    for at in range(len(words)):
        tags.append(_tag(words, at, tags) if owner[at] < 0 else _number_tag(words[at], numbers[owner[at]].kind))
    lows = tuple([word.low for word in words])
    return Line(sentence, words, "".join(tags), tuple(numbers), tuple(spans), tuple(owner), lows)


def _span(words: tuple[Token, ...], first: int, last: int, number: Quantity) -> tuple[int, int]:
    """Give the words of a quantity: with "between" before a range, without the unit that it counts in."""
    if number.amount.bound is Bound.RANGE and first and words[first - 1].low in ("between", "from"):
        first -= 1
    if number.kind is Kind.COUNT and number.unit and number.core_last < number.last:
        last -= min(last - first - 1, len(number.unit.split()))
    return first, last


def _shortens(words: tuple[Token, ...], at: int) -> bool:
    """Whether a full stop belongs to a short title before a name: "Maj. Gen. Pat Ryder"."""
    if not 0 < at < len(words) - 1 or words[at - 1].end != words[at].start or words[at].end == words[at + 1].start:
        return False
    before, after = words[at - 1].text, words[at + 1].text
    return before[0].isupper() and len(before) < 5 and after[0].isupper()


def _number_tag(word: Token, kind: Kind) -> str:
    """Tag a word of a quantity: numbers inside names and descriptions are nouns and adjectives to the grammar."""
    if kind in (Kind.COMPOUND, Kind.AGE, Kind.ORDINAL) and not word.low.isdecimal():
        return "J"
    if kind is Kind.NAME:
        return "L" if word.low.endswith("s") and len(word.low) > 2 else "X"
    if kind in (Kind.DATE, Kind.YEAR, Kind.CLOCK, Kind.DURATION):
        return "W"
    return "Q"


def _without_quotes(sentence: Sentence) -> tuple[tuple[Token, ...], list[int]]:
    """Give the words that are no quotation marks, and for each token the place it takes (or would take) among them."""
    kept: list[Token] = []
    place = []
    for token in sentence.tokens:
        place.append(len(kept))
        if token.text not in QUOTES:
            kept.append(token)
    place.append(len(kept))
    return tuple(kept), place


def _tag(words: tuple[Token, ...], at: int, before: list[str]) -> str:
    """Tag one word that is in no quantity; *before* are the tags of the words before it."""
    word = words[at]
    low = word.low
    if low in _MARKS:
        return "X" if low == "." and _shortens(words, at) else _MARKS[low]
    if low == "to":
        fixed = at > 0 and words[at - 1].low in ("according", "due", "owing", "thanks")
        return "P" if fixed or not _verb_follows(words, at) else "T"
    closed = _closed_words().get(low)
    if closed and (word.text not in _INITIALISMS or _shouted(words, at)):
        return _settle(closed, words, at)
    if low.endswith(("'s", "s'")) or low == "'":
        return "G"
    return _open(words, at, before)


def _shouted(words: tuple[Token, ...], at: int) -> bool:
    """Whether the words around are in capitals too, so that capitals mean nothing."""
    near = [word.text for word in words[max(0, at - 1) : at + 2] if word.text.isalpha()]
    return len(near) > 2 and all(text.isupper() for text in near)


def _settle(closed: str, words: tuple[Token, ...], at: int) -> str:
    """Decide where a closed word has two readings: "after" before a noun is a preposition, "that" may point."""
    low = words[at].low
    following = words[at + 1].low if at + 1 < len(words) else ""
    if low in ("got", "get", "gets", "getting", "lie", "lay"):
        return "B" if any(form.shape == "part" for form in verb_forms(following)) else "V"
    if low == "may" and at and words[at].text[0] == "M":
        return "W"
    if low == "since" and (at and words[at - 1].low in word_set("have") | word_set("be")):
        return "R"
    if closed == "S" and low in word_set("prepositions"):
        return "P"
    return closed


@cache
def _closed_words() -> dict[str, str]:
    """Give the tag of each word of a closed class; where a word is in several, the first class of the list wins."""
    found: dict[str, str] = {}
    for letter, name in _SETS:
        for word in word_set(name):
            found.setdefault(word, letter)
    return found


def _verb_follows(words: tuple[Token, ...], at: int) -> bool:
    for word in words[at + 1 : at + 3]:
        if any(form.shape == "base" for form in verb_forms(word.low)) or word.low in ("be", "have", "do"):
            return word.low not in word_set("nouns_first") or at + 2 < len(words)
        if word.low not in word_set("adverbs"):
            return False
    return False


def _open(words: tuple[Token, ...], at: int, before: list[str]) -> str:
    """Tag a noun, verb or adjective by its form and by the tag of the word before."""
    word = words[at]
    low = word.low
    previous = before[-1] if before else ""
    forms = verb_forms(low)
    if forms:
        if previous == "X" and before[-2:-1] == ["Q"] and nation_of(words[at - 1].low):
            previous = "L"  # "25 million Sudanese need aid"
        joined = previous == "C" and before[-2:-1] in (["V"], ["E"])  # "to shoot and kill nine"
        verb = _verb(low, forms, "R" if joined else previous)
        if verb:
            return verb
    elif (
        low.endswith("ed")
        and len(low) > 4
        and "-" not in low
        and not ((at or word.text.isupper()) and _named(word) and not _shouted(words, at))
    ):
        return "E"
    elif low.endswith("ing") and len(low) > 5 and "-" not in low and not (at and _named(word)):
        return "N" if previous in _DETERMINING else "I"
    if low.endswith("ly") and len(low) > 4 and not forms and not noun_classes(low) and low not in _NOUNS_IN_LY:
        return "R"
    if is_plural(low):
        return "L"
    if word.text[0].isupper() and (at > 0 or word.text[1:2].islower()):
        return "X"
    return "J" if "-" in low or low.endswith(_ADJECTIVE_ENDS) else "N"


def _named(word: Token) -> bool:
    """Whether a word is written as a name: with one capital at its head, or as initials."""
    return word.text[0].isupper() and (word.text[1:].islower() or word.text.isupper())


def _verb(low: str, forms: tuple[Form, ...], previous: str) -> str | None:
    """Give the tag of a known verb form after a word tagged *previous*, or None where it is a noun there."""
    shapes = {form.shape for form in forms}
    rather_noun = low in word_set("nouns_first") or bool(noun_classes(singular(low)) - {"matter"})
    if "part" in shapes and not shapes & {"base", "s"}:
        return "E"
    if "ing" in shapes:
        return "N" if previous in _DETERMINING and low != "missing" else "I"
    if shapes == {"past"}:
        return "V"
    if previous in "TMA" and previous:
        return "V"
    if "part" in shapes:  # base and participle are one: "hit", "hurt", "put"
        return "N" if previous in "DGP" and previous else "E"
    if previous == "U":
        return "V"
    if previous == "Q" and low in word_set("verbs_only"):
        return "V"
    if not previous or previous in "DGPJCEQ" or rather_noun:
        return "V" if previous in "UL" and previous and not rather_noun else None
    if {"past", "base"} <= shapes and len({form.lemma for form in forms}) > 1:
        return "V" if previous in "NXULR," else None  # "the number fell"
    if "s" in shapes:
        return "V" if previous in "NXULR," else None
    return "V" if previous in "ULR" else None
