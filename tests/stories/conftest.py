"""The bundled stream, played once through the real jobs, record and handlers, and what then stood in the chat.

The chat follows what the demo follows, and wants to hear of every change.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from claimbot.demo.script import EVERY_CHANGE, FOLLOWING
from claimbot.demo.stage import Stage, stage
from claimbot.demo.stream import START, load
from claimbot.model import ChangeKind
from claimbot.texts.alerts import ICONS

KINDS = {icon: kind for kind, icon in ICONS.items()}

EVIDENCE = re.compile(r"(?P<quote>“.*”) (?P<outlet>.+?) \((?P<link>http://\S+)\), (?P<time>.+ UTC) · alert \w+")


@dataclass(frozen=True, kw_only=True)
class Alert:
    """An alert as it stood in the chat, taken apart."""

    kind: ChangeKind
    title: str
    headline: str
    quote: str
    outlet: str
    link: str
    time: str
    text: str


def read_alert(text: str) -> Alert | None:
    """Take an alert apart; None where *text* is another message."""
    lines = text.strip().split("\n")
    icon, _, title = lines[0].partition(" ")
    if icon not in KINDS:
        return None
    evidence = next(found for line in lines if (found := EVIDENCE.fullmatch(line)))
    return Alert(kind=KINDS[icon], title=title, headline=lines[1], text=text, **evidence.groupdict())


class News:
    """The alerts of the stream, by the article (the last part of its path, and its version) after which they came."""

    def __init__(self) -> None:
        self.messages: dict[tuple[str, int], list[str]] = {}
        self.answers: dict[str, str] = {}

    def after(self, slug: str, version: int = 1) -> list[Alert]:
        """Give the alerts that came after an article, in order."""
        return [alert for text in self.messages[slug, version] if (alert := read_alert(text))]

    def alert(self, slug: str, kind: str, *, version: int = 1, about: str = "") -> Alert:
        """Give the one alert of *kind* after an article whose title holds *about*."""
        met = [alert for alert in self.after(slug, version) if alert.kind == kind and about in alert.title.casefold()]
        assert len(met) == 1, [(alert.kind, alert.title, alert.headline) for alert in self.after(slug, version)]
        return met[0]

    @property
    def all(self) -> list[Alert]:
        """Give every alert in order."""
        return [alert for slug, version in self.messages for alert in self.after(slug, version)]


@pytest.fixture(scope="session")
def news() -> News:
    """Everything that the chat of the demo was told."""
    return asyncio.run(_play())


@pytest.fixture(scope="session")
def ask(news: News) -> Callable[[str], str]:
    """What the bot answered, at the end of the stream, to one of the questions of `QUESTIONS`."""
    return lambda question: news.answers[question]


QUESTIONS = (
    "/history selvane killed",
    "/sources passengers rescued",
    "/find calden",
    "/asof 2024-12-20 selvane killed",
)


async def _play() -> News:
    news, shown = News(), list[str]()
    async with stage(load(), write=shown.append) as on:
        await on.move_to(START)
        for cue in FOLLOWING:
            if cue.line.startswith("/follow"):
                await on.type(cue.line)
                await on.type(EVERY_CHANGE)
        stream = load()
        for item, following in zip(stream, [*stream[1:], None], strict=True):
            shown.clear()
            await on.move_to(max(item.appears, START))
            await on.settle(before=following and following.appears)
            news.messages[item.path.rpartition("/")[2], item.version] = list(shown)
        await _question(on, shown, news)
    return news


async def _question(on: Stage, shown: list[str], news: News) -> None:
    for line in QUESTIONS:
        shown.clear()
        await on.type(line)
        news.answers[line] = "\n".join(shown)
