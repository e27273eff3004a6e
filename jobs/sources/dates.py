"""The times that feeds, pages and files give, read into UTC.

Libraries read "KST" as UTC, drop the time of day or invent a date where there is none; a wrong hour puts a figure on
the wrong day. So the given string is read here, and what cannot be read is None.
"""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz
from functools import cache
from importlib import resources

_ZONE = re.compile(r"(?<=[\d\s])([A-Za-z]{1,5})\.?\)?$")
_OFFSET = re.compile(r"(?:UTC|GMT)?\s?([+-])(\d\d?):?(\d\d)?$")
NOON = 12

_CLOCK = re.compile(r"\d:\d\d")
_HALF_DAY = re.compile(r"(?<=\d)\s?([ap])\.?m\b\.?", re.IGNORECASE)
_MONTH_DOT = re.compile(r"\b([A-Z][a-z]{2,3})\.")
_WEEKDAY = re.compile(r"^(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s+", re.IGNORECASE)
_PLAIN = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y")
_CLOCKS = ("", " %H:%M", " %H:%M:%S", " %I:%M %p", ", %H:%M", ", %I:%M %p")


@cache
def zones() -> dict[str, timezone]:
    """Give the zone abbreviations that are understood, with their offsets."""
    table = tomllib.loads(resources.files("claimbot").joinpath("data/zones.toml").read_text("utf-8"))
    return {name: _offset(*_OFFSET.fullmatch(text).groups()) for name, text in table["offsets"].items()}  # type: ignore[union-attr] # the table is ours


def parse_time(text: str | None) -> datetime | None:
    """Read a date, or a date and time, in ISO 8601, RFC 822 or plain English; None where that is not possible.

    A time without a zone is taken as UTC, a date alone as noon there, like `claimbot.times` does.
    """
    cleaned = " ".join((text or "").split())
    if not 4 <= len(cleaned) <= 80:
        return None
    for read in (_iso, _rfc822, _plain):
        found = read(cleaned)
        if found is not None:
            return _utc(found)
    return None


def _utc(found: datetime) -> datetime | None:
    try:
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except OverflowError:  # the year 1 or 9999, pushed over the edge by its zone
        return None


def _iso(text: str) -> datetime | None:
    zone, rest = _split_zone(text)
    for written, offset in ((text, None), (rest, zone)):
        try:
            found = datetime.fromisoformat(written)
        except ValueError:
            continue
        if len(written) <= len("2024-12-17"):
            found = found.replace(hour=NOON)
        return found if found.tzinfo or not offset else found.replace(tzinfo=offset)
    return None


def _rfc822(text: str) -> datetime | None:
    zone, rest = _split_zone(text)
    parts = None if _HALF_DAY.search(rest) else parsedate_tz(rest)
    if parts is None or not _CLOCK.search(rest):
        return None
    try:
        return datetime(*parts[:6], tzinfo=zone or UTC)
    except ValueError:
        return None


def _plain(text: str) -> datetime | None:
    zone, rest = _split_zone(text)
    rest = _MONTH_DOT.sub(r"\1", _HALF_DAY.sub(r" \1m", _WEEKDAY.sub("", rest)))
    for day in _PLAIN:
        for clock in _CLOCKS:
            try:
                found = datetime.strptime(rest, day + clock).replace(tzinfo=zone or UTC)
            except ValueError:
                continue
            return found if clock else found.replace(hour=NOON)
    return None


def _split_zone(text: str) -> tuple[timezone | None, str]:
    """Take the zone off the end of *text*."""
    offset = _OFFSET.search(text)
    if offset and _CLOCK.search(text, 0, offset.start()):
        return _offset(*offset.groups()), text[: offset.start()].rstrip()
    name = _ZONE.search(text)
    if name and name[1].upper() in zones():
        return zones()[name[1].upper()], text[: name.start()].rstrip(" (")
    return None, text


def _offset(sign: str, hours: str, minutes: str | None) -> timezone:
    size = timedelta(hours=min(int(hours), 23), minutes=min(int(minutes or 0), 59))
    return timezone(-size if sign == "-" else size)
