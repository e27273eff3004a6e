"""The jobs as data, and what they let go of."""

from __future__ import annotations

from datetime import timedelta

import pytest

from claimbot.ports import Alert, AlertState, Chat, InboxUpdate, Outgoing, Source
from jobs.prune import HANDLED_UPDATES, SENT_ALERTS, kept_at, prune
from jobs.table import jobs


async def send(message: Outgoing) -> int:
    """Take a message."""
    return 1


def test_by_role(services, fetcher):
    """A process without a fetcher reads nothing, and one without a sender sends nothing."""
    assert [job.name for job in jobs(services, fetcher=fetcher, send=send)] == ["ingest", "prune", "deliver"]
    assert [job.name for job in jobs(services, fetcher=fetcher)] == ["ingest", "prune"]
    assert [job.name for job in jobs(services, send=send)] == ["deliver"]


def test_alerts_wait_seconds_at_most(services, fetcher):
    """The outbox is looked at every second, the sources every few seconds, more often where they are read often."""
    seconds = {job.name: job.seconds for job in jobs(services, fetcher=fetcher, send=send)}
    (quick, _) = jobs(services, fetcher=fetcher, interval=1)

    assert seconds["deliver"] == 1
    assert seconds["ingest"] <= 5
    assert quick.seconds == 1


@pytest.fixture
def work(begin, clock, web):
    """Give `work(number)`: a source is due, an alert is queued and handled updates are old."""

    def work(number: int) -> None:
        feed, old = f"https://news.example/feed{number}", clock() - HANDLED_UPDATES - timedelta(days=1)
        web.put(feed, f"<rss><channel><item><link>/{number}</link><title>12 killed</title></item></channel></rss>")
        with begin() as ledger:
            ledger.put_source(Source(url=feed))
            ledger.put_chat(Chat(id=number, kind="private"), now=old)
            ledger.queue(Alert(change="c", series="s", chat=number, body="text", not_before=old))
            for update in (10 * number, 10 * number + 1):  # the newest of all is kept
                ledger.receive([InboxUpdate(id=update, chat=number, body="{}")], now=old)
                ledger.mark_handled(update, now=old)

    return work


async def test_jobs_run(services, fetcher, begin, work):
    """Every job of the table does its work, and one that was told to stop begins nothing more."""
    work(1)
    table = jobs(services, fetcher=fetcher, send=send)
    results = {job.name: await job.run() for job in table}
    with begin() as ledger:
        done = ledger.counts()
    assert (done.articles, done.alerts) == (1, {AlertState.SENT: 1})
    assert sum(results["prune"].values()) == 1

    work(2)
    for job in table:
        job.stop()
        await job.run()
    with begin() as ledger:
        stopped = ledger.counts()
    assert (stopped.articles, stopped.alerts) == (1, {AlertState.SENT: 1, AlertState.QUEUED: 1})


async def test_prune(services, begin, clock):
    """Handled updates and sent alerts go after their time; what waits stays, however old."""
    old = clock() - SENT_ALERTS - timedelta(days=1)
    with begin() as ledger:
        ledger.put_chat(Chat(id=7, kind="private"), now=old)
        ledger.receive([InboxUpdate(id=1, chat=7, body="{}"), InboxUpdate(id=2, chat=7, body="{}")], now=old)
        ledger.mark_handled(1, now=old)
        for change in ("a", "b"):
            ledger.queue(Alert(change=change, series="s", chat=7, body="text", not_before=old))
        ledger.mark_sent(1, message=5, now=old)

    gone = await prune(services)

    assert sum(gone.values()) == 2
    with begin() as ledger:
        assert [update.id for update in ledger.waiting()] == [2]
        assert ledger.counts().alerts[AlertState.QUEUED] == 1


def test_kept(clock):
    """Each kind of thing is kept for its own time."""
    assert kept_at(clock()).handled_updates == clock() - HANDLED_UPDATES
