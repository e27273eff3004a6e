"""Days told by another day: "that evening", "later in the day", "the following morning", "two days before".

They count from the day that the text named last; where it named none, what is earlier counts from the day of
publication, and what is later has no day.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from claimbot.extract.tagging import Line
from claimbot.extract.words import table

Pointed = tuple[int, date, str]
"""The word after the words that point, the day they point to, and whether it is the "same" day or at a "distance"."""

_OPENS_CLAUSE = frozenset("DGUXNLQJ")
"""Tags after "the day before" with which what it was before goes on: "the day before the vote" names no day."""


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("dates")[name])


def pointed(line: Line, at: int, told: date | None, published: date) -> Pointed | None:
    """Read the pointing words at word *at*; *told* is the day that was named last."""
    return _same(line, at, told, published) or _beside(line, at, told, published) or _counted(line, at, told, published)


def _same(line: Line, at: int, told: date | None, published: date) -> Pointed | None:
    """Read "that night", "the same day", "the day's", "earlier in the day": the day spoken of."""
    lows = line.lows
    following = lows[at + 1] if at + 1 < len(lows) else ""
    if lows[at] in _words("same_day") and following.removesuffix("'s") in _words("day_names") and told:
        return at + 2, told, "same"
    if lows[at] == "day's" and at and lows[at - 1] == "the":
        return at + 1, told or published, "same"
    if lows[at] not in ("earlier", "later"):
        return None
    for words in (("in", "the"), ("on", "the", "same"), ("on", "that"), ("that", "same"), ("the", "same"), ("that",)):
        last = at + 1 + len(words)
        if lows[at + 1 : last] == words and last < len(lows) and lows[last] in _words("day_names"):
            return last + 1, told or published, "same"
    return None


def _beside(line: Line, at: int, told: date | None, published: date) -> Pointed | None:
    """Read "the next day", "the following morning", "the previous night", "the day before", "the evening after"."""
    lows = line.lows
    following = lows[at + 1] if at + 1 < len(lows) else ""
    if at and lows[at - 1] in ("the", "a") and following in _words("day_names"):
        if lows[at] in _words("next_to"):
            return _moved(at + 2, told, 1, published)
        if lows[at] in _words("before_it"):
            return _moved(at + 2, told or published, -1, published)
    if at and lows[at - 1] == "the" and lows[at] in _words("day_names"):
        if following in ("before", "earlier") and not _goes_on(line, at + 2):
            return _moved(at + 2, told or published, -1, published)
        if following in ("after", "later") and not _goes_on(line, at + 2):
            return _moved(at + 2, told, 1, published)
    return None


def _counted(line: Line, at: int, told: date | None, published: date) -> Pointed | None:
    """Read "three days ago", "a week earlier", "two days later"."""
    count = table("dates")["small"].get(line.lows[at]) or _digits(line.lows[at])
    unit = table("dates")["units"].get(line.lows[at + 1] if at + 1 < len(line.lows) else "")
    if not count or not unit or at + 2 >= len(line.lows):
        return None
    way = line.lows[at + 2]
    if way == "ago":
        return _moved(at + 3, published, -count * unit, published)
    if way in ("earlier", "before", "previously") and not (way == "before" and _goes_on(line, at + 3)):
        return _moved(at + 3, told or published, -count * unit, published)
    if way in ("later", "afterwards", "on") and not (way == "on" and _goes_on(line, at + 3)):
        return _moved(at + 3, told, count * unit, published)
    return None


def _digits(low: str) -> int | None:
    return int(low) if low.isdecimal() and len(low) < 3 else None


def _goes_on(line: Line, at: int) -> bool:
    return line.tags[at : at + 1] != "" and line.tags[at] in _OPENS_CLAUSE


def _moved(last: int, base: date | None, steps: int, published: date) -> Pointed | None:
    """Move the day *base*; a day that the text tells as past does not come after its publication."""
    if base is None or base + timedelta(days=steps) > published:
        return None
    return last, base + timedelta(days=steps), "distance"
