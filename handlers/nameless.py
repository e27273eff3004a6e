"""Takes the names of people and chats out of an update before it is kept: nothing that the bot does needs them."""

from __future__ import annotations

from typing import Any

NAMES = frozenset(
    {
        "first_name",
        "last_name",
        "username",
        "active_usernames",
        "title",
        "sender_user_name",
        "author_signature",
        "phone_number",
        "vcard",
        "bio",
    }
)
"""Fields of the Bot API that name somebody, wherever in an update they stand; a title is also that of a chat."""


def nameless(part: Any) -> Any:
    """Give *part* of an update with every name emptied, not removed: PTB refuses a person without a first name."""
    if isinstance(part, dict):
        return {key: _emptied(value) if key in NAMES else nameless(value) for key, value in part.items()}
    if isinstance(part, list):
        return [nameless(item) for item in part]
    return part


def _emptied(value: Any) -> Any:
    return [] if isinstance(value, list) else ""
