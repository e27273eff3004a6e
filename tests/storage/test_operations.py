"""Operations: counts, what is pruned and what is not, and small marks."""

from __future__ import annotations

from datetime import timedelta

import pytest

from claimbot.model import Document
from claimbot.ports import Alert, Counts, InboxUpdate, Kept, Source

DAY = timedelta(days=1)


@pytest.fixture
def kept(now):
    """Give the times before which everything may go: a day ago."""
    return Kept(handled_updates=now - DAY, sent_alerts=now - DAY, raw_pages=now - DAY)


def test_an_empty_record_counts_nothing(ledger):
    """All counts are zero before anything was read."""
    assert ledger.counts() == Counts()


def test_counts_say_what_is_on_record(ledger, say, chat, change):
    """Articles, versions, claims, series, changes, chats and sources are counted."""
    first = say(ledger, "s1", url="https://example.org/a")
    say(ledger, "s2", url="https://example.org/a")
    ledger.add_change(change(first))
    chat(ledger, 7)
    ledger.put_source(Source(url="https://example.org/feed"))
    assert ledger.counts() == Counts(articles=1, revisions=2, claims=2, series=2, changes=1, chats=1, sources=1)


def test_old_updates_go_but_the_newest_stays(ledger, kept, now):
    """Handled updates older than is kept go; a waiting one stays, and so does the one that polling goes on from."""
    ledger.receive([InboxUpdate(id=number, chat=7, body="{}") for number in range(1, 6)], now=now - 2 * DAY)
    for number, handled in ((1, now - 2 * DAY), (2, now), (5, now - 2 * DAY)):
        ledger.mark_handled(number, now=handled)
    assert ledger.prune(kept)["updates"] == 1
    assert ledger.last_update_id() == 5
    assert [update.id for update in ledger.waiting()] == [3, 4]
    assert ledger.receive([InboxUpdate(id=2, chat=7, body="{}")], now=now) == 0


def test_of_old_alerts_only_the_bodies_go(ledger, chat, kept, now):
    """That a change went to a chat is never forgotten: a replay months later sends nothing twice."""
    chat(ledger, 7)
    for change, sent in (("old", now - 2 * DAY), ("new", now)):
        ledger.queue(Alert(change=change, series="s1", chat=7, body="x", not_before=now))
        [alert] = ledger.due(now=now)
        ledger.mark_sent(alert.id, message=1, now=sent)
    ledger.queue(Alert(change="waiting", series="s1", chat=7, body="x", not_before=now - 9 * DAY))
    assert ledger.prune(kept)["alerts"] == 1
    assert ledger.prune(kept)["alerts"] == 0
    assert not ledger.queue(Alert(change="old", series="s1", chat=7, body="x", not_before=now))
    assert [alert.body for alert in ledger.due(now=now)] == ["x"]
    assert ledger.counts().alerts == {"sent": 2, "queued": 1}


def test_of_old_pages_the_text_stays(ledger, kept, now):
    """Raw pages go after a while; what they said stays."""
    for url, learned in (("https://example.org/old", now - 2 * DAY), ("https://example.org/new", now)):
        ledger.add_revision(Document(url=url, text="30 died.", raw=b"<p>"), published=learned, now=learned)
    assert ledger.prune(kept)["pages"] == 1
    assert ledger.prune(kept)["pages"] == 0
    assert ledger.revision("https://example.org/old", 1).text == "30 died."


def test_marks_are_small_named_values(ledger):
    """A mark is None before it is put, and a new value replaces the old one."""
    assert ledger.mark("last poll") is None
    ledger.put_mark("last poll", "12:00")
    ledger.put_mark("last poll", "12:05")
    assert ledger.mark("last poll") == "12:05"


def test_marks_are_listed_by_the_beginning_of_their_names(ledger):
    """`marks` gives those whose names begin so, and takes the pattern signs of SQL for letters."""
    for name in ("aside:b", "aside:a", "asides", "a_ide:c"):
        ledger.put_mark(name, name.upper())

    assert ledger.marks("aside:") == {"aside:a": "ASIDE:A", "aside:b": "ASIDE:B"}
    assert ledger.marks("a_") == {"a_ide:c": "A_IDE:C"}
