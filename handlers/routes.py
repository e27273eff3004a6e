"""Which handler answers what. The names are checked against the commands that /help and the menu are made of."""

from __future__ import annotations

from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from claimbot.texts.help import COMMANDS
from handlers import admin, buttons, check, follow, inline, lookup, start
from handlers.context import Callback, Context, Update

_CALLBACKS: dict[str, Callback] = {
    "start": start.start,
    "help": start.help_,
    "find": lookup.find,
    "latest": lookup.latest,
    "history": lookup.history,
    "sources": lookup.sources,
    "compare": lookup.compare,
    "why": lookup.why,
    "diff": lookup.diff,
    "recent": lookup.recent,
    "asof": lookup.asof,
    "follow": follow.follow,
    "unfollow": follow.unfollow,
    "following": follow.following,
    "mute": follow.mute,
    "check": check.check_command,
    "stop": start.stop,
    "about": start.about,
    "privacy": start.privacy,
    "mydata": follow.mydata,
    "deleteme": start.deleteme,
}

ADMIN_ROUTES: dict[str, Callback] = {"status": admin.status, "feeds": admin.feeds}
"""The commands of `ADMIN_COMMANDS`."""

ROUTES: dict[str, Callback] = {
    name: _CALLBACKS[command.name] for command in COMMANDS for name in (command.name, *command.aliases)
}
"""Every command and alias with its handler; a command without one fails here."""

_NEW = filters.UpdateType.MESSAGE
"""New messages alone: a command that is edited afterwards has been obeyed already."""

_READABLE = filters.TEXT | filters.CAPTION


def routes() -> list[BaseHandler[Update, Context, None]]:
    """Give the handlers in the order in which they are asked."""
    commands: list[BaseHandler[Update, Context, None]] = [
        CommandHandler(name, callback, filters=_NEW) for name, callback in {**ROUTES, **ADMIN_ROUTES}.items()
    ]
    private = _NEW & filters.ChatType.PRIVATE
    return [
        *commands,
        MessageHandler(_NEW & filters.StatusUpdate.MIGRATE, start.moved),
        MessageHandler(private & filters.COMMAND, start.unknown),
        MessageHandler(private & _READABLE, check.check_message),
        CallbackQueryHandler(buttons.pressed),
        InlineQueryHandler(inline.inline),
        ChatMemberHandler(start.membership, ChatMemberHandler.MY_CHAT_MEMBER),
    ]
