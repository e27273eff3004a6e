"""What a pressed button does. Its data is `v1|verb|key|page`; whoever sends it may have made it up.

So it is parsed strictly, rights are asked for anew at every press, the verbs are safe to repeat, and every press is
answered, because Telegram shows a waiting circle until then. Page 0 opens a new message; from 1 on, the message whose
button was pressed is turned in place.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from claimbot import follow as core
from claimbot import lookup
from claimbot.ports import Ledger, Suggestion
from claimbot.texts import chats
from claimbot.texts.help import COMMANDS
from claimbot.texts.html import plain
from claimbot.texts.replies import LISTED, Reply
from handlers import admin
from handlers.context import Context, Update, chat_of, is_admin, may_change, say, thread_of, turn, unless
from handlers.lookup import Show, show_history, show_latest, show_sources

_DATA = re.compile(r"v1\|([a-z]{1,12})\|([0-9a-z]{1,32})\|([0-9]{1,4})")

UNLIKE = "a reader says that it is not the same quantity"
"""The reason of a reader's doubt; who it was is not kept."""

ANSWER = 200
"""Characters that Telegram shows as the answer to a press."""


@dataclass(frozen=True, slots=True)
class Press:
    """A button that was pressed: do *verb* to *key*."""

    verb: str
    key: str
    page: int


Action = Callable[[Update, Context, Press], Awaitable[str | None]]
"""Does what a button asks for and gives the short text to answer the press with, if any."""


def parse(data: str | None) -> Press | None:
    """Read the data of a button; None where it is not of this bot's making."""
    matched = _DATA.fullmatch(data or "")
    return Press(matched[1], matched[2], int(matched[3])) if matched and matched[3].isascii() else None


async def pressed(update: Update, context: Context) -> None:
    """Do what a pressed button asks for, where who pressed it may; answer the press whatever happens."""
    query = update.callback_query
    if query is None:
        return
    press, answer = parse(query.data), None
    try:
        known = press is not None and press.verb in ACTIONS and update.effective_chat is not None
        answer = await _allowed(update, context, press) if press and known else chats.STALE
    finally:
        with unless("query is too old"):  # its circle has gone by itself
            await query.answer(answer[:ANSWER] if answer else None)


async def _allowed(update: Update, context: Context, press: Press) -> str | None:
    if press.verb in CHANGING and not await may_change(update, context.bot):
        return plain(chats.ADMINS_ONLY)
    return await ACTIONS[press.verb](update, context, press)


async def _open(update: Update, context: Context, press: Press, *, show: Show) -> str | None:
    """Show what *show* gives: as a new message, or in place where a page was turned."""
    reply = await context.ask(lambda ledger: show(ledger, press.key))
    if reply is None:
        return plain(chats.GONE)
    await (turn if press.page else say)(update, context, reply)
    return None


async def _latest(update: Update, context: Context, press: Press) -> str | None:
    return await _open(update, context, press, show=show_latest(context, chat_of(update).id))


async def _history(update: Update, context: Context, press: Press) -> str | None:
    return await _open(update, context, press, show=show_history(context, page=press.page))


async def _sources(update: Update, context: Context, press: Press) -> str | None:
    return await _open(update, context, press, show=show_sources(context, page=press.page))


async def _recent(update: Update, context: Context, _press: Press) -> str | None:
    views = await context.ask(lambda ledger: lookup.recent(ledger, LISTED))
    await say(update, context, chats.recent(views, now=context.services.now()))
    return None


async def _help(update: Update, context: Context, _press: Press) -> str | None:
    await say(update, context, chats.help_reply())
    return f"{len(COMMANDS)} commands"


async def _follow(update: Update, context: Context, press: Press) -> str | None:
    """Follow one series; words are never followed by button, as they do not fit into its data."""
    chat, now, thread = chat_of(update), context.services.now(), thread_of(update)

    def question(ledger: Ledger) -> str:
        if ledger.series(press.key) is None:
            return plain(chats.GONE)
        done = core.follow(ledger, chat, press.key, now=now, thread=thread)
        return chats.FOLLOWED if done.fresh else chats.FOLLOWED_ALREADY

    return await context.ask(question)


async def _unfollow(update: Update, context: Context, press: Press) -> str | None:
    if not press.key.isdecimal():
        return chats.STALE
    chat_id = chat_of(update).id

    def question(ledger: Ledger) -> tuple[list[core.Following], list[core.Following]]:
        ended = core.unfollow_numbered(ledger, chat_id, int(press.key))
        return ended, core.following(ledger, chat_id)

    ended, left = await context.ask(question)
    if ended:
        await turn(update, context, chats.ending_buttons(left))
    return plain(chats.unfollowed(ended).html)


async def _every(update: Update, context: Context, press: Press) -> str | None:
    return await _listen(update, context, press, every=True)


async def _moves(update: Update, context: Context, press: Press) -> str | None:
    return await _listen(update, context, press, every=False)


async def _listen(update: Update, context: Context, press: Press, *, every: bool) -> str | None:
    """Let a subscription be alerted of every kind of change, or of the default ones again."""
    chat_id = chat_of(update).id
    if not press.key.isdecimal():
        return chats.STALE
    done = await context.ask(lambda ledger: core.listen(ledger, chat_id, int(press.key), every=every))
    if done is None:
        return chats.STALE
    await turn(update, context, chats.listening(done))
    return None


async def _mute(update: Update, context: Context, press: Press) -> str | None:
    chat, now = chat_of(update), context.services.now()
    seen = await context.ask(lambda ledger: core.mute(ledger, chat, press.key, now=now))
    return chats.MUTED if seen else plain(chats.GONE)


async def _unmute(update: Update, context: Context, press: Press) -> str | None:
    await context.ask(lambda ledger: ledger.unmute(chat_of(update).id, press.key))
    return chats.UNMUTED


async def _unlike(_update: Update, context: Context, press: Press) -> str | None:
    """Note for the curators that a reader takes the link behind an alert for wrong."""
    now = context.services.now()

    def question(ledger: Ledger) -> str:
        change = ledger.change(press.key)
        if change is None:
            return plain(chats.GONE)
        suggestion = Suggestion(claim=change.claim.id, series=change.series, score=0.0, reason=UNLIKE)
        ledger.add_suggestion(suggestion, now=now)
        return chats.THANKS

    return await context.ask(question)


async def _forget(update: Update, context: Context, _press: Press) -> str | None:
    chat_id = chat_of(update).id
    await context.ask(lambda ledger: ledger.forget_chat(chat_id))
    await turn(update, context, Reply(html=chats.FORGOTTEN))
    return None


async def _cancel(update: Update, context: Context, _press: Press) -> str | None:
    await turn(update, context, Reply(html=chats.KEPT))
    return None


async def _feeds(update: Update, context: Context, press: Press) -> str | None:
    if not is_admin(update, context):
        return chats.STALE
    await turn(update, context, await admin.feeds_page(context, press.page))
    return None


async def _nothing(_update: Update, _context: Context, _press: Press) -> str | None:
    return None


ACTIONS: dict[str, Action] = {
    "latest": _latest,
    "history": _history,
    "sources": _sources,
    "recent": _recent,
    "help": _help,
    "follow": _follow,
    "unfollow": _unfollow,
    "every": _every,
    "moves": _moves,
    "mute": _mute,
    "unmute": _unmute,
    "unlike": _unlike,
    "forget": _forget,
    "cancel": _cancel,
    "feeds": _feeds,
    "nothing": _nothing,
}

CHANGING = frozenset({"follow", "unfollow", "every", "moves", "mute", "unmute", "forget"})
"""Verbs that change what a chat is sent; in a group they are for its admins."""
