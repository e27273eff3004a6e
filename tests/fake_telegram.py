"""The Bot API of the tests: the in-process stand-in, as strict as Telegram about what it is sent, and able to fail."""

from __future__ import annotations

import asyncio
import re
from collections import defaultdict, deque
from collections.abc import Callable
from html.parser import HTMLParser

from claimbot.ports import Now
from claimbot.texts.html import utf16_length
from handlers.local import Answer, Call, Json, LocalTelegram, refused

ALLOWED = {"b", "i", "code", "pre", "a"}
ENTITIES = re.compile(r"&(?!(?:lt|gt|amp|quot|#\d+|#x[0-9a-f]+);)")


class Markup(HTMLParser):
    """Reads Telegram HTML; `fault` says what Telegram would refuse."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.visible = ""
        self.opened: list[str] = []
        self.fault = "a bare &" if ENTITIES.search(text) else ""
        self.feed(text)
        self.close()
        self.fault = self.fault or (f"{self.opened} not closed" if self.opened else "")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED:
            self.fault = f"unsupported tag {tag}"
        self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.opened or self.opened.pop() != tag:
            self.fault = f"{tag} closed out of order"

    def handle_data(self, data: str) -> None:
        self.visible += data


class FakeTelegram(LocalTelegram):
    """Records calls, refuses what Telegram refuses, and fails as it is told to."""

    def __init__(self, *, now: Now) -> None:
        super().__init__(now=now)
        self.sent: list[Json] = []
        self.edited: list[Json] = []
        self.answers: list[str] = []
        self.planned: dict[str, deque[Answer | Exception]] = defaultdict(deque)
        self._progress = asyncio.Condition()

    def fail(self, method: str, *answers: Answer | Exception) -> None:
        """Let the next requests of *method* end so, one after the other."""
        self.planned[method].extend(answers)

    def count(self, method: str) -> int:
        """Give how often *method* was asked for."""
        return sum(call.method == method for call in self.calls)

    def next_update(self) -> Json:
        """Take the oldest update that the bot has not fetched, as getUpdates would give it."""
        return self._updates.popleft()

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait until *true* of what was asked; it is looked at before and after every request."""
        async with asyncio.timeout(20), self._progress:
            await self._progress.wait_for(true)

    async def answer(self, call: Call) -> Answer:
        """Fail as planned, refuse what is malformed, else answer and keep what was shown."""
        try:
            async with self._progress:
                self._progress.notify_all()
            code, body = await self._answer(call)
            if code == 200 and call.method in ("sendMessage", "editMessageText"):
                (self.sent if call.method == "sendMessage" else self.edited).append(call.parameters)
            return code, body
        finally:
            async with self._progress:
                self._progress.notify_all()

    def answered(self, text: str) -> None:
        self.answers.append(text)

    async def _answer(self, call: Call) -> Answer:
        if self.planned[call.method]:
            planned = self.planned[call.method].popleft()
            if isinstance(planned, Exception):
                raise planned
            return planned
        fault = fault_of(call)
        return refused(400, f"Bad Request: {fault}") if fault else await super().answer(call)


def fault_of(call: Call) -> str:
    """Say what Telegram would refuse about *call*, or nothing."""
    text, parameters = call.parameters.get("text"), call.parameters
    if call.method in ("sendMessage", "editMessageText"):
        markup = Markup(text) if parameters.get("parse_mode") == "HTML" else None
        if markup is not None and markup.fault:
            return f"can't parse entities: {markup.fault}"
        visible = markup.visible if markup else text
        if not visible.strip():
            return "message text is empty"
        if utf16_length(visible) > 4096:
            return "message is too long"
    rows = (parameters.get("reply_markup") or {}).get("inline_keyboard", [])
    if any(not 1 <= len(button.get("callback_data", "x").encode()) <= 64 for row in rows for button in row):
        return "BUTTON_DATA_INVALID"
    return ""
