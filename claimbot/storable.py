"""Text that every database can hold: one rule for what is read and for what is written, so that offsets stay true."""

from __future__ import annotations

import re

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
"""PostgreSQL stores no NUL and neither engine a lone surrogate; broken pages and JSON hold both."""


def storable(text: str) -> str:
    """Give *text* with each character that no database stores replaced by one that it does: offsets stay true."""
    return _UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", text)
