"""Hands a message to Telegram and says, when that fails, whether it may be out already and when to try again.

PTB does not say whether a request was sent; the cause of its error does. Surely not sent: no connection was made, or
none was free. Perhaps sent: everything that happened after the request began to leave. An answer that cannot be read
came with status 200: the message is out.
"""

from __future__ import annotations

import logging
from dataclasses import replace

import httpx
from telegram import Bot, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from claimbot.errors import ChatGone, ChatMoved, DeliveryError, FloodWait, Rejected, TokenRejected, Uncertain
from claimbot.ports import Outgoing, Send
from claimbot.texts.html import plain
from handlers.context import NO_PREVIEW, keyboard
from handlers.redact import redact
from handlers.waiting import asked_wait

log = logging.getLogger(__name__)

_NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    RuntimeError,  # the client is closed
)

_MARKUP = ("can't parse entities",)
_THREAD = ("message thread not found", "topic_closed", "topic_deleted", "topic closed")
_GONE = (
    "chat not found",
    "user is deactivated",
    "bot was kicked",
    "bot is not a member",
    "group chat was deactivated",
    "peer_id_invalid",
    "have no rights to send",
    "not enough rights to send",
    "chat_write_forbidden",
    "chat_restricted",
)
"""Parts of what Telegram writes with a 400, in lower case. It gives no codes; what is not listed is taken as a fault of
the message alone, so that an unknown wording never silences a chat."""


def make_send(bot: Bot) -> Send:
    """Give the function that sends through *bot*; it raises the `DeliveryError` that says how to go on."""

    async def send(message: Outgoing) -> int | None:
        try:
            return await _post(bot, message, html=True)
        except BadRequest as error:
            text = error.message.lower()
            if _any(_MARKUP, text):
                log.warning("Telegram could not read our HTML", extra={"action": "html_refused", "chat": message.chat})
                return await _again(bot, message, html=False)
            if message.thread is not None and _any(_THREAD, text):
                log.warning("a forum topic is gone; writing to its chat", extra={"action": "topic_gone"})
                return await _again(bot, replace(message, thread=None), html=True)
            raise delivery_error(error) from error
        except TelegramError as error:
            raise delivery_error(error) from error

    return send


def delivery_error(error: TelegramError) -> DeliveryError:
    """Translate PTB's *error*; the order matters, as BadRequest is a NetworkError to PTB."""
    message = redact(error.message)
    match error:
        case RetryAfter():
            return FloodWait(asked_wait(error))
        case ChatMigrated():
            return ChatMoved(error.new_chat_id)
        case Forbidden():
            return ChatGone(message)
        case InvalidToken():
            return TokenRejected("Telegram refuses the bot's token; set TELEGRAM_TOKEN to the one of @BotFather")
        case BadRequest():
            return ChatGone(message) if _any(_GONE, message.lower()) else Rejected(message)
        case Conflict():
            return DeliveryError(message)
        case NetworkError():
            return DeliveryError(message) if surely_not_sent(error) else Uncertain(message)
        case _:
            return Uncertain(message)


def surely_not_sent(error: NetworkError) -> bool:
    """Say whether the request of *error* never left: by its cause, or because Telegram asked to slow down."""
    return isinstance(error.__cause__, _NOT_SENT) or "too many requests" in error.message.lower()


async def _again(bot: Bot, message: Outgoing, *, html: bool) -> int | None:
    """Send the mended *message*, once."""
    try:
        return await _post(bot, message, html=html)
    except TelegramError as error:
        raise delivery_error(error) from error


async def _post(bot: Bot, message: Outgoing, *, html: bool) -> int | None:
    """Make the request; None where Telegram took the message and its answer could not be read."""
    reply = ReplyParameters(message.reply_to, allow_sending_without_reply=True) if message.reply_to else None
    markup = keyboard(message.buttons)
    try:
        sent = await bot.send_message(
            message.chat,
            message.html if html else plain(message.html),
            parse_mode=ParseMode.HTML if html else None,
            message_thread_id=message.thread,
            reply_parameters=reply,
            reply_markup=markup,
            link_preview_options=NO_PREVIEW,
        )
    except (ValueError, KeyError, TypeError, AttributeError):  # a 200 whose body is not what Telegram promises
        log.exception("the answer to a message could not be read", extra={"action": "answer_unreadable"})
        return None
    return sent.message_id if isinstance(sent, Message) else None


def _any(parts: tuple[str, ...], text: str) -> bool:
    return any(part in text for part in parts)
