"""From one document to its claims: each sentence is read once, and what was read before it is carried along.

`Draft` is a figure that may become a claim. What a figure does not say itself (measure, subject, place, claimant, day)
it takes from the figures and sentences before it, by the rules of the guidelines.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import islice

from claimbot.extract import circumstances
from claimbot.extract.choosing import Watch
from claimbot.extract.claimants import attributions, covering
from claimbot.extract.confidence import confidence_of
from claimbot.extract.dating import day_of
from claimbot.extract.daybook import Daybook, dated
from claimbot.extract.daysigns import Told
from claimbot.extract.drafts import Draft, Memory, Scene
from claimbot.extract.figures import CLAIMED, consider
from claimbot.extract.places import mentions
from claimbot.extract.quantities import Quantity, cells, quantities
from claimbot.extract.scenes import claimant_of, remember
from claimbot.extract.scoping import scope as scope_of
from claimbot.extract.sentences import Sentence, each_sentence
from claimbot.extract.tagging import Line, tag
from claimbot.extract.topics import topics_of
from claimbot.extract.when import days_of
from claimbot.extract.where import Setting, Story, where
from claimbot.model import Claim, Document, Measure, Modality, Reading, Scope, Standing

STRETCH = 400
"""So many sentences are held at once. A longer text, which is no article, is read in stretches, each of which remembers
the one before: what is held, and so what a sentence costs, does not grow with the text."""

Numbered = tuple[Sentence, list[Quantity]]
"""A sentence with its numbers."""

PROSE = 10
"""Sentences of news have twenty words and marks and more. Where those of one stretch after another have fewer than this
in the mean, the text is a list or a table, and after the first stretch its numbers are cells."""


def read(document: Document, watch: Watch | None = None) -> tuple[list[Claim], list[Reading]]:
    """Give the claims of *document* in order, and a reading of every number in it; *watch* is told of each choice."""
    published = document.published.date() if document.published else None
    memory = Memory(watch=watch, year=published.year if published else None)
    readings: list[Reading] = []
    setting, coming = Setting(), each_sentence(document.text)
    listed = False
    while stretch := list(islice(coming, STRETCH)):
        short = sum(len(sentence.tokens) for sentence in stretch) < PROSE * len(stretch)
        number = cells if listed and short else quantities
        numbered = [(sentence, number(sentence)) for sentence in stretch]
        readings.extend(_read_stretch(numbered, published, memory, setting))
        listed = short
    return memory.claims, readings


def _read_stretch(numbered: list[Numbered], published: date | None, memory: Memory, setting: Setting) -> list[Reading]:
    """Add the claims of some sentences to *memory*, and give the readings of their numbers."""
    readings: list[Reading] = []
    if not any(number.kind in CLAIMED for _, numbers in numbered for number in numbers):
        return [_unclaimed(sentence, number) for sentence, numbers in numbered for number in numbers]
    lines = [tag(sentence, numbers) for sentence, numbers in numbered]
    named_days = days_of(lines, published)
    scenes = [Scene(attributions(line), mentions(line), named) for line, named in zip(lines, named_days, strict=True)]
    story = Story(lines, scenes, setting)
    memory.topics = memory.topics or topics_of(lines)
    named = [
        dated(line, scene.days, scene.sources, at) for at, (line, scene) in enumerate(zip(lines, scenes, strict=True))
    ]
    memory.daybook = Daybook(
        published, ahead=named[1] if len(named) > 1 else [], undated=not any(named), length=len(lines)
    )
    for at, (line, scene) in enumerate(zip(lines, scenes, strict=True)):
        story.at = at
        drafts: list[Draft] = []
        for index in range(len(line.quantities)):
            reason, draft = consider(line, index, memory, drafts)
            if draft is not None:
                drafts.append(draft)
                memory.last = draft
            readings.append(_reading(line, index, reason))
        memory.lead = drafts[0] if drafts else memory.lead
        memory.claims.extend(_finish(drafts, scene, memory, story))
        remember(line, scene, memory)
        story.turn()
        memory.daybook.turn(line, named[at], named[at + 2] if at + 2 < len(named) else [])
    return readings


def _unclaimed(sentence: Sentence, number: Quantity) -> Reading:
    """Make the reading of a number in a text that has no figure at all."""
    start, end = sentence.tokens[number.first].start, sentence.tokens[number.last - 1].end
    quote = sentence.text[start - sentence.start : end - sentence.start]
    return Reading(quote=quote, start=start, end=end, amount=number.amount, reason=number.reason, unit=number.unit)


def _reading(line: Line, index: int, reason: str) -> Reading:
    number = line.quantities[index]
    first, last = line.spans[index]
    return Reading(
        quote=line.text(first, last),
        start=line.words[first].start,
        end=line.words[last - 1].end,
        amount=number.amount,
        reason=reason,
        unit=number.unit,
    )


def _finish(drafts: list[Draft], scene: Scene, memory: Memory, story: Story) -> list[Claim]:
    """Add claimant, place, day, scope and modality to the drafts of one sentence."""
    found: list[Claim] = []
    for draft in drafts:
        claim = _claim(draft, scene, memory, story, before=found[-1] if found else None)
        alike = memory.given.setdefault(claim.amount, {})
        earlier = alike.setdefault((claim.measure, claim.subject.split()[-1]), claim)
        if earlier is claim or not _repeats(claim, earlier):
            found.append(claim)
    return _replacing(found)


def _replacing(claims: list[Claim]) -> list[Claim]:
    """Tell each current figure of a sentence which one its wording replaces: "rose to 40 from 28", "12, not 14"."""
    gone = [one for one in claims if one.standing is Standing.FORMER or _corrected(one)]
    if not gone or len(gone) == len(claims):
        return claims
    return [one if one in gone else _with_replaced(one, gone) for one in claims]


def _corrected(claim: Claim) -> bool:
    """Whether the wording takes the figure back: "12, not 14"; another's figure denied is not replaced."""
    before = claim.sentence[: claim.sentence.find(claim.quote)].rstrip(" \"“”'")
    return claim.modality is Modality.DENIED and before.endswith(("not", "Not", "NOT"))


def _with_replaced(claim: Claim, gone: list[Claim]) -> Claim:
    former = [one for one in gone if one.measure == claim.measure and one.claimant == claim.claimant]
    if not former:
        return claim
    nearest = min(former, key=lambda one: abs(one.start - claim.start))
    return replace(claim, replaces=nearest.amount)


def _repeats(claim: Claim, earlier: Claim) -> bool:
    """Whether *claim* only says again what *earlier* said of the same figure: no other source gives it."""
    return claim.claimant is None or earlier.claimant == claim.claimant


def _claim(draft: Draft, scene: Scene, memory: Memory, story: Story, *, before: Claim | None) -> Claim:
    line, phrase, found = draft.line, draft.phrase, draft.found
    first, last = _quote(draft)
    source = covering(line, scene.sources, line.spans[draft.index][0])
    claimant = claimant_of(line, source, draft, scene=scene, memory=memory)
    modality = circumstances.modality_of(
        line, line.spans[draft.index][0], line.spans[draft.index][1], phrase, denied=bool(source and source.denies)
    )
    scope = scope_of(draft, scene, memory, modality=modality, before=before)
    place = where(draft, story)
    start, end = line.words[first].start, line.words[last - 1].end
    base = line.sentence.start
    return Claim(
        quote=line.sentence.text[start - base : end - base],
        start=start,
        end=end,
        sentence=line.sentence.text,
        amount=line.quantities[draft.index].amount,
        measure=Measure(draft.measure),
        subject=draft.subject,
        place=place,
        claimant=claimant,
        modality=modality,
        scope=scope,
        as_of=day_of(draft, scene, memory, Told(scope, modality, place, claimant)),
        confidence=confidence_of(found),
        baseline=circumstances.baseline_of(line, line.spans[draft.index][0], phrase.last, total=scope is Scope.TOTAL),
        standing=draft.standing,
    )


def _quote(draft: Draft) -> tuple[int, int]:
    """Give the words of the quote: the number with what is counted, or with its verb where that is left out."""
    first, last = draft.line.spans[draft.index]
    if not draft.phrase.bare:
        return first, max(last, draft.phrase.name_last)
    if draft.phrase.last > last:
        return first, draft.phrase.last
    said = draft.found.predicate
    if draft.found.topic >= 0 and first - draft.found.topic < 12:
        return draft.found.topic, last
    if said and said.at < first and first - said.at < 4:
        return said.at, last
    if said and last <= said.at <= last + 2:
        return first, said.last
    return first, last
