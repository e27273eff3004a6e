"""The demo's web server: feeds and pages as of the simulated time, over real HTTP."""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterator
from datetime import timedelta

import httpx
import pytest

from claimbot.demo.clock import SimulatedClock
from claimbot.demo.server import DemoServer
from claimbot.demo.stream import START, Version

STREAM = (
    Version(minute=0, path="/gazette/opening", outlet="Gazette", title="Opening & closing", text="Come in.\n\nGo out."),
    Version(minute=60, path="/gazette/fire", outlet="Gazette", title="Fire", text="Four were hurt."),
    Version(minute=90, path="/meridian-post/fog", outlet="Meridian Post", title="Fog", text="It is grey."),
    Version(minute=120, path="/gazette/fire", outlet="Gazette", title="Fire", text="Six were hurt.", version=2),
)


@pytest.fixture
def clock() -> SimulatedClock:
    """A clock at the start of the stream."""
    return SimulatedClock(START)


@pytest.fixture
def web(clock: SimulatedClock) -> Iterator[httpx.Client]:
    """A client of the running server."""
    with DemoServer(STREAM, now=clock.now) as server, httpx.Client(base_url=server.base, trust_env=False) as client:
        yield client


def test_a_page_shows_its_article(web: httpx.Client):
    """An article's page carries its title, its paragraphs, its outlet and its date."""
    page = web.get("/gazette/opening")

    assert page.status_code == 200
    assert "<h1>Opening &amp; closing</h1>" in page.text
    assert "<p>Come in.</p>\n<p>Go out.</p>" in page.text
    assert '<meta property="og:site_name" content="Gazette">' in page.text
    assert '<meta property="article:published_time" content="2024-12-16T06:00:00+00:00">' in page.text


def test_nothing_is_up_before_its_time(web: httpx.Client, clock: SimulatedClock):
    """A page is not found until the simulated time has reached it, and the feed does not list it."""
    assert web.get("/gazette/fire").status_code == 404
    assert "/gazette/fire" not in web.get("/gazette/feed.xml").text

    clock.move_to(START + timedelta(hours=1))

    assert web.get("/gazette/fire").status_code == 200
    assert "/gazette/fire</link>" in web.get("/gazette/feed.xml").text


def test_what_has_not_changed_is_not_sent_again(web: httpx.Client, clock: SimulatedClock):
    """A reader that knows the tag or the date gets a 304 without a body, until something changes."""
    first = web.get("/gazette/feed.xml")
    by_tag = {"If-None-Match": first.headers["ETag"]}
    by_date = {"If-Modified-Since": first.headers["Last-Modified"]}

    unchanged = [web.get("/gazette/feed.xml", headers=headers) for headers in (by_tag, by_date)]

    assert [(answer.status_code, answer.content) for answer in unchanged] == [(304, b""), (304, b"")]
    clock.move_to(START + timedelta(hours=1))
    assert web.get("/gazette/feed.xml", headers=by_tag).status_code == 200


def test_an_edited_page_changes_in_place(web: httpx.Client, clock: SimulatedClock):
    """The same address shows the new figure, another tag, and the date of the first version."""
    clock.move_to(START + timedelta(hours=1))
    before = web.get("/gazette/fire")
    clock.move_to(START + timedelta(hours=2))
    after = web.get("/gazette/fire", headers={"If-None-Match": before.headers["ETag"]})

    assert "Four were hurt." in before.text
    assert "Six were hurt." in after.text
    assert 'published_time" content="2024-12-16T07:00:00+00:00"' in after.text


def test_outlets_offer_rss_or_atom(web: httpx.Client, clock: SimulatedClock):
    """Some outlets offer RSS, some Atom, each only its own articles."""
    clock.move_to(START + timedelta(hours=3))

    gazette, meridian = web.get("/gazette/feed.xml").text, web.get("/meridian-post/feed.xml").text

    assert "<rss" in gazette
    assert "<pubDate>Mon, 16 Dec 2024 06:00:00 +0000</pubDate>" in gazette
    assert "Fog" not in gazette
    assert "http://www.w3.org/2005/Atom" in meridian
    assert "Fog" in meridian


def test_other_addresses_are_not_found(web: httpx.Client):
    """An address of no outlet gives 404, not an error."""
    statuses = {path: web.get(path).status_code for path in ("/", "/nobody/feed.xml", "/gazette/../feed.xml")}

    assert set(statuses.values()) == {404}


def test_a_reader_that_hangs_up_is_no_news(web: httpx.Client, capfd: pytest.CaptureFixture[str]):
    """A connection broken off in the middle writes nothing to the terminal, and the next reader is served."""
    address = (web.base_url.host, web.base_url.port)
    with socket.create_connection(address) as hasty:
        hasty.sendall(b"GET /gazette/opening HT")
        hasty.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # close by a reset

    assert web.get("/gazette/opening").status_code == 200
    assert capfd.readouterr().err == ""


def test_head_gives_the_headers_alone(web: httpx.Client):
    """HEAD answers as GET does, without the body."""
    assert web.head("/gazette/opening").headers["Content-Length"] == str(len(web.get("/gazette/opening").content))
