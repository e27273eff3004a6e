"""A chat in the terminal: the same handlers and texts, with a stand-in for Telegram in this process.

What is typed is a private message; the buttons of an answer are numbered, and typing a number presses one.
"""

from __future__ import annotations

import asyncio
import re
import sys
import threading
from collections.abc import Callable, Iterable
from itertools import chain

from claimbot.ports import Now, Services
from claimbot.texts.html import plain
from handlers.context import BotApplication
from handlers.local import Json, LocalTelegram
from handlers.poll import poll

CHAT = 1
"""The chat of the terminal, and the person in it."""

_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)


def write_line(text: str) -> None:
    """Write *text* to the terminal at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


class TerminalTelegram(LocalTelegram):
    """Shows to the terminal what is sent to its chat, and takes typed lines as messages."""

    def __init__(self, *, now: Now, write: Callable[[str], None] = write_line) -> None:
        super().__init__(now=now)
        self._out = write
        self._choices: list[tuple[int, str]] = []

    def typed(self, line: str) -> None:
        """Take a line: the number of a button presses it, anything else is a message."""
        line = line.strip()
        if line.isdecimal() and 0 < int(line) <= len(self._choices):
            message, data = self._choices[int(line) - 1]
            self.press(data, chat=CHAT, message=message)
        elif line:
            self.write(line, chat=CHAT)

    def shown(self, message: Json) -> None:
        """Write a message, with its buttons numbered below it."""
        text, buttons = render(message["html"]), pressable(message)
        if buttons:
            self._choices = [(message["message_id"], data) for _, data in buttons]
            text += "\n" + "  ".join(_numbered(at, label) for at, (label, _) in enumerate(buttons, start=1))
        self._out(f"\n{text}\n")

    def answered(self, text: str) -> None:
        """Write the short text that answers a press."""
        self._out(f"({text})")


def render(html: str) -> str:
    """Give Telegram HTML as plain text, with the addresses of links behind their labels."""
    return plain(_LINK.sub(r"\2 (\1)", html))


def pressable(message: Json) -> list[tuple[str, str]]:
    """Give label and data of the buttons of *message* that do something, in order."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    buttons = (button for row in rows for button in row)
    return [
        (button["text"], button["callback_data"])
        for button in buttons
        if not button.get("callback_data", "v1|nothing").startswith("v1|nothing")
    ]


async def run_terminal(
    application: BotApplication,
    services: Services,
    stop: asyncio.Event,
    *,
    terminal: TerminalTelegram,
    lines: Iterable[str] = sys.stdin,
) -> None:
    """Answer what is typed until *lines* end or *stop* is set; *terminal* is the request that *application* uses."""
    reader = asyncio.create_task(read_lines(terminal, stop, lines=lines))
    try:
        await poll(application, services, stop)
    finally:
        reader.cancel()
        await asyncio.gather(reader, return_exceptions=True)


async def read_lines(terminal: TerminalTelegram, stop: asyncio.Event, *, lines: Iterable[str]) -> None:
    """Give *terminal* each line as it is typed; set *stop* at the end of them.

    The reading is left to a thread that nobody waits for: no read of a terminal can be interrupted.
    """
    loop, typed = asyncio.get_running_loop(), asyncio.Queue[str | None]()

    def read() -> None:
        for line in chain(lines, [None]):
            try:
                loop.call_soon_threadsafe(typed.put_nowait, line)
            except RuntimeError:  # the loop is closed: the program has ended
                return

    threading.Thread(target=read, name="terminal", daemon=True).start()
    while (line := await typed.get()) is not None:
        terminal.typed(line)
    stop.set()


def _numbered(number: int, label: str) -> str:
    return f"[{number}]" if label == str(number) else f"[{number}] {label}"
