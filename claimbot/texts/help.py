"""The commands: what each takes, an example of it, what it does; the menu, help and usage errors are made of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claimbot.errors import UsageError
from claimbot.texts.html import Html, joined, markup, plain


class WrongUse(UsageError):
    """The command of that name was not given what it takes; the message is its right form with an example."""

    def __init__(self, name: str) -> None:
        self.command = command_named(name) or Command(name=name, summary="")
        super().__init__(plain(usage_html(self.command)))


@dataclass(frozen=True, kw_only=True, slots=True)
class Command:
    """A command of the bot. *usage* and *example* are written without the slash and the name."""

    name: str
    summary: str
    usage: str = ""
    example: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def form(self) -> str:
        """How it is called: "/find WORDS"."""
        return f"/{self.name} {self.usage}".rstrip()


COMMANDS: tuple[Command, ...] = (
    Command(name="start", summary="begin, or wake the bot after /stop"),
    Command(name="help", summary="what the bot can do"),
    Command(
        name="find", usage="WORDS", example="north korean killed", summary="figures on record", aliases=("search",)
    ),
    Command(
        name="latest", usage="SERIES or WORDS", example="kursk wounded", summary="the newest figure and who gives it"
    ),
    Command(name="history", usage="SERIES or WORDS", example="kursk wounded", summary="how a figure moved"),
    Command(name="sources", usage="SERIES or WORDS", example="kursk wounded", summary="who says it, and who copies it"),
    Command(
        name="compare",
        usage="SERIES or WORDS",
        example="kursk wounded",
        summary="what each claimant says, side by side",
    ),
    Command(name="why", usage="SERIES or WORDS", example="kursk wounded", summary="why its claims were joined"),
    Command(
        name="diff", usage="SERIES or WORDS", example="kursk wounded", summary="figures that pages changed in place"
    ),
    Command(name="recent", summary="what moved last"),
    Command(
        name="asof",
        usage="DATE WORDS",
        example="2024-12-17 north korean killed",
        summary="what was on record at the end of a day",
    ),
    Command(
        name="follow",
        usage="SERIES or WORDS",
        example="north korean kursk",
        summary="be alerted when a figure moves, is disputed or is edited",
        aliases=("subscribe",),
    ),
    Command(
        name="unfollow",
        usage="SERIES or WORDS",
        example="north korean kursk",
        summary="end an alert; without words, choose from a list",
        aliases=("unsubscribe",),
    ),
    Command(name="following", summary="what this chat follows", aliases=("list",)),
    Command(
        name="mute",
        usage="SERIES or WORDS",
        example="kursk wounded",
        summary="no alerts of one figure, whatever you follow",
    ),
    Command(
        name="check",
        usage="TEXT or LINK",
        example="About 30 North Korean troops were killed, Kyiv said.",
        summary="hold the figures of a text against the record",
    ),
    Command(name="stop", summary="no more alerts, until /start"),
    Command(name="about", summary="how the bot reads, and what it does not do"),
    Command(name="privacy", summary="what is kept about you"),
    Command(name="mydata", summary="everything kept about this chat"),
    Command(name="deleteme", summary="delete everything kept about this chat"),
)
"""In the order of the menu."""

ADMIN_COMMANDS: tuple[Command, ...] = (
    Command(name="status", summary="how much is on record, on its way and failing"),
    Command(name="feeds", summary="the sources and how their last reading went"),
)
"""For the admins of the bot, in private; nobody else is told that they exist."""


def usage_html(command: Command) -> Html:
    """Give the right form of *command*, with an example to tap."""
    if not command.usage:
        return markup("Usage: <code>{}</code>", command.form)
    return markup("Usage: <code>{}</code>\nExample: <code>/{} {}</code>", command.form, command.name, command.example)


def commands_html(commands: Iterable[Command] = COMMANDS) -> Html:
    """Give a line for each of *commands*."""
    return joined("\n", (markup("{} – {}", command.form, command.summary) for command in commands))


def command_named(name: str) -> Command | None:
    """Give the command of that name or alias."""
    return next((command for command in COMMANDS if name == command.name or name in command.aliases), None)
