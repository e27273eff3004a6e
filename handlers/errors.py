"""What happens when a handler fails: it is logged first, then the chat is told what can be done, if anything.

Failures that a later try may mend (no way to Telegram, a busy record) are handed to the poll loop through `failures`,
which keeps the update and tries it again; the chat is then not told, because the answer is still to come.
"""

from __future__ import annotations

import logging
from contextvars import ContextVar

from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError

from claimbot.errors import ClaimbotError, StorageError
from claimbot.follow import rest
from claimbot.ports import ChatState
from claimbot.texts import chats
from claimbot.texts.help import WrongUse
from claimbot.texts.replies import Reply
from handlers.context import Context, Update, chat_of, say

log = logging.getLogger(__name__)

failures: ContextVar[list[Exception] | None] = ContextVar("failures", default=None)
"""Where the one who processes an update finds the failures that a later try may mend; None where nobody retries."""

ROUNDS = 3
"""Failures met for one update: a command's, that of the answer to it, and that of noting why it was refused."""


async def on_error(update: object, context: Context) -> None:
    """Log what failed, then tell the chat, or leave it to another try."""
    error = context.error
    for _ in range(ROUNDS):
        if error is None:
            return
        error = await _meet(update, context, error)


async def _meet(update: object, context: Context, error: Exception) -> Exception | None:
    """Do about *error* what can be done; give what went wrong with that: PTB would swallow it."""
    _log(error)
    collected = failures.get()
    if collected is not None and passing(error):
        collected.append(error)
    elif isinstance(update, Update) and update.effective_chat is not None:
        try:
            await _tell(update, context, error)
        except (TelegramError, StorageError) as unsaid:
            return unsaid
    return None


def passing(error: Exception) -> bool:
    """Say whether *error* may be gone in a while: the way to Telegram is broken, or the record is busy or full."""
    if isinstance(error, BadRequest):  # a NetworkError to PTB, but it is an answer of Telegram
        return False
    return isinstance(error, (RetryAfter, NetworkError, StorageError))


async def _tell(update: Update, context: Context, error: Exception) -> None:
    match error:
        case ChatMigrated():
            await context.ask(lambda ledger: ledger.move_chat(chat_of(update).id, error.new_chat_id))
        case Forbidden():
            blocked, now = chat_of(update), context.services.now()
            await context.ask(lambda ledger: rest(ledger, blocked, ChatState.BLOCKED, now=now))
        case TelegramError():
            pass  # Telegram refused the answer itself; another message would meet the same
        case WrongUse():
            await say(update, context, chats.usage(error.command))
        case ClaimbotError():
            await say(update, context, chats.sorry(str(error)))
        case _:
            await say(update, context, Reply(html=chats.SOMETHING_WRONG))


def _log(error: Exception) -> None:
    if isinstance(error, ClaimbotError):
        log.info("a request was not met: %s", error, extra={"action": "request_refused"})
    elif isinstance(error, TelegramError):
        log.warning("Telegram refused an answer: %s", error, extra={"action": "answer_refused"})
    else:
        log.error("a handler failed", exc_info=error, extra={"action": "handler_failed"})
