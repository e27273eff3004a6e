"""Reading documents off the web: polite, bounded, and clear about what went wrong."""

from __future__ import annotations

import asyncio
import gzip
import zlib

import httpx
import pytest

from claimbot.errors import SourceError
from jobs.failures import Busy, Passing, Silent
from jobs.fetch import Fetcher, Unchanged, user_agent

URL = "https://news.example/feed"


async def test_reads(web, fetcher):
    """A document comes with where it was found, its kind, and what names its version."""
    web.put("https://news.example/old", status=301, headers={"Location": "/feed"})
    web.put(
        URL, "<rss/>", headers={"ETag": '"1"', "Last-Modified": "Mon, 23 Dec 2024 04:00:00 GMT", "Content-Type": "a/b"}
    )

    found = await fetcher.get("https://news.example/old")

    assert (found.url, found.final_url, found.body) == ("https://news.example/old", URL, b"<rss/>")
    assert (found.etag, found.modified, found.content_type) == ('"1"', "Mon, 23 Dec 2024 04:00:00 GMT", "a/b")
    assert found.kept_headers == {"ETag": '"1"', "Last-Modified": "Mon, 23 Dec 2024 04:00:00 GMT"}


async def test_conditions(web, fetcher):
    """What names the version in hand is sent along, and 304 is no document."""
    web.put(URL, "<rss/>", headers={"ETag": '"1"'})

    found = await fetcher.get(URL, etag='"1"', modified="Mon, 23 Dec 2024 04:00:00 GMT")

    assert found == Unchanged(url=URL)
    assert web.asked[0].headers["if-modified-since"] == "Mon, 23 Dec 2024 04:00:00 GMT"


async def test_says_who_asks(web):
    """Publishers see the program and whom to write to; no packing is asked for that cannot be bounded."""
    async with Fetcher(contact="mailto:desk@example.org", transport=httpx.MockTransport(web.answer)) as fetcher:
        with pytest.raises(SourceError):
            await fetcher.get(URL)

    asked = web.asked[0].headers
    assert asked["user-agent"].startswith("claimbot/")
    assert asked["user-agent"].endswith("(+mailto:desk@example.org)")
    assert asked["accept-encoding"] == "gzip, deflate"
    assert user_agent("").count("(") == 0


def _raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(b"<rss/>")),
        ("deflate", zlib.compress(b"<rss/>")),
        ("deflate", _raw_deflate(b"<rss/>")),
        ("identity", b"<rss/>"),
    ],
)
async def test_unpacks(web, fetcher, encoding, packed):
    """Bodies are unpacked in every form that was asked for, and in the one that servers confuse with it."""
    web.put(URL, packed, headers={"Content-Encoding": encoding})

    assert (await fetcher.get(URL)).body == b"<rss/>"


@pytest.mark.parametrize(("encoding", "body"), [("gzip", b"not gzip"), ("br", b"x"), ("deflate", b"\xff\xff\xff\xff")])
async def test_damaged_packing(web, fetcher, encoding, body):
    """A body that is not packed as its header says is a fault of the source."""
    web.put(URL, body, headers={"Content-Encoding": encoding})

    with pytest.raises(SourceError, match="cannot be unpacked"):
        await fetcher.get(URL)


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"x" * 1001, {}),
        (gzip.compress(b"\0" * 50_000_000), {"Content-Encoding": "gzip"}),
        (b"x", {"Content-Length": "99999999999"}),
    ],
)
async def test_too_large(web, fetcher, body, headers):
    """What is over the limit is left, be it announced, sent, or packed into a kilobyte."""
    web.put(URL, body, headers=headers)

    with pytest.raises(SourceError, match="larger than"):
        await fetcher.get(URL, limit=1000)


@pytest.mark.parametrize(
    ("status", "problem", "passing"),
    [
        (404, r"nothing at this address \(404\)", False),
        (410, r"nothing at this address \(410\)", False),
        (403, r"refuses access \(403\)", False),
        (418, "status 418", False),
        (408, "status 408|server fails", True),
        (500, r"server fails \(500\)", True),
    ],
)
async def test_refusals(web, fetcher, status, problem, passing):
    """Each refusal is one line with the address and what it means, and says whether it may pass."""
    web.put(URL, "<h1>no</h1>", status=status)

    with pytest.raises(SourceError, match=f"{URL}: .*({problem})") as caught:
        await fetcher.get(URL)

    assert isinstance(caught.value, Passing) is passing


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"Retry-After": "120"}, 120),
        ({"Retry-After": "99999999"}, 86400),
        ({"Retry-After": "Mon, 23 Dec 2024 04:10:00 GMT", "Date": "Mon, 23 Dec 2024 04:00:00 GMT"}, 600),
        ({"Retry-After": "Mon, 23 Dec 2024 03:00:00 GMT", "Date": "Mon, 23 Dec 2024 04:00:00 GMT"}, 0),
        ({"Retry-After": "soon"}, None),
        ({}, None),
    ],
)
async def test_busy(web, fetcher, headers, wait):
    """A server that asks to wait is understood, in seconds or by its own clock, within a day."""
    web.put(URL, "busy", status=429, headers=headers)

    with pytest.raises(Busy) as caught:
        await fetcher.get(URL)

    assert caught.value.wait == wait


async def test_empty(web, fetcher):
    """An empty answer is a fault, whatever its status."""
    web.put(URL, " \n")

    with pytest.raises(SourceError, match="the answer is empty"):
        await fetcher.get(URL)


async def test_redirects_for_ever(web, fetcher):
    """A circle of redirects ends."""
    web.put(URL, status=302, headers={"Location": URL})

    with pytest.raises(SourceError, match="more than 5 redirects"):
        await fetcher.get(URL)

    assert len(web.asked) == 6


@pytest.mark.parametrize("location", ["file://host/secret", "gopher://x/", "http://user:pw@news.example/"])
async def test_redirects_elsewhere(web, fetcher, location):
    """A redirect to what may not be read is not followed."""
    web.put(URL, status=302, headers={"Location": location})

    with pytest.raises(SourceError):
        await fetcher.get(URL)

    assert web.paths() == [URL]


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (httpx.ConnectError("refused"), "no connection"),
        (httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED]"), "certificate is not valid"),
        (httpx.ReadTimeout("late"), "no complete answer within 5 seconds"),
        (httpx.RemoteProtocolError("cut"), "the connection broke"),
    ],
)
async def test_silence(web, fetcher, error, problem):
    """A server that does not answer is told from one that refuses."""
    web.break_off(URL, error)

    with pytest.raises(Silent, match=problem):
        await fetcher.get(URL)


async def test_deadline():
    """One deadline holds for the whole document, however the server drips it."""

    async def drip(request: httpx.Request) -> httpx.Response:
        await asyncio.Event().wait()
        raise AssertionError

    async with Fetcher(transport=httpx.MockTransport(drip), deadline=0.01) as fetcher:
        with pytest.raises(Silent, match=r"no complete answer within 0\.01 seconds"):
            await fetcher.get(URL)


async def test_no_cookies(web, fetcher):
    """What one page sets is not told to the next."""
    web.put(URL, "<rss/>", headers={"Set-Cookie": "reader=17"})

    await fetcher.get(URL)
    await fetcher.get(URL)

    assert "cookie" not in web.asked[1].headers


async def test_private_server_is_never_reached():
    """However loopback is written, a server there sees no request."""
    reached = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        reached.append(await reader.readline())
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    hosts = ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "[::ffff:127.0.0.1]", "0"]
    async with server, Fetcher() as fetcher:
        for host in hosts:
            with pytest.raises(SourceError):
                await fetcher.get(f"http://{host}:{port}/")
            with pytest.raises(SourceError, match=r"private network|not known|no web address"):
                await fetcher.get(f"http://{host}/")

    assert reached == []


async def test_loopback_when_allowed():
    """With the setting for tests and intranets, a real server on loopback is read over a real connection."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<rss/>")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server, Fetcher(allow_private=True) as fetcher:
        found = await fetcher.get(f"http://127.0.0.1:{port}/feed")

    assert found.body == b"<rss/>"
