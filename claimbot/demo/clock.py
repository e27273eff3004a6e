"""The demo's clock: it stands still until it is moved on, and never goes back."""

from __future__ import annotations

from datetime import datetime

from claimbot.model import require_aware


class SimulatedClock:
    """A clock of simulated time. `now` fits `claimbot.ports.Now`; only the demo's runner moves it on."""

    def __init__(self, start: datetime) -> None:
        require_aware("start", start)
        self._now = start

    def now(self) -> datetime:
        """Give the present simulated time."""
        return self._now

    def move_to(self, when: datetime) -> None:
        """Move on to *when*; ValueError where that lies in the past, because the record would get out of order."""
        require_aware("when", when)
        if when < self._now:
            raise ValueError(f"the clock shows {self._now:%d %b %H:%M} and cannot go back to {when:%d %b %H:%M}")
        self._now = when
