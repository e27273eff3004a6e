"""The days that a sentence speaks of, by weekday, date or "yesterday", resolved against the day of publication.

Linking asks for all of them: "Police said on Wednesday that 11 died in Monday's crash" speaks of Wednesday and of
Monday, and shares Monday with the first report. A claim's own `as_of` is one of them at best.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_NAMES = "|".join(f"{month}|{month[:3]}\\." for month in MONTHS)
_WEEKDAY = re.compile(rf"\b(next|coming|since)?\s*\b({'|'.join(WEEKDAYS)})s?\b(?:'s)?", re.IGNORECASE)
_DATE = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{_NAMES})|(?P<m2>{_NAMES})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)\b"
    r"(?:,?\s+(?P<y>\d{4}))?",
    re.IGNORECASE,
)
_VERBS = frozenset({"may", "march"})
"""Months whose names in small letters are verbs: "9 may be trapped", "30 march on"."""

_SINCE = re.compile(r"\b(?:since|from|after|until|till)\s+(?:the\s+)?$", re.IGNORECASE)
_AS_OF = re.compile(
    rf"\b(?:by|as of|until|up to|through)\s+(?:late |early |about |around )?(?:on )?"
    rf"(?:yesterday|today|midnight|noon|{'|'.join(WEEKDAYS)}|{_NAMES}|\d{{1,2}} (?:{_NAMES}))",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_SAYING = (
    r"(?:said|says|saying|say|told|reported|announced|confirmed|warned|stated|added|declared|claimed|estimated|put|gave|"
    r"updated|published|briefed|withdrew|raised|lowered|revised)"
)
_SAID = re.compile(rf"\b(?:{_SAYING}|according)\b(?:(?!\bthat\b)[^.;:\d]){{0,24}}$", re.IGNORECASE)
_SAYS = re.compile(rf"^(?:\w+\s+)?(?:morning|afternoon|evening|night)?\s*{_SAYING}\b", re.IGNORECASE)
_RELATIVE = {"yesterday": 1, "today": 0, "overnight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0}


@lru_cache(maxsize=8192)
def days_in(sentence: str, published: date) -> tuple[frozenset[date], frozenset[date]]:
    """Give the past or present days that *sentence* names: those of what happened, and those of when it was said.

    A day right after a verb of saying is that of the statement ("said on Thursday"). Days after "since" bound a period
    and are left out.
    """
    happened: set[date] = set()
    said: set[date] = set()
    for at, day in _mentions(sentence, published):
        rest = sentence[at:].partition(" ")[2]
        (said if _SAID.search(sentence[:at]) or _SAYS.match(rest) else happened).add(day)
    return frozenset(happened), frozenset(said - happened)


def _mentions(sentence: str, published: date) -> Iterator[tuple[int, date]]:
    """Give each day that *sentence* names with where it does."""
    for word, back in _RELATIVE.items():
        found = re.search(rf"\b{word}\b", sentence, re.IGNORECASE)
        day = _before(published, back)
        if found and day:
            yield found.start(), day
    for match in _WEEKDAY.finditer(sentence):
        if match[1] is None:
            day = _before(published, (published.weekday() - WEEKDAYS.index(match[2].lower())) % 7)
            if day:
                yield match.start(2), day
    for match in _DATE.finditer(sentence):
        if (match["m1"] or match["m2"]) in _VERBS:
            continue
        day = _date(match, published)
        if day and day <= published and not _SINCE.search(sentence[: match.start()]):
            yield match.start(), day


@lru_cache(maxsize=8192)
def states_day(sentence: str) -> bool:
    """Say whether *sentence* gives a state as of a day that it names ("by Tuesday evening", "as of yesterday")."""
    return _AS_OF.search(sentence) is not None


@lru_cache(maxsize=8192)
def other_years(sentence: str, published: date) -> frozenset[int]:
    """Give the years that *sentence* names other than that of publication: signs of an older event."""
    years = {int(match[1]) for match in _YEAR.finditer(sentence) if not _SINCE.search(sentence[: match.start()])}
    return frozenset(year for year in years if year < published.year)


def _before(published: date, days: int) -> date | None:
    """Give the day that many *days* before; None before the first of all, where feeds without a date put articles."""
    try:
        return published - timedelta(days=days)
    except OverflowError:
        return None


def _date(match: re.Match[str], published: date) -> date | None:
    name = (match["m1"] or match["m2"]).lower().rstrip(".")[:3]
    month = next(number for number, month in enumerate(MONTHS, 1) if month.startswith(name))
    day = int(match["d1"] or match["d2"])
    try:
        if match["y"]:
            return date(int(match["y"]), month, day)
        found = date(published.year, month, day)
        return found if found <= published else date(published.year - 1, month, day)
    except ValueError:
        return None
