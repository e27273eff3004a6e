"""Column types of our own; what a database cannot hold is turned into what it can before it gets there."""

from __future__ import annotations

from sqlalchemy import Dialect, String, TypeDecorator

from claimbot.storable import storable


class Prose(TypeDecorator[str]):
    """Text that came from outside: a page, a feed, a chat."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's own
        """Give what is stored for *value*."""
        return None if value is None else storable(value)
