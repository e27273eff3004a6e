"""Why a document could not be read this time although it may be another time; any other `SourceError` is final."""

from __future__ import annotations

from claimbot.errors import SourceError


class Passing(SourceError):
    """It could not be read now; there is no saying that it cannot be read later."""


class Busy(Passing):
    """The server asks to come back later (429, 503): in *wait* seconds, where it says so."""

    def __init__(self, source: str, message: str, *, wait: float | None = None) -> None:
        super().__init__(source, message)
        self.wait = wait


class Silent(Passing):
    """The server does not answer, or not in time."""
