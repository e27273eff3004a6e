"""A Bot API in the same process: what PTB would ask over HTTP is answered here, and no socket is opened.

It stands in for Telegram in the terminal and in the tests. It knows the methods that the bot uses and answers as
Telegram does, as far as the bot can tell; what it shows to whom is up to `shown`.
"""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from telegram.request import BaseRequest, RequestData

from claimbot.ports import Now
from claimbot.texts.html import plain, utf16_length

Json = dict[str, Any]
Answer = tuple[int, Json]

BOT_ID = 42
TOKEN = f"{BOT_ID}:LOCAL"
"""The token of the stand-in's bot; any other is accepted as well."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    """A request that the bot made."""

    method: str
    parameters: Json


class LocalTelegram(BaseRequest):
    """The stand-in. *now* is the time that messages carry; update ids begin at its milliseconds, so that no two runs
    share any.
    """

    def __init__(self, *, now: Now, username: str = "claimbot_bot") -> None:
        self.now = now
        self.username = username
        self.calls: list[Call] = []
        self.messages: dict[tuple[int, int], Json] = {}
        self.chat_kinds: dict[int, str] = {}
        self.admins: set[tuple[int, int]] = set()
        self._updates: deque[Json] = deque()
        self._news = asyncio.Event()
        self._last_update = int(now().timestamp() * 1000)
        self._last_message = 0
        self._methods: Mapping[str, Callable[[Json], Answer]] = {
            "getMe": self._get_me,
            "sendMessage": self._send_message,
            "editMessageText": self._edit_message_text,
            "editMessageReplyMarkup": self._edit_message_text,
            "answerCallbackQuery": self._answer_callback_query,
            "answerInlineQuery": lambda _: done(True),
            "setMyCommands": lambda _: done(True),
            "getChatMember": self._get_chat_member,
        }

    # --- what the bot's people do ---------------------------------------------------------------------------------

    def write(self, text: str, *, chat: int = 1, user: int = 1, **more: Any) -> int:
        """Write *text* in a chat; *more* are further fields of the message. Gives the number of the update."""
        message = {**self._message(chat, {"text": text, **more}), "from": person(user)}
        if text.startswith("/"):
            command = text.split(maxsplit=1)[0]
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": utf16_length(command)}]
        return self.update(message=message)

    def press(self, data: str, *, chat: int = 1, user: int = 1, message: int | None = None) -> int:
        """Press the button with *data* under a message, by default under the newest one of the chat."""
        number = message if message is not None else max(key[1] for key in self.messages if key[0] == chat)
        pressed = self.messages.get((chat, number), {"message_id": number, "date": 0, "chat": self._chat(chat)})
        query = {"id": f"q{self._last_update}", "from": person(user), "chat_instance": "1", "data": data}
        return self.update(callback_query={**query, "message": pressed})

    def update(self, **content: Any) -> int:
        """Give the bot an update with *content* and give its number."""
        self._last_update += 1
        self._updates.append({"update_id": self._last_update, **content})
        self._news.set()
        return self._last_update

    def shown(self, message: Json) -> None:
        """Take notice of a message that was sent or changed; here nobody looks."""

    def answered(self, text: str) -> None:
        """Take notice of the short text that answers a press; here nobody looks."""

    # --- what PTB asks ----------------------------------------------------------------------------------------------

    @property
    def read_timeout(self) -> float | None:
        """As `BaseRequest` asks; nothing is waited for here."""
        return None

    async def initialize(self) -> None:
        """Nothing has to be opened."""

    async def shutdown(self) -> None:
        """Nothing has to be closed."""

    async def do_request(
        self,
        url: str,
        method: str,  # noqa: ARG002 - HTTP's, always POST; the method of the Bot API ends the address
        request_data: RequestData | None = None,
        *_args: Any,
        **_timeouts: Any,
    ) -> tuple[int, bytes]:
        """Answer one request."""
        call = Call(method=url.rsplit("/", 1)[-1], parameters=dict(request_data.parameters) if request_data else {})
        self.calls.append(call)
        code, body = await self.answer(call)
        return code, json.dumps(body).encode()

    async def answer(self, call: Call) -> Answer:
        """Give the HTTP status and the body that answer *call*."""
        if call.method == "getUpdates":
            return done(await self._get_updates(call.parameters))
        answering = self._methods.get(call.method)
        return answering(call.parameters) if answering else refused(404, "Not Found")

    async def _get_updates(self, parameters: Json) -> list[Json]:
        while self._updates and self._updates[0]["update_id"] < parameters.get("offset", 0):
            self._updates.popleft()
        if not self._updates:
            self._news.clear()
            try:
                async with asyncio.timeout(parameters.get("timeout", 0)):
                    await self._news.wait()
            except TimeoutError:
                return []
        return list(self._updates)[:100]

    def _get_me(self, _: Json) -> Answer:
        return done({"id": BOT_ID, "is_bot": True, "first_name": "claimbot", "username": self.username})

    def _send_message(self, parameters: Json) -> Answer:
        text = parameters["text"]
        content = {
            "text": plain(text) if parameters.get("parse_mode") == "HTML" else text,
            "from": {"id": BOT_ID, "is_bot": True, "first_name": "claimbot"},
        }
        if "message_thread_id" in parameters:
            content |= {"message_thread_id": parameters["message_thread_id"], "is_topic_message": True}
        return self._show(self._message(parameters["chat_id"], content), parameters)

    def _edit_message_text(self, parameters: Json) -> Answer:
        message = self.messages.get((parameters["chat_id"], parameters["message_id"]))
        if message is None:
            return refused(400, "Bad Request: message to edit not found")
        text = plain(parameters["text"]) if "text" in parameters else message["text"]
        return self._show({**message, "text": text, "edit_date": self._date()}, parameters)

    def _show(self, message: Json, parameters: Json) -> Answer:
        message.pop("reply_markup", None)
        if parameters.get("reply_markup"):
            message["reply_markup"] = parameters["reply_markup"]
        self.messages[message["chat"]["id"], message["message_id"]] = message
        self.shown({**message, "html": parameters.get("text", "")})
        return done(message)

    def _answer_callback_query(self, parameters: Json) -> Answer:
        if parameters.get("text"):
            self.answered(parameters["text"])
        return done(True)

    def _get_chat_member(self, parameters: Json) -> Answer:
        admin = (parameters["chat_id"], parameters["user_id"]) in self.admins
        status: Json = {"status": "creator", "is_anonymous": False} if admin else {"status": "member"}
        return done({**status, "user": person(parameters["user_id"])})

    def _message(self, chat: int, content: Json) -> Json:
        self._last_message += 1
        return {"message_id": self._last_message, "date": self._date(), "chat": self._chat(chat), **content}

    def _chat(self, chat: int) -> Json:
        return {"id": chat, "type": self.chat_kinds.get(chat, "private")}

    def _date(self) -> int:
        return int(self.now().timestamp())


def person(number: int) -> Json:
    """Give a person as Telegram does."""
    return {"id": number, "is_bot": False, "first_name": f"Person {number}"}


def done(result: Any) -> Answer:
    """Give the answer of a request that was met."""
    return 200, {"ok": True, "result": result}


def refused(code: int, description: str, **parameters: Any) -> Answer:
    """Give the answer of a request that was refused, with Telegram's *parameters* (retry_after, migrate_to_chat_id)."""
    body: Json = {"ok": False, "error_code": code, "description": description}
    return code, {**body, "parameters": parameters} if parameters else body
