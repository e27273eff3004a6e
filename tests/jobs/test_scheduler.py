"""Running the jobs on time."""

from __future__ import annotations

import asyncio
import logging

import pytest

from claimbot.errors import SourceError, TokenRejected
from jobs.scheduler import Scheduler
from jobs.table import Job

RARELY = 3600.0
OFTEN = 0.01


class Work:
    """A job's work: counts its runs, and in each waits to be let go."""

    def __init__(self, *, patient: bool = False, fault: Exception | None = None) -> None:
        self.runs = 0
        self.ended = 0
        self.fault = fault
        self.go_on = asyncio.Event()
        self._patient = patient
        self._reached = asyncio.Condition()

    async def __call__(self) -> None:
        async with self._reached:
            self.runs += 1
            self._reached.notify_all()
        if self._patient:
            await self.go_on.wait()
        if self.fault is not None:
            raise self.fault
        self.ended += 1

    async def reached(self, runs: int) -> None:
        """Wait until so many runs have begun."""
        async with asyncio.timeout(10), self._reached:
            await self._reached.wait_for(lambda: self.runs >= runs)


async def test_runs_at_once_and_again():
    """A job runs at the start and then every so often."""
    work = Work()
    scheduler = Scheduler([Job(name="work", seconds=OFTEN, run=work)])

    scheduler.start()
    await work.reached(3)
    await scheduler.stop()

    assert work.ended == work.runs


async def test_one_run_at_a_time():
    """A job that is still running is not started again, unless its runs may overlap."""
    single, several = Work(patient=True), Work(patient=True)
    scheduler = Scheduler(
        [
            Job(name="single", seconds=OFTEN, run=single, stop=single.go_on.set),
            Job(name="several", seconds=OFTEN, run=several, stop=several.go_on.set, overlaps=True),
        ]
    )

    scheduler.start()
    await several.reached(4)
    await scheduler.stop()

    assert single.runs == 1


@pytest.mark.parametrize("fault", [SourceError("https://news.example/", "gone"), ZeroDivisionError("a bug")])
async def test_errors_stop_nothing(fault, caplog):
    """A job that fails is logged and runs again, and the others run on."""
    broken, sound = Work(fault=fault), Work()
    scheduler = Scheduler([Job(name="broken", seconds=OFTEN, run=broken), Job(name="sound", seconds=OFTEN, run=sound)])

    with caplog.at_level(logging.ERROR, logger="jobs"):
        scheduler.start()
        await broken.reached(2)
        await sound.reached(sound.runs + 2)
        await scheduler.stop()

    assert any("broken" in record.message for record in caplog.records)
    assert any(record.exc_info for record in caplog.records) is isinstance(fault, ZeroDivisionError)


async def test_refused_token_ends_it():
    """Where Telegram refuses the token, whoever waits is told."""
    scheduler = Scheduler([Job(name="deliver", seconds=RARELY, run=Work(fault=TokenRejected("not known")))])
    scheduler.start()

    with pytest.raises(TokenRejected):
        await scheduler.wait()

    await scheduler.stop()


async def test_stop_lets_runs_end():
    """A stop tells the runs under way, waits until they have ended, and starts nothing more."""
    work = Work(patient=True)
    scheduler = Scheduler([Job(name="work", seconds=RARELY, run=work, stop=work.go_on.set)])
    scheduler.start()
    await work.reached(1)

    await scheduler.stop()
    await scheduler.wait()

    assert (work.runs, work.ended) == (1, 1)


async def test_stop_has_a_bound(caplog):
    """A run that does not end is cut off."""
    work = Work(patient=True)
    scheduler = Scheduler([Job(name="stubborn", seconds=RARELY, run=work)])
    scheduler.start()
    await work.reached(1)

    await scheduler.stop(seconds=0)

    assert (work.runs, work.ended) == (1, 0)
    assert "stubborn did not end within 0 s" in caplog.text


async def test_lost_tick():
    """A job that got no tick for long, as after a clock was set back, is scheduled anew."""
    work = Work()
    scheduler = Scheduler([Job(name="work", seconds=OFTEN, run=work)], watch=OFTEN)
    scheduler.start()
    await work.reached(1)
    scheduler._clock.remove_all_jobs()
    before = work.runs

    await work.reached(before + 2)

    await scheduler.stop()


async def test_stop_before_start():
    """What was never started can be stopped."""
    await Scheduler([]).stop()
