"""Updates as they come from Telegram, before anything is made of them."""

from __future__ import annotations

from typing import Any

import pytest

from handlers.poll import chat_id, inbox_update


@pytest.mark.parametrize(
    ("raw", "chat"),
    [
        ({"message": {"chat": {"id": 5}}}, 5),
        ({"callback_query": {"message": {"chat": {"id": -6}}}}, -6),
        ({"my_chat_member": {"chat": {"id": 7}}}, 7),
        ({"callback_query": {"inline_message_id": "x"}}, None),
        ({"inline_query": {"from": {"id": 8}}}, 8),
        ({"message": {"chat": "x"}}, None),
        ({"message": 3}, None),
        ({"poll": {}}, None),
    ],
)
def test_the_chat_of_an_update_as_it_came(raw: dict[str, Any], chat: int | None) -> None:
    """Whatever its shape, the chat is found or there is none."""
    assert chat_id(raw) == chat


def test_an_update_without_a_number_is_dropped() -> None:
    """It can be neither confirmed nor kept."""
    assert inbox_update({"message": {}}) is None
