"""`claimbot demo`: plays the bundled stream in front of the newcomer, who may type commands meanwhile."""

from __future__ import annotations

import asyncio
import math
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from shutil import get_terminal_size
from textwrap import wrap
from typing import TextIO

from claimbot.demo import script
from claimbot.demo.stage import Stage, stage
from claimbot.demo.stream import START, Version, load
from handlers.terminal import read_lines
from handlers.waiting import until

SPEED = 300.0
"""Simulated minutes a second where none is asked for: the month passes in about two and a half minutes."""

LONGEST_PAUSE = 4.0
"""Seconds: nobody watches a quiet night for longer."""


async def run_demo(*, speed: float | None, interactive: bool, out: TextIO, lines: Iterable[str] | None = None) -> int:
    """Play the stream on *out* and give the exit code.

    *speed* is simulated minutes a second (None: the usual one; infinite: without waiting). *interactive*: *lines*, by
    default those of standard input, go to the chat, which stays open until there are no more of them.
    """
    show = Show(load(), speed=SPEED if speed is None else speed, out=out)
    with _ended_by_signal() as ended:
        async with stage(show.stream, write=show.message) as on:
            show.welcome(interactive=interactive)
            if interactive:
                await _interactively(show, on, ended=ended, lines=sys.stdin if lines is None else lines)
            else:
                await until(ended, show.play(on))
    return 0


async def _interactively(show: Show, on: Stage, *, ended: asyncio.Event, lines: Iterable[str]) -> None:
    """Play while what is typed goes to the chat; the end of the input ends it all."""
    reading = asyncio.create_task(read_lines(on.telegram, ended, lines=lines), name="demo input")
    try:
        await until(ended, show.play_and_stay(on))
    finally:
        reading.cancel()
        await asyncio.gather(reading, return_exceptions=True)


@contextmanager
def _ended_by_signal() -> Iterator[asyncio.Event]:
    """Give an event that SIGTERM and Ctrl-C set, however often, so that the record is thrown away then too."""
    ended, loop = asyncio.Event(), asyncio.get_running_loop()
    signals = (signal.SIGTERM, signal.SIGINT)
    for number in signals:
        loop.add_signal_handler(number, ended.set)
    try:
        yield ended
    finally:
        for number in signals:
            loop.remove_signal_handler(number)


_INDENT = "    "
_WIDEST = 110
"""Columns beyond which lines are no longer read with ease."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One moment of the play: what is typed and which articles appear."""

    when: datetime
    typed: tuple[script.Cue, ...]
    articles: tuple[Version, ...]


def steps(stream: Sequence[Version], cues: Sequence[script.Cue]) -> Iterator[Step]:
    """Give the moments at which something happens, in order; the first has all that is up when the play begins."""
    moments = {max(item.appears, START) for item in stream} | {cue.due for cue in cues}
    for when in sorted(moments):
        yield Step(
            when=when,
            typed=tuple(cue for cue in cues if cue.due == when),
            articles=tuple(item for item in stream if max(item.appears, START) == when),
        )


def set_off(text: str, *, width: int) -> str:
    """Indent *text* and break its lines at *width*, never within a word or an address."""
    lines = (
        wrap(
            line,
            max(width, 2 * len(_INDENT)),
            initial_indent=_INDENT,
            subsequent_indent=_INDENT,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in text.split("\n")
    )
    return "\n".join("\n".join(line) for line in lines)


class Show:
    """The play on a terminal: a line for every article, the chat's messages in between."""

    def __init__(self, stream: Sequence[Version], *, speed: float, out: TextIO) -> None:
        self.stream = tuple(stream)
        self._speed = speed
        self._out = out

    def print(self, text: str) -> None:
        """Write *text* at once."""
        self._out.write(f"{text}\n")
        self._out.flush()

    def message(self, text: str) -> None:
        """Show a message of the chat: on a terminal set off from the articles, elsewhere as it is."""
        self.print(set_off(text, width=min(get_terminal_size().columns, _WIDEST)) if self._out.isatty() else text)

    def welcome(self, *, interactive: bool) -> None:
        """Say what is about to be seen."""
        pages, outlets = {item.path for item in self.stream}, {item.outlet for item in self.stream}
        span = {"first": self.stream[0].appears, "last": self.stream[-1].appears}
        self.print(script.WELCOME.format(outlets=len(outlets), articles=len(pages), **span))
        if interactive:
            self.print(script.BY_HAND)

    async def play(self, on: Stage) -> None:
        """Play the stream to its end and say what was seen."""
        for step in steps(self.stream, script.FOLLOWING):
            await self._pause(step.when, since=on.clock.now())
            await on.settle(before=step.when)
            await self._play_step(on, step)
        await on.settle(before=None)
        for line in script.LOOKING_BACK:
            await self._type(on, line)
        await self._goodbye(on)

    async def play_and_stay(self, on: Stage) -> None:
        """Play the stream and leave the chat open."""
        await self.play(on)
        self.print(script.STILL_HERE)
        await asyncio.Event().wait()

    async def _play_step(self, on: Stage, step: Step) -> None:
        if step.when.date() != on.clock.now().date():
            self.print(f"──── {step.when:%a %d %b %Y} " + "─" * 40)
        for item in step.articles:
            again = " (changed)" if item.version > 1 else ""
            self.print(f"{item.appears:%H:%M}  {item.outlet}: {item.title}{again}")
        await on.move_to(step.when)
        for cue in step.typed:
            if cue.why:
                self.print(f"# {cue.why}")
            await self._type(on, cue.line)

    async def _type(self, on: Stage, line: str) -> None:
        self.print(f"> {line}")
        await on.type(line)

    async def _pause(self, until: datetime, *, since: datetime) -> None:
        if math.isfinite(self._speed):
            minutes = (until - since).total_seconds() / 60
            await asyncio.sleep(min(minutes / self._speed, LONGEST_PAUSE))

    async def _goodbye(self, on: Stage) -> None:
        counts = await on.counts()
        sent = counts.alerts.get("sent", 0)
        self.print(
            script.GOODBYE.format(
                articles=counts.articles,
                claims=counts.claims,
                series=counts.series,
                alerts=sent,
            )
        )
