"""The day that a figure speaks of, resolved against the day of publication.

A day is of the event, or of the statement where it stands with the verb of saying. Months, years, "since" and "so far"
give no day (GUIDELINES "as_of").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any

from claimbot.extract.kinds import Kind
from claimbot.extract.pointing import pointed
from claimbot.extract.tagging import KEPT, Line
from claimbot.extract.words import table

_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ISO = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)")


LONG_PAST = 280
"""A date without its year is this year's coming one where the last one is more than so many days ago: news that speaks
of the April before last says so."""


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


def days_of(lines: Iterable[Line], published: date | None) -> Iterator[list[Day]]:
    """Give for each sentence of a text the days that it names, those that point to a day named before among them."""
    told: date | None = None
    for line in lines:
        found = days(line, published, told)
        told = next((day.day for day in reversed(found) if _points(day, published)), told)
        yield found


def days(line: Line, published: date | None, told: date | None = None) -> list[Day]:
    """Give the days that *line* names, in order; near ones need *published*, pointing ones the day *told* last."""
    found: list[Day] = []
    at = 0
    triggers = _triggers()
    while at < len(line.words):
        low = line.lows[at]
        one = _named(line, at, published, told) if low in triggers or low[0].isdecimal() else None
        if one is None and low == "after" and found:
            one = _counted_back(line, at, found[-1])
        if one:
            found.append(one)
            at = one.last
            told = one.day if _points(one, published) else told
        else:
            at += 1
    return found


def _points(day: Day, published: date | None) -> bool:
    """Whether "that day" may point to *day*: one that is past, and told as a day of its own."""
    return day.kind not in ("now", "present") and (published is None or day.day <= published)


@cache
def _triggers() -> frozenset[str]:
    """Give every word, digits out, at which a day may be read."""
    words = {
        *table("dates")["others"],
        *(name for table_name in ("months", "weekdays", "days", "small") for name in _table(table_name)),
    }
    return frozenset(words | {f"{word}'s" for word in words})


@cache
def _table_words(name: str) -> frozenset[str]:
    return frozenset(table("dates")[name])


@cache
def _table(name: str) -> dict[str, Any]:
    return dict(table("dates")[name])


def _named(line: Line, at: int, published: date | None, told: date | None) -> Day | None:
    """Read the day that begins at word *at*, if one does."""
    low = line.words[at].low
    base = low[:-2] if low.endswith("'s") else low
    calendar = _calendar(line, at, base, published)
    if calendar:
        return calendar
    if published is None:
        return None
    pointing = pointed(line, at, told, published)
    if pointing:
        last, day, kind = pointing
        return Day(at, last, day, _anchored(line, at) or line.lows[last - 1].endswith("'s"), kind)
    if base in _table("days"):
        day = published + timedelta(days=_table("days")[base])
        return Day(at, at + 1, day, _anchored(line, at) or base != low, "near")
    if low in ("this", "last") and _part_of_day(line, at + 1):
        return _part(line, at, published)
    if base in _table("weekdays") and not _titled(line, at) and (line.words[at].text[0].isupper() or len(base) > 4):
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
        return period == "day" or (low == "past" and period == "night") or (period == "24" and unit == "hours")
    if low == "night" and before == "the" and at > 1 and line.words[at - 2].low in ("during", "through", "in"):
        return True
    if low != "of" or before != "as" or at + 1 >= len(line.words):
        return False
    following = line.words[at + 1].low
    return following in ("noon", "midnight", "midday") or _CLOCK.match(following) is not None


def _titled(line: Line, at: int) -> bool:
    """Whether the weekday belongs to a name ("Super Tuesday"), or only explains another day: "tomorrow, a Tuesday"."""
    if at and line.lows[at - 1] in _table_words("day_titles") and line.words[at - 1].text[0].isupper():
        return True
    return line.lows[max(0, at - 2) : at] == (",", "a")


def _part_of_day(line: Line, at: int) -> bool:
    return at < len(line.lows) and line.lows[at].removesuffix("'s") in _table_words("parts")


def _part(line: Line, at: int, published: date) -> Day:
    """Read "this morning" as the day of publication, "last night" as the day before."""
    back = line.lows[at] == "last"
    owns = line.lows[at + 1].endswith("'s")
    return Day(at, at + 2, published - timedelta(days=back), owns or _anchored(line, at), "near")


def _weekday(line: Line, at: int, base: str, published: date, *, possessive: bool) -> Day:
    """The latest such day on or before publication; "next" and a future verb are not looked at here."""
    back = (published.weekday() - _table("weekdays")[base]) % 7
    if back < 2 and at and line.words[at - 1].low == "last":
        back += 7  # of today and yesterday nobody says "last Thursday"
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
    feast = _feast(line, at, published)
    if feast:
        return feast
    if published and _ordinal_day(line, at):
        return _of_month(line, at, int(low[:-2]), published)
    match = _DAY.fullmatch(low)
    if match and at + 1 < len(line.words):
        following = line.words[at + 1].low
        step = 2 if following == "of" else 1
        if at + step < len(line.words) and line.words[at + step].low.removesuffix("'s") in months:
            month = months[line.words[at + step].low.removesuffix("'s")]
            return _with_year(line, at, at + step + 1, month, int(match[1]), published)
    return None


def _feast(line: Line, at: int, published: date | None) -> Day | None:
    """Read "Christmas Eve", "New Year's Day"."""
    for last in (at + 2, at + 3):
        day = _table("feasts").get(" ".join(line.lows[at:last]))
        if day and line.words[at].text[0].isupper():
            return _with_year(line, at, last, day[0], day[1], published)
    return None


def _ordinal_day(line: Line, at: int) -> bool:
    """Whether it is "on the 7th" of a month that is left out; "the 7th Brigade" goes on with a name."""
    low = line.lows[at]
    if not low[0].isdecimal() or _ORDINAL.fullmatch(low) is None or at < 2 or line.lows[at - 1] != "the":
        return False
    if line.lows[at - 2] not in ("on", "by", "of", "until", "since") or line.tags[at + 1 : at + 2] in tuple("NLXJEQG"):
        return False
    return line.lows[at - 2] != "of" or line.lows[at - 3 : at - 2] in (("night",), ("morning",), ("evening",), ("day",))


def _of_month(line: Line, at: int, day: int, published: date) -> Day | None:
    """Give the latest day of that number on or before publication."""
    last = published if day <= published.day else published.replace(day=1) - timedelta(days=1)
    return _day(line, at, at + 1, (last.year, last.month, day), published)


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
    return _day(line, first, last, (_year_of(month, day, published), month, day), published)


def _year_of(month: int, day: int, published: date) -> int:
    """Give the year of a date that leaves it out: that of the latest one, or of the coming one where it is nearer."""
    year = published.year if (month, day) <= (published.month, published.day) else published.year - 1
    past = 372 * (published.year - year) + 31 * (published.month - month) + published.day - day
    return year + 1 if past > LONG_PAST else year


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
    if low == "last" and following.removesuffix("'s") == "week":
        return Day(at, at + 2, published - timedelta(days=published.weekday() + 1), following.endswith("'s"))
    if low == "next" and following == "week":
        return Day(at, at + 2, published + timedelta(days=13 - published.weekday()))
    if low == "week" and following == "of":
        return _month_week(line, at, published)
    if low == "end" and following == "of":
        return _month_end(line, at, published)
    return None


def _month_end(line: Line, at: int, published: date) -> Day | None:
    name = line.words[at + 2].low if at + 2 < len(line.words) else ""
    if name == "last" and line.lows[at + 3 : at + 4] in (("month",), ("year",)):
        first = published.replace(day=1) if line.lows[at + 3] == "month" else published.replace(month=1, day=1)
        return Day(at, at + 4, first - timedelta(days=1))
    month = _table("months").get(name)
    if not month:
        return None
    year = _year_of(month, 28, published)
    following = date(year + month // 12, month % 12 + 1, 1)
    return Day(at, at + 3, following - timedelta(days=1))


def _month_week(line: Line, at: int, published: date) -> Day | None:
    """Read "the first week of July" as the last day of that week."""
    month = _table("months").get(line.lows[at + 2] if at + 2 < len(line.lows) else "")
    which = _table("weeks").get(line.lows[at - 1] if at else "")
    if not month or not which:
        return None
    year = _year_of(month, 1, published)
    return Day(at - 1, at + 3, date(year, month, 7 * which))


def _counted_back(line: Line, at: int, reference: Day) -> Day | None:
    """Read "on Thursday, two days after": what follows happened so long before the day named last."""
    if at < 2 or reference.last > at - 2:
        return None
    count, unit = _table("small").get(line.lows[at - 2]), _table("units").get(line.lows[at - 1])
    if not count or not unit:
        return None
    return Day(at - 2, at + 1, reference.day - timedelta(days=count * unit), kind="after")


@lru_cache(maxsize=KEPT)
def names_hour(line: Line) -> bool:
    """Whether the sentence names a part of the day, or a time of the clock: then the text speaks of one day."""
    if any(number.kind is Kind.CLOCK for number in line.quantities):
        return True
    return not _day_parts().isdisjoint(line.lows)


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
