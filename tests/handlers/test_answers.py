"""Answers that are not Telegram's."""

from __future__ import annotations

import pytest
from fake_telegram import FakeTelegram
from telegram.error import TelegramError

from claimbot.errors import DeliveryError, TokenRejected
from handlers.answers import TelegramRequest
from handlers.app import bot_name
from handlers.local import TOKEN, Answer, done, refused

URL = "https://api.example.org/bot"


@pytest.mark.parametrize("page", [b"<html>Sign in</html>", b"", b"[" * 100_000, b"[]", b"7", b"\xff"])
def test_what_is_no_json_object_is_refused_in_one_sentence(page: bytes, caplog: pytest.LogCaptureFixture) -> None:
    """The error says where to look; neither the page nor a traceback goes to the log."""
    with pytest.raises(TelegramError, match="TELEGRAM_API_URL"):
        TelegramRequest.parse_json_payload(page)

    assert caplog.records == []


def test_an_answer_with_a_broken_character_is_read() -> None:
    """Half a character in somebody's text is no reason to lose it."""
    assert TelegramRequest.parse_json_payload(b'{"ok": true, "result": "\xff"}') == {"ok": True, "result": "\ufffd"}


async def test_the_name_of_the_bot(telegram: FakeTelegram) -> None:
    """Telegram says who the token belongs to."""
    assert await bot_name(TOKEN, base_url=URL, request=telegram) == "claimbot_bot"


@pytest.mark.parametrize("answer", [done({"id": 42, "first_name": "x"}), done([]), (200, {"ok": True})])
async def test_a_name_that_cannot_be_read(answer: Answer, telegram: FakeTelegram) -> None:
    """What answers in Telegram's place gives an error that says where to look."""
    telegram.fail("getMe", answer)

    with pytest.raises(DeliveryError, match="TELEGRAM_API_URL"):
        await bot_name(TOKEN, base_url=URL, request=telegram)


async def test_the_name_behind_a_refused_token(telegram: FakeTelegram) -> None:
    """A token that Telegram does not know is said to be the trouble."""
    telegram.fail("getMe", refused(401, "Unauthorized"))

    with pytest.raises(TokenRejected, match="TELEGRAM_TOKEN"):
        await bot_name(TOKEN, base_url=URL, request=telegram)
