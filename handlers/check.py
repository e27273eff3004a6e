"""/check, and whatever is written or forwarded in private: its figures against the record."""

from __future__ import annotations

import asyncio
import re

from telegram import Message

from claimbot import lookup
from claimbot.model import Document
from claimbot.record import read
from claimbot.texts import replies
from claimbot.texts.help import WrongUse
from claimbot.texts.html import clean, is_web
from handlers.context import Context, Update, say

_ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
"""A web address that stands alone."""


async def check_command(update: Update, context: Context) -> None:
    """/check TEXT or LINK; as a reply to a message without more: the text of that message."""
    message = update.effective_message
    text = _behind_command(message)
    if not text and message is not None and message.reply_to_message is not None:
        text = text_of(message.reply_to_message)
    if not text:
        raise WrongUse("check")
    await _check(update, context, text)


async def check_message(update: Update, context: Context) -> None:
    """A text or a link sent or forwarded in private."""
    message = update.effective_message
    if message is not None and (text := text_of(message)):
        await _check(update, context, text)


def text_of(message: Message) -> str:
    """Give the text of a message, or the caption of its picture."""
    return clean(message.text or message.caption or "").strip()


def link_of(text: str) -> str | None:
    """Give the address where *text* is nothing but one; an address without its scheme is taken as https."""
    if not _ADDRESS.fullmatch(text):
        return None
    url = text if "://" in text else f"https://{text}"
    return url if is_web(url) else None


async def _check(update: Update, context: Context, text: str) -> None:
    """Read *text*, or the page it links to, and say how each of its figures stands."""
    now = context.services.now()
    url = link_of(text)
    document = await context.services.fetch(url) if url else _document(update, text)
    claims = await asyncio.to_thread(read, document)
    results = await context.ask(lambda ledger: lookup.check(ledger, document, claims, now=now))
    await say(update, context, replies.checked(results, now=now))


def _document(update: Update, text: str) -> Document:
    """Make a document of a message; a forwarded one is of the day on which it was first written."""
    message = update.effective_message
    origin = message.forward_origin if message is not None else None
    written = message.date if message is not None else None
    return Document(url=f"telegram:update:{update.update_id}", text=text, published=origin.date if origin else written)


def _behind_command(message: Message | None) -> str:
    """Give the text behind the command with its lines as they are."""
    text = text_of(message) if message is not None else ""
    _, _, behind = text.partition(" ") if " " in text.split("\n", 1)[0] else text.partition("\n")
    return behind.strip()
