"""The way of updates into the bot: received, kept in the record, and only then confirmed to Telegram and handled.

PTB's own updater confirms an update before its handler is done, so that a crash loses it, and stops for good at the
first 401 while it looks healthy. Here an update leaves Telegram when it is committed to the inbox, and leaves the inbox
when it was handled: a crash in between repeats it, and handlers are safe to repeat.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from telegram import BotCommand
from telegram.error import Conflict, EndPointNotFound, InvalidToken, TelegramError

from claimbot.errors import StorageError, TokenRejected
from claimbot.ports import CONFLICT_MARK, POLL_MARK, InboxUpdate, Ledger, Services
from claimbot.texts.help import COMMANDS
from claimbot.texts.html import sendable
from handlers.answers import readable
from handlers.app import LONG_POLL, InboxBot
from handlers.context import BotApplication
from handlers.inbox import Inbox
from handlers.nameless import nameless
from handlers.redact import redact
from handlers.waiting import sleep, until, wait_after

log = logging.getLogger(__name__)

MARK_EVERY = 10.0
"""Seconds between two writings of the mark: a busy bot polls many times a second."""

BACK_OFF = (1.0, 2.0, 4.0, 8.0, 16.0, 30.0)
"""Seconds to wait after the first, second… failure in a row."""

DRAIN = 8.0
"""Seconds that updates in hand get at the end; hosts kill after 10. What is not done is done at the next start."""

WANTED = ["message", "callback_query", "inline_query", "my_chat_member"]
"""What is asked of Telegram; other kinds of updates have no handler."""


async def poll(
    application: BotApplication, services: Services, stop: asyncio.Event, *, back_off: Sequence[float] = BACK_OFF
) -> None:
    """Receive and handle updates until *stop* is set; then let those in the making end, within `DRAIN` seconds.

    Telegram need not be there at the start, nor all the time. Raises `TokenRejected` where it refuses the token.
    """
    poller = Poller(application, services, stop, back_off=back_off)
    try:
        await poller.run()
    finally:
        await poller.inbox.drain(DRAIN)


class Poller:
    """One run of the poll loop."""

    def __init__(
        self, application: BotApplication, services: Services, stop: asyncio.Event, *, back_off: Sequence[float]
    ) -> None:
        self.application = application
        self.services = services
        self.stop = stop
        self.back_off = back_off
        self.inbox = Inbox(application, services, stop=stop, back_off=back_off)
        self.offset: int | None = None
        self.failures = 0
        self.marked: datetime | None = None

    async def run(self) -> None:
        """Begin when Telegram answers, then poll until the end."""
        await self._persist(self._begin)
        await until(self.stop, self._set_menu())
        await self._persist(self.inbox.wake)  # what an earlier run received and did not get to
        while not self.stop.is_set():
            await self._persist(self._once)

    async def _begin(self) -> None:
        with readable():
            await until(self.stop, self.application.initialize())

    async def _once(self) -> None:
        """One getUpdates: keep what came, and let the next request confirm it."""
        updates = await self._receive()
        if updates is None:
            return
        kept = [update for raw in updates if (update := inbox_update(raw))]
        now = self.services.now()
        await asyncio.to_thread(self._keep, kept, now)
        # The offset confirms what came before it and is sent once: after a week without updates Telegram may count
        # anew from a lower number, which a lasting offset would never see.
        self.offset = max((update.id for update in kept), default=-1) + 1 or None
        await self.inbox.wake()

    async def _receive(self) -> list[dict[str, Any]] | None:
        """Ask Telegram for updates; None where the end came first (what was under way stays unconfirmed)."""
        bot = self.application.bot
        assert isinstance(bot, InboxBot)  # noqa: S101 - built so by build_application; tells the type checker
        parameters: dict[str, Any] = {"timeout": LONG_POLL, "allowed_updates": WANTED}
        if self.offset is not None:
            parameters["offset"] = self.offset
        return await until(self.stop, bot.raw_updates(**parameters))

    def _keep(self, updates: Sequence[InboxUpdate], now: datetime) -> None:
        due = self.marked is None or (now - self.marked).total_seconds() >= MARK_EVERY
        if not updates and not due:
            return
        with self.services.begin() as ledger:
            ledger.receive(updates, now=now)
            if due:
                ledger.put_mark(POLL_MARK, now.isoformat())
                self.marked = now

    async def _persist(self, step: Callable[[], Awaitable[None]]) -> None:
        """Do *step*, again and again while Telegram or the record fails, until it is done or the end comes."""
        while not self.stop.is_set():
            try:
                await step()
            except (InvalidToken, EndPointNotFound):
                raise TokenRejected(
                    "Telegram refuses the bot's token; set TELEGRAM_TOKEN to the one of @BotFather"
                ) from None
            except (TelegramError, StorageError) as error:
                await self._wait_after(error)
            else:
                self.failures = 0
                return

    async def _wait_after(self, error: TelegramError | StorageError) -> None:
        """Log *error* and wait, longer with every failure in a row, at least as long as Telegram asks."""
        wait = wait_after(error, self.failures, self.back_off)
        self.failures += 1
        log.warning("polling failed, again in %g s: %s", wait, redact(str(error)), extra={"action": "poll_failed"})
        if isinstance(error, Conflict):
            await self._report_conflict()
        await sleep(self.stop, wait)

    async def _report_conflict(self) -> None:
        """Write down that somebody else polls with this token, and at the second time in a row tell the admins once."""
        now = self.services.now()

        def note(ledger: Ledger) -> None:
            ledger.put_mark(CONFLICT_MARK, now.isoformat())

        try:
            await asyncio.to_thread(self._in_unit, note)
            if self.failures == 2:
                with readable():
                    for admin in sorted(self.services.admins):
                        await self.application.bot.send_message(admin, CONFLICT_NEWS)
        except (TelegramError, StorageError) as error:
            log.warning("the conflict could not be reported: %s", redact(str(error)), extra={"action": "conflict"})

    def _in_unit(self, work: Callable[[Ledger], None]) -> None:
        with self.services.begin() as ledger:
            work(ledger)

    async def _set_menu(self) -> None:
        """Set the menu of commands; without it the bot works as well."""
        menu = [BotCommand(command.name, command.summary) for command in COMMANDS]
        try:
            with readable():
                await self.application.bot.set_my_commands(menu)
        except TelegramError as error:
            log.warning("the menu could not be set: %s", redact(str(error)), extra={"action": "menu_failed"})


CONFLICT_NEWS = (
    "Another process is polling with my token, so updates go to one of us at random. Stop the other one, or give it a "
    "token of its own."
)


def inbox_update(raw: Mapping[str, Any]) -> InboxUpdate | None:
    """Make an inbox row of an update as it came, without names; None where it has no number: nothing can be done."""
    number = raw.get("update_id")
    if not isinstance(number, int):
        log.warning("an update without a number was dropped", extra={"action": "update_dropped"})
        return None
    return InboxUpdate(id=number, chat=chat_id(raw), body=sendable(json.dumps(nameless(raw), ensure_ascii=False)))


def chat_id(raw: Mapping[str, Any]) -> int | None:
    """Give the chat of an update as it came; of an inline query the person, who has a queue like a chat."""
    for kind in WANTED:
        part = raw.get(kind)
        if isinstance(part, Mapping):
            inner = part.get("message", part)
            chat = inner.get("chat", inner.get("from")) if isinstance(inner, Mapping) else None
            number = chat.get("id") if isinstance(chat, Mapping) else None
            return number if isinstance(number, int) else None
    return None
