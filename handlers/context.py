"""The context of every handler: the services, one unit of work at a time, and the way an answer is sent."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar, cast

from telegram import Bot, Chat, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, Message, ReplyParameters
from telegram import Update as Update
from telegram.constants import ChatType, ParseMode
from telegram.error import BadRequest
from telegram.ext import Application, CallbackContext, ContextTypes, ExtBot

from claimbot import ports
from claimbot.ports import Button, Ledger, Services
from claimbot.texts.html import clean, split
from claimbot.texts.replies import Reply

T = TypeVar("T")

Data = dict[Any, Any]
SERVICES = "services"
"""The key of the services in PTB's `bot_data`."""

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
"""The link of an alert is its evidence, not its subject: a preview picture would bury the figures."""


class Context(CallbackContext[ExtBot[None], Data, Data, Data]):
    """PTB's context, with `services`."""

    @property
    def services(self) -> Services:
        """What the handlers are given."""
        return cast(Services, self.application.bot_data[SERVICES])

    @property
    def words(self) -> str:
        """What stands behind the command, as one text."""
        return clean(" ".join(self.args or ()))

    async def ask(self, question: Callable[[Ledger], T]) -> T:
        """Put *question* to the record in a thread, as one unit of work: it commits as a whole or not at all."""

        def unit() -> T:
            with self.services.begin() as ledger:
                return question(ledger)

        return await asyncio.to_thread(unit)


Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]
"""A handler."""

BotApplication = Application[ExtBot[None], Context, Data, Data, Data, Any]
CONTEXT_TYPES = ContextTypes(context=Context)


def chat_of(update: Update) -> ports.Chat:
    """Give the chat of *update* as the core knows chats."""
    chat = telegram_chat(update)
    return ports.Chat(id=chat.id, kind=str(chat.type))


def telegram_chat(update: Update) -> Chat:
    """Give the chat of *update*; every update that is routed to a handler has one."""
    chat = update.effective_chat
    if chat is None:
        raise ValueError(f"update {update.update_id} has no chat")
    return chat


def thread_of(update: Update) -> int | None:
    """Give the forum topic that *update* was written in."""
    message = update.effective_message
    return message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None


def is_private(update: Update) -> bool:
    """Say whether *update* comes from a private chat."""
    return telegram_chat(update).type == ChatType.PRIVATE


def is_admin(update: Update, context: Context) -> bool:
    """Say whether an admin of the bot, by number, writes in private."""
    user = update.effective_user
    return user is not None and is_private(update) and user.id in context.services.admins


async def say(update: Update, context: Context, reply: Reply) -> None:
    """Answer *update* in its chat and topic: in a group as a reply; in several messages where it is long."""
    pieces = split(reply.html)
    for piece in pieces:
        await context.bot.send_message(
            telegram_chat(update).id,
            piece,
            parse_mode=ParseMode.HTML,
            message_thread_id=thread_of(update),
            reply_parameters=None if is_private(update) else _replying(update),
            reply_markup=keyboard(reply.buttons) if piece is pieces[-1] else None,
            link_preview_options=NO_PREVIEW,
        )


async def turn(update: Update, context: Context, reply: Reply) -> None:
    """Turn the message whose button was pressed into *reply*; only its first part, as a message has one page."""
    message = update.effective_message
    if message is None:
        return
    with unless("message is not modified"):  # the page that it shows already
        await context.bot.edit_message_text(
            split(reply.html)[0],
            chat_id=message.chat.id,
            message_id=message.message_id,
            parse_mode=ParseMode.HTML,
            reply_markup=keyboard(reply.buttons),
            link_preview_options=NO_PREVIEW,
        )


@contextmanager
def unless(harmless: str) -> Iterator[None]:
    """Let a refusal of Telegram pass whose words contain *harmless*: there was nothing left to do."""
    try:
        yield
    except BadRequest as error:
        if harmless not in error.message.lower():
            raise


def keyboard(rows: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
    """Make Telegram's keyboard of *rows*; None of none."""
    if not rows:
        return None
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in rows])


async def may_change(update: Update, bot: Bot) -> bool:
    """Say whether who sent *update* may change what its chat follows: in a group its admins, also anonymous ones."""
    chat, user, message = telegram_chat(update), update.effective_user, update.message
    if is_private(update):
        return True
    if message is not None and message.sender_chat is not None:
        return message.sender_chat.id == chat.id
    return user is not None and await is_group_admin(bot, chat.id, user_id=user.id)


async def is_group_admin(bot: Bot, chat_id: int, *, user_id: int) -> bool:
    """Ask Telegram whether a user administers a group."""
    member = await bot.get_chat_member(chat_id, user_id)
    return member.status in ("creator", "administrator")


def _replying(update: Update) -> ReplyParameters | None:
    message = update.effective_message
    if message is None:
        return None
    return ReplyParameters(message.message_id, allow_sending_without_reply=True)


def _button(button: Button) -> InlineKeyboardButton:
    return InlineKeyboardButton(button.label, callback_data=button.data, url=button.url)
