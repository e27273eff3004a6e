"""Updates are kept without names."""

from __future__ import annotations

from telegram import Update

from handlers.nameless import nameless

ADA = {
    "id": 5,
    "is_bot": False,
    "first_name": "Ada",
    "last_name": "Secret",
    "username": "secret",
    "language_code": "en",
}
CHAT = {"id": -5, "type": "supergroup", "title": "Secret", "active_usernames": ["secret"], "is_forum": True}
UPDATE = {
    "update_id": 1,
    "message": {
        "message_id": 2,
        "date": 3,
        "from": ADA,
        "chat": CHAT,
        "text": "/find Ada Kursk",
        "entities": [{"type": "text_mention", "offset": 6, "length": 3, "user": ADA}],
        "forward_origin": {"type": "hidden_user", "date": 3, "sender_user_name": "Secret"},
        "new_chat_members": [ADA],
        "contact": {"phone_number": "555-secret", "first_name": "Secret"},
    },
}


def test_every_name_is_emptied_and_the_rest_stays() -> None:
    """Whoever wrote, was mentioned, forwarded or joined has only a number; what was written is as it was."""
    update = nameless(UPDATE)

    assert "secret" not in str(update).lower()
    assert update["message"]["text"] == "/find Ada Kursk"
    assert update["message"]["from"] == {**ADA, "first_name": "", "last_name": "", "username": ""}
    assert update["message"]["chat"] == {**CHAT, "title": "", "active_usernames": []}


def test_what_is_left_can_be_handled() -> None:
    """PTB reads it as an update."""
    message = Update.de_json(nameless(UPDATE), None).message

    assert message is not None
    assert (message.text, message.chat.id, message.forward_origin.date.timestamp()) == ("/find Ada Kursk", -5, 3.0)
