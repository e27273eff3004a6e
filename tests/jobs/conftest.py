"""What the tests of the jobs stand on: a web that is made up, a clock that is set, and the real record."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from claimbot.ports import Begin, Services
from jobs.fetch import Fetcher
from jobs.sources.read import page_reader
from storage.engine import make_engine
from storage.ledger import ledger_over
from storage.migrate import upgrade


class Body(httpx.AsyncByteStream):
    """The bytes of an answer as they come off the wire."""

    def __init__(self, *chunks: bytes) -> None:
        self._chunks = chunks

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self._chunks:
            yield chunk


class FakeWeb:
    """Answers by address; what it was asked is in *asked*. An address nobody made up gives 404."""

    def __init__(self) -> None:
        self.asked: list[httpx.Request] = []
        self._answers: dict[str, Callable[[httpx.Request], httpx.Response]] = {}

    def put(
        self, url: str, body: str | bytes = b"", *, status: int = 200, headers: dict[str, str] | None = None
    ) -> None:
        """Let *url* answer with *body*, and with 304 to who names its ETag."""
        raw = body.encode() if isinstance(body, str) else body
        given = headers or {}

        def answer(request: httpx.Request) -> httpx.Response:
            if "ETag" in given and request.headers.get("if-none-match") == given["ETag"]:
                return httpx.Response(304, stream=Body())
            return httpx.Response(status, headers=given, stream=Body(raw))

        self._answers[url] = answer

    def break_off(self, url: str, error: Exception) -> None:
        """Let *url* end in *error*."""

        def answer(request: httpx.Request) -> httpx.Response:
            raise error

        self._answers[url] = answer

    def answer_with(self, url: str, answer: Callable[[httpx.Request], httpx.Response]) -> None:
        """Let *url* answer with what *answer* makes of the request."""
        self._answers[url] = answer

    def paths(self) -> list[str]:
        """Give the addresses that were asked for, in order."""
        return [str(request.url) for request in self.asked]

    def answer(self, request: httpx.Request) -> httpx.Response:
        """Answer *request*."""
        self.asked.append(request)
        missing = httpx.Response(404, stream=Body(b"nothing here"))
        answer = self._answers.get(str(request.url))
        return answer(request) if answer else missing


class Clock:
    """A clock that stands until it is told to go on."""

    def __init__(self) -> None:
        self.time = datetime(2024, 12, 23, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def forward(self, **by: float) -> None:
        """Go on by so many `hours=`, `minutes=` or `seconds=`."""
        self.time += timedelta(**by)


@pytest.fixture
def web() -> FakeWeb:
    """A web with nothing in it."""
    return FakeWeb()


@pytest.fixture
async def fetcher(web: FakeWeb) -> AsyncIterator[Fetcher]:
    """A fetcher on the made-up web."""
    async with Fetcher(transport=httpx.MockTransport(web.answer), deadline=5) as fetcher:
        yield fetcher


@pytest.fixture
def clock() -> Clock:
    """A clock at noon of 23 December 2024."""
    return Clock()


@pytest.fixture
def begin(tmp_path) -> Begin:
    """An empty record in an SQLite file."""
    engine = make_engine(f"sqlite:///{tmp_path / 'record.db'}")
    upgrade(engine)
    yield ledger_over(engine)
    engine.dispose()


@pytest.fixture
def services(begin: Begin, clock: Clock, fetcher: Fetcher) -> Services:
    """What the jobs are given."""
    return Services(begin=begin, now=clock, fetch=page_reader(fetcher))
