"""The wording of answers to look-ups: what is on record, how it moved, who says it, how a text compares with it.

Pure functions from the views of `claimbot.lookup` to a `Reply`. The data of a button is `v1|verb|id|page`; page 0 opens
a new message, pages from 1 on turn the message in place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from claimbot.certainty import is_sure, sure_ones
from claimbot.lookup import Checked, Entry, History, Origin, SeriesView, Sources, Verdict
from claimbot.model import Change, RecordedClaim, Series
from claimbot.ports import Button
from claimbot.texts.alerts import ICONS, KIND_WORDS, excerpt, headline, measure_words, outlet_link, spread_words
from claimbot.texts.amounts import count, say_claim, say_day, say_time, say_who
from claimbot.texts.html import Html, clip, joined, markup

PAGE = 10
"""Entries of one page of a history or of sources."""

LISTED = 8
"""Series in one list: Telegram sets at most eight buttons in a row."""

COPIES = 5
"""Copies of a statement named one by one; the rest is counted."""

REASONS = 5
"""Changes that /why explains."""

T = TypeVar("T")

Rows = tuple[tuple[Button, ...], ...]

VERDICT_WORDS: dict[Verdict, str] = {
    Verdict.KNOWN: "✅ on record",
    Verdict.DIFFERS: "⚠️ differs from the record",
    Verdict.OUTDATED: "🕰 outdated",
    Verdict.UNKNOWN: "▫️ not on record",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """A message to a chat: Telegram HTML of any length, and rows of buttons."""

    html: Html
    buttons: Rows = ()


def press(label: str, verb: str, key: str, *, page: int = 0) -> Button:
    """Make a button that asks for *verb* of *key*."""
    return Button(label=label, data=f"v1|{verb}|{key}|{page}")


def card(seen: SeriesView, *, now: datetime, followed: bool = False) -> Reply:
    """Show one series: its newest figure, who gives it, how the others stand, the words themselves."""
    latest = seen.latest
    lines = [
        markup("<b>{}</b>", seen.title),
        figure(latest, now=now),
        joined(" · ", [spread_words(seen), _basis(seen)]),
        markup("{} {}", excerpt(latest.claim), outlet_link(latest)),
        markup("Series <code>{}</code>", seen.id),
    ]
    return Reply(html=joined("\n", lines), buttons=(_card_buttons(seen.id, followed=followed),))


def figure(recorded: RecordedClaim, *, now: datetime) -> Html:
    """Give a figure in bold with who gave it and when, and whether it may be misread."""
    said, when = say_claim(recorded.claim), say_time(recorded.published, now=now)
    return markup("<b>{}</b> ({}, {}{})", said, say_who(recorded), when, doubtful(recorded))


def doubtful(recorded: RecordedClaim) -> str:
    """Give the words after a figure that may be misread; none after one that was read surely."""
    return "" if is_sure(recorded) else ", read with little certainty"


def series_list(views: Sequence[SeriesView], heading: str, *, now: datetime) -> Reply:
    """List series with their newest figures under *heading*, numbered; a button for each opens it."""
    listed = list(enumerate(views[:LISTED], start=1))
    blocks = [markup("<b>{}</b>", heading), *(_listed(number, seen, now=now) for number, seen in listed)]
    row = tuple(press(str(number), "latest", seen.id) for number, seen in listed)
    return Reply(html=joined("\n\n", blocks), buttons=(row,) if row else ())


def nothing_found(query: str) -> Reply:
    """Say that the record has nothing for *query*, and what can be done."""
    return Reply(
        html=markup(
            "Nothing on record for <b>{0}</b>. Try fewer or other words, see what is new with /recent, or let "
            "<code>/follow {0}</code> tell you when there is.",
            clip(query, 80),
        )
    )


def history(seen: History, page: int, *, now: datetime) -> Reply:
    """Show page *page*, from 1, of how a figure moved, newest first."""
    entries = list(reversed(seen.entries))
    shown, page, pages = paged(entries, page)
    lines = [markup("<b>{}</b>", seen.view.title), *(_entry(entry, now=now) for entry in shown)]
    return Reply(html=joined("\n", lines), buttons=paging("history", seen.view.id, page=page, pages=pages))


def sources(seen: Sources, page: int, *, now: datetime) -> Reply:
    """Show page *page*, from 1, of the statements a series rests on, each with those who copy it."""
    shown, page, pages = paged(seen.origins, page)
    heading = markup("<b>{}</b>\n{}", seen.view.title, _basis(seen.view))
    blocks = [heading, *(_origin(origin, now=now) for origin in shown)]
    return Reply(html=joined("\n\n", blocks), buttons=paging("sources", seen.view.id, page=page, pages=pages))


def claimants(seen: History, *, now: datetime) -> Reply:
    """Show the newest figure of each claimant side by side, the one who spoke last first; nothing is added up."""
    told = sure_ones([entry.claim for entry in seen.entries])
    newest = {claim.claimant_key or say_who(claim): claim for claim in told}
    spoke = sorted(newest.values(), key=lambda claim: claim.published, reverse=True)
    lines = [markup("{}, {}", figure(claim, now=now), outlet_link(claim)) for claim in spoke]
    return Reply(
        html=joined("\n", [markup("<b>{}</b>", seen.view.title), *lines, spread_words(seen.view)]),
        buttons=(_card_buttons(seen.view.id, followed=False),),
    )


def reasons(series: Series, changes: Sequence[tuple[Change, str]], *, now: datetime) -> Reply:
    """Show the newest *changes* of a series, each with its reason and with why its claim was linked here."""
    blocks = [markup("<b>{}</b>", series.title), *(_reason(change, link, now=now) for change, link in changes)]
    return Reply(html=joined("\n\n", blocks))


def edits(series: Series, changes: Sequence[Change], *, now: datetime) -> Reply:
    """Show what pages said before and after they were edited in place, the newest edit first."""
    if not changes:
        return Reply(html=markup("No page was seen to change its figure of <b>{}</b> in place.", series.title))
    return Reply(html=joined("\n\n", [markup("<b>{}</b>", series.title), *(_edit(one, now=now) for one in changes)]))


def checked(results: Sequence[Checked], *, now: datetime) -> Reply:
    """Show for each figure of a text how it stands to the record; a button for each series that it met."""
    if not results:
        return Reply(html=Html("I found no figure in it that somebody could dispute or update."))
    numbered = list(enumerate(results, start=1))
    met = [(number, result.view) for number, result in numbered if result.view is not None]
    row = tuple(press(str(number), "latest", view.id) for number, view in met[:LISTED])
    blocks = [markup("<b>{}</b>", count(len(results), "figure"))]
    blocks += [_checked(number, result, now=now) for number, result in numbered]
    return Reply(html=joined("\n\n", blocks), buttons=(row,) if row else ())


def paged(items: Sequence[T], page: int, size: int = PAGE) -> tuple[Sequence[T], int, int]:
    """Give the items of *page* (from 1, brought into range), that page, and how many pages there are."""
    pages = max(1, -(-len(items) // size))
    page = min(max(page, 1), pages)
    return items[(page - 1) * size : page * size], page, pages


def paging(verb: str, key: str, *, page: int, pages: int) -> Rows:
    """Give ‹ 2 / 7 › as buttons; none where all is on one page."""
    if pages == 1:
        return ()
    row = [press(f"{page} / {pages}", "nothing", "0")]
    if page > 1:
        row.insert(0, press("‹ newer" if verb == "history" else "‹ back", verb, key, page=page - 1))
    if page < pages:
        row.append(press("older ›" if verb == "history" else "more ›", verb, key, page=page + 1))
    return (tuple(row),)


def _card_buttons(series_id: str, *, followed: bool) -> tuple[Button, ...]:
    first = press("Mute", "mute", series_id) if followed else press("Follow", "follow", series_id)
    return first, press("History", "history", series_id), press("Sources", "sources", series_id)


def _basis(seen: SeriesView) -> str:
    return f"{count(seen.origins, 'origin')}, {count(seen.articles, 'article')}"


def _listed(number: int, seen: SeriesView, *, now: datetime) -> Html:
    standing = joined(" · ", [spread_words(seen), _basis(seen)])
    return markup("{}. <b>{}</b>\n{}\n{}", str(number), seen.title, figure(seen.latest, now=now), standing)


def _entry(entry: Entry, *, now: datetime) -> Html:
    claim = entry.claim.claim
    day = say_day(claim.as_of or entry.claim.published.date(), now=now)
    who = f"{say_who(entry.claim)}{doubtful(entry.claim)}"
    said = markup("{}: <b>{}</b> ({}), {}", day, say_claim(claim), who, outlet_link(entry.claim))
    return joined(" · ", [said, *(f"{ICONS[kind]} {KIND_WORDS[kind]}" for kind in entry.kinds)])


def _reason(change: Change, link: str, *, now: datetime) -> Html:
    kind = f"{ICONS[change.kind]} {KIND_WORDS[change.kind]}"
    linked = f"linked here: {link}" if link else ""
    return joined(
        "\n", [f"{kind}, {say_time(change.learned, now=now)}", headline(change, now=now), change.reason, linked]
    )


def _edit(change: Change, *, now: datetime) -> Html:
    """Give the figure, then both wordings, each with when the page was read."""
    versions = [recorded for recorded in (change.before, change.after) if recorded is not None]
    words = (markup("{} read {}", excerpt(one.claim), say_time(one.learned, now=now)) for one in versions)
    return joined("\n", [headline(change, now=now), outlet_link(change.claim), *words])


def _origin(origin: Origin, *, now: datetime) -> Html:
    first = origin.first
    lines = [figure(first, now=now), markup("{} {}", excerpt(first.claim), outlet_link(first))]
    if origin.copies:
        named = joined(", ", (outlet_link(copy) for copy in origin.copies[:COPIES]))
        more = len(origin.copies) - COPIES
        lines.append(markup("also in {}{}", named, f" and {count(more, 'other')}" if more > 0 else ""))
    return joined("\n", lines)


def _checked(number: int, result: Checked, *, now: datetime) -> Html:
    claim = result.claim
    said = markup(
        "{}. <b>{}</b> {} {}: {}",
        str(number),
        say_claim(claim),
        claim.subject,
        measure_words(claim.measure),
        VERDICT_WORDS[result.verdict],
    )
    if result.view is None:
        return said
    against = result.against or result.view.latest
    return joined("\n", [said, result.view.title, markup("{}, {}", figure(against, now=now), outlet_link(against))])
