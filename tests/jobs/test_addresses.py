"""The guard between a URL and the machine's own network."""

from __future__ import annotations

import httpx
import pytest

from claimbot.errors import SourceError
from jobs.addresses import GuardedTransport, checked_url, is_public
from jobs.fetch import Fetcher

INSIDE = [
    "127.0.0.1", "127.8.9.1", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "192.0.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.88.99.1",
    "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::a00:1",
    "2002:7f00:1::", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1",
    "fd12::1", "ff02::1", "2001:db8::1",
]  # fmt: skip
OUTSIDE = [
    "8.8.8.8",
    "1.1.1.1",
    "93.184.215.14",
    "151.101.0.81",
    "2606:4700:4700::1111",
    "2a00:1450::1",
    "::ffff:8.8.8.8",
]


@pytest.mark.parametrize("address", INSIDE)
def test_inside(address):
    """Loopback, private, link-local, shared, reserved and tunnelled addresses are not of the open internet."""
    assert not is_public(address)


@pytest.mark.parametrize("address", OUTSIDE)
def test_outside(address):
    """Ordinary addresses are."""
    assert is_public(address)


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("ftp://example.org/feed", "only http and https"),
        ("file://host/notes", "only http and https"),
        ("example.org/feed", "only http and https"),
        ("", "only http and https"),
        ("http://[::1/feed", "no web address"),
        ("http://user:secret@example.org/", "user name or password"),
        ("http://example.org:22/", "ports 80 and 443"),
        ("https://example.org:5432/", "ports 80 and 443"),
    ],
)
def test_refused_forms(url, problem):
    """An address is refused by its form, with a reason, and credentials in it are not repeated."""
    with pytest.raises(SourceError, match=problem) as caught:
        checked_url(url, allow_private=False)

    assert "secret" not in str(caught.value)


class Nothing(httpx.AsyncByteStream):
    """An empty body."""

    async def __aiter__(self):
        yield b""


class Net:
    """A net of names and of servers that note who dialled them, and by which name they were greeted."""

    def __init__(self, **names: list[str]) -> None:
        self.names = {name.replace("_", "."): addresses for name, addresses in names.items()}
        self.dialled: list[tuple[str, str, str]] = []

    async def resolve(self, host: str, port: int) -> list[str]:
        if host not in self.names:
            raise OSError("name not known")
        found = self.names[host]
        if len(found) > 1 and found[0] == "then":
            return [found.pop(1)]
        return found

    def answer(self, request: httpx.Request) -> httpx.Response:
        dialled = request.url.host
        self.dialled.append((dialled, request.headers["host"], request.extensions["sni_hostname"]))
        if dialled == "192.0.66.1":
            raise httpx.ConnectError("refused")
        if request.url.path == "/inside":
            return httpx.Response(302, headers={"location": "http://inside.example/admin"})
        return httpx.Response(204, stream=Nothing())

    def fetcher(self, *, allow_private: bool = False) -> Fetcher:
        guard = GuardedTransport(
            allow_private=allow_private, resolve=self.resolve, inner=httpx.MockTransport(self.answer)
        )
        return Fetcher(transport=guard, allow_private=allow_private)


async def test_dials_what_it_checked():
    """The checked address is dialled, while Host and TLS keep the name."""
    net = Net(news_example=["8.8.8.8"])

    with pytest.raises(SourceError, match="empty"):
        await net.fetcher().get("https://news.example/feed")

    assert net.dialled == [("8.8.8.8", "news.example", "news.example")]


@pytest.mark.parametrize("addresses", [["127.0.0.1"], ["8.8.8.8", "10.0.0.1"], ["::ffff:169.254.169.254"]])
async def test_names_that_lead_inside(addresses):
    """A name with one address inside is not dialled at all."""
    net = Net(evil_example=addresses)

    with pytest.raises(SourceError, match="private network"):
        await net.fetcher().get("http://evil.example/")

    assert net.dialled == []


async def test_redirect_inside():
    """A redirect is checked like the address it came from."""
    net = Net(news_example=["8.8.8.8"], inside_example=["192.168.0.1"])

    with pytest.raises(SourceError, match="private network"):
        await net.fetcher().get("http://news.example/inside")

    assert [dialled for dialled, *_ in net.dialled] == ["8.8.8.8"]


async def test_rebinding():
    """A name that changes its address between two requests is checked at each."""
    net = Net(evil_example=["then", "8.8.8.8", "127.0.0.1"])
    fetcher = net.fetcher()

    with pytest.raises(SourceError, match="empty"):
        await fetcher.get("http://evil.example/")
    with pytest.raises(SourceError, match="private network"):
        await fetcher.get("http://evil.example/")

    assert [dialled for dialled, *_ in net.dialled] == ["8.8.8.8"]


async def test_next_address():
    """Where one address of a name does not answer, the next is dialled."""
    net = Net(news_example=["192.0.66.1", "8.8.8.8"])

    with pytest.raises(SourceError, match="empty"):
        await net.fetcher().get("http://news.example/")

    assert [dialled for dialled, *_ in net.dialled] == ["192.0.66.1", "8.8.8.8"]


async def test_unknown_name():
    """A name that nobody knows is said to be misspelt."""
    with pytest.raises(SourceError, match=r"no\.example is not known; check the spelling"):
        await Net().fetcher().get("http://no.example/")


async def test_private_on_request():
    """With the setting for intranets, private addresses and other ports are read."""
    net = Net(wiki_intranet=["10.0.0.7"])

    with pytest.raises(SourceError, match="empty"):
        await net.fetcher(allow_private=True).get("http://wiki.intranet:8080/feed")

    assert net.dialled == [("10.0.0.7", "wiki.intranet:8080", "wiki.intranet")]
