"""Talking with the bot in tests: who writes, what it answers, and what is on record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from fake_telegram import FakeTelegram
from telegram import Update

from claimbot.errors import SourceError
from claimbot.model import Amount, Bound, Claim, Document, Measure, RecordedClaim
from claimbot.texts.html import plain
from handlers.context import BotApplication

NOON = datetime(2024, 12, 23, 12, tzinfo=UTC)
KURSK = "North Korean troops killed or wounded, Kursk, so far"


Report = Callable[..., RecordedClaim]


@dataclass
class Clock:
    """The time; it moves when it is told to."""

    time: datetime = NOON

    def now(self) -> datetime:
        return self.time


@dataclass
class Pages:
    """The web: what is at each address."""

    documents: dict[str, Document] = field(default_factory=dict)

    async def fetch(self, url: str) -> Document:
        if url not in self.documents:
            raise SourceError(url, "answers 404; is the address right?")
        return self.documents[url]


@dataclass
class Talk:
    """Talks with the bot, and gives what it answers."""

    application: BotApplication
    telegram: FakeTelegram

    async def write(self, text: str, *, chat: int = 1, user: int = 1, **more: object) -> str:
        """Write *text* and give what the bot answers in that chat, as a reader sees it."""
        self.telegram.write(text, chat=chat, user=user, **more)
        return await self._answer(chat)

    async def press(self, label: str, *, chat: int = 1, user: int = 1) -> str:
        """Press the newest button with *label* in that chat and give what it brings: a message, an edit or a notice."""
        for message in sorted(self.telegram.messages.values(), key=lambda one: -one["message_id"]):
            for text, data in buttons_of(message):
                if text == label and message["chat"]["id"] == chat:
                    self.telegram.press(data, chat=chat, user=user, message=message["message_id"])
                    return await self._answer(chat)
        raise AssertionError(f"no button {label}")

    async def send(self, **content: object) -> str:
        """Give the bot an update of any kind."""
        self.telegram.update(**content)
        return await self._answer(1)

    def buttons(self, chat: int = 1) -> list[str]:
        """Give the labels of the buttons of the newest message of a chat."""
        newest = max((one for one in self.telegram.messages.values() if one["chat"]["id"] == chat), key=_number)
        return [text for text, _ in buttons_of(newest)]

    async def _answer(self, chat: int) -> str:
        telegram = self.telegram
        sent, edited, notices = len(telegram.sent), len(telegram.edited), len(telegram.answers)
        await self.application.process_update(Update.de_json(telegram.next_update(), self.application.bot))
        new = [one for one in telegram.sent[sent:] + telegram.edited[edited:] if one["chat_id"] == chat]
        return "\n".join([*(plain(one["text"]) for one in new), *telegram.answers[notices:]])


def _number(message: dict[str, int]) -> int:
    return message["message_id"]


def buttons_of(message: dict[str, Any]) -> list[tuple[str, str]]:
    """Give label and data of the buttons of a message."""
    rows = (message.get("reply_markup") or {}).get("inline_keyboard", [])
    return [(button["text"], button["callback_data"]) for row in rows for button in row]


def claim_of(low: int, claimant: str | None, *, bound: Bound = Bound.AT_LEAST) -> Claim:
    """Give a claim of North Korean troops."""
    quote = f"{low:,} of the North's soldiers"
    return Claim(
        quote=quote,
        start=0,
        end=len(quote),
        sentence=f"{quote} have been killed or wounded, it was said.",
        amount=Amount(low=low, high=None if bound is Bound.AT_LEAST else low, bound=bound),
        measure=Measure.KILLED_OR_WOUNDED,
        subject="soldiers",
        place="Kursk",
        claimant=claimant,
    )
