"""Hands the updates of the inbox to the application: in order within a chat, several chats side by side.

An update that fails for a passing reason is tried again while its chat waits; one that fails of itself three times is
put aside by the record, so that it holds up nobody.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections import deque
from collections.abc import Sequence

from telegram import Update

from claimbot.errors import StorageError
from claimbot.ports import MOST_TRIES, InboxUpdate, Services
from handlers.context import BotApplication
from handlers.errors import failures, passing
from handlers.redact import redact
from handlers.waiting import sleep, wait_after

log = logging.getLogger(__name__)

SIDE_BY_SIDE = 8
"""Updates handled at a time; more would wait for the record anyway."""

BATCH = 100
"""Updates taken from the record at a time."""

LONGEST = 90.0
"""Seconds that one try may take: reading a page takes 30 at most, the rest is patience."""

MOST_WAITS = 20
"""Waits for a passing trouble (some ten minutes) before it counts as a failure of the update itself."""


class Inbox:
    """The updates being handled."""

    def __init__(
        self, application: BotApplication, services: Services, *, stop: asyncio.Event, back_off: Sequence[float]
    ) -> None:
        self.application = application
        self.services = services
        self.stop = stop
        self.back_off = back_off
        self.waking = asyncio.Lock()
        self.slots = asyncio.Semaphore(SIDE_BY_SIDE)
        self.queues: dict[int | None, deque[InboxUpdate]] = {}
        self.taken: set[int] = set()
        self.tasks: set[asyncio.Task[None]] = set()

    async def wake(self) -> None:
        """Take what waits in the record and is not in hand yet; raises `StorageError` where it cannot be read."""
        async with self.waking:
            known = set(self.taken)  # what is handled while the record is read must not be taken again
            for update in await asyncio.to_thread(self._waiting, BATCH + len(known)):
                if update.id not in known:
                    self._take(update)

    async def drain(self, seconds: float) -> None:
        """Let what is being handled end, for *seconds* at most; the rest stays in the record."""
        if self.tasks:
            _, late = await asyncio.wait(self.tasks, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def _take(self, update: InboxUpdate) -> None:
        self.taken.add(update.id)
        if update.chat in self.queues:
            self.queues[update.chat].append(update)
            return
        self.queues[update.chat] = deque([update])
        task = asyncio.create_task(self._serve(update.chat))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def _serve(self, chat: int | None) -> None:
        """Handle the updates of one chat in order, until there are none or the end comes."""
        queue = self.queues[chat]
        try:
            while queue and not self.stop.is_set():
                await self._handle(queue[0])
                self.taken.discard(queue.popleft().id)
        finally:
            self.taken.difference_update(update.id for update in queue)
            del self.queues[chat]
        if len(self.taken) < SIDE_BY_SIDE and not self.stop.is_set():
            await self._wake_quietly()  # the record may hold more than one batch

    async def _handle(self, update: InboxUpdate) -> None:
        """Try *update* until it is handled or put aside, or the end comes."""
        failed, waits = update.tries, 0
        while failed < MOST_TRIES and not self.stop.is_set():
            error = await self._try(update)
            if error is None:
                return
            if passing(error) and waits < MOST_WAITS:
                await sleep(self.stop, wait_after(error, waits, self.back_off))
                waits += 1
            else:
                failed += 1
                await self._note_failure(update, error)

    async def _try(self, update: InboxUpdate) -> Exception | None:
        """Handle *update* once and note that it is; give what went wrong."""
        try:
            async with self.slots, asyncio.timeout(LONGEST):
                error = await self._process(update)
                if error is None:
                    await asyncio.to_thread(self._mark_handled, update)
        except Exception as unexpected:  # whatever it is, it must not hold up the other updates
            return unexpected
        return error

    async def _process(self, update: InboxUpdate) -> Exception | None:
        """Give *update* to the handlers; give the first failure that a later try may mend."""
        collected: list[Exception] = []
        token = failures.set(collected)
        try:
            parsed = Update.de_json(json.loads(update.body), self.application.bot)
            await self.application.process_update(parsed)
        finally:
            failures.reset(token)
        return collected[0] if collected else None

    async def _note_failure(self, update: InboxUpdate, error: Exception) -> None:
        text = redact(f"{type(error).__name__}: {error}")
        log.error("update %d failed: %s", update.id, text, extra={"action": "update_failed"})
        try:
            await asyncio.to_thread(self._mark_failed, update, text)
        except StorageError:
            log.exception("the failure could not be noted", extra={"action": "update_failed"})

    async def _wake_quietly(self) -> None:
        try:
            await self.wake()
        except StorageError:
            log.exception("the inbox could not be read", extra={"action": "inbox_failed"})

    def _waiting(self, limit: int) -> list[InboxUpdate]:
        with self.services.begin() as ledger:
            return ledger.waiting(limit=limit)

    def _mark_handled(self, update: InboxUpdate) -> None:
        with self.services.begin() as ledger:
            ledger.mark_handled(update.id, now=self.services.now())

    def _mark_failed(self, update: InboxUpdate, error: str) -> None:
        with self.services.begin() as ledger:
            ledger.mark_failed(update.id, error=error, now=self.services.now())
