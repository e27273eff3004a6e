"""Sources: when each is due, what it left behind, and what was seen in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from claimbot.ports import Source

FEED = "https://example.org/feed.xml"
HOUR = timedelta(hours=1)


def test_a_source_comes_back_as_it_was_put(ledger, now):
    """The state of the last reading survives; a second put is no new source."""
    source = Source(
        url=FEED, title="Example Wire", kind="page", added=now, etag='"x"', modified="Tue", due=now + HOUR,
        interval=600.5, checked=now, succeeded=now, failures=2, error="503", articles=9,
    )  # fmt: skip
    assert ledger.put_source(Source(url=FEED))
    assert not ledger.put_source(source)
    assert ledger.source(FEED) == source
    assert ledger.counts().failing_sources == 1


def test_sources_are_listed_by_address(ledger):
    """All sources, in order of their addresses; an unknown one is None."""
    for name in ("b", "a", "C"):
        ledger.put_source(Source(url=f"https://example.org/{name}"))
    assert [source.url[-1] for source in ledger.sources()] == ["C", "a", "b"]
    assert ledger.source("https://example.org/d") is None


def test_a_source_can_be_removed(ledger):
    """Removing tells whether there was one."""
    ledger.put_source(Source(url=FEED))
    assert ledger.remove_source(FEED)
    assert not ledger.remove_source(FEED)
    assert ledger.sources() == []


def test_due_sources_are_the_longest_overdue_first(ledger, now):
    """One never read is due at once; one whose time has not come is not."""
    for name, due in (("late", now - HOUR), ("later", now - 2 * HOUR), ("never", None), ("not yet", now + HOUR)):
        ledger.put_source(Source(url=name, due=due))
    assert [source.url for source in ledger.due_sources(now=now)] == ["never", "later", "late"]
    assert [source.url for source in ledger.due_sources(now=now, limit=1)] == ["never"]
    ledger.put_source(replace(ledger.source("never"), due=now + HOUR))
    assert [source.url for source in ledger.due_sources(now=now, limit=1)] == ["later"]


def test_entries_are_unseen_until_marked(ledger, now):
    """New entries and those whose fingerprint changed are unseen; another source has its own."""
    entries = {"guid-1": "a", "guid-2": "b"}
    assert ledger.unseen(FEED, entries) == {"guid-1", "guid-2"}
    ledger.mark_seen(FEED, entries, now=now)
    assert ledger.unseen(FEED, entries) == set()
    assert ledger.unseen(FEED, {"guid-1": "edited", "guid-2": "b", "guid-3": "c"}) == {"guid-1", "guid-3"}
    assert ledger.unseen("https://example.org/other", entries) == {"guid-1", "guid-2"}
    ledger.mark_seen(FEED, {"guid-1": "edited"}, now=now)
    assert ledger.unseen(FEED, {"guid-1": "edited"}) == set()


def test_a_feed_of_many_entries_is_compared(ledger, now):
    """More entries than one statement takes are compared all the same."""
    entries = {f"guid-{number}": "x" for number in range(12_000)}
    ledger.mark_seen(FEED, entries, now=now)
    assert ledger.unseen(FEED, entries | {"new": "x"}) == {"new"}


def test_no_entries_are_no_trouble(ledger, now):
    """An empty feed is neither an error nor unseen."""
    ledger.mark_seen(FEED, {}, now=now)
    assert ledger.unseen(FEED, {}) == set()
