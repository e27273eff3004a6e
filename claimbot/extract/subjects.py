"""Who or what is counted, in the words of the text, without the number."""

from __future__ import annotations

from functools import cache

from claimbot.extract.measures import Found
from claimbot.extract.phrases import Phrase
from claimbot.extract.tagging import Line
from claimbot.extract.vocabulary import noun_classes, noun_measure, singular
from claimbot.extract.words import table
from claimbot.gazetteer import nation_of

PEOPLE = "people"
_BARE_NOUNS = frozenset(
    {
        "death",
        "fatality",
        "dead",
        "injury",
        "injured",
        "wounded",
        "casualty",
        "loss",
        "missing",
        "hurt",
        "arrest",
        "detention",
        "life",
        "killing",
        "wound",
        "displaced",
        "homeless",
        "freed",
        "name",
        "murder",
    }
)
"""Nouns of a measure that name nobody: who died is said elsewhere, or nowhere."""


@cache
def subject_words(name: str) -> frozenset[str]:
    """Give the list *name* of subjects.toml."""
    return frozenset(table("subjects")[name])


def subject_of(line: Line, phrase: Phrase, found: Found) -> str | None:
    """Give the subject that the phrase itself or the topic of the figure names, or None where neither does."""
    if not phrase.bare:
        if phrase.head in _BARE_NOUNS or (noun_measure(phrase.head) and phrase.head.split()[-1] in _BARE_NOUNS):
            return _whose(line, phrase)
        return _full(line, phrase)
    if found.topic >= 0:
        return _of_topic(line, found.topic)
    return None


def _full(line: Line, phrase: Phrase) -> str:
    """Give the phrase with its complement "of ...": "tonnes of sorghum", "cases of cholera"."""
    listed = _listed(line, phrase.last) if phrase.head != "person" else 0
    if listed:
        return line.text(phrase.name_first, listed)
    last = phrase.last
    if last + 1 < len(line.words) and line.words[last].low == "of" and line.tags[last] == "P":
        end = last + 1
        while end < len(line.words) and line.tags[end] in "DGJNXL" and end < last + 6:
            end += 1
            if line.tags[end - 1] == "L":
                break
        if end > last + 1 and (phrase.head == "member" or _tells(line, last + 1, end)):
            return line.text(phrase.name_first, end)
    return line.text(phrase.name_first, phrase.name_last)


def _listed(line: Line, last: int) -> int:
    """Give the end of a list that one number counts: "police, firefighters and militiamen", "tanks or cars"; else 0."""
    at, heads = last, 0
    while at + 1 < len(line.words) and (line.tags[at] == "," or line.lows[at] in ("and", "or")):
        joint = line.lows[at] in ("and", "or")
        end = at + 1
        while end < len(line.words) and line.tags[end] in "JNX":
            end += 1
        if end >= len(line.words) or line.tags[end] != "L" or noun_classes(singular(line.lows[end])) & {"incident"}:
            return 0
        at, heads = end + 1, heads + 1
        if joint:
            return at if at >= len(line.words) or line.tags[at] not in "VHM" or heads > 1 else 0
    return 0


def _tells(line: Line, first: int, last: int) -> bool:
    """Whether a complement says what is counted, rather than whose it is at length: "tonnes of wheat", not "soldiers
    of the NATO-led force"."""
    words = line.text(first, last).replace("-", " ").split()
    return len(words) < 3 + (line.tags[first] == "D") or (line.tags[first] not in "DG" and len(words) < 4)


def _whose(line: Line, phrase: Phrase) -> str | None:
    """Give who the dead or injured were where a word before the noun says so: "civilian deaths"."""
    first, last = phrase.name_first, phrase.name_last - len(phrase.head.split())
    kept = [at for at in range(first, max(first, last)) if _tells_who(line, at)]
    if kept:
        return line.text(kept[0], max(kept[-1] + 1, last))
    at = phrase.name_last
    if at + 1 < len(line.words) and line.words[at].low in ("among", "of", "to"):
        end = at + 1
        while end < len(line.words) and line.tags[end] in "DGJNXL" and end < at + 6:
            end += 1
        if end > at + 1 and noun_classes(singular(line.words[end - 1].low)):
            begin = at + 1
            while begin < end and line.tags[begin] in "DG":
                begin += 1
            return line.text(begin, end)
    return None


def _tells_who(line: Line, at: int) -> bool:
    low = line.words[at].low
    if line.tags[at] in "XJN" and (nation_of(low) or (at and nation_of(f"{line.words[at - 1].low} {low}"))):
        return True
    if line.tags[at] == "X" and at + 1 < len(line.words) and nation_of(f"{low} {line.words[at + 1].low}"):
        return True
    return bool(noun_classes(singular(low)) - {"incident", "building", "site", "land", "time"})


def _of_topic(line: Line, topic: int) -> str | None:
    """Give the subject of a level: "number of stranded whales", "Russian casualties", "the crowd"."""
    low = line.words[topic].low
    if topic + 1 < len(line.words) and line.words[topic + 1].low == "of":
        end = topic + 2
        while (end < len(line.words) and line.tags[end] in "DGJNXL") or (
            end < len(line.words) and line.tags[end] == "E" and end == topic + 2
        ):
            end += 1
        begin = topic + 2
        while begin < end and line.tags[begin] in "D":
            begin += 1
        while end > begin and line.tags[end - 1] == "E":
            end -= 1
        head = singular(line.words[end - 1].low) if end > begin else ""
        if head and head not in _BARE_NOUNS and "incident" not in noun_classes(head):
            return line.text(begin, end)
        return None
    begin = topic
    while begin > 0 and line.tags[begin - 1] in "XJN" and _tells_who(line, begin - 1):
        begin -= 1
    if singular(low) in _BARE_NOUNS or low in (
        "toll",
        "killed",
        "number",
        "total",
        "count",
        "tally",
        "figure",
        "estimate",
        "it",
    ):
        return line.text(begin, topic) if begin < topic else None
    return line.text(begin, topic + 1)
