"""Text that every database can hold."""

from __future__ import annotations

import pytest

from claimbot.storable import storable


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("12 killed", "12 killed"),
        ("a\0b", "a\ufffdb"),
        ("\ud83d 12 \udca5", "\ufffd 12 \ufffd"),
        ("🔺 30 → 40", "🔺 30 → 40"),
    ],
)
def test_storable(text, stored):
    """Only what no database holds is replaced, and every other character keeps its place."""
    assert storable(text) == stored
