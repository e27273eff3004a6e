"""Column types of our own; what a database cannot hold is turned into what it can before it gets there."""

from __future__ import annotations

import re

from sqlalchemy import Dialect, String, TypeDecorator

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
"""PostgreSQL stores no NUL and neither engine a lone surrogate; broken pages and JSON hold both."""


def storable(text: str) -> str:
    """Give *text* with each character that no database stores replaced by one that it does: offsets stay true."""
    return _UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", text)


class Prose(TypeDecorator[str]):
    """Text that came from outside: a page, a feed, a chat."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's own
        """Give what is stored for *value*."""
        return None if value is None else storable(value)
