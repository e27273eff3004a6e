"""From one document to its claims: each sentence is read once, and what was read before it is carried along.

`Draft` is a figure that may become a claim. What a figure does not say itself (measure, subject, place, claimant, day)
it takes from the figures and sentences before it, by the rules of the guidelines.
"""

from __future__ import annotations

from claimbot.extract import circumstances
from claimbot.extract.claimants import attributions, covering
from claimbot.extract.drafts import Draft, Memory, Scene
from claimbot.extract.figures import consider
from claimbot.extract.places import mentions
from claimbot.extract.quantities import quantities
from claimbot.extract.scenes import claimant_of, day_of, place_of, remember
from claimbot.extract.sentences import sentences
from claimbot.extract.tagging import Line, tag
from claimbot.extract.when import days
from claimbot.model import Claim, Document, Measure, Reading


def read(document: Document) -> tuple[list[Claim], list[Reading]]:
    """Give the claims of *document* in order, and a reading of every number in it."""
    published = document.published.date() if document.published else None
    memory = Memory()
    readings: list[Reading] = []
    for sentence in sentences(document.text):
        line = tag(sentence, quantities(sentence))
        scene = Scene(attributions(line), mentions(line), days(line, published))
        drafts: list[Draft] = []
        for index in range(len(line.quantities)):
            reason, draft = consider(line, index, memory, drafts)
            if draft is not None:
                drafts.append(draft)
                memory.last = draft
            readings.append(_reading(line, index, reason))
        memory.claims.extend(_finish(drafts, scene, memory))
        remember(line, scene, memory)
    return memory.claims, readings


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


def _finish(drafts: list[Draft], scene: Scene, memory: Memory) -> list[Claim]:
    """Add claimant, place, day, scope and modality to the drafts of one sentence."""
    found: list[Claim] = []
    for draft in drafts:
        claim = _claim(draft, scene, memory)
        if not _repeats(claim, memory.claims + found):
            found.append(claim)
    return found


def _repeats(claim: Claim, earlier: list[Claim]) -> bool:
    """Whether the same figure of the same measure was given before, and by no other source."""
    for one in earlier:
        if (
            one.amount == claim.amount
            and one.measure == claim.measure
            and claim.subject.split()[-1:] == one.subject.split()[-1:]
        ):
            return claim.claimant is None or one.claimant == claim.claimant
    return False


def _claim(draft: Draft, scene: Scene, memory: Memory) -> Claim:
    line, phrase, found = draft.line, draft.phrase, draft.found
    first, last = _quote(draft)
    source = covering(line, scene.sources, line.spans[draft.index][0])
    claimant = claimant_of(line, source, draft, memory)
    scope = circumstances.scope_of(line, line.spans[draft.index][0], phrase.last, draft.measure, found)
    modality = circumstances.modality_of(
        line, line.spans[draft.index][0], line.spans[draft.index][1], phrase, denied=bool(source and source.denies)
    )
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
        place=place_of(line, draft, scene, memory),
        claimant=claimant,
        modality=modality,
        scope=scope,
        as_of=day_of(line, draft, scene, memory, scope),
        confidence=round(found.sure, 2),
        baseline=circumstances.baseline_of(line, line.spans[draft.index][0], phrase.last),
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
