"""A real web server on the loopback address that shows the fictitious outlets' sites as of the simulated time.

It speaks enough HTTP for a reader of feeds to be put to work: GET and HEAD, ETag and Last-Modified, 304 for what has
not changed, 404 for what is not there (yet). It takes a port that is free, and only this machine can reach it.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import Any, Self

from claimbot.demo.site import article_page, feed
from claimbot.demo.stream import START, Version, desks, pages
from claimbot.ports import Now


@dataclass(frozen=True, kw_only=True, slots=True)
class Resource:
    """What an address shows: its body, the type of it, and since when it is so."""

    body: bytes
    content_type: str
    modified: datetime

    @property
    def etag(self) -> str:
        """A validator that changes with the body."""
        return f'"{hashlib.sha256(self.body).hexdigest()[:24]}"'


class Site:
    """The outlets' sites: an address to what it shows at a time."""

    def __init__(self, stream: Sequence[Version]) -> None:
        self._stream = tuple(stream)
        self.desks = desks(self._stream)

    def resource(self, path: str, *, now: datetime, base: str) -> Resource | None:
        """Give what *path* shows at *now*, or None where nothing is there (yet)."""
        up = pages(self._stream, now=now)
        if path in up:
            page = up[path]
            return Resource(body=article_page(page), content_type="text/html; charset=utf-8", modified=page.updated)
        desk = path.removeprefix("/").removesuffix("/feed.xml")
        if path != f"/{desk}/feed.xml" or desk not in self.desks:
            return None
        listed = [page for page in up.values() if page.shown.desk == desk]
        return Resource(
            body=feed(listed, desk=desk, outlet=self.desks[desk], base=base),
            content_type="application/xml; charset=utf-8",
            modified=max((page.updated for page in listed), default=START),
        )


class DemoServer:
    """The server, running while its `with` block is open."""

    def __init__(self, stream: Sequence[Version], *, now: Now) -> None:
        self._http = _Http(Site(stream), now=now)
        self._thread = Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    @property
    def base(self) -> str:
        """The address of the server, without a slash at the end."""
        return self._http.base

    @property
    def feeds(self) -> dict[str, str]:
        """The address of each outlet's feed, with the outlet's name."""
        return {f"{self.base}/{desk}/feed.xml": outlet for desk, outlet in self._http.site.desks.items()}

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()


class _Http(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, site: Site, *, now: Now) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.site = site
        self.now = now

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing where a reader hung up in the middle, as it does when the demo is ended."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30.0
    server: _Http

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        path = self.path.partition("?")[0]
        resource = self.server.site.resource(path, now=self.server.now(), base=self.server.base)
        if resource is None:
            self._head(HTTPStatus.NOT_FOUND, length=0)
            return
        unchanged = self._is_unchanged(resource)
        status = HTTPStatus.NOT_MODIFIED if unchanged else HTTPStatus.OK
        self._head(status, length=len(resource.body), resource=resource)
        if with_body and not unchanged:
            self.wfile.write(resource.body)

    def _is_unchanged(self, resource: Resource) -> bool:
        tags = self.headers.get("If-None-Match")
        if tags is not None:  # where both are sent, the tag alone decides (RFC 9110, 13.2.2)
            return resource.etag in (tag.strip().removeprefix("W/") for tag in tags.split(","))
        return self.headers.get("If-Modified-Since") == _http_date(resource.modified)

    def _head(self, status: HTTPStatus, *, length: int, resource: Resource | None = None) -> None:
        self.send_response_only(status)
        self.send_header("Date", _http_date(self.server.now()))  # the simulated time, so that a reader sees one time
        if status is not HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(length))
        if resource is not None:
            self.send_header("Content-Type", resource.content_type)
            self.send_header("ETag", resource.etag)
            self.send_header("Last-Modified", _http_date(resource.modified))
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal belongs to the chat."""


def _http_date(when: datetime) -> str:
    return format_datetime(when, usegmt=True)
