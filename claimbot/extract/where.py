"""Which of the places that a text names is that of a figure: options with features, chosen by trained weights.

Options are the rules' own choice, the places of the figure's sentence, of the first sentences and of those around it,
and none. Features say how near a place is, by which preposition it stands, what kind of place it is, and what the
figure counts. At most `BEFORE` sentences back and `AFTER` ahead are looked at, so that the cost of a figure is bounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from claimbot.extract.choosing import UNCHOSEN, Option, decide
from claimbot.extract.claimants import zone
from claimbot.extract.drafts import Draft, Memory, Scene
from claimbot.extract.places import Mention, of_place
from claimbot.extract.scenes import place_of
from claimbot.extract.spots import GUESSED_NOUN, passed_over
from claimbot.extract.tagging import Line
from claimbot.extract.vocabulary import singular
from claimbot.gazetteer import ancestors, find_place, nation_of
from claimbot.model import Scope

_PREPOSITIONS = {
    "in": "in", "inside": "in", "within": "in", "at": "at", "near": "at", "outside": "at", "around": "at",
    "beside": "at", "off": "at", "on": "on", "over": "over", "across": "over", "along": "over", "through": "over",
    "throughout": "over", "from": "from", "to": "to", "into": "to", "onto": "to", "towards": "to", "toward": "to",
    "of": "of", "against": "against", "for": "for", "between": "over", "above": "over",
}  # fmt: skip
"""Prepositions that say the same of where something happened."""

_GROUPS = {
    "killed": "hurt", "wounded": "hurt", "killed_or_wounded": "hurt", "missing": "hurt", "displaced": "moved",
    "evacuated": "moved", "rescued": "moved", "released": "freed", "captured": "held", "abducted": "held",
    "arrested": "held", "launched": "fired", "intercepted": "fired", "supplied": "given", "money": "given",
    "infected": "affected",
}  # fmt: skip
"""Measures whose places are told alike; the others stand alone."""

OPENING = 3
BEFORE = 4
AFTER = 2
MOST = 20
"""So many places are weighed for one figure."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that a sentence names: its words *first* to *last* in sentence *at*, and what is known of it alone."""

    at: int
    first: int
    last: int
    text: str
    role: str
    preposition: str
    kind: str
    speaking: bool


@dataclass(slots=True)
class Story:
    """The sentences of a text with their scenes, of which *at* is read; spots are found when first asked for.

    *before* is the place chosen last, *before_at* and *before_measure* are the sentence and measure of its figure.
    """

    lines: Sequence[Line]
    scenes: Sequence[Scene]
    found: dict[int, list[Spot]] = field(default_factory=dict)
    at: int = 0
    before: str | None = UNCHOSEN
    before_at: int = -1
    before_measure: str = ""

    def spots(self, at: int) -> list[Spot]:
        """Give the places that sentence *at* names, in order."""
        if at not in self.found:
            self.found[at] = _spots(self.lines[at], self.scenes[at], at)
        return self.found[at]

    def near(self, at: int) -> list[Spot]:
        """Give the places that may be those of a figure in sentence *at*, one a name, the nearest mention of each."""
        back = [*range(at, max(-1, at - BEFORE - 1), -1), *range(min(OPENING, max(0, at - BEFORE)))]
        ahead = range(at + 1, min(len(self.lines), at + AFTER + 1))
        kept: dict[str, Spot] = {}
        for sentence in (*back, *ahead):
            for spot in self.spots(sentence):
                if not _hopeless(spot, here=sentence == at):
                    kept.setdefault(spot.text.casefold(), spot)
        return list(kept.values())[:MOST]


def _hopeless(spot: Spot, *, here: bool) -> bool:
    """Whether a guess was never right in the texts read: nouns of other sentences, names that modify or speak."""
    if spot.role[0] != "-":
        return False
    return spot.speaking or spot.role in ("-1L", "-1N", "-1G", "-1V") or (not here and spot.role[:2] != "-1")


def _spots(line: Line, scene: Scene, at: int) -> list[Spot]:
    zones = [zone(line, source) for source in scene.sources]
    mentions = sorted((*scene.places, *passed_over(line, scene.places)), key=lambda place: place.first)
    return [_spot(line, place, at, zones) for place in mentions]


def _spot(line: Line, place: Mention, at: int, zones: list[tuple[int, int]]) -> Spot:
    before = place.first - 1
    while before >= 0 and line.tags[before] in "DJ":
        before -= 1
    preposition = _PREPOSITIONS.get(line.lows[before], "other") if before >= 0 and line.tags[before] in "PS" else ""
    known = find_place(place.text)
    kind = known.kind if known else f"the {singular(line.lows[place.last - 1])}" if place.strength == 0 else "unknown"
    speaking = any(first <= place.first < last for first, last in zones)
    role = str(place.strength)
    if place.strength <= 1 and not preposition:
        own = line.tags[place.last - 1]
        role += own if own == "G" else line.tags[place.last : place.last + 1]
    if place.strength == GUESSED_NOUN:
        head = place.last - 1
        role += "C" if line.words[head].text[0].isupper() else "p" if of_place(singular(line.lows[head])) else "n"
        role += line.lows[place.first] if line.lows[place.first] in ("the", "a", "an") else ""
    return Spot(at, place.first, place.last, place.text, role, preposition, kind, speaking)


def where(draft: Draft, story: Story, memory: Memory, *, scope: Scope) -> str | None:
    """Give the place of the figure *draft* as written, or None where the text gives it none."""
    at, line, first = story.at, draft.line, draft.line.spans[draft.index][0]
    rules = place_of(line, draft, story.scenes[at], memory)
    options = _options(draft, at, rules, story, scope=scope)
    offset = line.words[first].start
    story.before = decide("place", options, offset=offset, watch=memory.watch, before=story.before)
    story.before_at, story.before_measure = at, draft.measure
    return story.before


def _options(draft: Draft, at: int, rules: str | None, story: Story, *, scope: Scope) -> list[Option[str | None]]:
    spots = [spot for spot in story.near(at) if not _counted(spot, draft, at)]
    figure = _Figure.of(draft, story.scenes[at], at, spots, scope=scope)
    options: list[Option[str | None]] = []
    contexts = _contexts(figure, story)
    for spot in spots:
        features = [*_features(spot, figure)]
        near = _where(spot, at)
        if spot.text == rules:
            features += ["rule", f"rule|{figure.group}", f"rule|{near}"]
        carried = [f"again|{name}" for name in (*contexts, near, spot.role)]
        options.append(Option(spot.text, tuple(features), tuple(carried)))
    carried = [f"again none|{name}" for name in contexts]
    options.append(Option(None, tuple(_none(figure, spots, rules)), tuple(carried)))
    values = {option.value for option in options}
    for value, name in ((rules, "rule"), (story.before, "far")):
        if value not in values and value is not UNCHOSEN:
            values.add(value)
            carried = [f"again|{one}" for one in (*contexts, "far")]
            options.append(Option(value, (name, f"{name}|{figure.group}"), tuple(carried)))
    return sorted(options, key=lambda option: option.value != rules)


def _counted(spot: Spot, draft: Draft, at: int) -> bool:
    """Whether the place only says whose those are that are counted: "five US soldiers"."""
    within = draft.phrase.first <= spot.first < draft.phrase.last
    return spot.at == at and within and not spot.preposition


def _contexts(figure: _Figure, story: Story) -> list[str]:
    """Say on what it hangs whether the place of the figure before goes on."""
    step = "sentence" if story.before_at == figure.at else "next" if story.before_at == figure.at - 1 else "later"
    beside = min(figure.inside, 2)
    return [
        "any", step, f"{step}|{beside}", f"{step}|sure {figure.sure}", f"{step}|own {figure.own is not None}",
        f"{step}|{figure.group}",
        f"{step}|{'same' if story.before_measure == figure.measure else 'other'} measure", f"{step}|{figure.scope}",
        f"{step}|{'bare' if figure.draft.phrase.bare else 'named'}", f"{step}|{figure.opens}",
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Figure:
    """What the features need of a figure."""

    draft: Draft
    at: int
    first: int
    last: int
    measure: str
    scope: str
    nearest: Spot | None
    own: Spot | None
    inside: int
    sure: bool
    group: str
    ranks: dict[Spot, list[str]]
    nations: frozenset[str]
    speakers: frozenset[str]
    opens: str

    @classmethod
    def of(cls, draft: Draft, scene: Scene, at: int, spots: Sequence[Spot], *, scope: Scope) -> _Figure:
        line, first = draft.line, draft.line.spans[draft.index][0]
        last = max(draft.phrase.last, line.spans[draft.index][1])
        inside = [spot for spot in spots if spot.at == at and not spot.speaking]
        return cls(
            draft,
            at,
            first,
            last,
            draft.measure,
            scope.value,
            min(inside, key=lambda spot: _gap(spot, first, last), default=None),
            next((spot for spot in inside if _own(line, spot, last)), None),
            len(inside),
            any(spot.role[0] in "23" for spot in inside),
            _GROUPS.get(draft.measure, draft.measure),
            _ranks(list(spots), at, first, there="there" in line.lows[last : last + 6]),
            _nations(line, draft.phrase.first, last),
            frozenset(nation for source in scene.sources for nation in _nations(line, source.first, source.last)),
            line.tags[0] if line.tags[0] in "UPDQG" else "other",
        )


def _own(line: Line, spot: Spot, last: int) -> bool:
    """Whether *spot* stands behind the figure, before the next one: "five were killed in Kharkiv and eight ..."."""
    if spot.first < last or spot.role[0] not in "023" or spot.speaking:
        return False
    between = line.tags[last : spot.first]
    return "Q" not in between and not any(mark in between for mark in ";:S")


def _nations(line: Line, first: int, last: int) -> frozenset[str]:
    """Give the countries of the peoples and places that the words *first* to *last* name."""
    found = set()
    for at in range(first, last):
        word = line.words[at].text
        if word[0].isupper():
            one = nation_of(word) or country(word.removesuffix("'s").removesuffix("’s"))
            if one:
                found.add(one)
    return frozenset(found)


@lru_cache(maxsize=4096)
def country(text: str) -> str | None:
    """Give the country that the place *text* lies in, or None where no table knows it."""
    place = find_place(text)
    around = [place, *(find_place(name) for name in ancestors(place.name))] if place else []
    return next((one.name for one in around if one and one.kind == "country"), None)


def _ranks(spots: list[Spot], at: int, first: int, *, there: bool) -> dict[Spot, list[str]]:
    """Name the spots that stand out: the latest before the figure, the latest and the first strong ones of the text."""
    ranks: dict[Spot, list[str]] = {}
    earlier = sorted(
        (spot for spot in spots if spot.at < at or (spot.at == at and spot.first < first)),
        key=lambda spot: (spot.at, spot.first),
    )
    sure = [spot for spot in earlier if spot.role[0] in "23" and not spot.speaking]
    named = [spot for spot in earlier if spot.kind != "unknown" and spot.kind[:4] != "the "]
    for name, some, index in (
        ("latest", earlier, -1), ("latest sure", sure, -1), ("first sure", sure, 0),
        ("first known", named, 0), ("latest known", named, -1),
    ):  # fmt: skip
        if some:
            ranks.setdefault(some[index], []).append(name)
    if there and sure:
        ranks.setdefault(sure[-1], []).append("there")
    firsts: dict[int, Spot] = {}
    for spot in spots:
        if not spot.speaking and spot.role[0] in "23":
            firsts.setdefault(spot.at, spot)
    for spot in firsts.values():
        ranks.setdefault(spot, []).append("first of its sentence")
    return ranks


def _gap(spot: Spot, first: int, last: int) -> int:
    return spot.first - last if spot.first >= first else first - spot.last


def _where(spot: Spot, at: int) -> str:
    if spot.at == at:
        return "same"
    if spot.at > at:
        return f"ahead{spot.at - at}"
    return "opening" if spot.at == 0 else f"back{at - spot.at}"


_STEPS = ((1, "0"), (3, "2"), (6, "5"), (11, "10"), (20, "19"))


def _bucket(gap: int) -> str:
    return next((name for limit, name in _STEPS if gap < limit), "20")


def _features(spot: Spot, figure: _Figure) -> Iterable[str]:
    """Say what holds of *spot* as the place of *figure*."""
    near = _where(spot, figure.at)
    role = f"{spot.role}{'s' if spot.speaking else ''}"
    group = figure.group
    yield near
    yield f"{near}|{role}"
    yield f"{near}|{spot.preposition}"
    yield f"{near}|{spot.kind}"
    yield f"{near}|{group}"
    yield f"{near}|{figure.scope}"
    yield f"{role}|{spot.preposition}"
    yield f"{role}|{spot.kind}"
    yield f"{spot.preposition}|{group}"
    yield f"{spot.kind}|{group}"
    yield f"{role}|{group}"
    yield f"{spot.kind}|{figure.scope}"
    for name in figure.ranks.get(spot, ()):
        yield name
        yield f"{near}|{name}"
        yield f"{name}|{min(figure.inside, 2)}"
    if near != "same":
        yield f"{near}|beside {min(figure.inside, 2)}"
        yield f"{near}|{figure.opens}"
        yield f"{near}|{'bare' if figure.draft.phrase.bare else 'named'}"
    nation = country(spot.text)
    if figure.nations:
        yield f"nation {nation in figure.nations}"
    if nation and figure.speakers:
        yield f"speaker {nation in figure.speakers}"
        yield f"speaker {nation in figure.speakers}|{role}"
    if spot is figure.own:
        yield "own"
        yield f"own|{role}"
        yield f"own|{group}"
    elif figure.own:
        yield f"not own|{near}"
    if near == "same":
        yield from _inside(spot, figure, role)


def _inside(spot: Spot, figure: _Figure, role: str) -> Iterable[str]:
    """Say how *spot* stands to *figure* in one sentence."""
    after = spot.first >= figure.first
    begin, end = (figure.last, spot.first) if after else (spot.last, figure.first)
    tags = figure.draft.line.tags[begin:end]
    side = "after" if after else "ahead"
    gap = _bucket(end - begin)
    breaks = tags.count(";") + tags.count(":") + tags.count("S") + tags.count("C") + tags.count(",")
    verbs = sum(tags.count(letter) for letter in "VBH")
    numbers = tags.count("Q") > 0
    yield f"{side}|{gap}"
    yield f"{side}|{gap}|{role}"
    yield f"{side}|breaks {min(breaks, 3)}"
    yield f"{side}|verbs {min(verbs, 2)}"
    yield f"{side}|breaks {min(breaks, 2)}|verbs {min(verbs, 2)}|{numbers}"
    yield f"{side}|numbers {numbers}"
    yield f"{side}|{spot.preposition}"
    yield f"one of {min(figure.inside, 3)}"
    if spot is figure.nearest:
        yield "nearest"
        yield f"nearest|{role}"


def _none(figure: _Figure, spots: list[Spot], rules: str | None) -> Iterable[str]:
    """Say what speaks for a figure without a place."""
    strong = sum(spot.role[0] == "3" and not spot.speaking for spot in spots)
    draft = figure.draft
    yield "none"
    yield f"none|{figure.measure}"
    yield f"none|{figure.scope}"
    yield f"none|inside {min(figure.inside, 2)}"
    yield f"none|strong {min(strong, 3)}"
    yield f"none|spots {min(len(spots), 4)}"
    yield f"none|{figure.group}|inside {min(figure.inside, 2)}"
    yield f"none|{figure.group}|{figure.scope}"
    yield f"none|{figure.opens}|inside {min(figure.inside, 2)}"
    yield f"none|nations {bool(figure.nations)}"
    yield f"none|speakers {bool(figure.speakers)}|inside {min(figure.inside, 2)}"
    yield f"none|bare {draft.phrase.bare}|inside {min(figure.inside, 2)}"
    yield f"none|rule {rules is None}"
    yield f"none|rule {rules is None}|{figure.group}"
    yield f"none|sentence {min(figure.at, 3)}"
    yield f"none|own {figure.own is not None}"
    yield f"none|{draft.standing.value}"
    yield from (f"none|counts {name}" for name in sorted(draft.phrase.classes))
