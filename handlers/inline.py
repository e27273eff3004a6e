"""Inline mode: `@bot north korean kursk` in any chat offers the series on record as messages to post there."""

from __future__ import annotations

from telegram import InlineQueryResultArticle, InlineQueryResultsButton, InputTextMessageContent
from telegram.constants import ParseMode

from claimbot import lookup
from claimbot.follow import LONGEST_QUERY
from claimbot.lookup import SeriesView
from claimbot.ports import Ledger
from claimbot.texts import replies
from claimbot.texts.amounts import say_claim, say_day, say_who
from claimbot.texts.html import clip
from handlers.context import NO_PREVIEW, Context, Update

CACHED = 10
"""Seconds for which Telegram may give the same answer again: figures move."""

_OPEN = InlineQueryResultsButton(text="Ask me in private", start_parameter="inline")


async def inline(update: Update, context: Context) -> None:
    """Offer the series that the words find; without words those that moved last."""
    query = update.inline_query
    if query is None:
        return
    words = query.query.strip()[:LONGEST_QUERY]

    def question(ledger: Ledger) -> list[SeriesView]:
        return lookup.find(ledger, words, limit=10) if words else lookup.recent(ledger, 10)

    views = await context.ask(question)
    results = [_result(seen, context) for seen in views]
    await query.answer(results, cache_time=CACHED, button=_OPEN)


def _result(seen: SeriesView, context: Context) -> InlineQueryResultArticle:
    """Give one series as a message to post: its card, without buttons, as they would act for everybody there."""
    now = context.services.now()
    latest = seen.latest
    return InlineQueryResultArticle(
        id=seen.id,
        title=clip(f"{say_claim(latest.claim)}: {seen.title}", 120),
        description=clip(f"{say_who(latest)}, {say_day(latest.published, now=now)}", 120),
        input_message_content=InputTextMessageContent(
            replies.card(seen, now=now).html, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW
        ),
    )
