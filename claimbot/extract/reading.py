"""From one document to its claims: each sentence is read once, and what was read before it is carried along.

`Draft` is a figure that may become a claim. What a figure does not say itself (measure, subject, place, claimant, day)
it takes from the figures and sentences before it, by the rules of the guidelines.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from claimbot.extract import circumstances, predicates
from claimbot.extract.claimants import PRONOUNS, Attribution, attributions, covering
from claimbot.extract.kinds import Kind
from claimbot.extract.measures import Found, measure_of
from claimbot.extract.phrases import Phrase, noun_phrase
from claimbot.extract.places import Mention, mentions
from claimbot.extract.quantities import quantities
from claimbot.extract.sentences import sentences
from claimbot.extract.standing import standing_of
from claimbot.extract.subjects import PEOPLE, subject_of
from claimbot.extract.tagging import Line, tag
from claimbot.extract.vocabulary import plain_nouns
from claimbot.extract.when import Day, days
from claimbot.model import Claim, Document, Measure, Reading, Standing

CLAIMED = frozenset({Kind.COUNT, Kind.MONEY, Kind.ONE, Kind.COMPOUND})
"""The kinds of numbers that may be claims."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure on its way to a claim: where it stands, what it counts, which measure, and how it stands."""

    line: Line
    index: int
    phrase: Phrase
    found: Found
    measure: str
    subject: str
    standing: Standing


@dataclass(slots=True)
class Memory:
    """What the text has said so far: the last figure, place, source and day."""

    last: Draft | None = None
    claims: list[Claim] = field(default_factory=list)
    place: str | None = None
    claimant: str | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """The circumstances of a sentence: who speaks in it, which places and days it names."""

    sources: list[Attribution]
    places: list[Mention]
    days: list[Day]


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
        _remember(line, scene, memory)
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


def consider(line: Line, index: int, memory: Memory, drafts: list[Draft]) -> tuple[str, Draft | None]:
    """Decide whether quantity *index* is a claim; give the reason, and the draft where it is one."""
    number = line.quantities[index]
    if number.kind not in CLAIMED:
        return number.reason, None
    phrase = noun_phrase(line, index)
    if "time" in phrase.classes and number.kind is not Kind.MONEY:
        return "a time", None
    before = drafts[-1] if drafts else memory.last
    if phrase.bare and before is not None and before.measure != "money":
        phrase = replace(phrase, classes=before.phrase.classes)
    found = measure_of(line, index, phrase)
    found = _completed(line, index, phrase, found, before, same=bool(drafts))
    refusal = _refused(line, index, phrase, found)
    if refusal:
        return refusal, None
    measure = found.measure or "other"
    subject = _subject(line, index, phrase, found, before)
    return "claim", Draft(line, index, phrase, found, measure, subject, standing_of(line, index, phrase))


def _completed(line: Line, index: int, phrase: Phrase, found: Found, before: Draft | None, *, same: bool) -> Found:
    """Give a figure without a measure of its own that of the figure it is joined to, is part of, or points back to."""
    if found.measure or before is None:
        return found
    joint = _joint(line, index, before) if same else ""
    if joint == "and":
        shared = _shared(before, phrase)
        if shared:
            return replace(found, measure=shared, sure=0.8, reason=f"joined to a figure of {shared}")
    if joint == "part" or phrase.anaphor or (found.points_back and _points_back(line, index, found, joint)):
        return replace(found, measure=before.measure, sure=0.7, reason="goes with the figure before")
    return found


def _joint(line: Line, index: int, before: Draft) -> str:
    """Say how a figure is joined to the one before it in the sentence: "and", "part", or "" for neither."""
    first = line.spans[index][0]
    between = range(before.phrase.last, first)
    words = [line.words[at].low for at in between]
    if not words:
        return ""
    if (
        words[-1] in ("including", "mostly")
        or any(word in ("whom", "them") for word in words)
        or "including" in words[-4:]
    ):
        return "part"
    if len(words) <= 4 and all(
        line.tags[at] in ",CDR-" or line.words[at].low in ("well", "as", "with", "plus", "about") for at in between
    ):
        return "and"
    said = before.found.predicate
    if said and said.at >= before.phrase.last:
        rest = range(max(said.last, before.phrase.last), first)
        if rest and len(rest) <= 3 and all(line.tags[at] in ",C-R" for at in rest):
            return "and"
    return ""


def _shared(before: Draft, phrase: Phrase) -> str:
    """Give the measure that the verb of the figure before gives to this phrase; for a bare number the same."""
    said = before.found.predicate
    if phrase.bare or said is None or not said.lemma:
        same_kind = bool(phrase.classes & before.phrase.classes) or phrase.bare
        return before.measure if same_kind and before.measure != "money" else ""
    measure, _ = predicates.sense(
        before.line, said.at, said.lemma, phrase.classes or before.phrase.classes, patient=said.patient
    )
    return measure or (before.measure if phrase.classes & before.phrase.classes else "")


def _points_back(line: Line, index: int, found: Found, joint: str) -> bool:
    """Whether a bare number stands for the figure before it: as a level, as object of a verb of counting, in a list."""
    if found.reason.startswith("a level") or joint:
        return True
    first, last = line.spans[index]
    if first and line.tags[first - 1] in "EV" and line.quantities[index].kind is Kind.COUNT:
        return True
    if first >= 2 and line.words[first - 1].low == "of" and line.tags[first - 2] in "EV":
        return True
    return last < len(line.words) and line.tags[last] in "BHMV"


def _refused(line: Line, index: int, phrase: Phrase, found: Found) -> str:
    """Say why the figure is no claim, or "" where it is one."""
    number = line.quantities[index]
    first = line.spans[index][0]
    if number.kind is Kind.MONEY:
        return ""
    if number.kind is Kind.COMPOUND and (found.measure in ("", "other") or phrase.bare):
        return "inside a word that only describes"
    if number.kind is Kind.ONE and not _numeral(line, index, found):
        return "a pronoun or a one-off"
    if found.measure:
        return ""
    if phrase.bare:
        return "a bare number that nothing names"
    if phrase.head in plain_nouns() or phrase.head.split()[-1] in plain_nouns():
        return f"a count of {phrase.head} only describes"
    if first and line.words[first - 1].low in (
        "the",
        "these",
        "those",
        "both",
        "first",
        "last",
        "next",
        "every",
        "per",
    ):
        return "a count already known"
    return ""


def _numeral(line: Line, index: int, found: Found) -> bool:
    """Whether "one" numbers those in a state: "killing one", "one seriously", "one death"; else it is a pronoun."""
    first, last = line.spans[index]
    if first and line.tags[first - 1] in "DGP" and line.words[first - 1].low not in ("with", "including", "to", "at"):
        return False
    if not found.measure or found.measure == "other" or (last >= len(line.words) and not found.predicate):
        return False
    if (
        last < len(line.words)
        and line.words[last].low == "of"
        and line.words[min(last + 1, len(line.words) - 1)].low in ("the", "its", "his")
    ):
        return found.predicate is not None
    return not (first and line.words[first - 1].low == "no")


def _subject(line: Line, index: int, phrase: Phrase, found: Found, before: Draft | None) -> str:
    """Give the subject in the words of the text, carried from the figure before where the number stands bare."""
    if line.quantities[index].kind is Kind.MONEY:
        return _money_subject(line, index)
    own = subject_of(line, phrase, found)
    if own:
        return own
    if found.topic >= 0 and not found.points_back:
        return PEOPLE
    if before and before.measure != "money" and (phrase.bare or phrase.anaphor):
        return before.subject
    return PEOPLE


def _money_subject(line: Line, index: int) -> str:
    """Give what the sum is for: "fine of $90m", "$40m in relief funds", "€5bn for schools"; else the currency."""
    first, last = line.spans[index]
    if first > 1 and line.words[first - 1].low in ("of", "worth") and line.tags[first - 2] in "NL":
        return line.text(first - 2, first - 1)
    if last + 1 < len(line.words) and line.words[last].low in ("in", "for", "of", "to", "worth"):
        end = last + 1
        while end < len(line.words) and line.tags[end] in "DGJNXL" and end < last + 6:
            end += 1
        begin = last + 1
        while begin < end and line.tags[begin] == "D":
            begin += 1
        if begin < end and line.words[last].low != "to":
            return line.text(begin, end)
    return line.quantities[index].unit or "money"


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
    source = covering(scene.sources, line.spans[draft.index][0])
    claimant = _claimant(line, source, draft, memory)
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
        place=_place(line, draft, scene, memory),
        claimant=claimant,
        modality=modality,
        scope=scope,
        as_of=_day(line, draft, scene),
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


def _claimant(line: Line, source: Attribution | None, draft: Draft, memory: Memory) -> str | None:
    if source is None:
        return (
            memory.claimant
            if draft.phrase.anaphor and memory.claimant and draft.line.spans[draft.index][0] < 3
            else None
        )
    name = line.text(source.first, source.last)
    if name.casefold() in PRONOUNS:
        return memory.claimant
    return name


def _place(line: Line, draft: Draft, scene: Scene, memory: Memory) -> str | None:
    """Choose the place nearest to the figure, the named before the common, not those inside the name of a source."""
    if draft.measure == "money":
        return None
    at = line.spans[draft.index][0]
    best: tuple[float, Mention] | None = None
    for place in scene.places:
        if any(source.first <= place.first < source.last for source in scene.sources):
            continue
        distance = place.first - draft.phrase.last if place.first >= at else (at - place.last) * 1.2
        cost = distance + {3: 0, 2: 12, 1: 10, 0: 25}[place.strength]
        if best is None or cost < best[0]:
            best = (cost, place)
    return best[1].text if best else memory.place


def _day(line: Line, draft: Draft, scene: Scene) -> date | None:
    """Choose the day of the event in the sentence, else the day of the statement, else the day carried."""
    at = line.spans[draft.index][0]
    own = [day for day in scene.days if not day.anchor]
    events = [day for day in own if not _of_statement(day, scene)]
    if events:
        return min(events, key=lambda day: abs(day.first - at)).day
    if own:
        return own[0].day
    return None


def _of_statement(day: Day, scene: Scene) -> bool:
    """Whether the day stands with the verb of saying: "said on Tuesday", "on Monday said"."""
    for source in scene.sources:
        verb = source.last if source.begin <= source.first else source.begin
        if verb <= day.first <= verb + 4:
            return True
    return False


def _remember(line: Line, scene: Scene, memory: Memory) -> None:
    """Carry place, source and day of a sentence to the next ones."""
    for place in scene.places:
        if place.strength >= 1 and not any(source.first <= place.first < source.last for source in scene.sources):
            memory.place = place.text
            if place.strength == 3:
                break
    for source in scene.sources:
        name = line.text(source.first, source.last)
        if name.casefold() not in PRONOUNS:
            memory.claimant = name
