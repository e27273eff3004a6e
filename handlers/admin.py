"""What only the admins of the bot may ask, in private: /status, /feeds.

Who is no admin is answered as if there were no such command; the attempt is logged.
"""

from __future__ import annotations

import logging

from claimbot.ports import CONFLICT_MARK, POLL_MARK, Ledger
from claimbot.texts import admin as texts
from claimbot.texts.replies import Reply
from handlers.context import Context, Update, is_admin, is_private, say
from handlers.start import unknown

log = logging.getLogger(__name__)


async def status(update: Update, context: Context) -> None:
    """/status: how much is on record, on its way and failing."""
    if await stranger(update, context):
        return
    now = context.services.now()

    def question(ledger: Ledger) -> Reply:
        polled, conflict = ledger.mark(POLL_MARK), ledger.mark(CONFLICT_MARK)
        return texts.status(ledger.counts(), polled=polled, conflict=conflict, now=now)

    await say(update, context, await context.ask(question))


async def feeds(update: Update, context: Context) -> None:
    """/feeds: the sources and how their last reading went."""
    if not await stranger(update, context):
        await say(update, context, await feeds_page(context, 1))


async def feeds_page(context: Context, page: int) -> Reply:
    """Give a page of the sources."""
    sources = await context.ask(lambda ledger: ledger.sources())
    return texts.feeds(sources, page, now=context.services.now())


async def stranger(update: Update, context: Context) -> bool:
    """Turn away who is no admin of the bot, as a command that there is not; True where it was so."""
    if is_admin(update, context):
        return False
    user = update.effective_user
    log.warning("an admin's command was refused", extra={"action": "admin_refused", "user": user.id if user else None})
    if is_private(update):
        await unknown(update, context)
    return True
