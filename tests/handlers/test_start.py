"""The chat itself: greeting, help, groups, leaving and moving, deleting."""

from __future__ import annotations

import pytest
from fake_telegram import FakeTelegram
from talking import KURSK, NOON, Report, Talk

from claimbot.ports import Begin, ChatState
from claimbot.texts.help import COMMANDS
from handlers.local import BOT_ID, person, refused
from jobs.prune import HANDLED_UPDATES, SENT_ALERTS

GROUP = -100


def state(begin: Begin, chat: int = 1) -> ChatState | None:
    with begin() as ledger:
        known = ledger.chat(chat)
        return known.state if known else None


def membership(status: str, *, chat: int = 1, kind: str = "private", **more: object) -> dict[str, object]:
    """Give Telegram's news of what the bot has become in a chat."""
    bot = {"id": BOT_ID, "is_bot": True, "first_name": "claimbot"}
    return {
        "chat": {"id": chat, "type": kind},
        "from": person(1),
        "date": int(NOON.timestamp()),
        "old_chat_member": {"status": "member", "user": bot},
        "new_chat_member": {"status": status, "user": bot, **more},
    }


async def test_start_greets_with_examples(talk: Talk, begin: Begin) -> None:
    """/start says what the bot does, how to begin, and what is kept; the chat is known from then on."""
    answer = await talk.write("/start")

    assert "/follow north korean kursk" in answer
    assert "/privacy" in answer
    assert state(begin) is ChatState.ACTIVE
    assert "/find WORDS" in await talk.press("All commands")
    assert "Nothing is on record yet" in await talk.press("What is new")


async def test_a_deep_link_opens_a_series(talk: Talk, report: Report) -> None:
    """t.me/bot?start=s_ID shows that series; a broken one says that it is gone."""
    report(1100)

    assert (await talk.write("/start s_kursk1")).startswith(KURSK)
    assert "no longer on record" in await talk.write("/start s_nosuch")


async def test_help_names_every_command(talk: Talk) -> None:
    """/help has a line for each command."""
    answer = await talk.write("/help")

    assert all(f"/{command.name}" in answer for command in COMMANDS)


@pytest.mark.parametrize("command", ["/about", "/privacy"])
async def test_about_and_privacy(talk: Talk, command: str) -> None:
    """Both are answered in one message."""
    assert len(await talk.write(command)) > 100
    assert len(talk.telegram.sent) == 1


async def test_privacy_says_how_long_things_are_kept(talk: Talk) -> None:
    """The times that it names are those after which things are let go of."""
    answer = await talk.write("/privacy")

    assert f"an alert goes after {SENT_ALERTS.days} days" in answer
    assert f"for {HANDLED_UPDATES.days} days" in answer


async def test_an_unknown_command_is_answered_in_private_only(talk: Talk, telegram: FakeTelegram) -> None:
    """In a group the command may be another bot's."""
    assert "/help" in await talk.write("/nosuch")

    telegram.chat_kinds[GROUP] = "group"
    assert await talk.write("/nosuch", chat=GROUP) == ""


async def test_a_group_is_answered_only_when_it_asks(talk: Talk, telegram: FakeTelegram, report: Report) -> None:
    """Chatter and commands for other bots get no answer; a command gets one, as a reply."""
    report(1100)
    telegram.chat_kinds[GROUP] = "supergroup"

    assert await talk.write("at least 30 were killed", chat=GROUP) == ""
    assert await talk.write("/find@other_bot kursk", chat=GROUP) == ""
    assert KURSK in await talk.write("/find@claimbot_bot kursk", chat=GROUP)
    assert KURSK in await talk.write("/find kursk", chat=GROUP)
    assert telegram.sent[-1]["reply_parameters"]["allow_sending_without_reply"]


async def test_who_blocks_the_bot_is_not_sent_to(talk: Talk, begin: Begin) -> None:
    """Blocking rests the chat, letting it in again wakes it."""
    await talk.write("/start")
    await talk.send(my_chat_member=membership("kicked", until_date=0))
    assert state(begin) is ChatState.BLOCKED

    await talk.send(my_chat_member=membership("member"))
    assert state(begin) is ChatState.ACTIVE


async def test_start_wakes_a_blocked_chat(talk: Talk, begin: Begin) -> None:
    """Also where the news of the unblocking was missed."""
    await talk.write("/start")
    await talk.send(my_chat_member=membership("kicked", until_date=0))

    await talk.write("/start")
    assert state(begin) is ChatState.ACTIVE


async def test_a_stopped_chat_stays_stopped(talk: Talk, begin: Begin) -> None:
    """Being let into a chat that said /stop does not turn its alerts on."""
    await talk.write("/start")
    await talk.write("/stop")
    await talk.send(my_chat_member=membership("member"))

    assert state(begin) is ChatState.STOPPED


async def test_a_silenced_bot_does_not_write(talk: Talk, begin: Begin) -> None:
    """A group that takes the right to write away counts as blocked."""
    rights = dict.fromkeys(RIGHTS, False)
    news = membership("restricted", chat=GROUP, kind="supergroup", is_member=True, until_date=0, **rights)
    await talk.send(my_chat_member=news)

    assert state(begin, GROUP) is ChatState.BLOCKED


RIGHTS = [
    "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos",
    "can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages",
    "can_add_web_page_previews", "can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics",
    "can_edit_tag", "can_react_to_messages",
]  # fmt: skip


async def test_a_group_that_becomes_a_supergroup_keeps_what_it_follows(talk: Talk, begin: Begin) -> None:
    """Telegram says it in both chats, in any order; everything is at the new number, once."""
    talk.telegram.chat_kinds[GROUP] = "group"
    talk.telegram.admins.add((GROUP, 7))
    await talk.write("/follow flu", chat=GROUP, user=7)

    talk.telegram.write("", chat=-1001, migrate_from_chat_id=GROUP)
    await talk._answer(-1001)
    talk.telegram.write("", chat=GROUP, migrate_to_chat_id=-1001)
    await talk._answer(GROUP)

    with begin() as ledger:
        assert [one.query for one in ledger.subscriptions(-1001)] == ["flu"]
        assert ledger.subscriptions(GROUP) == []


async def test_an_answer_to_a_moved_group_moves_it(talk: Talk, begin: Begin) -> None:
    """Where the news of the move was missed, the refused answer tells."""
    talk.telegram.chat_kinds[GROUP] = "group"
    talk.telegram.admins.add((GROUP, 7))
    moved = refused(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-1001)
    talk.telegram.fail("sendMessage", moved)
    await talk.write("/follow flu", chat=GROUP, user=7)

    with begin() as ledger:
        assert [one.query for one in ledger.subscriptions(-1001)] == ["flu"]


async def test_mydata_shows_what_is_kept(talk: Talk, report: Report) -> None:
    """/mydata names the chat, what it follows and what it mutes."""
    assert "Nothing is kept" in await talk.write("/mydata")
    report(1100)
    await talk.write("/follow flu")
    await talk.write("/mute kursk1")

    assert (await talk.write("/mydata")).splitlines()[:3] == [
        "chat 1, private, active",
        "follows “flu” since 2024-12-23 12:00 UTC",
        f"mutes {KURSK}",
    ]


async def test_deleting_what_is_kept_asks_first(talk: Talk, begin: Begin) -> None:
    """/deleteme deletes after a second yes, and not after a no."""
    await talk.write("/follow flu")
    await talk.write("/deleteme")
    assert await talk.press("Keep it") == "Nothing was deleted."
    assert state(begin) is ChatState.ACTIVE

    await talk.write("/deleteme")
    assert "is deleted" in await talk.press("Delete all of it")
    assert state(begin) is None
    with begin() as ledger:
        assert ledger.subscriptions(1) == []
