"""Keeps the bot's token out of logs and messages. Telegram carries it in the address of every request."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from urllib.parse import quote

_TOKEN = re.compile(r"(?<!\d)\d{6,12}:[A-Za-z0-9_-]{30,}")
"""A token as @BotFather gives them: the bot's number, a colon, and the secret."""

REPLACEMENT = "[token]"

_TALKATIVE = ("httpx", "httpcore", "telegram.Bot", "telegram.ext.ExtBot")
"""Loggers that write whole addresses or bodies when they are asked for more than warnings."""


def redact(text: str, secrets: Iterable[str] = ()) -> str:
    """Give *text* with every token, and each of *secrets*, replaced."""
    for secret in secrets:
        text = text.replace(secret, REPLACEMENT)
    return _TOKEN.sub(REPLACEMENT, text)


class RedactingFilter(logging.Filter):
    """Takes tokens and *secrets* out of a record: out of its message, its arguments and its traceback."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__()
        self._secrets = frozenset(form for secret in secrets if secret for form in (secret, quote(secret, safe=":")))

    def filter(self, record: logging.LogRecord) -> bool:
        """Clean *record*; it is always let through."""
        record.msg, record.args = redact(record.getMessage(), self._secrets), None
        if record.exc_info and record.exc_info[1] is not None:
            record.exc_text = redact(logging.Formatter().formatException(record.exc_info), self._secrets)
        elif record.exc_text:
            record.exc_text = redact(record.exc_text, self._secrets)
        return True


def keep_secrets(root: logging.Logger, *, secrets: Iterable[str] = ()) -> None:
    """Put the filter on every handler of *root*, and quieten the loggers that write addresses.

    *secrets* are replaced literally: the token of an API server of one's own need not look like one of @BotFather. To
    be called once the handlers are there: a filter of a logger does not see what its children log.
    """
    for handler in root.handlers:
        handler.addFilter(RedactingFilter(secrets))
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
