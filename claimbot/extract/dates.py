"""Numbers that tell time: dates, years and clock times."""

from __future__ import annotations

import re

from claimbot.extract.kinds import Kind
from claimbot.extract.numeral import Shape
from claimbot.extract.pieces import SPACED
from claimbot.extract.site import Site, Verdict, names, plural
from claimbot.extract.units import unit_after

FIRST_YEAR, LAST_YEAR = 1000, 2100
RECENT = range(1900, 2041)
"""Years that news speaks of: of four digits without a noun these are years, others may be counts."""

COUNTING_REACH = 10
"""So many pieces before "at 12" a word like "toll" makes it a figure and no time of day."""

_CLOCK = re.compile(r"([01]?\d|2[0-4])[:.][0-5]\d(?::[0-5]\d)?")
_SEPARATORS = frozenset("-–./‑")


def clock(site: Site) -> Verdict | None:
    """A time of day: 7:30, 4.30 a.m., 6pm, 1800 GMT, half past four, ten to six."""
    text, following = site.line.lows[site.numeral.first], site.after()
    end = site.numeral.last
    if site.numeral.joined and _years(site):
        return None
    if (following in names()["noon"] and site.after(1) not in ("radio", "station", "stations")) or (
        following in ("a", "p") and site.after(1) == "." and site.after(2) == "m"
    ):
        return Verdict(Kind.CLOCK, "a time of day", last=end + 1)
    if site.numeral.shape is Shape.ODD and _CLOCK.fullmatch(text) and ":" in text:
        return Verdict(Kind.CLOCK, "a time of day")
    if following == "o" and site.after(1) == "'clock":
        return Verdict(Kind.CLOCK, "a time of day", last=end + 2)
    if following in names()["zones"] and len(text) in (3, 4, 5):
        return Verdict(Kind.CLOCK, "a time of day", last=end + 1)
    if (
        site.bare
        and len(text) == 4
        and following in ("hours", "hrs")
        and text[0] in "012"
        and site.before() in ("at", "by", "from")
    ):
        return Verdict(Kind.CLOCK, "a time of day", last=end + 1)
    if site.before() == "past" and site.before(2) in ("half", "quarter", "minutes", "ten", "five", "twenty"):
        return Verdict(Kind.CLOCK, "a time of day")
    if _to_the_hour(site) or _on_the_hour(site) or _dotted(site):
        return Verdict(Kind.CLOCK, "a time of day")
    return None


def _dotted(site: Site) -> bool:
    """Whether it is "at 7.25", "the 11.40 to Mombasa"."""
    text = site.line.lows[site.numeral.first]
    if len(text) < 4 or text[-3] != "." or not _CLOCK.fullmatch(text) or site.numeral.last > site.numeral.first + 1:
        return False
    if unit_after(site.line, site.numeral.last, digits=True):
        return False
    return site.before() in ("at", "by", "until", "till", "said") or (
        site.before() == "the" and site.after() in ("to", "from", "bus", "train", "ferry", "flight")
    )


def _on_the_hour(site: Site) -> bool:
    """Whether it is "until four", "at nine.", "between midnight and six"; not where a toll stands at a number."""
    before, following = site.before(), site.after()
    if (
        site.value > 12
        or site.value < 1
        or site.numeral.scale > 1
        or site.numeral.last != site.numeral.first + 1
        or site.numeral.joined
    ):
        return False
    if before == "and" and site.before(2) in ("midnight", "noon", "midday", "dawn", "dusk"):
        return True
    if before not in ("at", "by", "until", "till") or site.tail or following not in names()["after_bare_hour"]:
        return False
    if (
        following in ("in", "on")
        and site.after(1) not in names()["after_hour"]
        and site.after(2) not in names()["after_hour"]
    ):
        return before == "at" and site.numeral.first == 1
    near = site.line.lows[max(0, site.numeral.first - COUNTING_REACH) : site.numeral.first]
    return not names()["counting"].intersection(near)


def _to_the_hour(site: Site) -> bool:
    """Whether it is "ten to six": falling, so no range."""
    minutes, prepositions = ("five", "ten", "twenty", "quarter"), ("at", "by", "until", "till", "around", "about")
    if site.after() == "past" and site.line.lows[site.numeral.first] == "half":
        return True
    if site.before() == "to" and site.before(2) in minutes and site.value <= 12:
        return site.before(3) in prepositions or site.before(2) == "quarter"
    return (
        site.after() == "to"
        and site.before() in prepositions
        and site.line.lows[site.numeral.first] in minutes
        and site.after(1) in ("one", "two", "three", "four", "six", "seven", "eight", "nine")
    )


def date(site: Site) -> Verdict | None:
    """A day beside its month, or all in digits: 16 December, Dec. 16, the 16th of May, 2024-12-16."""
    end = site.numeral.last
    if _all_digits(site):
        return Verdict(Kind.DATE, "a date in digits")
    if site.value > 31:
        return None
    ahead = 1 if site.after() == "of" and site.numeral.shape is Shape.ORDINAL else 0
    if _month(site, end + ahead):
        return Verdict(Kind.DATE, "a day of a month", last=end + ahead + 1)
    at = site.start - 1
    at -= site.line.low(at) == "." or (site.line.low(at) == "the" and site.numeral.shape is Shape.ORDINAL)
    if (
        _month(site, at)
        and (site.digits or site.numeral.shape is Shape.ORDINAL)
        and not site.after().startswith("people")
    ):
        return Verdict(Kind.DATE, "a day of a month")
    return None


def _month(site: Site, at: int) -> bool:
    """Whether piece *at* is the name of a month; "may" and "march" only with a capital or beside a year."""
    low = site.line.low(at)
    if low not in names()["months"] or site.line.link(at) != SPACED or site.line.low(at + 1) == "day":
        return False  # "May Day" is no month
    if low not in ("may", "march", "mar", "sat", "sun") or site.capital(at):
        return True
    return site.line.low(at + 1).isdecimal() and len(site.line.low(at + 1)) == 4


def _all_digits(site: Site) -> bool:
    """Whether it is part of 2024-12-16, 16.12.2024 or 12/16/24."""
    text = site.line.lows[site.numeral.first]
    if site.numeral.shape is Shape.ODD:
        parts = text.split(".")
        return len(parts) == 3 and len(parts[2]) in (2, 4) and int(parts[0][:4]) <= 31 and int(parts[1][:4]) <= 12
    parts = chain(site)
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        return False
    return sorted(len(part) for part in parts)[:2] <= [2, 2] and max(len(part) for part in parts) in (2, 4)


def chain(site: Site) -> list[str]:
    """The digits joined to this number by marks without a space, itself included: a date, a telephone number."""
    line = site.line
    first, last = site.numeral.first, site.numeral.last - 1
    while _joins(site, first - 1) and line.low(first - 2)[:1].isdecimal() and line.gap(first) == 0:
        first -= 2
    while _joins(site, last + 1) and line.low(last + 2)[:1].isdecimal() and line.gap(last + 2) == 0:
        last += 2
    return [low for low in line.lows[first : last + 1] if low.isdecimal()]


def _joins(site: Site, at: int) -> bool:
    return site.line.low(at) in _SEPARATORS and site.line.gap(at) == 0


def year(site: Site) -> Verdict | None:
    """A year or decade: in 2019, the 2022 jailbreak, 1990s, 2013-14; not "killed 2000 people"."""
    if site.tail == ["s"] and site.digits and site.value % 10 == 0 and (site.value > FIRST_YEAR or site.value < 100):
        return Verdict(Kind.YEAR, "a decade", last=site.numeral.last + 1)
    if site.numeral.joined and _years(site):
        return Verdict(Kind.YEAR, "a span of years")
    if not site.bare or (site.tail and site.tail != ["'s"]):
        return _short_year(site)
    if len(site.line.lows[site.numeral.first]) != 4 or not FIRST_YEAR <= site.value <= LAST_YEAR:
        return _short_year(site)
    if site.start < site.numeral.first and site.line.low(site.start) not in ("around", "about", "c", "circa"):
        return None
    if _month(site, site.numeral.first - 1):
        return Verdict(Kind.YEAR, "a year after its month")
    return Verdict(Kind.YEAR, "a year") if _reads_as_year(site) else None


def _years(site: Site) -> bool:
    """Whether a range runs from year to year: "from 2005 to 2010", "2017–2018"."""
    ends = site.line.lows[site.numeral.first], site.line.lows[site.numeral.last - 1]
    if not all(len(end) == 4 and end.isdecimal() and FIRST_YEAR <= int(end) <= LAST_YEAR for end in ends):
        return False
    return not plural(site) and any(int(end) % 100 for end in ends)


def _short_year(site: Site) -> Verdict | None:
    """The second half of 2013-14, 2019/20; and '24."""
    line, at = site.line, site.numeral.first
    if not site.bare or len(line.lows[at]) != 2:
        return None
    if site.before() in ("'", "’", "‘") and line.gap(at) == 0:
        return Verdict(Kind.YEAR, "a year, shortened")
    if site.before() in _SEPARATORS and line.gap(at) == 0 and re.fullmatch("(19|20)[0-9]{2}", site.before(2)):
        return Verdict(Kind.YEAR, "the end of a season or financial year")
    return None


def _reads_as_year(site: Site) -> bool:
    """Whether four digits are a year, by what stands before and after."""
    before, following, many = site.before(), site.after(), plural(site)
    round_number = site.value % 100 == 0
    if many and (round_number or before not in names()["before_year"] or following in names()["people"]):
        return before in ("in", "since", "by", "of") and not round_number
    if before in names()["toll_words"] or (before == "of" and site.before(2) in names()["counting"]):
        return False
    if following in ("have", "were", "are", "had") and before not in ("in", "since", "of", "by", "and"):
        return False
    if before in names()["before_year"] or before in names()["months"]:
        return (
            not round_number
            or before in ("in", "since", "of", "by", "year", "until", "from", "before", "after")
            or site.value == 2000
        )
    return site.value in RECENT and not round_number
