"""The one way out to the web: polite, bounded, and never into a private network.

Conditional GET, redirects checked one by one, a size limit that holds for the unpacked body, one deadline.
What goes wrong rises as `SourceError`, one line that says what to do. Nothing here reads what was fetched.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from importlib.metadata import PackageNotFoundError, version

import httpx

from claimbot.errors import SourceError
from jobs.addresses import GuardedTransport, Resolve, checked_url, resolve
from jobs.failures import Busy, Passing, Silent
from jobs.sources.urls import host_of
from jobs.unpack import Damaged, TooLarge, Unpacker
from jobs.workers import Workers

FEED_LIMIT = 5_000_000
PAGE_LIMIT = 3_000_000
"""Bytes, unpacked. The largest feeds seen hold 2 MB, the largest news pages 1.5 MB."""

DEADLINE = 30.0
"""Seconds for one document with all its redirects; a server that drips bytes gets no more either."""

PER_HOST = 3
"""Requests to one server at the same time."""

REDIRECTS = 5
LONGEST_WAIT = 24 * 3600.0
"""The most that a Retry-After is honoured, in seconds: a server that asks for a year has a wrong clock."""

_ACCEPT = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, */*;q=0.5"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Fetched:
    """What a server gave for *url*; *final_url* is where its redirects ended."""

    url: str
    final_url: str
    status: int
    body: bytes = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)  #: whatever the case of their names

    @property
    def etag(self) -> str | None:
        """The server's name of this version, to be sent back next time."""
        return self.headers.get("etag")

    @property
    def modified(self) -> str | None:
        """The server's time of this version, to be sent back as it was given."""
        return self.headers.get("last-modified")

    @property
    def content_type(self) -> str:
        """The kind of document, as the server names it, with its charset."""
        return self.headers.get("content-type", "")

    @property
    def kept_headers(self) -> dict[str, str]:
        """The headers that a revision keeps as proof of when and which version this was."""
        names = ("ETag", "Last-Modified", "Date")
        return {name: self.headers[name] for name in names if name in self.headers}


@dataclass(frozen=True, kw_only=True, slots=True)
class Unchanged:
    """The server says that *url* is still the version that was named to it (304)."""

    url: str


class Fetcher:
    """Reads documents off the web.

    *contact* is shown to publishers. *allow_private* lets it read loopback and private addresses, and any port.
    *transport* replaces the network in tests; *resolve* the look-up of names. Use it as `async with`, or `aclose` it.
    Its *workers* are the threads for whoever reads what was fetched.
    """

    def __init__(
        self,
        *,
        contact: str = "",
        allow_private: bool = False,
        deadline: float = DEADLINE,
        transport: httpx.AsyncBaseTransport | None = None,
        resolve: Resolve = resolve,
    ) -> None:
        self._allow_private = allow_private
        self._deadline = deadline
        self._slots: dict[str, asyncio.Semaphore] = {}
        self.workers = Workers()
        self._client = httpx.AsyncClient(
            transport=transport or GuardedTransport(allow_private=allow_private, resolve=resolve),
            headers={"User-Agent": user_agent(contact), "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate"},
            timeout=httpx.Timeout(deadline, connect=min(10.0, deadline)),
            trust_env=False,
        )

    async def __aenter__(self) -> Fetcher:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def get(
        self, url: str, *, etag: str | None = None, modified: str | None = None, limit: int = PAGE_LIMIT
    ) -> Fetched | Unchanged:
        """Read *url*; *etag* and *modified* are those of the version in hand, *limit* the most bytes taken.

        Raises `SourceError`: `Passing` where another try may succeed (`Busy` where the server asks to wait, `Silent`
        where it does not answer), else it is final.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in conditions.items() if value}
        try:
            async with self._slot(url), asyncio.timeout(self._deadline):
                return await self._follow(url, headers, limit=limit)
        except (TimeoutError, httpx.TimeoutException) as error:
            raise Silent(url, f"no complete answer within {self._deadline:g} seconds") from error
        except httpx.ConnectError as error:
            raise Silent(url, _no_connection(error)) from error
        except httpx.HTTPError as error:
            raise Silent(url, f"the connection broke ({type(error).__name__})") from error
        finally:
            self._client.cookies.clear()  # nobody's cookies are carried from one page to the next

    def _slot(self, url: str) -> asyncio.Semaphore:
        return self._slots.setdefault(host_of(url), asyncio.Semaphore(PER_HOST))

    async def _follow(self, url: str, headers: dict[str, str], *, limit: int) -> Fetched | Unchanged:
        target = checked_url(url, allow_private=self._allow_private)
        for _ in range(REDIRECTS + 1):
            response = await self._client.send(self._client.build_request("GET", target, headers=headers), stream=True)
            try:
                if not response.has_redirect_location:
                    return await _answer(url, response, limit=limit)
                target = _next(response, allow_private=self._allow_private)
            finally:
                await response.aclose()
        raise SourceError(url, f"more than {REDIRECTS} redirects; open it in a browser and give the address it ends at")


def user_agent(contact: str) -> str:
    """Give the name that publishers see, with whom to write to where *contact* is set."""
    try:
        name = f"claimbot/{version('claimbot')}"
    except PackageNotFoundError:  # run from a bare checkout
        name = "claimbot/0"
    return f"{name} (+{contact})" if contact else name


def _next(response: httpx.Response, *, allow_private: bool) -> httpx.URL:
    location = response.headers["location"]
    try:
        target = response.url.join(location)
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise SourceError(str(response.url), "it redirects to something that is no web address") from error
    return checked_url(str(target), allow_private=allow_private)


async def _answer(url: str, response: httpx.Response, *, limit: int) -> Fetched | Unchanged:
    if response.status_code == httpx.codes.NOT_MODIFIED:
        return Unchanged(url=url)
    if not response.is_success:
        raise _refusal(url, response)
    body = await _body(url, response, limit=limit)
    if not body.strip():
        raise Passing(url, "the answer is empty")
    return Fetched(
        url=url, final_url=str(response.url), status=response.status_code, body=body, headers=response.headers
    )


async def _body(url: str, response: httpx.Response, *, limit: int) -> bytes:
    too_large = SourceError(url, f"larger than {limit // 1_000_000} MB, which is no news text")
    announced = response.headers.get("content-length", "")
    if announced.isdigit() and int(announced) > limit:
        raise too_large
    try:
        unpacker = Unpacker(response.headers.get("content-encoding", ""), limit=limit)
        async for chunk in response.aiter_raw():
            unpacker.add(chunk)
    except TooLarge:
        raise too_large from None
    except Damaged as error:
        raise Passing(url, f"the answer cannot be unpacked: {error}") from error
    return unpacker.body()


def _refusal(url: str, response: httpx.Response) -> SourceError:
    status = response.status_code
    match status:
        case 404 | 410:
            return SourceError(url, f"there is nothing at this address ({status}); check it in a browser")
        case 401 | 402 | 403 | 451:
            return SourceError(url, f"the server refuses access ({status})")
        case 429 | 503:
            return Busy(url, f"the server asks to come back later ({status})", wait=_wait(response))
    if status >= 500 or status == httpx.codes.REQUEST_TIMEOUT:
        return Passing(url, f"the server fails ({status})")
    return SourceError(url, f"the server answers with status {status}")


def _wait(response: httpx.Response) -> float | None:
    """Read Retry-After: seconds, or a time, which is held against the server's own clock."""
    value = response.headers.get("retry-after", "").strip()
    if value.isdigit():
        return min(float(value), LONGEST_WAIT)
    try:
        until, date = parsedate_to_datetime(value), parsedate_to_datetime(response.headers.get("date", ""))
        return min(max((until - date).total_seconds(), 0.0), LONGEST_WAIT)
    except (TypeError, ValueError):
        return None


def _no_connection(error: httpx.ConnectError) -> str:
    if "CERTIFICATE" in str(error).upper():
        return "its certificate is not valid, so nobody knows who answers"
    return "no connection; the server is down, or the address is wrong"
