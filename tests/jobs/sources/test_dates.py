"""Times as feeds and pages write them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from jobs.sources.dates import parse_time, zones


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mon, 16 Dec 2024 13:00:00 GMT", (2024, 12, 16, 13)),
        ("Mon, 16 Dec 2024 13:00:00 +0800", (2024, 12, 16, 5)),
        ("Mon, 16 Dec 2024 13:00:00 +08:00", (2024, 12, 16, 5)),
        ("Mon, 16 Dec 2024 13:00:00 KST", (2024, 12, 16, 4)),
        ("Mon, 16 Dec 2024 13:00:00 EST", (2024, 12, 16, 18)),
        ("Mon, 16 Dec 2024 02:00:00 MSK", (2024, 12, 15, 23)),
        ("Mon, 16 Dec 2024 13:00 EET", (2024, 12, 16, 11)),
        ("16 Dec 24 13:00 UTC+3", (2024, 12, 16, 10)),
        ("2024-12-16T13:00:00Z", (2024, 12, 16, 13)),
        ("2024-12-16T13:00:00.000+0900", (2024, 12, 16, 4)),
        ("2024-12-16 13:00 JST", (2024, 12, 16, 4)),
        ("December 16, 2024 1:00 p.m. EST", (2024, 12, 16, 18)),
        ("Dec. 16, 2024 1:00 pm", (2024, 12, 16, 13)),
        ("  Monday, 16 December 2024,\n 13:00 ", (2024, 12, 16, 13)),
    ],
)
def test_moments(text, expected):
    """A time is read with its own zone, whether named, offset or spelt out."""
    assert parse_time(text) == datetime(*expected, tzinfo=UTC)


@pytest.mark.parametrize("text", ["2024-12-16T13:00", "Mon, 16 Dec 2024 13:00:00", "16 December 2024 13:00"])
def test_without_zone(text):
    """A time without a zone is one of UTC."""
    assert parse_time(text) == datetime(2024, 12, 16, 13, tzinfo=UTC)


@pytest.mark.parametrize("text", ["2024-12-16", "20241216", "16 Dec 2024", "Mon, 16 Dec 2024", "December 16, 2024"])
def test_days(text):
    """A date alone is noon of that day, which is that day nearly everywhere."""
    assert parse_time(text) == datetime(2024, 12, 16, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "Tue",
        "yesterday",
        "lundi 16 décembre 2024",
        "31 Feb 2024 10:00 GMT",
        "0001-01-01T00:00+09:00",
        "1" * 99,
    ],
)
def test_no_times(text):
    """What cannot be read is no time, and none is made up."""
    assert parse_time(text) is None


def test_zone_table():
    """Every zone of the table can be read at the end of a time."""
    noon = datetime(2024, 12, 16, 12, tzinfo=UTC)

    read = {name: parse_time(f"Mon, 16 Dec 2024 12:00:00 {name}") for name in zones()}

    assert read == {name: noon - zone.utcoffset(None) for name, zone in zones().items()}
