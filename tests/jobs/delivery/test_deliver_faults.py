"""From the outbox to the chats while the record or the program itself fails."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace

import pytest

from claimbot.errors import (
    ChatGone,
    DeliveryError,
    FloodWait,
    Rejected,
    StorageError,
    Uncertain,
)
from claimbot.texts.alerts import REPEAT_MARK
from jobs.deliver import Deliverer


async def test_full_disk(disk, telegram, queue, states):
    """What cannot be noted is not sent; what was sent and could not be noted is noted first, and not sent twice."""
    queue(7, "a", "b")
    await disk.fails()
    assert telegram.texts(7) == ["a"]

    disk.full = False
    await disk.deliverer.run()
    assert telegram.texts(7) == ["a", "b"]
    assert states() == {"sent": 2}


@pytest.mark.parametrize(
    ("fault", "arrived"),
    [
        (DeliveryError("no route"), ["a", "b"]),
        (FloodWait(1), ["a", "b"]),
        (Uncertain("no answer"), [f"{REPEAT_MARK}a", "b"]),
        (Rejected("can't parse entities"), ["b"]),
        (ChatGone("blocked by the user"), []),
    ],
)
async def test_failure_on_a_full_disk(disk, telegram, queue, ticking, states, fault, arrived):
    """A failure that could not be noted is decided on when there is room again, and silences no chat."""
    queue(7, "a", "b")
    telegram.faults[7] = [fault]
    await disk.fails()

    disk.full = False
    for _ in range(3):
        await disk.deliverer.run()
        await ticking.sleep(2)

    assert telegram.texts(7) == arrived
    assert "sending" not in states()


async def test_bug_while_sending(deliverer, telegram, queue, ticking, states, caplog):
    """A fault that nobody thought of is logged in full, and its message may be out: it is sent again, with a mark."""
    queue(7, "a", "b")
    telegram.faults[7] = [ZeroDivisionError()]

    await deliverer.run()
    await ticking.sleep(1)
    await deliverer.run()

    assert telegram.texts(7) == [f"{REPEAT_MARK}a", "b"]
    assert states() == {"sent": 2}
    assert any(record.exc_info for record in caplog.records)


async def test_error_between_noting_and_sending(services, telegram, queue, ticking, states):
    """An error after an alert was noted as being sent leaves it half sent only until the next run."""
    queue(7, "a")
    broken = True

    @contextmanager
    def begin(*, recorder: bool = False):
        nonlocal broken
        noted = []
        with services.begin(recorder=recorder) as ledger:
            note = ledger.mark_sending
            ledger.mark_sending = lambda alert: noted.append(alert) or note(alert)
            yield ledger
        if broken and noted:
            broken = False
            raise StorageError("the connection was lost while it was written")

    deliverer = Deliverer(replace(services, begin=begin), telegram, monotonic=ticking, sleep=ticking.sleep)
    with pytest.raises(StorageError):
        await deliverer.run()
    await deliverer.run()

    assert telegram.texts(7) == [f"{REPEAT_MARK}a"]


async def test_an_error_is_told_once(services, telegram, queue, ticking, states):
    """What several requests under way met when the record failed is not told again, one by one, once it is well."""
    for chat in (7, 8, 9):
        queue(chat, str(chat))
    full, down = True, False

    @contextmanager
    def begin(*, recorder: bool = False):
        if down:
            raise StorageError("the disk is full; make room")
        with services.begin(recorder=recorder) as ledger:
            yield ledger

    async def send(message):
        nonlocal down
        down = full
        return await telegram(message)

    deliverer = Deliverer(replace(services, begin=begin), send, monotonic=ticking, sleep=ticking.sleep)
    with pytest.raises(StorageError):
        await deliverer.run()
    full = down = False
    await deliverer.run()

    assert sorted(message.chat for message in telegram.taken) == [7, 8, 9]
    assert states() == {"sent": 3}
