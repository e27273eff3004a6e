"""Chats: what they follow, who is told of a change, what they muted, and how they move and are forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from claimbot.model import ChangeKind
from claimbot.ports import Alert, Chat, ChatState, InboxUpdate, Subscription

GROUP = -1001234567890


@pytest.fixture
def follow(now):
    """Give `follow(ledger, chat, words or series)`: a chat follows something."""

    def _follow(ledger, chat_id: int, *words: str, series: str | None = None, **changes) -> Subscription:
        wanted = Subscription(
            id=0, chat=chat_id, series=series, query=" ".join(words) or None, words=frozenset(words), created=now
        )
        return ledger.subscribe(replace(wanted, **changes))

    return _follow


def chats_of(subscriptions) -> list[int]:
    """Give the chats that are told."""
    return [one.chat for one in subscriptions]


def test_a_chat_is_known_with_its_state(ledger, now):
    """A chat is None before it is noted, and its new state replaces the old one."""
    assert ledger.chat(GROUP) is None
    ledger.put_chat(Chat(id=GROUP, kind="supergroup"), now=now)
    ledger.put_chat(Chat(id=GROUP, kind="supergroup", state=ChatState.STOPPED), now=now)
    assert ledger.chat(GROUP) == Chat(id=GROUP, kind="supergroup", state=ChatState.STOPPED)


def test_a_subscription_comes_back_as_it_was_made(ledger, say, chat, follow):
    """Words, kinds, query and thread survive; ids are given by the record; the oldest comes first."""
    chat(ledger, 7)
    say(ledger, "s1")
    kinds = frozenset({ChangeKind.NEW, ChangeKind.REVISED_UP})
    by_words = follow(ledger, 7, "north korea", "troops", kinds=kinds, thread=3)
    by_series = follow(ledger, 7, series="s1", kinds=frozenset())
    assert by_words.id != by_series.id
    assert ledger.subscriptions(7) == [by_words, by_series]
    assert by_words.words == {"north korea", "troops"}
    assert by_words.kinds == kinds
    assert ledger.subscriptions(8) == []


def test_the_kinds_of_a_subscription_change_in_place(ledger, chat, follow):
    """It keeps its number; a number that the chat does not have changes nothing."""
    chat(ledger, 7)
    chat(ledger, 8)
    made = follow(ledger, 7, "troops")
    kinds = frozenset({ChangeKind.NEW})
    assert ledger.set_kinds(8, made.id, kinds) is None
    assert ledger.set_kinds(7, made.id + 1, kinds) is None
    assert ledger.subscriptions(7) == [made]
    assert ledger.set_kinds(7, made.id, kinds) == replace(made, kinds=kinds)
    assert ledger.subscriptions(7) == [replace(made, kinds=kinds)]


def test_the_same_subscription_is_kept_once(ledger, chat, follow):
    """Following the same again gives the first subscription back; in another thread it is another one."""
    chat(ledger, 7)
    first = follow(ledger, 7, "troops", "kursk")
    assert follow(ledger, 7, "kursk", "troops", kinds=frozenset({ChangeKind.NEW})) == first
    assert follow(ledger, 7, "kursk", "troops", thread=3).id != first.id


def test_only_its_own_subscriptions_can_be_removed(ledger, chat, follow):
    """A chat cannot remove what another chat follows."""
    chat(ledger, 7)
    chat(ledger, 8)
    own, other = follow(ledger, 7, "troops"), follow(ledger, 8, "troops")
    assert ledger.unsubscribe(7, [own.id, other.id]) == 1
    assert ledger.unsubscribe(7, []) == 0
    assert ledger.subscriptions(8) == [other]


def test_followers_of_words_need_all_of_them(ledger, say, chat, follow):
    """A series is told to those whose words it all has, and to those who follow it by name."""
    say(ledger, "s1", words=frozenset({"troops", "kursk", "killed"}))
    for number, words in enumerate([("troops",), ("kursk", "killed"), ("kursk", "sumy"), ()], start=1):
        chat(ledger, number)
        follow(ledger, number, *words, series=None if words else "s1")
    assert chats_of(ledger.followers("s1", ["troops", "kursk", "killed"])) == [1, 2, 4]
    assert chats_of(ledger.followers("other", ["sumy", "kursk"])) == [3]
    assert chats_of(ledger.followers("other", [])) == []


@pytest.mark.parametrize("state", [ChatState.STOPPED, ChatState.BLOCKED])
def test_only_active_chats_are_told(ledger, chat, follow, state):
    """Who said /stop or blocked the bot is told nothing, and is told again when active again."""
    known = chat(ledger, 7)
    follow(ledger, 7, "troops")
    chat(ledger, 7, state=state)
    assert ledger.followers("s1", ["troops"]) == []
    chat(ledger, known.id)
    assert chats_of(ledger.followers("s1", ["troops"])) == [7]


def test_a_muted_series_is_not_told(ledger, say, chat, follow, now):
    """A mute is for one chat and one series, lasts until its end, and can be undone."""
    for series in ("s1", "s2"):
        say(ledger, series)
    for number in (7, 8):
        chat(ledger, number)
        follow(ledger, number, "troops")
    hour = now + timedelta(hours=1)
    ledger.mute(7, "s1", until=hour, now=now)
    assert chats_of(ledger.followers("s1", ["troops"], now=now)) == [8]
    assert chats_of(ledger.followers("s1", ["troops"])) == [8]
    assert chats_of(ledger.followers("s1", ["troops"], now=hour)) == [7, 8]
    assert chats_of(ledger.followers("s2", ["troops"], now=now)) == [7, 8]
    ledger.unmute(7, "s1")
    assert chats_of(ledger.followers("s1", ["troops"], now=now)) == [7, 8]


def test_mutes_are_listed_while_they_last(ledger, say, chat, now):
    """A mute again replaces the first; ended mutes are not listed."""
    chat(ledger, 7)
    for series in ("s1", "s2"):
        say(ledger, series)
    hour = now + timedelta(hours=1)
    ledger.mute(7, "s1", until=hour, now=now)
    ledger.mute(7, "s2", until=hour, now=now)
    ledger.mute(7, "s2", until=None, now=now)
    assert ledger.muted(7, now=now) == {"s1": hour, "s2": None}
    assert ledger.muted(7, now=hour) == {"s2": None}


def test_a_group_that_moved_keeps_everything(ledger, say, chat, follow, now):
    """Subscriptions, mutes and queued alerts go to the new id; doing it twice, or for an unknown chat, is harmless."""
    chat(ledger, -5, kind="group")
    say(ledger, "s1")
    followed = follow(ledger, -5, "troops")
    ledger.mute(-5, "s1", until=None, now=now)
    ledger.queue(Alert(change="c1", series="s1", chat=-5, body="x", not_before=now))
    for _ in range(2):
        ledger.move_chat(-5, GROUP)
    assert ledger.subscriptions(GROUP) == [replace(followed, chat=GROUP)]
    assert ledger.muted(GROUP, now=now) == {"s1": None}
    assert [alert.chat for alert in ledger.due(now=now)] == [GROUP]
    assert ledger.chat(-5) is None
    assert follow(ledger, GROUP, "troops").id == followed.id


def test_a_move_to_a_known_group_doubles_nothing(ledger, say, chat, follow, now):
    """What the new id has already stays as it is there."""
    chat(ledger, -5, kind="group")
    chat(ledger, GROUP, kind="supergroup")
    say(ledger, "s1")
    for number in (-5, GROUP):
        follow(ledger, number, "troops")
        ledger.mute(number, "s1", until=None, now=now)
        ledger.queue(Alert(change="c1", series="s1", chat=number, body="x", not_before=now))
    ledger.move_chat(-5, GROUP)
    assert len(ledger.subscriptions(GROUP)) == 1
    assert ledger.counts().alerts == {"queued": 1}


def test_messages_of_the_old_group_are_not_replied_to(ledger, chat, now):
    """A moved group has new message ids: a reply to an old one would be refused."""
    chat(ledger, -5, kind="group")
    ledger.queue(Alert(change="c1", series="s1", chat=-5, body="x", not_before=now))
    [alert] = ledger.due(now=now)
    ledger.mark_sent(alert.id, message=55, now=now)
    ledger.move_chat(-5, GROUP)
    assert ledger.last_message(GROUP, "s1") is None


def test_a_forgotten_chat_leaves_nothing(ledger, say, chat, follow, now):
    """All that is kept about a chat goes, and nothing of another chat."""
    for number in (7, 8):
        chat(ledger, number)
        say(ledger, "s1")
        follow(ledger, number, "troops")
        ledger.mute(number, "s1", until=None, now=now)
        ledger.queue(Alert(change="c1", series="s1", chat=number, body="x", not_before=now))
        ledger.receive([InboxUpdate(id=number, chat=number, body="{}")], now=now)
    assert ledger.forget_chat(7) == {"subscriptions": 1, "mutes": 1, "alerts": 1, "updates": 1, "chats": 1}
    assert ledger.chat(7) is None
    assert ledger.subscriptions(7) == []
    assert not ledger.queue(Alert(change="c2", series="s1", chat=7, body="x", not_before=now))
    assert [update.id for update in ledger.waiting()] == [8]
    assert ledger.receive([InboxUpdate(id=7, chat=7, body="{}")], now=now) == 0
    counts = ledger.counts()
    assert (counts.chats, counts.subscriptions, counts.waiting_updates) == (1, 1, 1)
    assert chats_of(ledger.due(now=now)) == [8]


def test_ids_of_removed_subscriptions_are_not_given_again(ledger, chat, follow):
    """A button that names a removed subscription can never hit a newer one."""
    chat(ledger, 7)
    removed = follow(ledger, 7, "troops")
    ledger.unsubscribe(7, [removed.id])
    assert follow(ledger, 7, "kursk").id > removed.id


def test_alerts_of_a_moved_group_stay_in_order(ledger, chat, now):
    """Alerts of both ids go out one by one; the one being sent holds up the others."""
    chat(ledger, -5, kind="group")
    chat(ledger, GROUP, kind="supergroup")
    for change, number in (("c1", -5), ("c2", GROUP), ("c3", -5)):
        ledger.queue(Alert(change=change, series="s1", chat=number, body="x", not_before=now))
    sending = ledger.due(now=now)[1]
    assert sending.change == "c2"
    ledger.mark_sending(sending.id)
    ledger.move_chat(-5, GROUP)
    assert ledger.due(now=now) == []
    ledger.mark_sent(sending.id, message=1, now=now)
    for change in ("c1", "c3"):
        [alert] = ledger.due(now=now)
        assert alert.change == change
        ledger.mark_sent(alert.id, message=1, now=now)
    assert ledger.due(now=now) == []
