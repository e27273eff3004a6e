"""Following and muting as a chat does it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from talking import KURSK, NOON, Report, Talk

from claimbot import follow as core
from claimbot.model import DEFAULT_ALERTS, ChangeKind
from claimbot.ports import Begin, Chat, ChatState, Subscription

ADMIN, MEMBER, GROUP = 7, 8, -100


def subscriptions(begin: Begin, chat: int = 1) -> list[Subscription]:
    with begin() as ledger:
        return ledger.subscriptions(chat)


def state(begin: Begin, chat: int = 1) -> ChatState | None:
    with begin() as ledger:
        known = ledger.chat(chat)
        return known.state if known else None


@pytest.fixture
def group(talk: Talk) -> Talk:
    """Give the chat of a group with one admin."""
    talk.telegram.chat_kinds[GROUP] = "supergroup"
    talk.telegram.admins.add((GROUP, ADMIN))
    return talk


async def test_following_words_shows_what_they_meet_now(talk: Talk, report: Report, begin: Begin) -> None:
    """/follow WORDS subscribes to the words and shows once what is on record."""
    report(1100)

    answer = await talk.write("/follow North Korean Kursk")

    assert "Now following “North Korean Kursk” (1 of 50)" in answer
    assert "at least 1,100" in answer
    [made] = subscriptions(begin)
    assert (made.series, made.query) == (None, "North Korean Kursk")
    assert made.words


async def test_following_words_that_meet_nothing_yet(talk: Talk, begin: Begin) -> None:
    """Words may be followed before the record has anything for them."""
    answer = await talk.write("/follow cholera sudan")

    assert "Nothing on record matches yet" in answer
    assert len(subscriptions(begin)) == 1


async def test_following_a_series_by_its_id(talk: Talk, report: Report, begin: Begin) -> None:
    """/follow with the id of a series follows that one, and sends its state once."""
    report(1100)

    answer = await talk.write("/follow kursk1")

    assert "Now following this figure" in answer
    assert "at least 1,100" in answer
    assert [one.series for one in subscriptions(begin)] == ["kursk1"]
    assert talk.buttons() == ["Mute", "History", "Sources", "Alert me of every change"]


async def test_following_twice_is_once(talk: Talk, report: Report, begin: Begin) -> None:
    """The same wish again changes nothing and says so."""
    report(1100)
    await talk.write("/follow kursk1")

    assert "Already following" in await talk.write("/follow kursk1")
    assert len(subscriptions(begin)) == 1


async def test_the_follow_button_of_a_card(talk: Talk, report: Report, begin: Begin) -> None:
    """Pressing Follow under a figure subscribes to that series; pressing it again says that it is followed."""
    report(1100)
    await talk.write("/latest kursk1")

    assert (await talk.press("Follow")).startswith("Following")
    assert await talk.press("Follow") == "This chat follows it already."
    assert [one.series for one in subscriptions(begin)] == ["kursk1"]


async def test_a_chat_follows_fifty_things_at_most(talk: Talk, begin: Begin) -> None:
    """The fifty-first is refused with what to do, and nothing is kept of it."""
    with begin() as ledger:
        for number in range(core.MOST_SUBSCRIPTIONS):
            core.follow(ledger, Chat(id=1, kind="private"), f"place{number}", now=NOON)

    assert "end one with /unfollow" in await talk.write("/follow one more place")
    assert len(subscriptions(begin)) == core.MOST_SUBSCRIPTIONS


async def test_words_that_find_nothing_are_refused(talk: Talk, begin: Begin) -> None:
    """Words that every series has, or none can have, are no subscription."""
    assert "too common" in await talk.write("/follow the of")
    assert subscriptions(begin) == []


async def test_unfollowing_by_words(talk: Talk, begin: Begin) -> None:
    """/unfollow ends what was followed in whatever order and case the words come."""
    await talk.write("/follow north korean kursk")

    assert await talk.write("/unfollow Kursk North Korean") == "No longer followed: “north korean kursk”"
    assert subscriptions(begin) == []


async def test_unfollowing_what_is_not_followed(talk: Talk) -> None:
    """It says so, and how to see what is."""
    assert "/following" in await talk.write("/unfollow mars")


async def test_unfollowing_by_button(talk: Talk, report: Report, begin: Begin) -> None:
    """/unfollow alone offers a button each; a pressed one goes from the list."""
    report(1100)
    await talk.write("/follow kursk1")
    await talk.write("/follow cholera")

    await talk.write("/unfollow")
    assert talk.buttons() == ["✕ North Korean troops killed or wounded…", "✕ “cholera”"]
    assert "No longer followed: “cholera”" in await talk.press("✕ “cholera”")
    assert talk.buttons() == ["✕ North Korean troops killed or wounded…"]
    assert [one.series for one in subscriptions(begin)] == ["kursk1"]


async def test_nobody_ends_the_subscription_of_another_chat(talk: Talk, begin: Begin) -> None:
    """A button made up with another chat's number changes nothing."""
    await talk.write("/follow cholera", chat=1)
    [mine] = subscriptions(begin)
    talk.telegram.press(f"v1|unfollow|{mine.id}|0", chat=2, user=2, message=1)
    await talk._answer(2)

    assert subscriptions(begin) == [mine]


async def test_following_lists_what_is_followed_and_muted(talk: Talk, report: Report) -> None:
    """/following names subscriptions with the ids of series, what is muted, and whether alerts are off."""
    report(1100)
    await talk.write("/follow kursk1")
    await talk.write("/follow cholera")
    await talk.write("/mute kursk1")

    answer = await talk.write("/following")

    assert "2 of 50 followed" in answer
    assert f"• {KURSK} (kursk1)" in answer
    assert "• “cholera”" in answer
    assert f"Muted: {KURSK}" in answer
    await talk.write("/stop")
    assert "Alerts are off" in await talk.write("/following")


async def test_what_is_muted_is_listed_where_nothing_is_followed(talk: Talk, report: Report, begin: Begin) -> None:
    """A mute without a subscription is seen in /following, and ended there."""
    report(1100)
    await talk.write("/mute kursk1")
    await talk.write("/stop")

    answer = await talk.write("/following")

    assert "follows nothing yet" in answer
    assert f"Muted: {KURSK} (kursk1)" in answer
    assert "Alerts are off" in answer
    [unmute] = talk.buttons()
    assert "Alerts of this figure are on again" in await talk.press(unmute)
    assert muted(begin) == set()


async def test_the_mute_button_says_how_to_undo_it(talk: Talk, report: Report, begin: Begin) -> None:
    """What it names does undo it, also for who follows by words."""
    report(1100)
    await talk.write("/follow north korean kursk")
    await talk.write("/help")
    talk.telegram.press("v1|mute|kursk1|0")
    notice = await talk._answer(1)
    assert muted(begin) == {"kursk1"}
    [command] = [word for word in notice.split() if word.startswith("/")]

    await talk.write(command)
    await talk.press(next(label for label in talk.buttons() if label.startswith("Unmute")))

    assert muted(begin) == set()


async def test_every_change_for_who_asks(talk: Talk, begin: Begin) -> None:
    """A subscription starts with what moves; a button widens it to every kind of change, another narrows it again."""
    await talk.write("/follow cholera")
    assert "also when it is new" in await talk.press("Alert me of every change")
    assert [one.kinds for one in subscriptions(begin)] == [frozenset(ChangeKind)]
    assert "• “cholera”, every change" in await talk.write("/following")

    assert "alerts when it moves" in await talk.press("Only when it moves")
    assert [one.kinds for one in subscriptions(begin)] == [DEFAULT_ALERTS]


async def test_a_press_that_is_repeated_changes_nothing_more(talk: Talk, begin: Begin) -> None:
    """A press that is handled again after a crash finds its subscription as it left it, and says the same."""
    await talk.write("/follow cholera")
    [made] = subscriptions(begin)
    for _ in range(2):
        talk.telegram.press(f"v1|every|{made.id}|0")
        assert "also when it is new" in await talk._answer(1)

    assert subscriptions(begin) == [replace(made, kinds=frozenset(ChangeKind))]


async def test_mute_and_unmute(talk: Talk, report: Report, begin: Begin) -> None:
    """A muted series is known as such until it is unmuted, by button or by following it."""
    report(1100)
    assert f"Muted: {KURSK}" in await talk.write("/mute kursk wounded")
    assert muted(begin) == {"kursk1"}

    await talk.press("Unmute")
    assert muted(begin) == set()
    await talk.write("/mute kursk1")
    await talk.write("/follow kursk1")
    assert muted(begin) == set()


def muted(begin: Begin) -> set[str]:
    with begin() as ledger:
        return set(ledger.muted(1, now=NOON))


async def test_stop_and_start(talk: Talk, begin: Begin) -> None:
    """/stop keeps what is followed and sends nothing; /start wakes the chat."""
    await talk.write("/follow cholera")
    await talk.write("/stop")
    assert state(begin) is ChatState.STOPPED
    with begin() as ledger:
        assert ledger.followers("any", {"cholera"}) == []

    assert (await talk.write("/start")).startswith("Alerts are on again.")
    assert state(begin) is ChatState.ACTIVE
    assert len(subscriptions(begin)) == 1


async def test_following_wakes_a_stopped_chat(talk: Talk, begin: Begin) -> None:
    """Who follows anew wants alerts, and is told that they are on."""
    await talk.write("/start")
    await talk.write("/stop")

    assert "Alerts are on again" in await talk.write("/follow cholera")
    assert state(begin) is ChatState.ACTIVE


async def test_members_of_a_group_do_not_change_what_it_follows(group: Talk, begin: Begin) -> None:
    """A member is told so; an admin may."""
    assert "only its admins" in await group.write("/follow cholera", chat=GROUP, user=MEMBER)
    assert subscriptions(begin, GROUP) == []

    assert "Now following" in await group.write("/follow cholera", chat=GROUP, user=ADMIN)
    assert len(subscriptions(begin, GROUP)) == 1


@pytest.mark.parametrize("command", ["/unfollow cholera", "/unfollow", "/mute kursk1", "/stop", "/deleteme", "/start"])
async def test_no_changing_command_of_a_group_is_for_members(group: Talk, command: str) -> None:
    """Whatever changes what a group is sent is refused to its members."""
    assert "only its admins" in await group.write(command, chat=GROUP, user=MEMBER)


async def test_an_anonymous_admin_is_an_admin(group: Talk, begin: Begin) -> None:
    """Who writes as the group itself administers it; who writes as some channel does not."""
    channel = {"id": -200, "type": "channel", "title": "A channel"}
    assert "only its admins" in await group.write("/follow flu", chat=GROUP, user=MEMBER, sender_chat=channel)

    itself = {"id": GROUP, "type": "supergroup", "title": "The group"}
    assert "Now following" in await group.write("/follow flu", chat=GROUP, user=1087968824, sender_chat=itself)


async def test_rights_are_asked_for_at_every_press(group: Talk, report: Report, begin: Begin) -> None:
    """A button under a group's message follows for an admin, and for nobody else."""
    report(1100)
    await group.write("/latest kursk1", chat=GROUP, user=MEMBER)

    assert "only its admins" in await group.press("Follow", chat=GROUP, user=MEMBER)
    assert subscriptions(begin, GROUP) == []
    assert (await group.press("Follow", chat=GROUP, user=ADMIN)).startswith("Following")


async def test_a_forum_topic_is_kept(group: Talk, begin: Begin) -> None:
    """Who follows in a topic gets the answer and the alerts there."""
    await group.write("/follow flu", chat=GROUP, user=ADMIN, message_thread_id=5, is_topic_message=True)

    assert [one.thread for one in subscriptions(begin, GROUP)] == [5]
    assert group.telegram.sent[-1]["message_thread_id"] == 5
