"""The wording of what the admins of the bot are told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from claimbot.ports import Counts, Source
from claimbot.texts.amounts import count, say_time
from claimbot.texts.html import Html, clip, joined, link, markup
from claimbot.texts.replies import Reply, paged, paging

CONFLICT = "Another process polled with the same token, so that updates went to one of two at random, last"
"""What a conflict of getUpdates means; its time follows."""


def status(counts: Counts, *, polled: str | None, conflict: str | None, now: datetime) -> Reply:
    """Say how much is on record, on its way and failing; *polled* and *conflict* are the values of their marks."""
    alerts = ", ".join(f"{number:,} {state}" for state, number in sorted(counts.alerts.items())) or "none"
    waiting = f", the oldest since {say_time(counts.oldest_queued, now=now)}" if counts.oldest_queued else ""
    lines = [
        f"Record: {count(counts.articles, 'article')}, {count(counts.claims, 'claim')}, {counts.series:,} series, "
        f"{count(counts.changes, 'change')}, {count(counts.suggestions, 'suggestion')}",
        f"Readers: {count(counts.chats, 'chat')}, {count(counts.subscriptions, 'subscription')}",
        f"Alerts: {alerts}{waiting}",
        f"Updates: {counts.waiting_updates:,} waiting, {counts.failed_updates:,} put aside",
        f"Feeds: {counts.sources:,}, {counts.failing_sources:,} failing",
        f"Last poll: {_marked(polled, now=now) if polled else 'never'}",
        f"{CONFLICT} {_marked(conflict, now=now)}." if conflict else "",
    ]
    return Reply(html=joined("\n", lines))


def feeds(sources: Sequence[Source], page: int, *, now: datetime) -> Reply:
    """List the sources, those that fail first, each with when it was last read or what is wrong with it."""
    if not sources:
        return Reply(html=Html("There are no feeds yet; <code>claimbot feeds import --starter</code> adds some."))
    ordered = sorted(sources, key=lambda source: (-source.failures, source.url))
    shown, page, pages = paged(ordered, page)
    heading = markup("<b>{}</b>", count(len(sources), "feed"))
    lines = [heading, *(_feed(source, now=now) for source in shown)]
    return Reply(html=joined("\n", lines), buttons=paging("feeds", "0", page=page, pages=pages))


def _marked(value: str, *, now: datetime) -> str:
    return say_time(datetime.fromisoformat(value), now=now)


def _feed(source: Source, *, now: datetime) -> Html:
    name = link(clip(source.title or source.url, 60), source.url)
    if source.failures:
        return markup("⚠️ {}: {} ({}×)", name, clip(source.error or "cannot be read", 120), str(source.failures))
    read = f"read {say_time(source.succeeded, now=now)}" if source.succeeded else "not read yet"
    return markup("{}: {}, {}", name, read, count(source.articles, "article"))
