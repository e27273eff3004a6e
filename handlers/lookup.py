"""The look-ups: /find, /latest, /history, /sources, /compare, /why, /diff, /recent, /asof."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from claimbot import lookup
from claimbot.follow import LONGEST_QUERY
from claimbot.lookup import SeriesView
from claimbot.model import ChangeKind
from claimbot.ports import Ledger
from claimbot.texts import chats, replies
from claimbot.texts.help import WrongUse
from claimbot.texts.replies import Reply
from handlers.context import Context, Update, chat_of, say

LOOKED_THROUGH = 500
"""Changes of a series among which /diff looks for edits."""


async def find(update: Update, context: Context) -> None:
    """/find WORDS: the figures on record."""
    query = asked(context, "find")
    now = context.services.now()
    views = await context.ask(lambda ledger: lookup.find(ledger, query, limit=replies.LISTED))
    heading = f"On record for “{query}”"
    await say(update, context, replies.series_list(views, heading, now=now) if views else replies.nothing_found(query))


async def latest(update: Update, context: Context) -> None:
    """/latest SERIES or WORDS: the newest figure and who gives it."""
    await _answer(update, context, "latest", show=show_latest(context, chat_of(update).id))


async def history(update: Update, context: Context) -> None:
    """/history SERIES or WORDS: how a figure moved."""
    await _answer(update, context, "history", show=show_history(context, page=1))


async def sources(update: Update, context: Context) -> None:
    """/sources SERIES or WORDS: who says it, and who copies it."""
    await _answer(update, context, "sources", show=show_sources(context, page=1))


async def compare(update: Update, context: Context) -> None:
    """/compare SERIES or WORDS: what each claimant says now."""
    await _answer(update, context, "compare", show=show_claimants(context))


async def why(update: Update, context: Context) -> None:
    """/why SERIES or WORDS: why its claims were joined and its changes called so."""
    await _answer(update, context, "why", show=show_reasons(context))


async def diff(update: Update, context: Context) -> None:
    """/diff SERIES or WORDS: the figures that pages changed in place."""
    await _answer(update, context, "diff", show=show_edits(context))


async def recent(update: Update, context: Context) -> None:
    """/recent: the series that moved last."""
    views = await context.ask(lambda ledger: lookup.recent(ledger, replies.LISTED))
    await say(update, context, chats.recent(views, now=context.services.now()))


async def asof(update: Update, context: Context) -> None:
    """/asof DATE WORDS: what was on record at the end of that day, UTC."""
    day, query = _dated(asked(context, "asof"))
    views = await context.ask(lambda ledger: lookup.find(ledger, query, asof=day, limit=replies.LISTED))
    heading = f"Published by the end of {day} (UTC) for “{query}”"
    now = context.services.now()
    await say(update, context, replies.series_list(views, heading, now=now) if views else replies.nothing_found(query))


Show = Callable[[Ledger, str], Reply | None]
"""Gives the answer about the series of an id; None where there is nothing about it."""


def show_latest(context: Context, chat_id: int) -> Show:
    """Make what shows a series as it stands, with Mute in place of Follow where the chat follows it."""

    def show(ledger: Ledger, series_id: str) -> Reply | None:
        series = ledger.series(series_id)
        seen = lookup.view(series) if series else None
        if seen is None:
            return None
        followed = any(one.series == series_id for one in ledger.subscriptions(chat_id))
        return replies.card(seen, now=context.services.now(), followed=followed)

    return show


def show_history(context: Context, *, page: int) -> Show:
    """Make what shows a page of a history."""

    def show(ledger: Ledger, series_id: str) -> Reply | None:
        seen = lookup.history(ledger, series_id)
        return replies.history(seen, page, now=context.services.now()) if seen else None

    return show


def show_sources(context: Context, *, page: int) -> Show:
    """Make what shows a page of sources."""

    def show(ledger: Ledger, series_id: str) -> Reply | None:
        seen = lookup.sources(ledger, series_id)
        return replies.sources(seen, page, now=context.services.now()) if seen else None

    return show


def show_claimants(context: Context) -> Show:
    """Make what shows the claimants of a series side by side."""

    def show(ledger: Ledger, series_id: str) -> Reply | None:
        seen = lookup.history(ledger, series_id)
        return replies.claimants(seen, now=context.services.now()) if seen else None

    return show


def show_edits(context: Context) -> Show:
    """Make what shows the newest edits in place of a series' figures."""

    def show(ledger: Ledger, series_id: str) -> Reply | None:
        series = ledger.series(series_id)
        changes = ledger.changes(series_id=series_id, limit=LOOKED_THROUGH)
        edited = [change for change in changes if change.kind is ChangeKind.EDITED][: replies.REASONS]
        return replies.edits(series, edited, now=context.services.now()) if series else None

    return show


def show_reasons(context: Context) -> Show:
    """Make what shows the reasons of the newest changes of a series, and of the link of each claim."""

    def show(ledger: Ledger, series_id: str) -> Reply | None:
        series = ledger.series(series_id)
        changes = ledger.changes(series_id=series_id, limit=replies.REASONS)
        if series is None or not changes:
            return None
        links = [ledger.link_reason(change.claim.id) or "" for change in changes]
        return replies.reasons(series, list(zip(changes, links, strict=True)), now=context.services.now())

    return show


def asked(context: Context, name: str) -> str:
    """Give what stands behind command *name*; raises `WrongUse` where that is nothing."""
    query = context.words[:LONGEST_QUERY].strip()
    if not query:
        raise WrongUse(name)
    return query


async def _answer(update: Update, context: Context, name: str, *, show: Show) -> None:
    """Resolve what a command asks for to one series and show it."""
    query = asked(context, name)

    def question(ledger: Ledger) -> Reply | None:
        seen: SeriesView | None = lookup.resolve(ledger, query)
        return show(ledger, seen.id) if seen else None

    shown = await context.ask(question)
    await say(update, context, shown or replies.nothing_found(query))


def _dated(query: str) -> tuple[date, str]:
    """Take the date off the front of *query*; raises `WrongUse` where there is none, or nothing behind it."""
    day, _, words = query.partition(" ")
    try:
        parsed = date.fromisoformat(day)
    except ValueError:
        raise WrongUse("asof") from None
    if not words.strip():
        raise WrongUse("asof")
    return parsed, words.strip()
