"""Two real servers on loopback for the whole program: a Bot API, and a web site with a feed.

They notify a condition whenever something happens, so that tests wait for what they want to see and never sleep.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

TOKEN = "123456789:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQ"
CHAT = 7001
PATIENCE = 60.0
"""Seconds after which a test has failed; nothing waits that long when all is well."""


class Server:
    """A threaded server on a free port of 127.0.0.1, with a condition that guards and announces its state."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                self.respond(b"")

            def do_POST(self) -> None:
                self.respond(self.rfile.read(int(self.headers.get("Content-Length", 0))))

            def respond(self, body: bytes) -> None:
                status, headers, content = outer.answer(self.path, dict(self.headers), body)
                try:
                    self.send_response(status)
                    for name, value in {**headers, "Content-Length": str(len(content))}.items():
                        self.send_header(name, value)
                    self.end_headers()
                    self.wfile.write(content)
                except OSError:  # the program was killed while it waited
                    self.close_connection = True

            def log_message(self, *_: object) -> None:
                """Keep quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def answer(self, path: str, headers: dict[str, str], body: bytes) -> tuple[int, dict[str, str], bytes]:
        raise NotImplementedError

    def until(self, seen: Callable[[], Any], what: str) -> Any:
        """Wait until *seen* gives something true, and give it; fail with *what* was waited for."""
        with self.changed:
            assert self.changed.wait_for(seen, PATIENCE), f"never saw {what}"
            return seen()

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        with self.changed:
            self.close()
            self.changed.notify_all()
        self._server.shutdown()
        self._server.server_close()

    def close(self) -> None:
        """Let go of who still waits for an answer."""


class BotApi(Server):
    """The Bot API as far as the program uses it: long polling that confirms by offset, and a log of what was sent."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[dict[str, Any]] = []
        self.polls = 0
        self._updates: list[dict[str, Any]] = []
        self._number = 1000
        self._closed = False

    def close(self) -> None:
        self._closed = True

    def says(self, text: str, chat: int = CHAT) -> None:
        """Let the person in *chat* write *text*."""
        with self.changed:
            self._number += 1
            person = {"id": chat, "is_bot": False, "first_name": "Reader"}
            message: dict[str, Any] = {
                "message_id": self._number,
                "date": 1_734_400_000,
                "chat": {"id": chat, "type": "private"},
                "from": person,
                "text": text,
            }
            if text.startswith("/"):
                command = text.split()[0]
                message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(command)}]
            self._updates.append({"update_id": self._number, "message": message})
            self.changed.notify_all()

    def texts(self) -> list[str]:
        """What was sent so far."""
        return [message["text"] for message in self.sent]

    def waits_for(self, words: str) -> str:
        """Wait for a message that holds *words* and give its text."""
        found: str = self.until(lambda: next((text for text in self.texts() if words in text), None), f"“{words}”")
        return found

    def answer(self, path: str, headers: dict[str, str], body: bytes) -> tuple[int, dict[str, str], bytes]:
        parts = urlsplit(path)
        token, _, method = parts.path.removeprefix("/bot").partition("/")
        if token != TOKEN:
            return self._json({"ok": False, "error_code": 401, "description": "Unauthorized"}, HTTPStatus.UNAUTHORIZED)
        return self._json({"ok": True, "result": self._result(method, _parameters(parts.query, headers, body))})

    def _result(self, method: str, parameters: dict[str, Any]) -> Any:
        me = {"id": 123456789, "is_bot": True, "first_name": "claimbot", "username": "claimbot_bot"}
        with self.changed:
            if method == "getMe":
                return me
            if method == "getUpdates":
                return self._get_updates(parameters)
            if method == "sendMessage":
                self._number += 1
                self.sent.append(parameters)
                self.changed.notify_all()
                chat = {"id": int(parameters["chat_id"]), "type": "private"}
                return {"message_id": self._number, "date": 1_734_400_000, "chat": chat, "text": parameters["text"]}
            return True

    def _get_updates(self, parameters: dict[str, Any]) -> list[dict[str, Any]]:
        self.polls += 1
        self.changed.notify_all()
        offset = int(parameters.get("offset", 0))
        self._updates = [update for update in self._updates if update["update_id"] >= offset]
        self.changed.wait_for(lambda: self._updates or self._closed, float(parameters.get("timeout", 0)))
        return list(self._updates)

    def _json(self, row: dict[str, Any], status: int = HTTPStatus.OK) -> tuple[int, dict[str, str], bytes]:
        return status, {"Content-Type": "application/json"}, json.dumps(row).encode()


class Site(Server):
    """A web site whose pages are what a test says they are; it counts how often each was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: dict[str, tuple[int, str, str]] = {}
        self.hits: dict[str, int] = {}

    def shows(self, path: str, content: str, *, status: int = 200, kind: str = "text/html; charset=utf-8") -> str:
        """Put a page up and give its address."""
        with self.changed:
            self.pages[path] = (status, kind, content)
        return self.url + path

    def asked(self, path: str, times: int) -> None:
        """Wait until *path* was asked for *times* times."""
        self.until(lambda: self.hits.get(path, 0) >= times, f"{times} requests for {path}")

    def answer(self, path: str, headers: dict[str, str], body: bytes) -> tuple[int, dict[str, str], bytes]:
        with self.changed:
            self.hits[path] = self.hits.get(path, 0) + 1
            self.changed.notify_all()
            status, kind, content = self.pages.get(path, (404, "text/plain", "not here"))
        return status, {"Content-Type": kind}, content.encode()


def _parameters(query: str, headers: dict[str, str], body: bytes) -> dict[str, Any]:
    if "json" in headers.get("Content-Type", ""):
        loaded: dict[str, Any] = json.loads(body)
        return loaded
    return dict(parse_qsl(query)) | dict(parse_qsl(body.decode()))
