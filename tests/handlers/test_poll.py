"""Updates on their way: kept before they are confirmed, handled in order, none lost."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import pytest
from fake_telegram import FakeTelegram
from talking import NOON, Clock
from telegram.error import NetworkError

from claimbot.errors import StorageError, TokenRejected
from claimbot.model import Document
from claimbot.ports import CONFLICT_MARK, POLL_MARK, Begin, InboxUpdate, Services
from claimbot.texts.html import plain
from handlers.app import build_application, close
from handlers.context import BotApplication
from handlers.inbox import Inbox
from handlers.local import TOKEN, Answer, done, refused
from handlers.poll import inbox_update, poll

AT_ONCE = (0.0,)
"""No waiting after failures."""


@asynccontextmanager
async def polling(application: BotApplication, services: Services) -> AsyncIterator[asyncio.Event]:
    """Poll for as long as the block lasts."""
    stop = asyncio.Event()
    task = asyncio.create_task(poll(application, services, stop, back_off=AT_ONCE))
    try:
        yield stop
    finally:
        stop.set()
        async with asyncio.timeout(20):
            await task


def waiting(begin: Begin) -> list[InboxUpdate]:
    with begin() as ledger:
        return ledger.waiting()


def mark(begin: Begin, name: str) -> str | None:
    with begin() as ledger:
        return ledger.mark(name)


def texts(telegram: FakeTelegram, chat: int = 1) -> list[str]:
    return [message["text"] for message in telegram.sent if message["chat_id"] == chat]


async def test_what_is_written_is_answered_and_then_forgotten(
    application: BotApplication, services: Services, telegram: FakeTelegram, begin: Begin
) -> None:
    """An update is kept, handled, and no longer waits; the next request confirms it to Telegram, once."""
    number = telegram.write("/help")
    async with polling(application, services):
        await telegram.until(lambda: telegram.count("getUpdates") >= 2 and len(telegram.sent) == 1)

    assert waiting(begin) == []
    offsets = [call.parameters.get("offset") for call in telegram.calls if call.method == "getUpdates"]
    assert offsets[:2] == [None, number + 1]
    assert mark(begin, POLL_MARK) == NOON.isoformat()


async def test_an_update_is_kept_before_it_is_confirmed(
    application: BotApplication, services: Services, telegram: FakeTelegram, begin: Begin
) -> None:
    """When the next request goes out, what the last one brought is in the record already."""
    number = telegram.write("/help")
    seen: list[bool] = []

    def look() -> bool:
        if any(call.parameters.get("offset") == number + 1 for call in telegram.calls):
            with begin() as ledger:
                seen.append(ledger.last_update_id() == number)
        return bool(seen)

    async with polling(application, services):
        await telegram.until(look)

    assert seen[0]


async def test_what_a_crash_left_is_handled_at_the_next_start(
    application: BotApplication, services: Services, telegram: FakeTelegram, begin: Begin
) -> None:
    """Updates that wait in the record are handled without coming again, in their order."""
    for text in ("/about", "/privacy"):
        telegram.write(text)
    kept = [inbox_update(telegram.next_update()) for _ in range(2)]
    with begin() as ledger:
        ledger.receive([one for one in kept if one], now=NOON)

    async with polling(application, services):
        await telegram.until(lambda: len(telegram.sent) == 2)

    assert "/deleteme" in texts(telegram)[1]
    assert waiting(begin) == []


async def test_no_name_is_kept_and_no_text_longer_than_it_must(
    application: BotApplication, services: Services, telegram: FakeTelegram, tmp_path: Path
) -> None:
    """While it waits an update has no names, and once it is answered it is empty: /privacy says so."""
    telegram.write(
        "/find sorrow", reply_to_message=telegram._message(1, {"text": "so long", "author_signature": "Ada"})
    )
    raw = telegram.next_update()
    kept = inbox_update(raw)
    assert kept is not None
    assert "Person 1" in json.dumps(raw)
    assert not {"Person", "Ada"} & set(kept.body.replace('"', " ").split())
    assert "/find sorrow" in kept.body
    with services.begin() as ledger:
        ledger.receive([kept], now=NOON)

    async with polling(application, services):
        await telegram.until(lambda: len(telegram.sent) == 1)

    with closing(sqlite3.connect(tmp_path / "claimbot.db")) as record:
        assert record.execute("SELECT id, body FROM inbox").fetchall() == [(kept.id, "")]


async def test_an_update_that_comes_again_is_not_handled_again(
    application: BotApplication, services: Services, telegram: FakeTelegram
) -> None:
    """Telegram repeats what was not confirmed; the record knows it."""
    number = telegram.write("/help")
    async with polling(application, services):
        await telegram.until(lambda: len(telegram.sent) == 1)
        message = telegram._message(1, {"text": "/help", "entities": []})
        telegram._updates.append({"update_id": number, "message": message})
        telegram.write("/privacy")
        await telegram.until(lambda: len(telegram.sent) == 2)

    assert ["Privacy" in text or "/deleteme" in text for text in texts(telegram)][1:] == [True]


async def test_one_chat_is_served_in_order(
    application: BotApplication, services: Services, telegram: FakeTelegram
) -> None:
    """The answers of one chat come in the order of its commands, however many there are."""
    telegram.chat_kinds[-5] = "group"
    for number in range(30):
        telegram.write(f"/find nothing{number}", chat=-5, user=number)
    async with polling(application, services):
        await telegram.until(lambda: len(telegram.sent) == 30)

    found = [text.split("nothing")[1].split("<")[0] for text in texts(telegram, -5)]
    assert found == [str(number) for number in range(30)]


async def test_a_slow_chat_does_not_hold_up_another(services: Services, telegram: FakeTelegram) -> None:
    """While one chat waits for a page, another is answered."""
    release = asyncio.Event()

    async def fetch(url: str) -> Document:
        await release.wait()
        return Document(url=url, text="Nothing.")

    slow = Services(begin=services.begin, now=services.now, fetch=fetch)
    application = build_application(slow, token=TOKEN, request=telegram)
    telegram.write("https://example.org/slow", chat=1)
    telegram.write("/help", chat=2)
    async with polling(application, slow):
        await telegram.until(lambda: len(texts(telegram, 2)) == 1)
        assert texts(telegram, 1) == []
        release.set()
        await telegram.until(lambda: len(texts(telegram, 1)) == 1)
    await close(application)


FAILURES: dict[str, Answer | Exception] = {
    "no way to Telegram": NetworkError("refused"),
    "server error": refused(502, "Bad Gateway"),
    "flood": refused(429, "Too Many Requests: retry after 0", retry_after=0.001),
    "a body that makes no sense": (200, {"ok": True}),
    "a proxy's page": (200, {"ok": True, "result": {"page": "sign in"}}),
}


@pytest.mark.parametrize("failure", FAILURES.values(), ids=FAILURES.keys())
async def test_polling_goes_on_after_a_failure(
    failure: Answer | Exception, application: BotApplication, services: Services, telegram: FakeTelegram
) -> None:
    """Whatever a request ends in, the next one is made, and what was written is answered."""
    telegram.fail("getUpdates", failure, failure)
    telegram.write("/help")
    async with polling(application, services):
        await telegram.until(lambda: len(telegram.sent) == 1)


async def test_telegram_need_not_be_there_at_the_start(
    application: BotApplication, services: Services, telegram: FakeTelegram
) -> None:
    """The bot begins when Telegram answers; a menu that cannot be set is no matter."""
    telegram.fail("getMe", NetworkError("refused"), NetworkError("refused"))
    telegram.fail("setMyCommands", refused(500, "Internal Server Error"))
    telegram.write("/help")
    async with polling(application, services):
        await telegram.until(lambda: len(telegram.sent) == 1)

    assert telegram.count("getMe") == 3


UNREADABLE: dict[str, Answer] = {
    "no result": (200, {"ok": True}),
    "no bot": done({"id": 42, "first_name": "x"}),
    "no object": done(["x"]),
}


@pytest.mark.parametrize("method", ["getMe", "setMyCommands"])
@pytest.mark.parametrize("answer", UNREADABLE.values(), ids=UNREADABLE.keys())
async def test_what_is_not_telegram_at_the_start_does_not_end_the_bot(
    method: str, answer: Answer, application: BotApplication, services: Services, telegram: FakeTelegram
) -> None:
    """A proxy that answers in Telegram's place is waited out."""
    telegram.fail(method, answer)
    telegram.write("/help")
    async with polling(application, services):
        await telegram.until(lambda: len(telegram.sent) == 1)

    assert telegram.planned[method] == deque()


@pytest.mark.parametrize("method", ["getMe", "getUpdates"])
@pytest.mark.parametrize("code", [401, 404])
async def test_a_refused_token_ends_the_polling(
    method: str, code: int, application: BotApplication, services: Services, telegram: FakeTelegram
) -> None:
    """No zombie: the error rises, tells the setting, and does not hold the token."""
    telegram.fail(method, refused(code, "Unauthorized"))

    with pytest.raises(TokenRejected, match="TELEGRAM_TOKEN") as raised:
        async with asyncio.timeout(20):
            await poll(application, services, asyncio.Event(), back_off=AT_ONCE)

    assert TOKEN not in str(raised.value)


async def test_a_second_poller_is_reported(
    application: BotApplication, services: Services, telegram: FakeTelegram, begin: Begin
) -> None:
    """A lasting 409 is written down, the admins are told once, and polling goes on when it is over."""
    conflict = refused(409, "Conflict: terminated by other getUpdates request")
    telegram.fail("getUpdates", *[conflict] * 4)
    telegram.write("/help")
    async with polling(application, services):
        await telegram.until(lambda: len(texts(telegram)) == 1)

    assert ["Another process" in text for text in texts(telegram, 99)] == [True]
    assert mark(begin, CONFLICT_MARK) == NOON.isoformat()


async def test_an_update_that_cannot_be_read_is_put_aside(
    application: BotApplication, services: Services, telegram: FakeTelegram, begin: Begin
) -> None:
    """After three tries it no longer waits; what comes after it is answered."""
    telegram.update(message={"message_id": "x", "chat": {"id": 1}})
    telegram.write("/help")
    async with polling(application, services):
        await telegram.until(lambda: len(telegram.sent) == 1)

    assert waiting(begin) == []
    with begin() as ledger:
        assert ledger.counts().failed_updates == 1


async def test_half_a_character_does_no_harm(
    application: BotApplication, services: Services, telegram: FakeTelegram
) -> None:
    """Broken Unicode in a text is kept and answered."""
    telegram.write("/find \ud83d kursk \x00")
    async with polling(application, services):
        await telegram.until(lambda: len(telegram.sent) == 1)

    assert "kursk" in texts(telegram)[0]


async def test_an_answer_that_could_not_be_sent_is_sent_later(
    application: BotApplication, services: Services, telegram: FakeTelegram, begin: Begin
) -> None:
    """No way to Telegram, or a wait that it asks for: the command is handled again, and its effect is there once."""
    telegram.fail("sendMessage", NetworkError("refused"), refused(429, "Too Many Requests", retry_after=0.001))
    telegram.write("/follow flu")
    async with polling(application, services):
        await telegram.until(lambda: len(telegram.sent) == 1)

    with begin() as ledger:
        assert len(ledger.subscriptions(1)) == 1
    assert waiting(begin) == []


@pytest.mark.parametrize(("command", "answer"), [("/find", "Usage: /find"), ("/follow the of", "too common")])
async def test_an_answer_to_a_mistake_that_could_not_be_sent_is_sent_later(
    command: str, answer: str, application: BotApplication, services: Services, telegram: FakeTelegram, begin: Begin
) -> None:
    """Who wrote a wrong command hears so as surely as who wrote a right one."""
    telegram.fail("sendMessage", NetworkError("refused"))
    telegram.write(command)
    async with polling(application, services):
        await telegram.until(lambda: len(telegram.sent) == 1)

    assert answer in plain(texts(telegram)[0])
    assert waiting(begin) == []


async def test_a_busy_record_is_tried_again(services: Services, telegram: FakeTelegram, begin: Begin) -> None:
    """A command that found the record locked is answered when it is free; the chat sees no error."""
    fail = iter([True] + [False] * 1000)

    def moody(*, recorder: bool = False) -> Any:
        if next(fail):
            raise StorageError("the record is locked")
        return begin(recorder=recorder)

    busy = Services(begin=moody, now=services.now, fetch=services.fetch)
    application = build_application(busy, token=TOKEN, request=telegram)
    telegram.write("/recent")
    async with polling(application, busy):
        await telegram.until(lambda: len(telegram.sent) == 1)
    await close(application)

    assert "Nothing is on record yet" in texts(telegram)[0]


async def test_the_end_lets_what_is_in_hand_finish(services: Services, telegram: FakeTelegram, begin: Begin) -> None:
    """At the end a command in the making is answered, and what did not begin waits for the next start."""
    begun, release = asyncio.Event(), asyncio.Event()

    async def fetch(url: str) -> Document:
        begun.set()
        await release.wait()
        return Document(url=url, text="Nothing.")

    slow = Services(begin=services.begin, now=services.now, fetch=fetch)
    application = build_application(slow, token=TOKEN, request=telegram)
    telegram.write("https://example.org/slow")
    telegram.write("/help")
    async with polling(application, slow) as stop:
        await begun.wait()
        stop.set()
        release.set()
    await close(application)

    assert len(telegram.sent) == 1
    assert len(waiting(begin)) == 1


async def test_what_is_too_slow_at_the_end_is_left(services: Services, telegram: FakeTelegram, begin: Begin) -> None:
    """The end does not wait for ever; what was cut short waits for the next start."""

    async def fetch(url: str) -> Document:
        return await asyncio.Future()

    stuck = Services(begin=services.begin, now=services.now, fetch=fetch)
    application = build_application(stuck, token=TOKEN, request=telegram)
    await application.initialize()
    telegram.write("https://example.org/slow")
    kept = inbox_update(telegram.next_update())
    assert kept is not None
    with begin() as ledger:
        ledger.receive([kept], now=NOON)
    inbox = Inbox(application, stuck, stop=asyncio.Event(), back_off=AT_ONCE)
    await inbox.wake()
    await inbox.drain(0.01)
    await close(application)

    assert len(waiting(begin)) == 1


async def test_the_mark_is_not_written_at_every_request(
    application: BotApplication, services: Services, telegram: FakeTelegram, clock: Clock, begin: Begin
) -> None:
    """A busy bot polls many times a second; the mark moves with the clock."""
    telegram.write("/help")
    async with polling(application, services):
        await telegram.until(lambda: len(telegram.sent) == 1)
        clock.time = NOON.replace(minute=1)
        telegram.write("/help")
        await telegram.until(lambda: len(telegram.sent) == 2)

    assert mark(begin, POLL_MARK) == clock.time.isoformat()
