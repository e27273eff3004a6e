"""The bundled stream of the demo: what is in it, and which pages are up when."""

from __future__ import annotations

from datetime import timedelta

import pytest

from claimbot.demo.clock import SimulatedClock
from claimbot.demo.stream import START, Version, load, pages


def version(minute: int, path: str = "/gazette/fire", *, text: str = "Four were hurt.", number: int = 1) -> Version:
    """Give a version of a page that goes up *minute* minutes after the start."""
    return Version(minute=minute, path=path, outlet="Gazette", title="Fire", text=text, version=number)


def test_the_stream_unfolds_over_a_month():
    """The stream holds well over forty articles of several outlets, in order, over about a month."""
    stream = load()

    assert len({item.path for item in stream}) >= 45
    assert len({item.outlet for item in stream}) >= 5
    assert [item.minute for item in stream] == sorted(item.minute for item in stream)
    assert timedelta(days=28) < stream[-1].appears - START < timedelta(days=32)


def test_an_article_is_of_newspaper_length():
    """Every article is a short piece of prose, not a line."""
    lengths = [len(item.text.split()) for item in load()]

    assert min(lengths) >= 60
    assert max(lengths) <= 200


def test_versions_of_a_page_count_up():
    """Versions of one page are numbered in order of appearance, and every outlet keeps to its own folder."""
    seen: dict[str, int] = {}
    folders: dict[str, set[str]] = {}
    for item in load():
        seen[item.path] = seen.get(item.path, 0) + 1
        folders.setdefault(item.outlet, set()).add(item.desk)
        assert item.version == seen[item.path]

    assert max(seen.values()) > 1
    assert all(len(paths) == 1 for paths in folders.values())


def test_a_page_is_up_from_its_minute_on():
    """A page is not there before its time and stays afterwards."""
    stream = [version(10)]

    assert pages(stream, now=START + timedelta(minutes=9)) == {}
    assert list(pages(stream, now=START + timedelta(minutes=10))) == ["/gazette/fire"]


def test_a_later_version_replaces_the_page_and_keeps_its_date():
    """The page shows its newest version and still says when it was first published."""
    stream = [version(10), version(70, text="Six were hurt.", number=2)]

    page = pages(stream, now=START + timedelta(hours=2))["/gazette/fire"]

    assert page.shown.text == "Six were hurt."
    assert page.published == START + timedelta(minutes=10)
    assert page.updated == START + timedelta(minutes=70)


def test_the_clock_moves_on_and_never_back():
    """The clock stands still until it is moved, and refuses to go back."""
    clock = SimulatedClock(START)

    clock.move_to(START + timedelta(hours=1))

    assert clock.now() == START + timedelta(hours=1)
    with pytest.raises(ValueError, match="cannot go back"):
        clock.move_to(START)
