"""What a chat follows: begin, end, list, mute. Decisions over one open `Ledger`; nothing here knows Telegram."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from claimbot.errors import UsageError
from claimbot.lookup import SeriesView, find, view
from claimbot.model import DEFAULT_ALERTS, ChangeKind, Series
from claimbot.ports import Chat, ChatState, Ledger, Subscription
from claimbot.words import parse_query

MOST_SUBSCRIPTIONS = 50
"""Of one chat: more would be read by nobody, and one chat must not slow the matching for all."""

EVERY_KIND = frozenset(ChangeKind)
"""Also what is new, confirmed, more or less exact, or outdated."""

LONGEST_QUERY = 200
"""Characters of a query that are read."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Followed:
    """What a wish to follow led to: the *subscription*, whether it is *fresh*, and the series it meets now.

    *woken*: the chat had stopped its alerts and gets them again. *used* is how many subscriptions the chat has now.
    """

    subscription: Subscription
    fresh: bool
    woken: bool
    used: int
    series: SeriesView | None = None
    matches: tuple[SeriesView, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Following:
    """One subscription with what it is called: the title of its series, or its words."""

    subscription: Subscription
    title: str


def wake(ledger: Ledger, chat: Chat, *, now: datetime) -> bool:
    """Note *chat* as one that is sent to; True where it was stopped or blocked before."""
    known = ledger.chat(chat.id)
    if known is None or known.state is not ChatState.ACTIVE or known.kind != chat.kind:
        ledger.put_chat(replace(chat, state=ChatState.ACTIVE), now=now)
    return known is not None and known.state is not ChatState.ACTIVE


def rest(ledger: Ledger, chat: Chat, state: ChatState, *, now: datetime) -> None:
    """Note that *chat* is not sent to; what it follows is kept."""
    ledger.put_chat(replace(chat, state=state), now=now)


def follow(ledger: Ledger, chat: Chat, wish: str, *, now: datetime, thread: int | None = None) -> Followed:
    """Subscribe *chat* to the series whose id *wish* is, or to the words of *wish*.

    Raises `UsageError` where the words could find nothing, or where the chat follows too much already.
    """
    wish = wish.strip()[:LONGEST_QUERY]
    before = ledger.subscriptions(chat.id)
    series = ledger.series(wish)
    wanted = Subscription(
        id=0,
        chat=chat.id,
        series=series.id if series else None,
        query=None if series else wish,
        words=frozenset() if series else _words(wish),
        thread=thread,
        created=now,
    )
    woken = wake(ledger, chat, now=now)
    made = ledger.subscribe(wanted)
    fresh = made.id not in {one.id for one in before}
    if fresh and len(before) >= MOST_SUBSCRIPTIONS:
        raise UsageError(f"This chat follows {len(before)} things, the most there can be; end one with /unfollow.")
    if series:
        ledger.unmute(chat.id, series.id)
    return Followed(
        subscription=made,
        fresh=fresh,
        woken=woken,
        used=len(before) + fresh,
        series=view(series) if series else None,
        matches=() if series else tuple(find(ledger, wish, limit=5)),
    )


def mute(ledger: Ledger, chat: Chat, series_id: str, *, now: datetime) -> SeriesView | None:
    """Send *chat* nothing about a series from now on, and give it; None where there is no such series."""
    series = ledger.series(series_id)
    if series is None:
        return None
    if ledger.chat(chat.id) is None:
        ledger.put_chat(chat, now=now)
    ledger.mute(chat.id, series_id, until=None, now=now)
    return view(series)


def following(ledger: Ledger, chat_id: int) -> list[Following]:
    """Give what a chat follows, oldest first."""
    return [Following(subscription=one, title=_title(ledger, one)) for one in ledger.subscriptions(chat_id)]


def muted(ledger: Ledger, chat_id: int, *, now: datetime) -> list[Series]:
    """Give the series that a chat muted, the first muted first."""
    series = (ledger.series(series_id) for series_id in ledger.muted(chat_id, now=now))
    return [one for one in series if one is not None]


def listen(ledger: Ledger, chat_id: int, subscription_id: int, *, every: bool) -> Following | None:
    """Let a subscription of a chat be alerted of *every* kind of change, or of the default ones, and give it.

    Doing it twice is harmless. None where the chat has no subscription of that number.
    """
    kept = ledger.set_kinds(chat_id, subscription_id, EVERY_KIND if every else DEFAULT_ALERTS)
    return Following(subscription=kept, title=_title(ledger, kept)) if kept else None


def unfollow(ledger: Ledger, chat_id: int, wish: str) -> list[Following]:
    """End the subscriptions of a chat that *wish* names, by the id of a series or by words, and give them."""
    words = parse_query(wish)
    ended = [
        one
        for one in following(ledger, chat_id)
        if one.subscription.series == wish.strip() or (words and one.subscription.words == words)
    ]
    return _end(ledger, chat_id, ended)


def unfollow_numbered(ledger: Ledger, chat_id: int, subscription_id: int) -> list[Following]:
    """End the subscription of that number, where it is one of this chat, and give it."""
    ended = [one for one in following(ledger, chat_id) if one.subscription.id == subscription_id]
    return _end(ledger, chat_id, ended)


def _end(ledger: Ledger, chat_id: int, ended: Sequence[Following]) -> list[Following]:
    ledger.unsubscribe(chat_id, [one.subscription.id for one in ended])
    return list(ended)


def _words(wish: str) -> frozenset[str]:
    words = parse_query(wish)
    if not words:
        raise UsageError("These words are too common to find anything; name who is counted, what happened, or where.")
    return words


def _title(ledger: Ledger, subscription: Subscription) -> str:
    if subscription.series is None:
        return f"“{subscription.query or ' '.join(sorted(subscription.words))}”"
    series = ledger.series(subscription.series)
    return series.title if series else subscription.series
