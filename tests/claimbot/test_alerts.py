"""Whom a change is told."""

from __future__ import annotations

from newsroom import LEARNED, Newsroom, killed

from claimbot.alerts import plan
from claimbot.model import ChangeKind
from claimbot.ports import Subscription


def test_a_chat_is_told_once_and_of_the_kinds_it_asked_for(room: Newsroom) -> None:
    """Two subscriptions of one chat make one alert; who did not ask for the kind gets none."""
    told = {"place": "Orvale", "claimant": "Police"}
    crash = "in a bus crash near Orvale on Monday"
    room.learn(f"Police said [7 people] were killed {crash}.", killed(7, **told))
    room.learn(f"Police said [11 people] were killed {crash}.", killed(11, **told))
    [change] = room.learned[1].changes
    with room.begin() as ledger:
        series = ledger.series(change.series)
    assert series is not None

    def follows(chat: int, *kinds: ChangeKind, thread: int | None = None) -> Subscription:
        return Subscription(
            id=chat, chat=chat, series=series.id, kinds=frozenset(kinds), thread=thread, created=LEARNED
        )

    up = ChangeKind.REVISED_UP
    alerts = plan(
        change,
        series,
        subscriptions=[follows(1, up, thread=9), follows(1, up), follows(2, ChangeKind.NEW)],
        now=LEARNED,
    )

    assert [(alert.chat, alert.thread, alert.change, alert.not_before) for alert in alerts] == [
        (1, 9, change.id, LEARNED)
    ]
    assert "11" in alerts[0].body
