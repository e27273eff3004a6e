"""The outbox: each change goes to a chat once, in order, and what may be out already is known."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeout
from contextlib import suppress
from datetime import timedelta

import pytest

from claimbot.ports import Alert, AlertState, ChatState

SOON = timedelta(minutes=5)


@pytest.fixture
def queue(now):
    """Give `queue(ledger, change, chat)`: an alert of a change waits for a chat."""

    def _queue(ledger, change: str, chat_id: int = 7, **changes) -> bool:
        fields = {"series": "s1", "body": f"<b>{change}</b>", "not_before": now} | changes
        return ledger.queue(Alert(change=change, chat=chat_id, **fields))

    return _queue


def due(ledger, now, **options) -> list[tuple[int, str]]:
    """Give chat and change of what is due."""
    return [(alert.chat, alert.change) for alert in ledger.due(now=now, **options)]


def test_a_change_goes_to_a_chat_once(ledger, chat, queue):
    """A replay queues nothing twice; another chat is another alert."""
    chat(ledger, 7)
    chat(ledger, 8)
    assert queue(ledger, "c1", 7)
    assert not queue(ledger, "c1", 7)
    assert queue(ledger, "c1", 8)
    assert ledger.counts().alerts == {"queued": 2}


def test_an_alert_comes_back_as_it_was_queued(ledger, chat, queue, now):
    """Body, thread and time survive; its id is given by the record."""
    chat(ledger, 7)
    queue(ledger, "c1", thread=3, body="Kursk: 30 → 40 🔺")
    [alert] = ledger.due(now=now)
    assert alert == Alert(
        id=alert.id, change="c1", series="s1", chat=7, thread=3, body="Kursk: 30 → 40 🔺", not_before=now
    )


def test_a_chat_gets_its_alerts_in_order(ledger, chat, queue, now):
    """Of each chat only the oldest unsent alert is due; the next follows when it was sent."""
    for number in (7, 8):
        chat(ledger, number)
        queue(ledger, "c1", number)
        queue(ledger, "c2", number)
    first, _ = ledger.due(now=now)
    assert due(ledger, now) == [(7, "c1"), (8, "c1")]
    assert due(ledger, now, limit=1) == [(7, "c1")]
    ledger.mark_sending(first.id)
    assert due(ledger, now) == [(8, "c1")]
    ledger.mark_sent(first.id, message=55, now=now)
    assert sorted(due(ledger, now)) == [(7, "c2"), (8, "c1")]


def test_a_delayed_alert_holds_back_those_behind_it(ledger, chat, queue, now):
    """An alert whose time has not come is not overtaken by the next of its chat."""
    chat(ledger, 7)
    queue(ledger, "c1", not_before=now + SOON)
    queue(ledger, "c2")
    assert due(ledger, now) == []
    assert ledger.next_due() == now + SOON
    assert due(ledger, now + SOON) == [(7, "c1")]


def test_next_due_is_none_when_nothing_can_be_sent(ledger, chat, queue, now):
    """Nothing queued, or an alert of the chat being sent: nothing to wait for."""
    assert ledger.next_due() is None
    chat(ledger, 7)
    queue(ledger, "c1")
    assert ledger.next_due() == now
    [alert] = ledger.due(now=now)
    ledger.mark_sending(alert.id)
    queue(ledger, "c2")
    assert ledger.next_due() is None


def test_a_retry_stays_first_and_counts_doubts(ledger, chat, queue, now):
    """A retried alert keeps its place; only an uncertain one is marked as perhaps out already."""
    chat(ledger, 7)
    queue(ledger, "c1")
    queue(ledger, "c2")
    for uncertain in (False, True):
        [alert] = ledger.due(now=now + SOON)
        ledger.mark_sending(alert.id)
        ledger.mark_retry(alert.id, not_before=now + SOON, error="502", uncertain=uncertain)
    [alert] = ledger.due(now=now + SOON)
    assert (alert.change, alert.attempts, alert.uncertain, alert.error) == ("c1", 2, 1, "502")
    assert due(ledger, now) == []


def test_only_the_next_alert_of_an_active_chat_is_sent(ledger, chat, queue, now):
    """What was read from the outbox before a /stop, or twice, is not sent; a forgotten chat has nothing to send."""
    chat(ledger, 7)
    queue(ledger, "c1")
    queue(ledger, "c2")
    [alert] = ledger.due(now=now)
    chat(ledger, 7, state=ChatState.STOPPED)
    assert not ledger.mark_sending(alert.id)
    assert ledger.counts().alerts == {"held": 2}
    chat(ledger, 7)
    assert not ledger.mark_sending(alert.id + 1)
    assert ledger.mark_sending(alert.id)
    assert not ledger.mark_sending(alert.id)
    ledger.forget_chat(7)
    assert not ledger.mark_sending(alert.id)


def test_a_dead_alert_lets_the_next_one_pass(ledger, chat, queue, now):
    """What is given up is counted and no longer in the way."""
    chat(ledger, 7)
    queue(ledger, "c1")
    queue(ledger, "c2")
    [alert] = ledger.due(now=now)
    ledger.mark_dead(alert.id, error="400", now=now)
    assert due(ledger, now) == [(7, "c2")]
    assert ledger.counts().alerts == {"dead": 1, "queued": 1}


def test_after_a_crash_alerts_in_flight_are_doubtful(begin, chat, queue, now):
    """What was being sent when the process died is queued again, marked as perhaps out."""
    with begin() as ledger:
        chat(ledger, 7)
        queue(ledger, "c1")
        [alert] = ledger.due(now=now)
        ledger.mark_sending(alert.id)
    with begin() as ledger:
        assert ledger.recover_sending() == 1
        assert ledger.recover_sending() == 0
        [alert] = ledger.due(now=now)
    assert (alert.state, alert.uncertain, alert.attempts) == (AlertState.QUEUED, 1, 1)


@pytest.mark.parametrize("state", [ChatState.STOPPED, ChatState.BLOCKED])
def test_alerts_wait_while_a_chat_is_not_active(ledger, chat, queue, now, state):
    """Nothing is sent to a stopped or blocked chat; what waited, old or new, goes out when it is active again."""
    chat(ledger, 7)
    queue(ledger, "c1")
    chat(ledger, 7, state=state)
    queue(ledger, "c2")
    assert due(ledger, now) == []
    assert ledger.next_due() is None
    assert ledger.counts().alerts == {"held": 2}
    assert ledger.counts().oldest_queued is None
    chat(ledger, 7)
    assert due(ledger, now) == [(7, "c1")]
    assert ledger.counts().oldest_queued == now


def test_a_send_refused_by_a_block_is_held(ledger, chat, queue, now):
    """An alert that was being sent when the chat turned out blocked waits too, once it is queued again."""
    chat(ledger, 7)
    queue(ledger, "c1")
    [alert] = ledger.due(now=now)
    ledger.mark_sending(alert.id)
    chat(ledger, 7, state=ChatState.BLOCKED)
    ledger.mark_retry(alert.id, not_before=now, error="403", uncertain=False)
    assert due(ledger, now) == []
    chat(ledger, 7)
    assert due(ledger, now) == [(7, "c1")]


def test_a_follow_up_finds_the_message_it_replies_to(ledger, chat, queue, now):
    """The newest message of that series in that chat, whatever else the chat got, and nothing of an unread answer."""
    chat(ledger, 7)
    assert ledger.last_message(7, "s1") is None
    for change, series, message in (("c1", "s1", 11), ("c2", "s1", 12), ("c3", "s1", None), ("c4", "s2", 13)):
        queue(ledger, change, series=series)
        [alert] = ledger.due(now=now)
        ledger.mark_sent(alert.id, message=message, now=now)
    assert ledger.last_message(7, "s1") == 12
    assert ledger.last_message(8, "s1") is None


def test_a_lane_that_lost_its_head_is_found_again(begin, chat, queue, now):
    """Whatever went wrong before, after a start every chat with unsent alerts is served."""
    with begin() as ledger:
        chat(ledger, 7)
        chat(ledger, 8, state=ChatState.BLOCKED)
        for number in (7, 8):
            queue(ledger, "c1", number)
        ledger._clear_lane(7)
        assert due(ledger, now) == []
    with begin() as ledger:
        assert ledger.recover_sending() == 0
        assert due(ledger, now) == [(7, "c1")]


def test_marks_of_an_alert_that_is_gone_do_nothing(ledger, chat, queue, now):
    """A chat may be forgotten while an alert of it is on its way."""
    chat(ledger, 7)
    queue(ledger, "c1")
    [alert] = ledger.due(now=now)
    ledger.mark_sending(alert.id)
    ledger.forget_chat(7)
    ledger.mark_sent(alert.id, message=1, now=now)
    ledger.mark_retry(alert.id, not_before=now, error="", uncertain=True)
    assert ledger.counts().alerts == {}


def test_an_alert_queued_while_the_last_one_is_marked_sent_is_not_lost(begin, chat, queue, now):
    """Recorder and sender meet in one chat on a server: the second waits for the first, and a head is left."""
    with begin() as ledger:
        chat(ledger, 7)
        queue(ledger, "c1")
        [alert] = ledger.due(now=now)
        ledger.mark_sending(alert.id)

    def mark_sent() -> None:
        with begin() as ledger:
            ledger.mark_sent(alert.id, message=1, now=now)

    with ThreadPoolExecutor(1) as pool:
        with begin(recorder=True) as recorder:
            queue(recorder, "c2")
            marking = pool.submit(mark_sent)
            with suppress(FutureTimeout):
                marking.result(timeout=0.2)
        marking.result()
    with begin() as ledger:
        assert due(ledger, now) == [(7, "c2")]
