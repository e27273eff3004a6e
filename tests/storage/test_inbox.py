"""The inbox: an update is kept once, handled once, and put aside when it fails three times."""

from __future__ import annotations

from sqlalchemy import text

from claimbot.ports import InboxUpdate


def update(number: int, *, chat: int | None = 7) -> InboxUpdate:
    """Give an update with a body."""
    return InboxUpdate(id=number, chat=chat, body=f'{{"update_id": {number}}}')


def test_an_update_is_kept_once(ledger, now):
    """What Telegram sends again is not new; the newest id is where polling goes on."""
    assert ledger.last_update_id() is None
    assert ledger.receive([update(10), update(11, chat=None)], now=now) == 2
    assert ledger.receive([update(11, chat=None), update(12)], now=now) == 1
    assert ledger.receive([], now=now) == 0
    assert ledger.last_update_id() == 12
    assert ledger.waiting() == [update(10), update(11, chat=None), update(12)]
    assert ledger.waiting(limit=1) == [update(10)]


def test_a_handled_update_waits_no_longer(ledger, now):
    """Handled updates are known still, so that a repeat is not handled again."""
    ledger.receive([update(10)], now=now)
    ledger.mark_handled(10, now=now)
    assert ledger.waiting() == []
    assert ledger.receive([update(10)], now=now) == 0


def test_nothing_is_kept_of_what_a_handled_update_said(engine, begin, now):
    """The text goes when it was answered; what waits or was put aside keeps it."""
    with begin() as ledger:
        ledger.receive([update(10), update(11)], now=now)
        ledger.mark_handled(10, now=now)
    with engine.connect() as connection:
        kept = connection.execute(text("SELECT id, body FROM inbox ORDER BY id")).all()
    assert kept == [(10, ""), (11, update(11).body)]


def test_a_failing_update_is_put_aside_after_three_tries(ledger, now):
    """Two failures are tried again; the third puts the update aside, where it is counted."""
    ledger.receive([update(10), update(11)], now=now)
    for tries in (1, 2):
        ledger.mark_failed(10, error="ValueError", now=now)
        assert ledger.waiting()[0].tries == tries
    ledger.mark_failed(10, error="ValueError", now=now)
    assert ledger.waiting() == [update(11)]
    counts = ledger.counts()
    assert (counts.waiting_updates, counts.failed_updates) == (1, 1)
