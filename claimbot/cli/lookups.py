"""`claimbot find`, `history` and `check`: the bot's look-ups in the terminal."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from claimbot import app, lookup
from claimbot.cli.console import complain, document_of, print_json, print_table, settings
from claimbot.errors import ClaimbotError
from claimbot.extract import extract
from claimbot.lookup import Checked, Entry, SeriesView
from claimbot.texts.amounts import count, say_claim, say_spread, say_who
from claimbot.wire import Json, amount_json, claim_json, recorded_json


def find(arguments: argparse.Namespace) -> int:
    """Print the series that the words ask for, best first; what is left out, or that there is none, goes to stderr."""
    query = " ".join(arguments.words)
    with app.open_record(settings()) as begin, begin() as ledger:
        every = lookup.find(ledger, query, asof=arguments.asof, limit=arguments.limit + 1)
    found = every[: arguments.limit]
    if not found:
        complain(f"nothing on record for “{query}”; use fewer or other words")
    elif len(every) > len(found):
        complain(f"these are the best {len(found)}; --limit shows more")
    if arguments.json or not found:
        for view in found:
            print_json(view_json(view))
        return 0
    print_table(("SERIES", "FIGURE", "WHAT", "CLAIMANT", "AS OF", "ORIGINS", "ARTICLES"), map(_view_row, found))
    return 0


def history(arguments: argparse.Namespace) -> int:
    """Print the claims of one series in order of the time they speak of."""
    asked = " ".join(arguments.series)
    with app.open_record(settings()) as begin, begin() as ledger:
        named = lookup.resolve(ledger, asked)
        story = lookup.history(ledger, named.id, asof=arguments.asof) if named else None
    if story is None:
        raise ClaimbotError(f"no figure on record for “{asked}”; `claimbot find WORDS` lists the series")
    if arguments.json:
        for entry in story.entries:
            print_json({**recorded_json(entry.claim), "kinds": [kind.value for kind in entry.kinds]})
        return 0
    print(f"{story.view.title}  [{story.view.id}]")
    print(_summary(story.view))
    print_table(("AS OF", "FIGURE", "CLAIMANT", "OUTLET", "CHANGE", "QUOTE"), map(_entry_row, story.entries))
    return 0


def check(arguments: argparse.Namespace) -> int:
    """Print how each figure of a text stands to the record."""
    now = datetime.now(UTC)
    document = document_of(arguments.file, published=arguments.published or now)
    claims = extract(document)
    with app.open_record(settings()) as begin, begin() as ledger:
        checked = lookup.check(ledger, document, claims, now=now)
    if arguments.json:
        for one in checked:
            print_json(_checked_json(one))
    elif checked:
        print_table(("VERDICT", "FIGURE", "SUBJECT", "ON RECORD", "WHO", "SERIES"), map(_checked_row, checked))
    else:
        print("No figure in this text.")
    return 0


def view_json(view: SeriesView) -> Json:
    """Give a series as one JSON object, as other programs rely on it."""
    claim = view.latest.claim
    return {
        "series": view.id,
        "title": view.title,
        "measure": claim.measure.value,
        "subject": claim.subject,
        "place": claim.place,
        "scope": claim.scope.value,
        "latest": recorded_json(view.latest),
        "claimants": list(view.claimants),
        "low": view.low,
        "high": view.high,
        "origins": view.origins,
        "articles": view.articles,
    }


def _summary(view: SeriesView) -> str:
    counts = f"{count(view.origins, 'origin')}, {count(view.articles, 'article')}"
    spread = say_spread(view.low, view.high, like=view.latest.claim)
    return f"{count(len(view.claimants), 'claimant')} named, {spread} · {counts}\n"


def _view_row(view: SeriesView) -> tuple[str, ...]:
    latest = view.latest
    day = latest.claim.as_of or latest.published.date()
    who = say_who(latest)
    return (
        view.id, say_claim(latest.claim), view.title, who, day.isoformat(), str(view.origins), str(view.articles),
    )  # fmt: skip


def _entry_row(entry: Entry) -> tuple[str, ...]:
    recorded = entry.claim
    day = recorded.claim.as_of or recorded.published.date()
    kinds = ", ".join(kind.value for kind in entry.kinds) or "-"
    quote = " ".join(recorded.claim.quote.split())
    return (
        day.isoformat(),
        say_claim(recorded.claim),
        recorded.claim.claimant or "-",
        recorded.outlet,
        kinds,
        f"“{quote}”",
    )


def _checked_json(checked: Checked) -> Json:
    return {
        "verdict": checked.verdict.value,
        "claim": claim_json(checked.claim),
        "series": checked.view.id if checked.view else None,
        "against": recorded_json(checked.against) if checked.against else None,
        "latest": amount_json(checked.view.latest.claim.amount) if checked.view else None,
    }


def _checked_row(checked: Checked) -> tuple[str, ...]:
    against = checked.against
    return (
        checked.verdict.value,
        say_claim(checked.claim),
        checked.claim.subject,
        say_claim(against.claim) if against else "-",
        say_who(against) if against else "-",
        checked.view.id if checked.view else "-",
    )
