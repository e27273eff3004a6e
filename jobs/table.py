"""The jobs as data: what runs, how often, and how it is told to stop."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from claimbot.ports import Send, Services
from jobs.deliver import Deliverer
from jobs.fetch import Fetcher
from jobs.ingest import Poller
from jobs.prune import prune

LOOK_SECONDS = 5.0
"""How often the table of sources is looked at; which of them are due is another matter."""

DELIVER_SECONDS = 1.0
PRUNE_SECONDS = 6 * 3600.0


def _nothing() -> None:
    """Stop a job that needs no telling."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """One scheduled job: *run* is called every *seconds*, at the start first; *overlaps* where runs may overlap.

    *stop* tells a run that is under way to end early.
    """

    name: str
    seconds: float
    run: Callable[[], Awaitable[object]]
    overlaps: bool = False
    stop: Callable[[], None] = _nothing


def jobs(
    services: Services, *, fetcher: Fetcher | None = None, send: Send | None = None, interval: float = 300.0
) -> list[Job]:
    """Give the jobs that can be done with what is at hand: reading with a *fetcher*, delivering with a *send*.

    *interval* is the usual time between two readings of a source, in seconds.
    """
    table: list[Job] = []
    if fetcher is not None:
        poller = Poller(services, fetcher, interval=interval)
        look = min(LOOK_SECONDS, max(1.0, interval / 10))
        table.append(Job(name="ingest", seconds=look, run=poller.run, overlaps=True, stop=poller.stop))
        table.append(Job(name="prune", seconds=PRUNE_SECONDS, run=lambda: prune(services)))
    if send is not None:
        deliverer = Deliverer(services, send)
        table.append(Job(name="deliver", seconds=DELIVER_SECONDS, run=deliverer.run, stop=deliverer.stop))
    return table
