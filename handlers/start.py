"""The chat itself: /start, /help, /about, /privacy, /stop, /deleteme; joining, leaving, blocking, moving."""

from __future__ import annotations

import logging
import re

from telegram import ChatMember, ChatMemberRestricted, ChatMemberUpdated

from claimbot import follow as core
from claimbot.ports import ChatState, Ledger
from claimbot.texts import chats, replies
from claimbot.texts.replies import Reply
from handlers.context import Context, Update, chat_of, is_admin, is_private, say
from handlers.follow import refused
from handlers.lookup import show_latest

log = logging.getLogger(__name__)

_DEEP_LINK = re.compile(r"s_([0-9a-z]{4,32})")
"""The payload of `t.me/<bot>?start=s_<id>`: a series to open."""

_SILENCED = (ChatMember.LEFT, ChatMember.BANNED)


async def start(update: Update, context: Context) -> None:
    """/start: wake the chat and greet; with the deep link of a series, show that series."""
    chat, now = chat_of(update), context.services.now()
    if not is_private(update) and await refused(update, context):
        return
    woken = await context.ask(lambda ledger: core.wake(ledger, chat, now=now))
    linked = _DEEP_LINK.fullmatch(context.words)
    if linked:
        show, series_id = show_latest(context, chat.id), linked[1]
        shown = await context.ask(lambda ledger: show(ledger, series_id))
        await say(update, context, shown or replies.Reply(html=chats.GONE))
    else:
        await say(update, context, chats.welcome(woken=woken))


async def help_(update: Update, context: Context) -> None:
    """/help: the commands."""
    await say(update, context, chats.help_reply(admin=is_admin(update, context)))


async def about(update: Update, context: Context) -> None:
    """/about: how the bot reads."""
    await say(update, context, chats.about())


async def privacy(update: Update, context: Context) -> None:
    """/privacy: what is kept."""
    await say(update, context, chats.privacy())


async def stop(update: Update, context: Context) -> None:
    """/stop: no more alerts; what is followed is kept."""
    if await refused(update, context):
        return
    chat, now = chat_of(update), context.services.now()
    await context.ask(lambda ledger: core.rest(ledger, chat, ChatState.STOPPED, now=now))
    await say(update, context, Reply(html=chats.STOPPED))


async def deleteme(update: Update, context: Context) -> None:
    """/deleteme: ask once before everything kept about the chat is deleted."""
    if not await refused(update, context):
        await say(update, context, chats.confirm_forget())


async def unknown(update: Update, context: Context) -> None:
    """Answer a command that there is not; routed in private only."""
    await say(update, context, chats.unknown_command())


async def moved(update: Update, context: Context) -> None:
    """Carry everything over when a group becomes a supergroup; Telegram says so in the old chat and in the new one."""
    message = update.effective_message
    if message is None:
        return
    old = message.migrate_from_chat_id or message.chat.id
    new = message.migrate_to_chat_id or message.chat.id
    await context.ask(lambda ledger: ledger.move_chat(old, new))
    log.info("a group moved", extra={"action": "chat_moved", "chat": new})


async def membership(update: Update, context: Context) -> None:
    """Note when the bot is blocked, removed or silenced, and when it is let in again."""
    change = update.my_chat_member
    if change is None:
        return
    chat, now, state = chat_of(update), context.services.now(), state_after(change)

    def note(ledger: Ledger) -> None:
        known = ledger.chat(chat.id)
        if state is ChatState.BLOCKED:
            core.rest(ledger, chat, state, now=now)
        elif known is None or known.state is ChatState.BLOCKED:
            core.wake(ledger, chat, now=now)  # a chat that said /stop stays stopped

    await context.ask(note)
    log.info("membership changed", extra={"action": "membership", "chat": chat.id, "state": state.value})


def state_after(change: ChatMemberUpdated) -> ChatState:
    """Say whether the chat can be written to after *change*."""
    member = change.new_chat_member
    silenced = isinstance(member, ChatMemberRestricted) and not member.can_send_messages
    return ChatState.BLOCKED if silenced or member.status in _SILENCED else ChatState.ACTIVE
