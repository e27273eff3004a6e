"""Builds PTB's Application over our own loop: no updater, no job queue, and nothing that outlives a crash in memory.

Updates come from `handlers.poll`, which keeps each one in the record until it is handled. The application is
initialised there too, when Telegram answers; `close` ends it.
"""

from __future__ import annotations

import asyncio
from typing import Any, cast

from telegram import Bot, Update
from telegram.error import TelegramError
from telegram.ext import Application, ExtBot, TypeHandler
from telegram.request import BaseRequest

from claimbot.ports import Services
from handlers.answers import TelegramRequest, readable
from handlers.context import CONTEXT_TYPES, SERVICES, BotApplication
from handlers.errors import on_error
from handlers.limits import Allowance, limiter
from handlers.routes import routes
from handlers.sender import delivery_error

LONG_POLL = 25
"""Seconds that Telegram holds a getUpdates open when there is nothing new."""

CONNECTIONS = 32
"""Requests at a time; Telegram takes some 30 messages a second."""


class InboxBot(ExtBot[None]):
    """A bot that also gives updates as they came, so that one that cannot be parsed does not lose the others."""

    async def raw_updates(self, **parameters: Any) -> list[dict[str, Any]]:
        """Give the JSON of new updates; *parameters* are those of getUpdates.

        Raises `TelegramError` where the answer is no list of objects.
        """
        wait = parameters.get("timeout", 0) + 15
        with readable():
            result: Any = await self._post("getUpdates", parameters, read_timeout=wait)
            if not isinstance(result, list) or not all(isinstance(update, dict) for update in result):
                raise TypeError("no list of updates")
        return result


def build_application(
    services: Services,
    *,
    token: str,
    base_url: str = "https://api.telegram.org/bot",
    request: BaseRequest | None = None,
) -> BotApplication:
    """Build the application with all handlers; it does no I/O yet.

    *base_url* ends with `/bot`, before the token. *request* stands in for HTTP in tests and in the terminal.
    """
    bot = InboxBot(
        token=token,
        base_url=base_url,
        request=request or _http(CONNECTIONS),
        get_updates_request=request or _http(2),
    )
    builder = Application.builder().bot(bot).updater(None).job_queue(None).context_types(CONTEXT_TYPES)
    application = cast(BotApplication, builder.build())
    application.bot_data[SERVICES] = services
    application.add_handler(TypeHandler(Update, limiter(Allowance())), group=-1)
    application.add_handlers(routes())
    application.add_error_handler(on_error)
    return application


async def bot_name(token: str, *, base_url: str, request: BaseRequest | None = None) -> str:
    """Ask Telegram who *token* belongs to; raises a `DeliveryError` where it does not answer as it should, or refuses.

    *base_url* and *request* are as for `build_application`.
    """
    try:
        with readable():
            async with Bot(token, base_url=base_url, request=request or _http(1)) as bot:
                return bot.username
    except TelegramError as error:
        raise delivery_error(error) from None


async def close(application: BotApplication) -> None:
    """End the application and its connections, whether or not it ever reached Telegram."""
    await asyncio.gather(application.shutdown(), application.bot.shutdown())


def _http(connections: int) -> TelegramRequest:
    """Make the HTTP side. The default of 5 s to read makes a slow send look like a lost one."""
    return TelegramRequest(
        connection_pool_size=connections, connect_timeout=10, read_timeout=30, write_timeout=30, pool_timeout=10
    )
