"""What a key says of its figure: a running one or one of a single event, one that can be news or not."""

from __future__ import annotations

from claimbot.keys_event import is_process, kinds_of
from claimbot.model import Measure, Modality, SeriesKey, Standing

DAILY = frozenset({Measure.PROTESTERS, Measure.LAUNCHED, Measure.INTERCEPTED})
"""Measures that are counted anew each day: another day is another quantity."""

LOOSE = frozenset({Measure.OTHER, Measure.MONEY})
"""Measures under which like nouns are no sign of one quantity."""


def runs(key: SeriesKey) -> bool:
    """Say whether the figure runs on over a process or since a baseline, and not over one incident's victims."""
    if key.baseline is not None and key.baseline.startswith(("war", "year", "since")):
        return True
    incidents = kinds_of(key.event)
    if is_process(incidents):
        return key.baseline not in ("day", "week", "month") and "daily" not in key.event
    return bool({"run", "stock"} & key.event) and not incidents


def is_news(key: SeriesKey) -> bool:
    """Say whether a claim with *key* can move a series: stated, and no increment or yardstick."""
    return key.modality is Modality.STATED and key.standing not in (Standing.INCREMENT, Standing.YARDSTICK)
