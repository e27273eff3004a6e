"""What the demo says by itself: the welcome, the commands that it types, and what to try at the end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from claimbot.demo.stream import START


@dataclass(frozen=True, kw_only=True, slots=True)
class Cue:
    """A line that the demo types into the chat *minute* simulated minutes after the start; *why* is printed before."""

    minute: int
    line: str
    why: str = ""

    @property
    def due(self) -> datetime:
        """The simulated time of typing."""
        return START + timedelta(minutes=self.minute)


WELCOME = """\
This is claimbot on a record of its own, which is thrown away at the end. {outlets} invented outlets publish
{articles} articles between {first:%d %B %Y} and {last:%d %B %Y}. A local web server shows them as of a simulated
clock; the bot reads the feeds, finds the figures, links each to the earlier ones of the same quantity, and alerts
the chat below when one moves, is disputed or is edited. Lines that begin with > are typed into the chat.
"""

BY_HAND = """\
You can type too while it runs: /find killed, /history kursk, /help. A number presses a button, Ctrl-D ends.
"""

EVERY_CHANGE = "1"
"""The number of the button under the answer to /follow that asks for every kind of change, the calm ones too."""

FOLLOWING = (
    Cue(minute=0, line="/start", why="A new chat begins."),
    Cue(minute=1, line="/follow north korean", why="Whatever is counted of the North Korean troops ..."),
    Cue(minute=1, line=EVERY_CHANGE, why="... and every change of it; a number presses a button."),
    Cue(minute=2, line="/follow selvane", why="A valley that is quiet yet: only what moves or is disputed."),
    Cue(minute=3, line="/follow calden", why="The capital, for its protests."),
    Cue(minute=4, line="/follow hallowick", why="A town with a paint factory."),
    Cue(minute=5, line="/follow passengers", why="Passengers, wherever they are, and every change."),
    Cue(minute=5, line=EVERY_CHANGE),
)
"""Typed before the first article of the day appears."""

LOOKING_BACK = (
    "/history north korean killed or wounded kursk",
    "/asof 2024-12-20 selvane killed",
    "/sources calden protesters",
    "/check More than 3,000 North Korean soldiers have been killed or wounded in Kursk, Zelenskyy said.",
)
"""Typed when the last article has appeared."""

GOODBYE = """\
That was {articles} articles, {claims} figures in {series} series, {alerts} alerts. Try next:
  claimbot extract FILE      the figures of a text of your own
  claimbot run               a chat in this terminal, on a record that stays; with TELEGRAM_TOKEN a bot for everybody
  claimbot feeds --help      what it reads
"""

STILL_HERE = "The record stays open until you end it with Ctrl-D: look around.\n"
