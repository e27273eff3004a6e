"""Which addresses the bot may dial: the guard between a URL that anybody may send and the machine's own network.

The guard sits where the connection is made: a name is resolved once, every address it has is checked, and only an
address that was checked is dialled, so that a name that changes its mind in between (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable

import httpx

from claimbot.errors import SourceError
from jobs.failures import Passing

Resolve = Callable[[str, int], Awaitable[list[str]]]
"""Give the addresses of a host name; raises OSError where it has none."""

_PORTS = frozenset({None, 80, 443})
_TRIES = 3
"""Addresses of one name that are dialled before the name is given up."""

_TUNNELS = tuple(
    ipaddress.IPv6Network(network)
    for network in (
        "::/96",  # IPv4-compatible (RFC 4291), among them ::127.0.0.1
        "64:ff9b::/96",  # NAT64 (RFC 6052)
        "64:ff9b:1::/48",  # NAT64, local use (RFC 8215)
        "2001::/32",  # Teredo (RFC 4380)
        "2002::/16",  # 6to4 (RFC 3056)
    )
)
"""IPv6 ranges that carry an IPv4 address inside and lead to it, although Python calls some of them global."""

_RELAYS = ipaddress.IPv4Network("192.88.99.0/24")  # 6to4 relays (RFC 7526)


def is_public(address: str) -> bool:
    """Say whether *address* (an IP address as text) belongs to the open internet."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return is_public(str(ip.ipv4_mapped))
        if ip.is_site_local or any(ip in network for network in _TUNNELS):
            return False
    elif ip in _RELAYS:
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def checked_url(url: str, *, allow_private: bool) -> httpx.URL:
    """Give *url* parsed, or raise `SourceError` where nobody should dial it: its form, scheme, port or credentials."""
    try:
        parsed = httpx.URL(url.strip())
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise SourceError(url, "this is no web address; write it as https://example.org/feed") from error
    if parsed.scheme not in {"http", "https"} or not parsed.host:
        raise SourceError(url, "only http and https addresses can be read; write it as https://example.org/feed")
    if parsed.userinfo:
        raise SourceError(_without_credentials(parsed), "an address with a user name or password in it is not read")
    if not allow_private and parsed.port not in _PORTS:
        raise SourceError(url, "only the ports 80 and 443 are read")
    return parsed


def _without_credentials(url: httpx.URL) -> str:
    return str(url.copy_with(userinfo=b""))


async def resolve(host: str, port: int) -> list[str]:
    """Give the addresses of *host* as the system knows them."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class GuardedTransport(httpx.AsyncBaseTransport):
    """Sends a request to an address that it checked itself; the name goes only into the Host header and TLS."""

    def __init__(
        self, *, allow_private: bool, resolve: Resolve = resolve, inner: httpx.AsyncBaseTransport | None = None
    ) -> None:
        self._allow_private = allow_private
        self._resolve = resolve
        # A kept connection is known by its address alone, and one address serves many names: so none is kept.
        limits = httpx.Limits(max_connections=64, max_keepalive_connections=0)
        self._inner = inner or httpx.AsyncHTTPTransport(limits=limits, trust_env=False)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Resolve, check and dial; raises `SourceError` for a name that is unknown or leads inside."""
        addresses = await self._checked(request.url)
        for address in addresses[:-1]:
            try:
                return await self._dial(request, address)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue
        return await self._dial(request, addresses[-1])

    async def aclose(self) -> None:
        """Close the connections."""
        await self._inner.aclose()

    async def _checked(self, url: httpx.URL) -> list[str]:
        host = url.raw_host.decode("ascii")
        port = url.port or (443 if url.scheme == "https" else 80)
        try:
            addresses = await self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise Passing(str(url), f"the name {host} is not known; check the spelling") from error
        if not addresses:
            raise SourceError(str(url), f"the name {host} has no address")
        if not self._allow_private and not all(is_public(address) for address in addresses):
            raise SourceError(str(url), f"{host} is an address inside a private network, which is not read")
        return addresses[:_TRIES]

    async def _dial(self, request: httpx.Request, address: str) -> httpx.Response:
        dialled = httpx.Request(
            request.method,
            request.url.copy_with(host=address.partition("%")[0]),
            headers=request.headers,  # holds Host with the name already
            stream=request.stream,
            extensions={**request.extensions, "sni_hostname": request.url.raw_host.decode("ascii")},
        )
        return await self._inner.handle_async_request(dialled)
