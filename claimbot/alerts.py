"""Which chats a change is worth a message to, and the message."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from claimbot.certainty import doubt
from claimbot.model import Change, Series
from claimbot.ports import Alert, Subscription
from claimbot.texts.alerts import alert_html


def plan(change: Change, series: Series, *, subscriptions: Sequence[Subscription], now: datetime) -> list[Alert]:
    """Give the alerts of *change* for *subscriptions*: one a chat, for those that asked for its kind.

    There is none where the change rests on a figure that was read with little certainty and stands alone.
    """
    if doubt((change.before, change.after), series.claims):
        return []
    body = alert_html(change, series)
    chosen: dict[int, Subscription] = {}
    for subscription in subscriptions:
        if change.kind in subscription.kinds:
            chosen.setdefault(subscription.chat, subscription)
    return [
        Alert(
            change=change.id,
            series=series.id,
            chat=chat,
            thread=subscription.thread,
            body=body,
            not_before=now,
        )
        for chat, subscription in chosen.items()
    ]
