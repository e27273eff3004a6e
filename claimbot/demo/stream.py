"""The bundled stream: which articles the fictitious outlets have published by a given simulated time.

The articles are in `articles.jsonl`, one a line, in the order of their appearance: `minute` counts the simulated
minutes since `START`, and is below zero for what is up already when the demo begins; two lines with one `path` are two
versions of a page, of which the later replaces the earlier.
Names of persons and bodies of the public record appear only with what was publicly reported of them; every other
place, person, outlet and event is invented.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib import resources

START = datetime(2024, 12, 16, 6, 0, tzinfo=UTC)
"""The simulated time at which the demo begins, a Monday morning."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Version:
    """One version of an article, which its outlet puts up *minute* simulated minutes after the start."""

    minute: int
    path: str
    outlet: str
    title: str
    text: str
    version: int = 1

    @property
    def appears(self) -> datetime:
        """The simulated time at which this version goes up."""
        return START + timedelta(minutes=self.minute)

    @property
    def desk(self) -> str:
        """The outlet's folder on the server, the first part of the path."""
        return self.path.split("/")[1]


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """An article as its page shows it: the newest version, with the time at which the first one went up."""

    shown: Version
    published: datetime

    @property
    def updated(self) -> datetime:
        """When the shown version went up."""
        return self.shown.appears


def load() -> tuple[Version, ...]:
    """Read the bundled stream, in order of appearance."""
    lines = resources.files("claimbot.demo").joinpath("articles.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(Version(**json.loads(line)) for line in lines)


def pages(stream: Iterable[Version], *, now: datetime) -> dict[str, Page]:
    """Give the pages that are up at *now*, by path, those that appeared first coming first."""
    up: dict[str, Page] = {}
    for version in stream:
        if version.appears <= now:
            earlier = up.get(version.path)
            up[version.path] = Page(shown=version, published=earlier.published if earlier else version.appears)
    return up


def desks(stream: Iterable[Version]) -> dict[str, str]:
    """Give the outlets of *stream*: folder on the server to name, in order of appearance."""
    return {version.desk: version.outlet for version in stream}
