"""Running the jobs on time: APScheduler says when, this module keeps the runs.

APScheduler cancels what runs when it is shut down, and waits for ever after a clock was set back. So it only gives the
tick; the runs are tasks of our own, drained at the stop, and a watchdog on the monotonic clock ticks in its stead.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Sequence
from datetime import UTC, datetime

from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_MISSED, JobExecutionEvent
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from claimbot.errors import ClaimbotError, TokenRejected
from jobs.table import Job

log = logging.getLogger(__name__)

DRAIN_SECONDS = 8.0
"""How long the runs under way may take to end; hosts kill a process some ten seconds after they asked it to stop."""

_CUT_SECONDS = 1.0
"""How long a run that was cut off may take to clean up."""

_LATE = 3
"""Intervals without a tick after which the wall clock is no longer believed."""


class Scheduler:
    """Runs *jobs* from `start` to `stop`. An error in one run is logged and stops neither its job nor another.

    *watch* is how often, in seconds, the watchdog looks whether a job has lost its tick.
    """

    def __init__(self, jobs: Sequence[Job], *, watch: float = 5.0) -> None:
        self._jobs = {job.name: job for job in jobs}
        self._runs: dict[asyncio.Task[None], str] = {}
        self._ticked: dict[str, float] = {}
        self._over: asyncio.Future[None] | None = None
        self._watch: asyncio.Task[None] | None = None
        self._watching = watch
        self._clock = AsyncIOScheduler(
            timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )
        self._clock.add_listener(_report, EVENT_JOB_MISSED | EVENT_JOB_ERROR)

    def start(self) -> None:
        """Begin; each job runs at once and then every so often. Needs a running loop."""
        logging.getLogger("apscheduler").setLevel(logging.WARNING)  # it logs every tick
        self._over = asyncio.get_running_loop().create_future()
        for name in self._jobs:
            self._schedule(name)
        self._clock.start()
        self._watch = asyncio.create_task(self._watchdog(), name="watchdog")

    async def wait(self) -> None:
        """Wait until it was stopped; raises what makes going on pointless (`TokenRejected`)."""
        assert self._over is not None, "start it first"  # noqa: S101 - a mistake of the caller
        await asyncio.shield(self._over)

    async def stop(self, *, seconds: float = DRAIN_SECONDS) -> None:
        """Start nothing more, let the runs under way end, and cancel what has not ended after *seconds*."""
        if self._clock.running:
            self._clock.shutdown(wait=False)
        if self._watch is not None:
            self._watch.cancel()
        for job in self._jobs.values():
            job.stop()
        if self._runs:
            _, late = await asyncio.wait(set(self._runs), timeout=seconds)
            for run in late:
                log.warning("%s did not end within %g s and was cut off", self._runs.get(run), seconds)
                run.cancel()
            if late:
                await asyncio.wait(late, timeout=_CUT_SECONDS)
        if self._over is not None and not self._over.done():
            self._over.set_result(None)

    def _schedule(self, name: str) -> None:
        job = self._jobs[name]
        self._ticked[name] = time.monotonic()
        self._clock.add_job(
            self._tick,
            "interval",
            args=[name],
            id=name,
            seconds=job.seconds,
            next_run_time=datetime.now(UTC),
            replace_existing=True,
        )

    async def _tick(self, name: str) -> None:
        """Start a run of a job, unless one is under way that must end first."""
        self._ticked[name] = time.monotonic()
        job = self._jobs[name]
        if not job.overlaps and name in self._runs.values():
            return
        run = asyncio.create_task(self._run(job), name=name)
        self._runs[run] = name
        run.add_done_callback(self._runs.pop)

    async def _run(self, job: Job) -> None:
        try:
            await job.run()
        except TokenRejected as error:
            if self._over is not None and not self._over.done():
                self._over.set_exception(error)
        except ClaimbotError as error:
            log.error("%s: %s", job.name, error)  # noqa: TRY400 - the message says it all
        except Exception:
            log.exception("%s failed; this is a bug", job.name)

    async def _watchdog(self) -> None:
        """Schedule anew what had no tick for long: the wall clock was set back."""
        while True:
            await asyncio.sleep(self._watching)
            now = time.monotonic()
            for name, job in self._jobs.items():
                if now - self._ticked[name] > max(_LATE * job.seconds, self._watching):
                    log.warning("%s is late; the clock was changed, and it is scheduled anew", name)
                    self._schedule(name)


def _report(event: JobExecutionEvent) -> None:
    log.warning("%s: a run was missed or failed: %s", event.job_id, event.exception)
