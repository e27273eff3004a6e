"""Answers that are not what Telegram promises: a proxy's page to sign in, another program at `TELEGRAM_API_URL`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from telegram.error import TelegramError
from telegram.request import HTTPXRequest

NOT_TELEGRAM = "what answers is not Telegram's Bot API; is TELEGRAM_API_URL right, and the way there free of a proxy?"


@contextmanager
def readable() -> Iterator[None]:
    """Turn what PTB raises where an answer has not the shape that it expects into a `TelegramError`."""
    try:
        yield
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise TelegramError(NOT_TELEGRAM) from error


class TelegramRequest(HTTPXRequest):
    """PTB's HTTP side; its own writes an answer that is no JSON, and a traceback, to the log."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read an answer; raises `TelegramError` where it is no JSON object."""
        try:
            answer = json.loads(payload.decode(errors="replace"))
        except (ValueError, RecursionError):
            raise TelegramError(NOT_TELEGRAM) from None
        if not isinstance(answer, dict):
            raise TelegramError(NOT_TELEGRAM)
        return answer
