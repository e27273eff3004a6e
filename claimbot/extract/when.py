"""The day that a figure speaks of, resolved against the day of publication.

A day is of the event, or of the statement where it stands with the verb of saying. Months, years, "since" and "so far"
give no day (GUIDELINES "as_of").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from claimbot.extract.tagging import Line
from claimbot.extract.words import table

_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ISO = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)")


@dataclass(frozen=True, slots=True)
class Day:
    """A day named at the words *first* to *last*. *anchor*: it dates another thing than the clause ("since Monday",
    "Sunday's march"), and counts only where there is no other. *kind*: how it is named, by a date, by a weekday,
    by its nearness ("yesterday"), as the present ("now"), or by a distance ("last week")."""

    first: int
    last: int
    day: date
    anchor: bool = False
    kind: str = "distance"


def days(line: Line, published: date | None) -> list[Day]:
    """Give the days that *line* names, in order; relative ones need *published*."""
    found: list[Day] = []
    at = 0
    triggers = _triggers()
    while at < len(line.words):
        low = line.lows[at]
        one = _named(line, at, published) if low in triggers or low[0].isdecimal() else None
        if one is None and low == "after" and found:
            one = _counted_back(line, at, found[-1])
        if one:
            found.append(one)
            at = one.last
        else:
            at += 1
    return found


@cache
def _triggers() -> frozenset[str]:
    """Give every word, digits out, at which a day may be read."""
    words = {
        *table("dates")["others"],
        *(name for table_name in ("months", "weekdays", "days", "small") for name in _table(table_name)),
    }
    return frozenset(words | {f"{word}'s" for word in words})


@cache
def _table(name: str) -> dict[str, Any]:
    return dict(table("dates")[name])


def _named(line: Line, at: int, published: date | None) -> Day | None:
    """Read the day that begins at word *at*, if one does."""
    low = line.words[at].low
    base = low[:-2] if low.endswith("'s") else low
    calendar = _calendar(line, at, base, published)
    if calendar:
        return calendar
    if published is None:
        return None
    if base in _table("days"):
        day = published + timedelta(days=_table("days")[base])
        return Day(at, at + 1, day, _anchored(line, at) or base != low, "near")
    if base in _table("weekdays") and (line.words[at].text[0].isupper() or len(base) > 4):
        return _weekday(line, at, base, published, possessive=base != low)
    if _at_publication(line, at, low):
        return Day(at, at + 1, published, kind="now" if low in ("now", "currently") else "present")
    return _relative(line, at, low, published)


def _at_publication(line: Line, at: int, low: str) -> bool:
    """Whether the word means the day of publication: "now", "the past 24 hours", "as of 07:00"."""
    before = line.words[at - 1].low if at else ""
    if low in ("now", "currently", "present"):
        return low != "present" or before == "at"
    if low == "24" and at + 1 < len(line.words) and line.lows[at + 1] == "hours" and before == "in":
        return True
    if low in ("past", "last") and at + 1 < len(line.words):
        period = line.words[at + 1].low
        unit = line.words[at + 2].low if line.tags[at + 1] == "W" and at + 2 < len(line.words) else ""
        return period in ("day", "night") or (period == "24" and unit == "hours")
    if low == "night" and before == "the" and at > 1 and line.words[at - 2].low in ("during", "through", "in"):
        return True
    if low != "of" or before != "as" or at + 1 >= len(line.words):
        return False
    following = line.words[at + 1].low
    return following in ("noon", "midnight", "midday") or _CLOCK.match(following) is not None


def _weekday(line: Line, at: int, base: str, published: date, *, possessive: bool) -> Day:
    """The latest such day on or before publication; "next" and a future verb are not looked at here."""
    back = (published.weekday() - _table("weekdays")[base]) % 7
    if back == 0 and at and line.words[at - 1].low == "last":
        back = 7
    return Day(at, at + 1, published - timedelta(days=back), possessive or _anchored(line, at), "weekday")


def _calendar(line: Line, at: int, low: str, published: date | None) -> Day | None:
    """Read "12 March", "March 12", "12 March 2024", "March 12, 2024" and "2024-03-12"."""
    iso = _ISO.fullmatch(low)
    if iso:
        return _day(line, at, at + 1, (int(iso[1]), int(iso[2]), int(iso[3])), published)
    months = _table("months")
    if low in months:
        if at + 1 < len(line.words):
            match = _DAY.fullmatch(line.words[at + 1].low)
            if match and not _is_year(line, at + 1):
                return _span(line, at, months[low], int(match[1]), published)
        return None
    match = _DAY.fullmatch(low)
    if match and at + 1 < len(line.words):
        following = line.words[at + 1].low
        step = 2 if following == "of" else 1
        if at + step < len(line.words) and line.words[at + step].low.removesuffix("'s") in months:
            month = months[line.words[at + step].low.removesuffix("'s")]
            return _with_year(line, at, at + step + 1, month, int(match[1]), published)
    return None


def _span(line: Line, at: int, month: int, day: int, published: date | None) -> Day | None:
    """Read "January 9", and "January 9 to 16" as its last day."""
    last = at + 2
    if last + 1 < len(line.words) and line.lows[last] in ("and", "to", "-", "–"):
        match = _DAY.fullmatch(line.lows[last + 1])
        if match and int(match[1]) > day and line.lows[last + 2 : last + 3] != ("people",):
            return _with_year(line, at, last + 2, month, int(match[1]), published)
    return _with_year(line, at, last, month, day, published)


def _is_year(line: Line, at: int) -> bool:
    return _YEAR.fullmatch(line.words[at].low) is not None


def _with_year(line: Line, first: int, last: int, month: int, day: int, published: date | None) -> Day | None:
    """Add the year: the one that is named, else the latest that puts the day on or before publication."""
    at = last + 1 if last < len(line.words) and line.tags[last] == "," else last
    if at < len(line.words) and _is_year(line, at):
        return _day(line, first, at + 1, (int(line.words[at].low), month, day), published)
    if published is None:
        return None
    year = published.year if (month, day) <= (published.month, published.day) else published.year - 1
    return _day(line, first, last, (year, month, day), published)


def _day(line: Line, first: int, last: int, parts: tuple[int, int, int], published: date | None) -> Day | None:
    try:
        day = date(*parts)
    except ValueError:
        return None
    if published and day > published + timedelta(days=400):
        return None
    return Day(first, last, day, _anchored(line, first), "date")


def _relative(line: Line, at: int, low: str, published: date) -> Day | None:
    """Read "last week", "three days ago", "a week earlier", "at the weekend", "the end of September"."""
    following = line.words[at + 1].low if at + 1 < len(line.words) else ""
    if low in ("weekend", "weekend's"):
        back = (published.weekday() - 6) % 7
        return Day(
            at,
            at + 1,
            published - timedelta(days=back or 7 if published.weekday() == 6 and back else back),
            low.endswith("'s"),
        )
    if low in ("day", "night", "evening", "afternoon") and following in ("before", "earlier"):
        return Day(at, at + 2, published - timedelta(days=1))
    if low == "previous" and following in ("day", "night", "evening"):
        return Day(at, at + 2, published - timedelta(days=1))
    if low == "last" and following.removesuffix("'s") == "week":
        return Day(at, at + 2, published - timedelta(days=published.weekday() + 1), following.endswith("'s"))
    if low == "next" and following == "week":
        return Day(at, at + 2, published + timedelta(days=13 - published.weekday()))
    if low == "week" and following == "of":
        return _month_week(line, at, published)
    if low == "end" and following == "of":
        return _month_end(line, at, published)
    count = _table("small").get(low) or (int(low) if low.isdecimal() and len(low) < 3 else None)
    unit = _table("units").get(following)
    if count and unit and at + 2 < len(line.words) and line.words[at + 2].low in ("ago", "earlier", "before"):
        return Day(at, at + 3, published - timedelta(days=count * unit))
    return None


def _month_end(line: Line, at: int, published: date) -> Day | None:
    name = line.words[at + 2].low if at + 2 < len(line.words) else ""
    month = _table("months").get(name)
    if not month:
        return None
    year = published.year if month <= published.month else published.year - 1
    following = date(year + month // 12, month % 12 + 1, 1)
    return Day(at, at + 3, following - timedelta(days=1))


def _month_week(line: Line, at: int, published: date) -> Day | None:
    """Read "the first week of July" as the last day of that week."""
    month = _table("months").get(line.lows[at + 2] if at + 2 < len(line.lows) else "")
    which = _table("weeks").get(line.lows[at - 1] if at else "")
    if not month or not which:
        return None
    year = published.year if month <= published.month else published.year - 1
    return Day(at - 1, at + 3, date(year, month, 7 * which))


def _counted_back(line: Line, at: int, reference: Day) -> Day | None:
    """Read "on Thursday, two days after": what follows happened so long before the day named last."""
    if at < 2 or reference.last > at - 2:
        return None
    count, unit = _table("small").get(line.lows[at - 2]), _table("units").get(line.lows[at - 1])
    if not count or not unit:
        return None
    return Day(at - 2, at + 1, reference.day - timedelta(days=count * unit), kind="after")


def names_hour(line: Line) -> bool:
    """Whether the sentence names a part of the day, or a time of the clock: then the text speaks of one day."""
    for low, tag in zip(line.lows, line.tags, strict=True):
        if low in _day_parts() or (tag == "W" and _CLOCK.fullmatch(low)):
            return True
    return False


@cache
def _day_parts() -> frozenset[str]:
    return frozenset(table("dates")["day_parts"])


def _anchored(line: Line, at: int) -> bool:
    """Whether the day is only where something begins or ends: "since Monday", "until 3 March", "from Friday"."""
    for word in range(at - 1, max(-1, at - 4), -1):
        low = line.words[word].low
        if low in ("since", "until", "till", "before"):
            return True
        if line.tags[word] not in "DRJXW" and low not in ("last", "late", "early"):
            return low == "from"
    return False
