"""The token never reaches a log."""

from __future__ import annotations

import io
import logging

import httpx
import pytest

from handlers.redact import RedactingFilter, keep_secrets, redact

SECRET = "123456789:AAEhBP0av28a2Yc0d8sJ9XkzL_abcDEF-12"


@pytest.fixture
def log() -> tuple[logging.Logger, io.StringIO]:
    """Give a logger of its own, whose output is cleaned, and that output."""
    stream = io.StringIO()
    logger = logging.Logger("own")
    logger.addHandler(logging.StreamHandler(stream))
    keep_secrets(logger)
    return logger, stream


def test_tokens_in_messages_arguments_and_tracebacks_are_replaced(log: tuple[logging.Logger, io.StringIO]) -> None:
    """Wherever in a record a token stands, it is written as [token]."""
    logger, stream = log
    logger.warning("POST https://api.telegram.org/bot%s/getMe", SECRET)
    logger.error("failed", exc_info=ValueError(f"The token `{SECRET}` was rejected"))

    written = stream.getvalue()
    assert SECRET not in written
    assert written.count("[token]") == 2
    assert "ValueError" in written


@pytest.mark.parametrize("token", ["42:LOCAL", "123456789:short", "1234567890123:überlang"])
def test_a_token_of_another_shape_is_replaced_too(token: str) -> None:
    """The token of the settings is known, so that it need not look like one; also as an address spells it."""
    stream, logger = io.StringIO(), logging.Logger("other")
    logger.addHandler(logging.StreamHandler(stream))
    keep_secrets(logger, secrets=[token])
    logger.warning("POST http://127.0.0.1/bot%s/getMe, %s", token, httpx.URL(f"http://127.0.0.1/bot{token}/getMe"))
    logger.error("failed", exc_info=ValueError(f"The token `{token}` was rejected"))

    written = stream.getvalue()
    assert written.count("[token]") == 3
    assert token.partition(":")[2] not in written


def test_loggers_of_addresses_are_quiet(log: tuple[logging.Logger, io.StringIO]) -> None:
    """httpx writes the address of every request at INFO; it may only warn."""
    assert logging.getLogger("httpx").level == logging.WARNING


@pytest.mark.parametrize("text", ["12:30", "2024-12-17T10:30:00Z", "ratio 123456:short", "v1|history|abc|0"])
def test_other_text_is_left_alone(text: str) -> None:
    """Times, ratios and button data are no tokens."""
    assert redact(text) == text


def test_a_record_without_arguments_keeps_its_percent_signs() -> None:
    """A message that is no format string is not taken as one."""
    record = logging.LogRecord("own", logging.INFO, "f.py", 1, "up 10%", None, None)
    RedactingFilter().filter(record)

    assert record.getMessage() == "up 10%"
