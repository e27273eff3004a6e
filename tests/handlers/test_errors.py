"""A handler that fails: logged, and told to the chat in words that help."""

from __future__ import annotations

import logging

import pytest
from talking import Talk
from telegram.error import NetworkError

from claimbot.errors import StorageError
from claimbot.ports import Begin, ChatState, Services
from claimbot.texts.help import ADMIN_COMMANDS
from handlers.app import build_application
from handlers.context import SERVICES
from handlers.errors import passing
from handlers.local import TOKEN, refused
from handlers.routes import ADMIN_ROUTES, ROUTES


def failing(error: Exception) -> Begin:
    """Give a record that cannot be opened."""

    def begin(*, recorder: bool = False) -> object:
        raise error

    return begin  # type: ignore[return-value]


def break_record(talk: Talk, services: Services, error: Exception) -> None:
    talk.application.bot_data[SERVICES] = Services(begin=failing(error), now=services.now, fetch=services.fetch)


async def test_an_unexpected_failure_is_logged_and_owned_up_to(
    talk: Talk, services: Services, caplog: pytest.LogCaptureFixture
) -> None:
    """The log has the traceback; the chat has a sentence and none of its details."""
    break_record(talk, services, RuntimeError("secret detail"))

    answer = await talk.write("/recent")

    assert "Something went wrong on my side" in answer
    assert "secret" not in answer
    [record] = [one for one in caplog.records if one.levelno >= logging.ERROR]
    assert record.exc_info is not None
    assert "secret detail" in str(record.exc_info[1])


async def test_a_failure_with_advice_is_passed_on(talk: Talk, services: Services) -> None:
    """The message of an error that a person can do something about is the answer."""
    break_record(talk, services, StorageError("the record is locked; try again in a minute"))

    assert await talk.write("/recent") == "the record is locked; try again in a minute"


async def test_a_chat_that_blocked_the_bot_meanwhile_is_noted(talk: Talk, begin: Begin) -> None:
    """An answer that is refused because the chat blocked the bot rests the chat."""
    talk.telegram.fail("sendMessage", refused(403, "Forbidden: bot was blocked by the user"))
    await talk.write("/follow flu")

    with begin() as ledger:
        chat = ledger.chat(1)
    assert chat is not None
    assert chat.state is ChatState.BLOCKED


async def test_a_refused_answer_is_not_followed_by_another(talk: Talk) -> None:
    """Telegram would refuse the apology as well."""
    talk.telegram.fail("sendMessage", refused(400, "Bad Request: something"))
    await talk.write("/help")

    assert talk.telegram.count("sendMessage") == 1


async def test_a_chat_that_blocks_the_bot_before_it_hears_of_its_mistake_is_noted(talk: Talk, begin: Begin) -> None:
    """Also the refusal of an answer to a wrong command rests the chat."""
    await talk.write("/start")
    talk.telegram.fail("sendMessage", refused(403, "Forbidden: bot was blocked by the user"))
    await talk.write("/find")

    with begin() as ledger:
        chat = ledger.chat(1)
    assert chat is not None
    assert chat.state is ChatState.BLOCKED


def test_only_what_may_pass_is_tried_again() -> None:
    """The way to Telegram and a busy record may mend; a refusal does not."""
    assert passing(NetworkError("cut"))
    assert passing(StorageError("locked"))
    assert not passing(ValueError("bug"))


def test_every_command_has_its_handler(services: Services) -> None:
    """The application answers each command and alias, and those of admins."""
    assert list(ADMIN_ROUTES) == [command.name for command in ADMIN_COMMANDS]
    handlers = build_application(services, token=TOKEN).handlers[0]
    commands = set().union(*(getattr(handler, "commands", frozenset()) for handler in handlers))

    assert commands == set(ROUTES) | set(ADMIN_ROUTES)
    assert {"subscribe", "unsubscribe", "list", "search"} <= commands
