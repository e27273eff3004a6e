"""From the outbox to the chats: in order for each chat, within Telegram's limits, never silently lost.

An alert is noted as being sent before the request and as sent after it, so a crash in between is known and the
repeat is marked. What Telegram answers decides what becomes of it; what its answers mean the sender has settled.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

from claimbot.errors import (
    ChatGone,
    ChatMoved,
    DeliveryError,
    FloodWait,
    Rejected,
    TokenRejected,
    Uncertain,
)
from claimbot.ports import Alert, Chat, ChatState, Ledger, Outgoing, Send, Services
from claimbot.texts.alerts import alert_buttons, repeated
from jobs.pace import Outage, Pace

log = logging.getLogger(__name__)

Result = TypeVar("Result")

Noting = Callable[[Ledger], None]
"""Writes down what became of an alert."""

IN_FLIGHT = 4
"""Requests at the same time: enough for 29 a second at 130 ms each, and the most copies that a crash can cause."""

UNCERTAIN_LIMIT = 3
"""Tries that may each have arrived, while other messages get through, before an alert is given up."""

OUTAGE_LIMIT = 20
"""The same while no message at all gets through: about a quarter of an hour of error pages."""

LONGEST_BACKOFF = 60.0
_BATCH = 1000
_NAP = 1.0
"""Seconds after which the outbox is looked at again at the latest: part of the delay that an alert may have."""


class Deliverer:
    """Sends what is due. Only one may work on an outbox at a time: the root holds a lease for it.

    *monotonic* and *sleep* are the clock of the pacing; waiting times that outlast a restart are on `services.now`.
    """

    def __init__(
        self,
        services: Services,
        send: Send,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._services = services
        self._send = send
        self._monotonic = monotonic
        self._sleep = sleep
        self._pace = Pace()
        self._outage = Outage()
        self._flying: dict[int, asyncio.Task[None]] = {}
        self._unrecorded: dict[int, Noting] = {}  # what became of alerts, where it could not be noted yet
        self._in_order = False  # whether nothing can be left half sent in the outbox
        self._stopping = False
        self._counts: Counter[str] = Counter()

    def stop(self) -> None:
        """Send nothing more; the requests under way end."""
        self._stopping = True

    async def run(self) -> dict[str, int]:
        """Send until nothing is due; give how many alerts ended in which way.

        Raises `TokenRejected`, and `StorageError` where the record cannot be written: nothing is sent then that could
        not be noted.
        """
        self._counts.clear()
        self._flying.clear()  # all ended with the last run; one that ended in an error has told it
        try:
            await self._recover()
            self._in_order = False
            await self._work()
            self._in_order = True
        finally:
            await asyncio.gather(*self._flying.values(), return_exceptions=True)
            if self._counts:
                words = ", ".join(f"{name} {count}" for name, count in sorted(self._counts.items()))
                log.info("deliver: %s", words, extra={"action": "deliver"})
        self._reap()
        return dict(self._counts)

    async def _recover(self) -> None:
        """Bring the outbox in order first: what could not be noted, and what a crash or an error left half sent."""
        for alert_id, noting in list(self._unrecorded.items()):
            await self._note(noting)
            del self._unrecorded[alert_id]
        if not self._in_order:
            count = await self._note(lambda ledger: ledger.recover_sending())
            self._in_order = True
            if count:
                log.warning("deliver: %d alerts were left half sent; their repeats are marked", count)

    async def _work(self) -> None:
        while not self._stopping:
            self._reap()
            busy = frozenset(self._flying)  # taken before the outbox is read: what it shows of them is out of date
            due = await self._note(lambda ledger: ledger.due(now=self._services.now(), limit=_BATCH))
            waiting = [alert for alert in due if alert.chat not in busy]
            if not waiting and not busy:
                return
            if not await self._launch(waiting):
                await self._rest(waiting)

    async def _launch(self, waiting: Sequence[Alert]) -> int:
        """Start sending those of *waiting* whose chats may get one now; give how many."""
        started = 0
        for alert in waiting:
            if self._pace.wait(alert.chat, at=self._monotonic()) > 0:
                continue
            await self._free_slot()
            if self._stopping or self._silence() > 0:
                break
            if (delay := self._pace.wait_overall(at=self._monotonic())) > 0:
                await self._sleep(delay)
            self._pace.take(alert.chat, at=self._monotonic())
            self._flying[alert.chat] = asyncio.create_task(self._deliver(alert), name=f"deliver {alert.id}")
            started += 1
        return started

    async def _free_slot(self) -> None:
        """Wait until one more request may be under way; while Telegram does not answer that is one."""
        while len(self._flying) >= (1 if self._outage.noticed else IN_FLIGHT):
            await asyncio.wait(self._flying.values(), return_when=asyncio.FIRST_COMPLETED)
            self._reap()

    async def _rest(self, waiting: Sequence[Alert]) -> None:
        """Wait for what is under way, or until a chat may get its next message."""
        at = self._monotonic()
        pauses = [self._pace.wait(alert.chat, at=at) for alert in waiting]
        pause = min(_NAP, max(self._silence(), min(pauses, default=_NAP)))
        if self._flying:
            await asyncio.wait(self._flying.values(), timeout=pause, return_when=asyncio.FIRST_COMPLETED)
        else:
            await self._sleep(pause)

    def _silence(self) -> float:
        """Give the seconds in which nothing at all is to be sent."""
        at = self._monotonic()
        return max(self._outage.wait(at=at), self._pace.held_overall(at=at))

    def _reap(self) -> None:
        """Let go of the requests that ended, and raise what they raised."""
        for chat, task in list(self._flying.items()):
            if task.done():
                del self._flying[chat]
                task.result()

    async def _deliver(self, alert: Alert) -> None:
        """Send one alert and note what became of it."""
        begun = self._monotonic()
        message = await self._note(lambda ledger: _outgoing(ledger, alert))
        if message is None:  # since the outbox was read its chat said /stop, or was forgotten
            return
        try:
            sent = await self._send(message)
        except DeliveryError as error:
            await self._failed(alert, error, begun=begun)
            return
        except Exception as error:  # nobody knows how far the request came
            log.exception("deliver: alert %d to chat %d: this is a bug", alert.id, alert.chat)
            await self._failed(alert, Uncertain(f"the request broke off ({type(error).__name__})"), begun=begun)
            return
        self._outage.ended()
        self._pace.passed()
        self._counts["sent"] += 1
        now = self._services.now()
        await self._settle(alert, lambda ledger: ledger.mark_sent(alert.id, message=sent, now=now))

    async def _failed(self, alert: Alert, error: DeliveryError, *, begun: float) -> None:
        """Note that *alert* was refused or may not have arrived, and what is to become of it."""
        if isinstance(error, Uncertain) or type(error) is DeliveryError:
            self._outage.failed(begun=begun, at=self._monotonic())
        else:
            self._outage.ended()
        if isinstance(error, FloodWait):
            self._pace.hold(alert.chat, until=self._monotonic() + error.seconds)
        self._counts[type(error).__name__] += 1
        log.log(_level(error), "deliver: alert %d to chat %d: %s", alert.id, alert.chat, error)
        await self._settle(alert, lambda ledger: self._decide(ledger, alert, error))
        if isinstance(error, TokenRejected):
            raise error

    def _decide(self, ledger: Ledger, alert: Alert, error: DeliveryError) -> None:
        now = self._services.now()
        delay, uncertain = 0.0, False
        match error:
            case Rejected():
                ledger.mark_dead(alert.id, error=str(error), now=now)
                return
            case ChatGone():
                chat = ledger.chat(alert.chat) or Chat(id=alert.chat, kind="private")
                ledger.put_chat(replace(chat, state=ChatState.BLOCKED), now=now)
            case ChatMoved():
                ledger.move_chat(alert.chat, error.chat)
            case FloodWait():
                delay = error.seconds
            case TokenRejected():
                pass  # it is sent as soon as there is a token that is known
            case Uncertain():
                if alert.uncertain + 1 >= (OUTAGE_LIMIT if self._outage.lasts else UNCERTAIN_LIMIT):
                    ledger.mark_dead(alert.id, error=str(error), now=now)
                    return
                delay, uncertain = _backoff(alert.uncertain), True
            case _:
                delay = 0.0 if self._outage.lasts else _backoff(alert.attempts)
        ledger.mark_retry(alert.id, not_before=now + timedelta(seconds=delay), error=str(error), uncertain=uncertain)

    async def _settle(self, alert: Alert, noting: Noting) -> None:
        """Note what became of *alert*; where that fails it is noted before anything else is sent."""
        self._unrecorded[alert.id] = noting
        await self._note(noting)
        del self._unrecorded[alert.id]

    async def _note(self, work: Callable[[Ledger], Result]) -> Result:
        """Do *work* on the record as one unit, in a thread."""

        def unit() -> Result:
            with self._services.begin() as ledger:
                return work(ledger)

        return await asyncio.to_thread(unit)


def _outgoing(ledger: Ledger, alert: Alert) -> Outgoing | None:
    """Note that *alert* is about to be sent, and give the message: a reply to the chat's last one of that series.

    None where it is not to be sent any more.
    """
    if not ledger.mark_sending(alert.id):
        return None
    return Outgoing(
        chat=alert.chat,
        thread=alert.thread,
        html=repeated(alert.body) if alert.uncertain else alert.body,
        buttons=alert_buttons(alert.series, change_id=alert.change),
        reply_to=ledger.last_message(alert.chat, alert.series),
    )


def _backoff(tries: int) -> float:
    """Give 1, 2, 4 … 60 seconds for 0, 1, 2 … earlier tries."""
    return min(2.0 ** min(tries, 10), LONGEST_BACKOFF)


def _level(error: DeliveryError) -> int:
    return logging.INFO if isinstance(error, ChatGone | ChatMoved | FloodWait) else logging.WARNING
