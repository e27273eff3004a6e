"""How much one person may ask: enough for anybody who reads the answers, too little to slow down the others."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from telegram.ext import ApplicationHandlerStop

from claimbot.texts import chats
from claimbot.texts.help import ADMIN_COMMANDS, COMMANDS
from handlers.context import Callback, Context, Update, is_private, say

A_MINUTE = 20
"""Requests of one person a minute; so many may also come at once."""

REMEMBERED = 10_000
"""People remembered; whoever has not asked for a minute has nothing to remember."""


_COMMANDS = frozenset(
    f"/{name}" for command in (*COMMANDS, *ADMIN_COMMANDS) for name in (command.name, *command.aliases)
)


class Verdict(Enum):
    """What becomes of a request."""

    ALLOWED = auto()
    TOLD = auto()  #: too many: say so
    IGNORED = auto()  #: too many, and it has been said


@dataclass(slots=True)
class _Purse:
    left: float
    at: float
    told: bool = False
    update: int | None = None


class Allowance:
    """What each person has left. An update that is tried again is not counted again."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._purses: dict[int, _Purse] = {}

    def ask(self, person: int, update: int) -> Verdict:
        """Take one request of *person* off what is left."""
        now = self._clock()
        purse = self._purse(person, now)
        if purse.update == update:
            return Verdict.ALLOWED
        purse.left = min(float(A_MINUTE), purse.left + (now - purse.at) * A_MINUTE / 60)
        purse.at = now
        if purse.left >= 1:
            purse.left, purse.update, purse.told = purse.left - 1, update, False
            return Verdict.ALLOWED
        told, purse.told = purse.told, True
        return Verdict.IGNORED if told else Verdict.TOLD

    def _purse(self, person: int, now: float) -> _Purse:
        if len(self._purses) >= REMEMBERED and person not in self._purses:
            self._purses = {one: purse for one, purse in self._purses.items() if now - purse.at < 60}
        return self._purses.setdefault(person, _Purse(left=float(A_MINUTE), at=now))


def limiter(allowance: Allowance) -> Callback:
    """Give the handler that stops what is too much before any other handler sees it."""

    async def limit(update: Update, context: Context) -> None:
        person = update.effective_user
        if person is None or not counts(update, bot=context.bot.username):
            return
        verdict = allowance.ask(person.id, update.update_id)
        if verdict is Verdict.ALLOWED:
            return
        if update.callback_query is not None:
            await update.callback_query.answer(chats.TOO_MUCH)
        elif verdict is Verdict.TOLD and update.message is not None:
            await say(update, context, chats.sorry(chats.TOO_MUCH))
        raise ApplicationHandlerStop

    return limit


def counts(update: Update, *, bot: str) -> bool:
    """Say whether *update* asks something of the bot whose name is *bot*: in a group only its commands do."""
    if update.message is not None:
        return is_private(update) or is_for(update.message.text or "", bot=bot)
    return update.callback_query is not None or update.inline_query is not None


def is_for(text: str, *, bot: str) -> bool:
    """Say whether *text* begins with a command of this bot; "/roll" and "/find@dice_bot" are another's."""
    command, _, addressed = (text.split(maxsplit=1) or [""])[0].lower().partition("@")
    return command in _COMMANDS and addressed in ("", bot.lower())
