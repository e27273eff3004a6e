"""The wording of an alert, as Telegram HTML."""

from __future__ import annotations

import html

from claimbot.model import Change, Series


def alert_html(change: Change, series: Series) -> str:
    """Give the message that tells a chat of *change*."""
    return f"{change.kind.value}: {html.escape(series.title)}"
