"""The chat in the terminal: typed lines in, plain text out, buttons as numbers."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator

import pytest
from talking import KURSK, Report

from claimbot.ports import Outgoing, Services
from handlers.app import build_application, close
from handlers.context import BotApplication
from handlers.local import TOKEN
from handlers.sender import make_send
from handlers.terminal import TerminalTelegram, pressable, read_lines, render, run_terminal


class Screen:
    """What the terminal shows, and the keyboard: a line is typed when the bot has written the answer before it."""

    def __init__(self, lines: list[str]) -> None:
        self.shown: list[str] = []
        self._lines = lines
        self._answered = threading.Semaphore(1)

    def write(self, text: str) -> None:
        self.shown.append(text)
        self._answered.release()

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            assert self._answered.acquire(timeout=20)
            yield line + "\n"
        assert self._answered.acquire(timeout=20)


async def chat(services: Services, *lines: str) -> list[str]:
    """Type *lines*, each after the answer to the one before, and give what is shown."""
    screen = Screen(list(lines))
    terminal = TerminalTelegram(now=services.now, write=screen.write)
    application = build_application(services, token=TOKEN, request=terminal)
    async with asyncio.timeout(30):
        await run_terminal(application, services, asyncio.Event(), terminal=terminal, lines=screen)
    await close(application)
    return screen.shown


async def test_commands_and_buttons(services: Services, report: Report) -> None:
    """A command is answered in plain text; its buttons are numbered, and a number presses one."""
    report(300, "US military official")
    report(1100)

    found, history = await chat(services, "/latest kursk", "2")

    assert f"{KURSK}\nat least 1,100 (South Korea's military, 25 Nov 12:00 UTC)" in found
    assert "Example Wire (https://example.org/2)" in found
    assert found.rstrip().endswith("[1] Follow  [2] History  [3] Sources")
    assert "24 Nov: at least 300 (US military official)" in history


async def test_the_answer_to_a_press_is_shown(services: Services, report: Report) -> None:
    """What Telegram would show as a notice stands in brackets."""
    report(1100)

    assert (await chat(services, "/latest kursk", "1"))[1].startswith("(Following")


async def test_lines_without_a_slash_are_checked(services: Services) -> None:
    """What is typed is a private message; a number that is no button is a text as well."""
    shown = await chat(services, "Good morning!", "17")

    assert ["no figure" in text for text in shown] == [True, True]


async def test_an_alert_is_shown_with_its_buttons(services: Services) -> None:
    """What the sender sends to the chat of the terminal is written there."""
    shown: list[str] = []
    terminal = TerminalTelegram(now=services.now, write=shown.append)
    application = build_application(services, token=TOKEN, request=terminal)
    await make_send(application.bot)(Outgoing(chat=1, html="🔺 <b>Kursk</b> &lt;up&gt;"))
    await close(application)

    assert shown == ["\n🔺 Kursk <up>\n"]


@pytest.fixture
async def application(services: Services) -> AsyncIterator[BotApplication]:
    """Give an application over a terminal that shows nothing."""
    terminal = TerminalTelegram(now=services.now, write=lambda _: None)
    made = build_application(services, token=TOKEN, request=terminal)
    yield made
    await close(made)


async def test_the_end_does_not_wait_for_the_keyboard(services: Services, application: BotApplication) -> None:
    """No read of a terminal can be interrupted, so the end leaves it alone."""
    typing, stop, terminal = threading.Event(), asyncio.Event(), application.bot.request
    assert isinstance(terminal, TerminalTelegram)

    def keyboard() -> Iterator[str]:
        typing.wait(20)
        yield "/help\n"

    running = asyncio.create_task(run_terminal(application, services, stop, terminal=terminal, lines=keyboard()))
    await asyncio.sleep(0)
    stop.set()
    async with asyncio.timeout(10):
        await running
    typing.set()

    assert terminal.messages == {}


async def test_empty_lines_say_nothing(services: Services) -> None:
    """Enter alone is no message."""
    terminal, stop = TerminalTelegram(now=services.now, write=lambda _: None), asyncio.Event()
    await read_lines(terminal, stop, lines=["\n", "  \n"])

    assert stop.is_set()
    assert not terminal._updates


def test_links_keep_their_addresses() -> None:
    """A terminal has no links, so the address stands behind the label."""
    assert (
        render('“a &amp; b” <a href="https://e.org/?a=1&amp;b=2">Wire</a>') == "“a & b” Wire (https://e.org/?a=1&b=2)"
    )


def test_a_dead_button_has_no_number() -> None:
    """The one that shows the page does nothing and cannot be chosen."""
    row = [{"text": "1 / 2", "callback_data": "v1|nothing|0|0"}, {"text": "older ›", "callback_data": "v1|history|a|2"}]

    assert pressable({"reply_markup": {"inline_keyboard": [row]}}) == [("older ›", "v1|history|a|2")]
    assert pressable({}) == []
