"""Keeps the bot's token out of logs and messages. Telegram carries it in the address of every request."""

from __future__ import annotations

import logging
import re

_TOKEN = re.compile(r"(?<!\d)\d{6,12}:[A-Za-z0-9_-]{30,}")
"""A token as @BotFather gives them: the bot's number, a colon, and the secret."""

_TALKATIVE = ("httpx", "httpcore", "telegram.Bot", "telegram.ext.ExtBot")
"""Loggers that write whole addresses or bodies when they are asked for more than warnings."""


def redact(text: str) -> str:
    """Give *text* with every token replaced."""
    return _TOKEN.sub("[token]", text)


class RedactingFilter(logging.Filter):
    """Takes tokens out of a record: out of its message, its arguments and its traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Clean *record*; it is always let through."""
        record.msg, record.args = redact(record.getMessage()), None
        if record.exc_info and record.exc_info[1] is not None:
            record.exc_text = redact(logging.Formatter().formatException(record.exc_info))
        elif record.exc_text:
            record.exc_text = redact(record.exc_text)
        return True


def keep_secrets(root: logging.Logger) -> None:
    """Put the filter on every handler of *root*, and quieten the loggers that write addresses.

    To be called once the handlers are there: a filter of a logger does not see what its children log.
    """
    for handler in root.handlers:
        handler.addFilter(RedactingFilter())
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
