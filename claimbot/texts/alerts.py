"""The wording of an alert: what moved, from what to what, who says so, how the others stand, and the words themselves.

    🔺 North Korean troops killed or wounded, Kursk, so far
    several hundred → at least 1,100 (South Korea's military)
    was: several hundred, US military official, 17 Dec · 2 claimants, 300 to 1,100 · 2 origins, 9 articles
    “…at least 1,100 of the North's soldiers have been killed or wounded…” Example Wire, 23 Dec 04:10 UTC · alert x7k2p9

It states what was said and gives no verdict. The number at the end is the alert's own: two copies of one alert that
Telegram may have taken twice are seen to be one.
"""

from __future__ import annotations

from datetime import datetime
from typing import assert_never
from urllib.parse import urlsplit

from claimbot.lookup import SeriesView, view
from claimbot.model import Change, ChangeKind, Claim, Measure, RecordedClaim, Series
from claimbot.ports import Button
from claimbot.texts.amounts import NAME, count, say_claim, say_day, say_spread, say_time, say_who
from claimbot.texts.html import Html, clip, is_web, joined, link, markup

EXCERPT = 240
"""Characters of the sentence that are quoted: some two lines on a telephone."""

TITLE = 200
"""Characters of a series' title; longer ones would push the figures out of the notification."""

SHORT_ID = 6
"""Characters of a change's id shown in its alert: 30 bits, so that two alerts of one chat hardly ever share it."""

ICONS: dict[ChangeKind, str] = {
    ChangeKind.NEW: "🆕",
    ChangeKind.REVISED_UP: "🔺",
    ChangeKind.REVISED_DOWN: "🔻",
    ChangeKind.REFINED: "🎯",
    ChangeKind.LOOSENED: "🌫",
    ChangeKind.CORROBORATED: "🤝",
    ChangeKind.CONFLICTING: "⚖️",
    ChangeKind.EDITED: "✏️",
    ChangeKind.RETRACTED: "🚫",
    ChangeKind.MEASURE_DRIFT: "🔀",
    ChangeKind.OUTDATED: "🕰",
}

KIND_WORDS: dict[ChangeKind, str] = {
    ChangeKind.NEW: "new",
    ChangeKind.REVISED_UP: "revised up",
    ChangeKind.REVISED_DOWN: "revised down",
    ChangeKind.REFINED: "more exact",
    ChangeKind.LOOSENED: "less exact",
    ChangeKind.CORROBORATED: "corroborated",
    ChangeKind.CONFLICTING: "disputed",
    ChangeKind.EDITED: "edited in place",
    ChangeKind.RETRACTED: "withdrawn",
    ChangeKind.MEASURE_DRIFT: "measure changed",
    ChangeKind.OUTDATED: "outdated",
}

REPEAT_MARK = "(repeat) "
"""Stands before an alert that may have arrived before: its first sending was never confirmed."""


def alert_html(change: Change, series: Series) -> str:
    """Give the message, as Telegram HTML of a few lines, that tells a chat of *change* in *series*."""
    now = change.learned
    lines = [
        markup("{} <b>{}</b>", ICONS[change.kind], clip(series.title, TITLE)),
        headline(change, now=now),
        joined(" · ", [_was(change, now=now), *_standing(view(series))]),
        _evidence(change, now=now),
    ]
    return str(joined("\n", lines))


def alert_buttons(series_id: str, *, change_id: str | None = None) -> tuple[tuple[Button, ...], ...]:
    """Give the buttons under an alert; with *change_id* also the one that calls its link wrong."""
    verbs = [("History", "history", series_id), ("Sources", "sources", series_id), ("Mute", "mute", series_id)]
    if change_id is not None:
        verbs.append(("Not the same", "unlike", change_id))
    return (tuple(Button(label=label, data=f"v1|{verb}|{key}|0") for label, verb, key in verbs),)


def repeated(body: str) -> str:
    """Mark the body of an alert that may already be out."""
    return REPEAT_MARK + body


def headline(change: Change, *, now: datetime) -> Html:
    """Say in one line what *change* is, each kind in its own words."""
    match change.kind:
        case ChangeKind.NEW:
            return markup("<b>{}</b> ({})", say_claim(change.claim.claim), say_who(change.claim))
        case ChangeKind.REVISED_UP | ChangeKind.REVISED_DOWN:
            return _moved(change)
        case ChangeKind.REFINED | ChangeKind.LOOSENED:
            return markup("{}, {}", _moved(change), KIND_WORDS[change.kind])
        case ChangeKind.CORROBORATED:
            return _beside(change, "agrees with", now=now)
        case ChangeKind.CONFLICTING:
            return _beside(change, "against", now=now)
        case ChangeKind.EDITED:
            return markup("{}, changed on the page itself", _moved(change))
        case ChangeKind.RETRACTED:
            return markup("{} ({}) → <b>withdrawn</b>", say_claim(change.claim.claim), say_who(change.claim))
        case ChangeKind.MEASURE_DRIFT:
            return _drifted(change)
        case ChangeKind.OUTDATED:
            return _repeated_as_current(change, now=now)
        case _:
            assert_never(change.kind)


def excerpt(claim: Claim, width: int = EXCERPT) -> str:
    """Give the sentence of *claim*, or of a long one the words around its quote, in quotation marks."""
    sentence = " ".join(claim.sentence.split()) or claim.quote
    quote = " ".join(claim.quote.split())
    if len(sentence) <= width:
        return f"“{sentence}”"
    at = max(sentence.find(quote), 0)
    start = max(0, min(at - (width - len(quote)) // 5, len(sentence) - width))
    if start:
        start = sentence.find(" ", start) + 1 if " " in sentence[start:at] else at
    cut = clip(sentence[start:], width)
    return f"“{'…' if start else ''}{cut}”"


def outlet_link(recorded: RecordedClaim) -> Html:
    """Link to the article of a claim under the name of its outlet."""
    host = urlsplit(recorded.url).hostname if is_web(recorded.url) else None
    return link(clip(recorded.outlet, NAME) or host or "article", recorded.url)


def measure_words(measure: Measure) -> str:
    """Write a measure: "killed or wounded"."""
    return measure.value.replace("_", " ")


def _moved(change: Change) -> Html:
    """old → new (claimant)"""
    old = markup("{} → ", say_claim(change.before.claim)) if change.before else Html()
    return markup("{}<b>{}</b> ({})", old, say_claim(change.claim.claim), say_who(change.claim))


def _beside(change: Change, relation: str, *, now: datetime) -> Html:
    """new (claimant) against old (another, day)"""
    new = markup("<b>{}</b> ({})", say_claim(change.claim.claim), say_who(change.claim))
    if change.before is None:
        return new
    return markup("{} {} {}", new, relation, _figure_of(change.before, now=now))


def _drifted(change: Change) -> Html:
    """30: killed or wounded → killed (claimant)"""
    old = change.before.claim.measure if change.before else change.claim.claim.measure
    return markup(
        "{}: {} → <b>{}</b> ({})",
        say_claim(change.claim.claim),
        measure_words(old),
        measure_words(change.claim.claim.measure),
        say_who(change.claim),
    )


def _repeated_as_current(change: Change, *, now: datetime) -> Html:
    """30 is repeated as current; the claimant has said 200 since"""
    repeat = markup("<b>{}</b> is repeated as current", say_claim(change.claim.claim))
    if change.before is None:
        return repeat
    return markup("{}; on record is {}", repeat, _figure_of(change.before, now=now))


def _figure_of(recorded: RecordedClaim, *, now: datetime) -> Html:
    return markup("{} ({}, {})", say_claim(recorded.claim), say_who(recorded), say_day(spoken_of(recorded), now=now))


def _was(change: Change, *, now: datetime) -> str:
    """Give the earlier figure with who said it and when; nothing where the headline has said so."""
    before = change.before
    told = (ChangeKind.CORROBORATED, ChangeKind.CONFLICTING, ChangeKind.OUTDATED, ChangeKind.RETRACTED)
    if before is None or change.kind in told:
        return ""
    if change.kind is ChangeKind.EDITED:
        return f"was: {excerpt(before.claim, EXCERPT // 2)}, read {say_time(before.learned, now=now)}"
    return f"was: {say_claim(before.claim)}, {say_who(before)}, {say_day(spoken_of(before), now=now)}"


def spoken_of(recorded: RecordedClaim) -> datetime:
    """Give the moment a claim is dated by: when it was published."""
    return recorded.published


def _standing(seen: SeriesView | None) -> list[str]:
    """Give how the series stands: who claims, from where to where, on how many statements and pages."""
    if seen is None:
        return []
    return [spread_words(seen), f"{count(seen.origins, 'origin')}, {count(seen.articles, 'article')}"]


def spread_words(seen: SeriesView) -> str:
    """Give how many claimants a series has and, where they are several, from where to where they reach."""
    if len(seen.claimants) < 2:
        return count(len(seen.claimants), "claimant") if seen.claimants else ""
    return f"{count(len(seen.claimants), 'claimant')}, {say_spread(seen.low, seen.high, like=seen.latest.claim)}"


def _evidence(change: Change, *, now: datetime) -> Html:
    """Give the words of the page, its outlet, its time, and the alert's own short number."""
    recorded = change.claim
    edited = (
        change.kind is ChangeKind.EDITED
    )  # the page keeps its old date: what counts is when the new words were read
    moment = f"read {say_time(change.learned, now=now)}" if edited else say_time(recorded.published, now=now)
    number = change.id[:SHORT_ID]
    return markup("{} {}, {} · alert {}", excerpt(recorded.claim), outlet_link(recorded), moment, number)
