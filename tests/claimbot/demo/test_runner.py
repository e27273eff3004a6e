"""Playing the demo: what the newcomer sees on the terminal. What the alerts say is tested with the stories."""

from __future__ import annotations

import asyncio
import io
import math
import os
import re
import signal
import tempfile
import threading
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from claimbot.demo.runner import LONGEST_PAUSE, SPEED, run_demo, set_off, steps
from claimbot.demo.script import FOLLOWING, STILL_HERE, Cue
from claimbot.demo.stream import START, Version, load
from claimbot.model import ChangeKind
from claimbot.texts.alerts import ICONS


@pytest.fixture(scope="module")
def played() -> str:
    """What a demo without input and without waiting prints."""
    out = io.StringIO()

    assert asyncio.run(run_demo(speed=math.inf, interactive=False, out=out)) == 0

    return out.getvalue()


def test_every_article_is_announced(played: str):
    """The play shows each article with its outlet, in order, and says where a page changed."""
    announced = re.findall(r"^\d\d:\d\d  (.+)$", played, flags=re.MULTILINE)

    assert announced == [f"{item.outlet}: {item.title}{' (changed)' * (item.version > 1)}" for item in load()]


def test_commands_are_seen_being_typed_and_answered(played: str):
    """The commands that the demo types stand in the play, each followed by the bot's answer."""
    for cue in FOLLOWING:
        assert f"> {cue.line}\n" in played

    assert "Now following “selvane”" in played.partition("> /follow selvane")[2]


@pytest.mark.parametrize("kind", ["new", "revised_up", "conflicting", "corroborated", "edited"])
def test_alerts_of_many_kinds_arrive(played: str, kind: str):
    """The newcomer sees figures that are new, that move, are disputed, confirmed and edited in place."""
    alerts = re.findall(rf"^{ICONS[ChangeKind(kind)]} .+\n.+\n.+\n“.+” .+ \(http://.+\), .+ UTC", played, re.MULTILINE)

    assert alerts


def test_it_ends_with_what_was_seen_and_what_to_try(played: str):
    """The end counts what was read and names the next commands."""
    pages = {item.path for item in load()}

    assert f"That was {len(pages)} articles" in played
    assert "claimbot run" in played


class Screen(io.StringIO):
    """What is printed, and a way for another thread to wait for it."""

    def __init__(self) -> None:
        super().__init__()
        self._grown = threading.Condition()

    def write(self, text: str) -> int:
        with self._grown:
            written = super().write(text)
            self._grown.notify_all()
        return written

    def wait_for(self, words: str) -> None:
        """Wait until *words* stand there."""
        with self._grown:
            assert self._grown.wait_for(lambda: words in self.getvalue(), timeout=20), f"{words} never came"


def played_to(screen: Screen, typing: Iterator[str], *, speed: float) -> int:
    """Play with *typing* as input; a play that never ends is a failure, not a hang."""
    return asyncio.run(asyncio.wait_for(run_demo(speed=speed, interactive=True, out=screen, lines=typing), timeout=120))


def test_what_is_typed_meanwhile_is_answered():
    """Lines typed during the play go to the chat; when there are no more, the play ends early and well."""
    screen = Screen()

    def typing() -> Iterator[str]:
        screen.wait_for("> /follow selvane")
        yield "/following\n"
        screen.wait_for("of 50 followed")

    assert played_to(screen, typing(), speed=60) == 0
    assert "That was" not in screen.getvalue()


def test_the_chat_stays_open_at_the_end():
    """After the last article the record can still be asked, until the input ends."""
    screen = Screen()

    def typing() -> Iterator[str]:
        screen.wait_for(STILL_HERE)
        yield "/follow lighthouse\n"
        screen.wait_for("Now following “lighthouse”")

    assert played_to(screen, typing(), speed=math.inf) == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_play_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int):
    """A play that is told to end does so well, and its record is gone."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    screen = Screen()

    def killing() -> None:
        screen.wait_for("> /follow selvane")
        assert list(tmp_path.iterdir())
        os.kill(os.getpid(), number)

    killer = threading.Thread(target=killing)
    killer.start()
    code = asyncio.run(asyncio.wait_for(run_demo(speed=60, interactive=False, out=screen), timeout=120))
    killer.join()

    assert code == 0
    assert list(tmp_path.iterdir()) == []


def test_a_message_is_set_off_on_a_terminal():
    """Lines are indented and broken between words; an address stays whole, an empty line empty."""
    text = "11 → 19 (the fire service)\n\n" + "word " * 12 + "http://127.0.0.1:8080/meridian-post/hallowick-plant-fire"

    lines = set_off(text, width=40).split("\n")

    assert lines[:2] == ["    11 → 19 (the fire service)", ""]
    assert all(line.startswith("    ") and len(line) <= 40 for line in lines[2:-1])
    assert lines[-1] == "    http://127.0.0.1:8080/meridian-post/hallowick-plant-fire"


def test_a_step_holds_what_happens_at_one_moment():
    """What is up before the start belongs to the first step; cues and articles of one minute to one step."""
    stream = [
        Version(minute=minute, path=f"/gazette/{minute}", outlet="Gazette", title="Title", text="Text.")
        for minute in (-30, 5, 9)
    ]

    found = list(steps(stream, [Cue(minute=5, line="/help", why="")]))

    assert [step.when - START for step in found] == [timedelta(minutes=minute) for minute in (0, 5, 9)]
    assert [len(step.articles) for step in found] == [1, 1, 1]
    assert [len(step.typed) for step in found] == [0, 1, 0]


def test_the_usual_speed_shows_the_month_in_a_few_minutes():
    """At the usual speed the pauses of the whole stream add up to between one and three minutes."""
    moments = [step.when for step in steps(load(), FOLLOWING)]
    gaps = [(later - earlier).total_seconds() / 60 for earlier, later in pairwise(moments)]

    assert 60 < sum(min(gap / SPEED, LONGEST_PAUSE) for gap in gaps) < 180
