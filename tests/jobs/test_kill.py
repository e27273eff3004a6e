"""What is left when the process is killed: nothing is lost, repeats are few and marked, no order is broken."""

from __future__ import annotations

import asyncio
import json
import sys
from collections import Counter, defaultdict

from claimbot.ports import Alert, Chat, Source
from claimbot.texts.alerts import REPEAT_MARK
from jobs.deliver import IN_FLIGHT

DELIVER = """
import asyncio, json, sys
from datetime import UTC, datetime
from claimbot.ports import Services
from jobs.deliver import Deliverer
from storage.engine import make_engine
from storage.ledger import ledger_over

async def send(message):
    reader, writer = await asyncio.open_connection("127.0.0.1", int(sys.argv[2]))
    writer.write(json.dumps([message.chat, message.html]).encode() + b"\\n")
    answer = await reader.readline()
    writer.close()
    return int(answer)

def now():
    return datetime.now(UTC)

begin = ledger_over(make_engine(sys.argv[1]))
asyncio.run(Deliverer(Services(begin=begin, now=now, fetch=None), send).run())
"""

INGEST = """
import asyncio, sys
from datetime import UTC, datetime
from claimbot.ports import Services
from jobs.fetch import Fetcher
from jobs.ingest import poll
from storage.engine import make_engine
from storage.ledger import ledger_over

def now():
    return datetime.now(UTC)

async def main():
    async with Fetcher(allow_private=True) as fetcher:
        await poll(Services(begin=ledger_over(make_engine(sys.argv[1])), now=now, fetch=None), fetcher, interval=0.1)

asyncio.run(main())
"""


class Victim:
    """A process that runs a script on a record and is killed, as by `kill -9`, when it makes its n-th request."""

    def __init__(self, script: str, database: str, answer) -> None:
        self._script = script
        self._database = database
        self._answer = answer
        self._kill_at: int | None = None
        self._requests = 0
        self._process: asyncio.subprocess.Process | None = None

    async def run(self, *, kill_at: int | None = None) -> int:
        """Run it to its end or its death, and give the exit code."""
        self._kill_at, self._requests = kill_at, 0
        server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        self.port = server.sockets[0].getsockname()[1]
        async with server:
            arguments = ["-c", self._script, self._database, str(self.port)]
            self._process = await asyncio.create_subprocess_exec(sys.executable, *arguments)
            return await self._process.wait()

    port = 0

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        answer = self._answer(await reader.readline())
        self._requests += 1
        if self._requests == self._kill_at:
            self._process.kill()
        else:
            writer.write(answer)
        writer.close()


async def test_killed_while_sending(begin, clock, tmp_path):
    """Killed time and again amid its requests, the bot delivers every alert, in order; repeats are few and marked."""
    chats, each = range(1, 7), 4
    with begin() as ledger:
        for chat in chats:
            ledger.put_chat(Chat(id=chat, kind="private"), now=clock())
            for number in range(each):
                ledger.queue(Alert(change=f"c{number}", series="s", chat=chat, body=str(number), not_before=clock()))
    taken: dict[int, list[str]] = defaultdict(list)

    def take(line: bytes) -> bytes:
        chat, text = json.loads(line)
        taken[chat].append(text)
        return b"17\n"

    victim = Victim(DELIVER, f"sqlite:///{tmp_path / 'record.db'}", take)
    kills = [await victim.run(kill_at=count) for count in (2, 7)]
    assert await victim.run() == 0

    assert all(code != 0 for code in kills)
    assert sorted(taken) == list(chats)
    for texts in taken.values():
        numbers = [int(text.removeprefix(REPEAT_MARK)) for text in texts]
        assert list(dict.fromkeys(numbers)) == list(range(each))
        assert max(Counter(text for text in texts if not text.startswith(REPEAT_MARK)).values()) == 1
    assert sum(len(texts) for texts in taken.values()) <= len(chats) * each + IN_FLIGHT * len(kills)


async def test_killed_while_reading(begin, tmp_path):
    """Killed time and again while it reads a feed, the bot records every article, each once."""
    articles = 9

    def page(line: bytes) -> bytes:
        path = line.split()[1].decode()
        if path == "/feed":
            items = (f"<item><link>/{n}</link></item>" for n in range(articles))
            body = f"<rss><channel><title>Wire</title>{''.join(items)}</channel></rss>"
        else:
            body = f"<p>At least {path[1:]}00 people were killed in the capital, officials said.</p>"
        return f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n{body}".encode()

    victim = Victim(INGEST, f"sqlite:///{tmp_path / 'record.db'}", page)
    victim.port = await _free_port()
    feed = f"http://127.0.0.1:{victim.port}/feed"
    with begin() as ledger:
        ledger.put_source(Source(url=feed))
    kills = [await victim.run(kill_at=count) for count in (2, 6)]
    assert [await victim.run(), await victim.run()] == [0, 0]

    assert all(code != 0 for code in kills)
    with begin() as ledger:
        found = [ledger.article(f"http://127.0.0.1:{victim.port}/{number}") for number in range(articles)]
    assert [article.revision for article in found] == [1] * articles


async def _free_port() -> int:
    server = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    async with server:
        return server.sockets[0].getsockname()[1]
