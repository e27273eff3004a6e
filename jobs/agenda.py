"""Which entries of a feed are to be read now: the new ones, the changed ones, and those due for another look.

Outlets change figures on a page without a word, most of them within hours. So the page of an article is read again
while its feed still lists it, soon at first and then ever more rarely. An article that was recorded from the feed's own
text, because there is no page to be had, stays with that text: page against teaser is no edit. So where a page could
not be read for a passing reason the article waits, and is asked for again a few times first.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

from claimbot.model import digest_id
from claimbot.ports import Ledger, Source
from jobs.sources.feed import Entry, Feed
from jobs.sources.read import Missing, entry_address

RUNGS = (1, 3, 9, 27, 81, 243, 729)
"""The ages of an article at which its page is read again, in usual intervals: from 5 minutes to 2.5 days by default."""

_FROM_FEED = "text of the feed"
"""The name under which the record remembers what was recorded from a feed's own text."""


PATIENCE = {Missing.LATE: 2, Missing.HELD: 4}
"""How many rungs a new article waits for its page before the feed's text is taken: 3 intervals, a quarter of an hour by
default, where the page cannot be read; 27 where its server asked to be left alone."""

_FORGOTTEN = timedelta(days=2)
"""After so long an article that waits for its page has left its feed."""


class Look(Enum):
    """How an entry is read."""

    NEW = auto()  #: its page, else the feed's text, in the end
    PAGE = auto()  #: its page, else not at all
    TEXT = auto()  #: the feed's text


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One entry to be read, and how; *rung* is how often its page ought to have been read or asked for before."""

    entry: Entry
    look: Look
    rung: int = 0

    @property
    def stamp(self) -> str:
        """What it is marked seen with."""
        return f"{self.entry.fingerprint}.{self.rung}"

    def gives_up(self, missing: Missing) -> bool:
        """Say whether it is time for the feed's own text, because the page is *missing* for too long."""
        return self.look is Look.NEW and self.rung >= PATIENCE[missing]


@dataclass(frozen=True, kw_only=True, slots=True)
class Agenda:
    """What of a feed is to be read now, oldest first, and when one of its pages is due for another look."""

    items: tuple[Item, ...]
    again: datetime | None


def agenda(ledger: Ledger, source: Source, feed: Feed, *, now: datetime, base: float) -> Agenda:
    """Say what of *feed* is to be read; *base* is the usual interval of the settings, in seconds."""
    addresses = {entry.key: entry_address(entry, source.url) for entry in feed.entries}
    other_than_feed = ledger.unseen(_FROM_FEED, dict.fromkeys(addresses.values(), ""))
    known, late = ledger.known(addresses.values()), late_since(ledger, source)
    items, looks = [], []
    for entry in feed.entries:
        address = addresses[entry.key]
        rung = 0
        if entry.url is None or address not in other_than_feed:
            look = Look.TEXT
        else:
            look = Look.PAGE if address in known else Look.NEW
            since = known.get(address) or late.get(digest_id(address), now)
            rung = rung_at(now - since, base=base)
            looks += [since + timedelta(seconds=step * base) for step in RUNGS[rung : rung + 1]]
        items.append(Item(entry=entry, look=look, rung=rung))
    unseen = ledger.unseen(source.url, {item.entry.key: item.stamp for item in items})
    return Agenda(items=tuple(item for item in items if item.entry.key in unseen), again=min(looks, default=None))


def rung_at(age: timedelta, *, base: float) -> int:
    """Give how often the page of an article of that *age* ought to have been read again."""
    return sum(age.total_seconds() >= step * base for step in RUNGS)


def note_from_feed(ledger: Ledger, address: str, *, now: datetime) -> None:
    """Remember that the article at *address* was recorded from the feed's own text."""
    ledger.mark_seen(_FROM_FEED, {address: ""}, now=now)


def late_since(ledger: Ledger, source: Source) -> dict[str, datetime]:
    """Give the articles of *source* that wait for their pages, by the digest of the address, each with since when."""
    late = json.loads(ledger.mark(_late_mark(source)) or "{}")
    return {address: datetime.fromisoformat(since) for address, since in late.items()}


def note_late(
    ledger: Ledger, source: Source, *, late: Collection[str], settled: Collection[str], now: datetime
) -> None:
    """Remember which addresses of *source* wait for their pages (*late*), and which no longer do (*settled*)."""
    before = late_since(ledger, source)
    gone = {digest_id(address) for address in settled}
    kept = {digest_id(address): now for address in late} | before
    after = {key: since for key, since in kept.items() if key not in gone and now - since < _FORGOTTEN}
    if after != before:
        value = json.dumps({key: since.isoformat() for key, since in after.items()})
        ledger.put_mark(_late_mark(source), value)


def is_look_due(ledger: Ledger, source: Source, *, now: datetime) -> bool:
    """Say whether a page of *source* is due for another look, so that its feed is wanted even if unchanged."""
    again = ledger.mark(_mark(source))
    return bool(again) and datetime.fromisoformat(again or "") <= now


def put_next_look(ledger: Ledger, source: Source, again: datetime | None) -> None:
    """Remember when a page of *source* is due for another look."""
    value = again.isoformat() if again else ""
    if (ledger.mark(_mark(source)) or "") != value:
        ledger.put_mark(_mark(source), value)


def _late_mark(source: Source) -> str:
    return f"late:{digest_id(source.url)}"


def _mark(source: Source) -> str:
    return f"look:{digest_id(source.url)}"
