"""What a figure is beside the others of its text: current, former, an increment, a part, or a yardstick."""

from __future__ import annotations

from claimbot.extract.phrases import Phrase
from claimbot.extract.tagging import Line
from claimbot.model import Standing

_EARLIER = frozenset(
    {"earlier", "previous", "previously", "initially", "initial", "originally", "original", "preliminary"}
)
_PARTS = frozenset({"including", "among", "mostly"})
_RELATIVES = frozenset({"whom", "which", "them", "those", "these"})


def standing_of(line: Line, index: int, phrase: Phrase, *, year: int | None = None) -> Standing:
    """Say what quantity *index* is beside the figures around it, by the words next to it; *year* is the present one."""
    first = line.spans[index][0]
    if _former(line, first, phrase):
        return Standing.FORMER
    if _part(line, first, phrase):
        return Standing.PART
    if phrase.added:
        return Standing.INCREMENT
    if _yardstick(line, first, phrase, year):
        return Standing.YARDSTICK
    return Standing.CURRENT


def _former(line: Line, first: int, phrase: Phrase) -> bool:
    """Whether the text calls it an earlier level: "up from 14", "rose from 28 to 40", "had earlier spoken of 50"."""
    words = [word.low for word in line.words[max(0, first - 7) : first]]
    if words and words[-1] == "from" and (phrase.bare or _level_before(line, first)):
        return True
    if words[-3:-1] in (["compared", "with"], ["compared", "to"]):
        return True
    return any(word in _EARLIER for word in words) and phrase.bare


def _level_before(line: Line, first: int) -> bool:
    return first >= 2 and line.words[first - 2].low in (
        "up",
        "down",
        "rose",
        "fell",
        "grew",
        "climbed",
        "dropped",
        "revised",
        "risen",
        "cut",
        "raised",
        "lowered",
        "rise",
        "increase",
    )


def _part(line: Line, first: int, phrase: Phrase) -> bool:
    """Whether it is a part of the figure before it: "12 of them children", "including 300 deaths", "of whom 13 ..."."""
    if phrase.anaphor and not phrase.added and phrase.last > phrase.first and line.words[phrase.first].low == "of":
        return True
    for at in range(first - 1, max(-1, first - 5), -1):
        low = line.words[at].low
        if low in _PARTS:
            return True
        if low in _RELATIVES and at > 0 and line.words[at - 1].low in ("of", "among"):
            return True
        if line.tags[at] not in "DR,QC" and low not in _RELATIVES:
            return False
    return False


def _yardstick(line: Line, first: int, phrase: Phrase, year: int | None) -> bool:
    """Whether the figure is of another year, named to compare: "the 1999 quake killed 17,000", "12 died in 2015"."""
    for at in range(first - 1, max(-1, first - 10), -1):
        low = line.lows[at]
        if low in ("since", "from", "until"):
            return False
        if _other_year(line, at, year) and at > 0:
            return line.lows[at - 1] in ("in", "the", "of", "a")
    after = phrase.last
    while after < len(line.words) and after < phrase.last + 6 and line.tags[after] not in ",;:.":
        if line.lows[after] == "in" and _other_year(line, after + 1, year):
            return True
        after += 1
    return False


def _other_year(line: Line, at: int, year: int | None) -> bool:
    """Whether word *at* is a year that is not the present one."""
    if at >= len(line.words):
        return False
    low = line.lows[at]
    return len(low) == 4 and low.isdecimal() and low[:2] in ("19", "20") and line.tags[at] in "QW" and int(low) != year
