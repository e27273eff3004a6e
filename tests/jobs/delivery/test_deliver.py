"""From the outbox to the chats."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import timedelta

import pytest

from claimbot.errors import (
    ChatGone,
    ChatMoved,
    DeliveryError,
    FloodWait,
    Rejected,
    TokenRejected,
    Uncertain,
)
from claimbot.ports import Alert, Chat, ChatState, Outgoing
from claimbot.texts.alerts import REPEAT_MARK
from jobs.deliver import IN_FLIGHT, OUTAGE_LIMIT, Deliverer
from jobs.pace import OVERALL_RATE


async def test_sends_in_order(deliverer, telegram, queue, states):
    """Each chat gets its alerts in the order in which they were queued, each once."""
    queue(7, "a", "b", "c", "d", "e")
    queue(8, "a", "b")

    counts = await deliverer.run()

    assert counts == {"sent": 7}
    assert telegram.texts(7) == ["a", "b", "c", "d", "e"]
    assert telegram.texts(8) == ["a", "b"]
    assert states() == {"sent": 7}


async def test_reply_and_buttons(deliverer, telegram, queue):
    """An alert is a reply to the chat's last one of that series, and carries its buttons."""
    queue(7, "a")
    queue(7, "x", series="s2")
    queue(7, "b")

    await deliverer.run()

    assert [message.reply_to for message in telegram.taken] == [None, None, 1]
    assert [button.label for button in telegram.taken[0].buttons[0]][:2] == ["History", "Sources"]


async def test_nothing_due(deliverer, telegram, queue, ticking, begin, clock):
    """What is not yet due waits, and a run ends without it."""
    queue(7)
    with begin() as ledger:
        ledger.queue(Alert(change="c", series="s", chat=7, body="later", not_before=clock() + timedelta(minutes=5)))

    assert await deliverer.run() == {}
    await ticking.sleep(301)
    assert await deliverer.run() == {"sent": 1}


async def test_blocked(deliverer, telegram, queue, begin, clock):
    """A chat that blocked the bot is tried once, and gets everything once when it comes back."""
    queue(7, *"abcdef")
    queue(8, "x")
    telegram.faults[7] = [ChatGone("blocked by the user")]

    await deliverer.run()
    await deliverer.run()

    assert [message.chat for message in telegram.tried].count(7) == 1
    assert telegram.texts(8) == ["x"]
    with begin() as ledger:
        assert ledger.chat(7).state is ChatState.BLOCKED
        ledger.put_chat(Chat(id=7, kind="private"), now=clock())
    await deliverer.run()
    assert telegram.texts(7) == list("abcdef")


@pytest.mark.parametrize("leave", ["stop", "deleteme"])
async def test_leaving_takes_effect_at_once(services, telegram, queue, ticking, begin, clock, leave):
    """A chat that says /stop or /deleteme gets nothing more, also of what was taken from the outbox before."""
    for chat in range(1, 40):
        queue(chat, "a")

    async def send(message: Outgoing) -> int:
        if len(telegram.tried) == 0:
            with begin() as ledger:
                if leave == "stop":
                    ledger.put_chat(Chat(id=39, kind="private", state=ChatState.STOPPED), now=clock())
                else:
                    ledger.forget_chat(39)
        return await telegram(message)

    await Deliverer(services, send, monotonic=ticking, sleep=ticking.sleep).run()

    assert sorted(message.chat for message in telegram.tried) == list(range(1, 39))


async def test_moved(deliverer, telegram, queue):
    """What was for a group that moved goes to its new id, in order, and the old id is not used again."""
    queue(-5, *"abc")
    telegram.faults[-5] = [ChatMoved(-1005)]

    await deliverer.run()

    assert telegram.texts(-1005) == ["a", "b", "c"]
    assert [message.chat for message in telegram.tried].count(-5) == 1


async def test_flood_wait(deliverer, telegram, queue, ticking):
    """A chat that Telegram holds back waits that long, in order, while others go on."""
    queue(7, "a", "b")
    queue(8, "x")
    telegram.faults[7] = [FloodWait(40)]

    await deliverer.run()
    assert (telegram.texts(7), telegram.texts(8)) == ([], ["x"])

    await ticking.sleep(40)
    await deliverer.run()
    assert telegram.texts(7) == ["a", "b"]


async def test_flood_wait_of_all(deliverer, telegram, queue, ticking):
    """Where Telegram holds back one chat after the other it means the bot: nothing leaves before the wait is over."""
    for chat in range(1, 40):
        queue(chat, "a")
        telegram.faults[chat] = [FloodWait(40)]

    ticking.alarm, ticking.ring = 39, deliverer.stop
    await deliverer.run()

    assert len(telegram.tried) <= 2 * IN_FLIGHT
    assert telegram.taken == []


async def test_after_a_flood_wait_of_all(deliverer, telegram, queue, ticking):
    """When the bot's wait is over every chat gets what it is to get, each once."""
    for chat in range(1, 40):
        queue(chat, "a")
    for chat in range(1, 3):
        telegram.faults[chat] = [FloodWait(40)]

    await deliverer.run()
    await ticking.sleep(40)
    await deliverer.run()

    assert Counter(message.chat for message in telegram.taken) == Counter(range(1, 40))


async def test_uncertain_repeat_is_marked(deliverer, telegram, queue, ticking):
    """A message that may have arrived is sent again with a mark, before what follows it."""
    queue(7, "a", "b")
    telegram.faults[7] = [Uncertain("no answer")]

    await deliverer.run()
    await ticking.sleep(1)
    await deliverer.run()

    assert telegram.texts(7) == [f"{REPEAT_MARK}a", "b"]


async def test_uncertain_too_often(deliverer, telegram, queue, ticking, states):
    """A message that alone gets no answer, time and again, is given up, and what follows it is sent."""
    queue(7, "a", "b")
    telegram.faults[7] = [Uncertain("no answer")] * 3
    for number in range(20):
        queue(8, f"x{number}")
        await deliverer.run()
        await ticking.sleep(1)

    assert telegram.texts(7) == ["b"]
    assert states() == {"sent": 21, "dead": 1}


async def test_error_pages_for_minutes(deliverer, telegram, queue, ticking, states):
    """While nothing at all gets through, no message is given up for it."""
    queue(7, "a", "b")
    telegram.down = Uncertain("502")
    for _ in range(600):
        await deliverer.run()
        await ticking.sleep(1)
    telegram.down = None
    tries = len(telegram.tried)

    for _ in range(61):
        await deliverer.run()
        await ticking.sleep(1)

    assert tries < OUTAGE_LIMIT
    assert telegram.texts(7) == [f"{REPEAT_MARK}a", "b"]
    assert states() == {"sent": 2}


async def test_outage(deliverer, telegram, queue, ticking):
    """While Telegram cannot be reached it is tried rarely, one message at a time; then all arrives, unmarked."""
    for chat in range(1, 30):
        queue(chat, "a")
    telegram.down = DeliveryError("no route")

    telegram.up_at = 600

    await deliverer.run()

    arrived = Counter(message.chat for message in telegram.taken)
    assert len(telegram.tried) - len(telegram.taken) <= IN_FLIGHT + 600 / 30 + 6
    assert arrived == Counter(range(1, 30))
    assert {message.html for message in telegram.taken} == {"a"}
    assert ticking.now < 640


async def test_rejected(deliverer, telegram, queue, states):
    """A message that Telegram refuses for good is given up, and the next is sent."""
    queue(7, "bad", "good")
    telegram.faults[7] = [Rejected("can't parse entities")]

    await deliverer.run()

    assert telegram.texts(7) == ["good"]
    assert states() == {"sent": 1, "dead": 1}


async def test_token_rejected(deliverer, telegram, queue, states):
    """A refused token ends the run with its own error, and loses nothing."""
    queue(7, "a")
    telegram.down = TokenRejected("the token is not known")

    with pytest.raises(TokenRejected):
        await deliverer.run()

    telegram.down = None
    await deliverer.run()
    assert telegram.texts(7) == ["a"]


async def test_unreadable_answer(services, queue, states, ticking):
    """A message that was taken under an unknown number is sent."""
    queue(7, "a")

    async def send(message: Outgoing) -> None:
        return None

    await Deliverer(services, send, monotonic=ticking, sleep=ticking.sleep).run()

    assert states() == {"sent": 1}


async def test_crash(services, telegram, queue, states, ticking, begin):
    """What was under way when the bot was killed is sent again, marked, and before what follows it."""
    queue(7, "a", "b")
    with begin() as ledger:
        (alert,) = ledger.due(now=services.now())
        ledger.mark_sending(alert.id)

    await Deliverer(services, telegram, monotonic=ticking, sleep=ticking.sleep).run()

    assert telegram.texts(7) == [f"{REPEAT_MARK}a", "b"]


async def test_noted_before_sent(services, queue, states, ticking):
    """While a request is under way the record already says so."""
    queue(7, "a")
    seen = []

    async def send(message: Outgoing) -> int:
        seen.append(states())
        return 1

    await Deliverer(services, send, monotonic=ticking, sleep=ticking.sleep).run()

    assert seen == [{"sending": 1}]


async def test_rate(deliverer, telegram, queue, ticking):
    """Many chats are served at the rate that Telegram allows, and none waits for another."""
    for chat in range(1, 201):
        queue(chat, "a", "b")
    queue(-9, *(str(number) for number in range(30)))

    ticking.alarm, ticking.ring = 430 / OVERALL_RATE + 2, deliverer.stop
    await deliverer.run()

    assert all(telegram.texts(chat) == ["a", "b"] for chat in range(1, 201))
    assert len(telegram.texts(-9)) <= 18


async def test_stop(services, queue, states, ticking):
    """A stop lets the requests under way end, and sends nothing more."""
    for chat in range(1, 40):
        queue(chat, "a")

    async def send(message: Outgoing) -> int:
        deliverer.stop()
        await asyncio.sleep(0)
        return 1

    deliverer = Deliverer(services, send, monotonic=ticking, sleep=ticking.sleep)
    await deliverer.run()

    assert 1 <= states()["sent"] <= IN_FLIGHT
    assert "sending" not in states()
