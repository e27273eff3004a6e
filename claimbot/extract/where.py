"""Which of the places that a text names is that of a figure.

The figure's own sentence goes first: the nearest place that is free for it (`_own`). Where it names none, the sentence
before gives its place, else the one that the text began with (`_inherited`). What is sent, fired or given away is
nowhere but where its own sentence says; only in a calamity, which has one place, is everything counted there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from claimbot.extract.drafts import Draft, Scene
from claimbot.extract.owners import actor, apart, below_country, local, opening, owner, witness
from claimbot.extract.placenames import words
from claimbot.extract.spots import Spot, before, spots
from claimbot.extract.tagging import Line
from claimbot.gazetteer import find_place, known_place

LEAD = 3
"""So many sentences say what a text is about."""

_POINTING = frozenset({"its", "his", "her", "their", "such", "this", "that", "these", "those"})
"""Determiners of a common noun that no later sentence is about: "its deck"."""

_WHOLE = frozenset({"count", "toll", "total", "tally", "figure", "number", "death", "caseload"})
"""Nouns after "national" that make a figure that of the country."""

MOST_SPOTS = 16
"""Of more places in one sentence, which is a list, only those nearest to the figure can be its own."""

THERE = 3
"""So many words after a figure "there" may stand: "248 deaths there"."""


@dataclass(slots=True)
class Setting:
    """Where a text plays, as far as it was read.

    *home* was set first; *here* by sentence *set_at*. The others are told aside, and taken only where nothing else is:
    of a part (*aside*), of where somebody spoke (*spoken*), of who tells (*local*) or owns (*owner*). *recipient*
    is given something, *named* opens the text, *country* is the first one that it is about; *calamity* says that it
    tells of one, *begun* that its lead was read.
    """

    home: str | None = None
    here: str | None = None
    set_at: int = -2
    aside: str | None = None
    spoken: str | None = None
    local: str | None = None
    owner: str | None = None
    recipient: str | None = None
    named: str | None = None
    calamity: bool = False
    country: str | None = None
    begun: bool = False


@dataclass(slots=True)
class Story:
    """The sentences of a stretch of text with their scenes, of which *at* is read, and the *setting* so far; *taken* is
    the place of the first figure of that sentence."""

    lines: Sequence[Line]
    scenes: Sequence[Scene]
    setting: Setting = field(default_factory=Setting)
    at: int = 0
    found: dict[int, list[Spot]] = field(default_factory=dict)
    coming: list[str | None] = field(default_factory=list)
    taken: str | None = None

    def __post_init__(self) -> None:
        """Look ahead: what the first sentences are about, and for each sentence the place that a later one names."""
        self.setting.set_at = -2
        if not self.setting.begun:
            self._begin()
        self.coming = [None] * len(self.lines)
        for at in range(len(self.lines) - 2, -1, -1):
            strong = next((spot.text for spot in self.spots(at + 1) if spot.strong and not spot.speaking), None)
            self.coming[at] = strong or self.coming[at + 1]

    def _begin(self) -> None:
        """See what the first sentences are about."""
        lead = range(min(LEAD, len(self.lines)))
        names = (opening(self.lines[at], self.scenes[at]) for at in lead)
        self.setting.named = next((name for name in names if name), None)
        self.setting.calamity = any(not words("calamities").isdisjoint(self.lines[at].lows) for at in lead)
        self.setting.begun = True

    def spots(self, at: int) -> list[Spot]:
        """Give the places that sentence *at* names, in order."""
        if at not in self.found:
            self.found[at] = spots(self.lines[at], self.scenes[at].places, self.scenes[at].sources)
        return self.found[at]

    @property
    def line(self) -> Line:
        """The sentence that is read."""
        return self.lines[self.at]

    @property
    def scene(self) -> Scene:
        """Its circumstances."""
        return self.scenes[self.at]

    @property
    def current(self) -> str | None:
        """The place of the sentence before, else the one that the text began with."""
        return self.setting.here if self.setting.set_at == self.at - 1 else self.setting.home

    def turn(self) -> None:
        """Carry the places of the sentence that was read to the next ones."""
        setting, line, named = self.setting, self.line, self.spots(self.at)
        lasting = [spot for spot in named if spot.lasting]
        naming = [spot for spot in lasting if spot.text.split()[0].casefold() not in _POINTING]
        if naming:
            setting.home = setting.home or self._first(naming).text
        strong = next((spot for spot in lasting if spot.strong), None)
        if strong and not _of_another_year(line):
            setting.here, setting.set_at = strong.text, self.at
        parts = (spot.text for spot in named if spot.part >= 0 and not spot.speaking and not spot.counted)
        aside = next((spot.text for spot in lasting), None) or next(parts, None)
        setting.aside = setting.aside or aside
        setting.spoken = setting.spoken or next((spot.text for spot in named if spot.strong and spot.scene), None)
        setting.local = setting.local or local(line, self.scene.sources, named)
        setting.owner = setting.owner or owner(line)
        setting.home = setting.home or (setting.owner if setting.calamity else None)
        setting.country = setting.country or next(filter(_is_country, (setting.home, setting.owner)), None)
        self.taken = None

    def _first(self, places: list[Spot]) -> Spot:
        """Give the place that a sentence sets: that of its heading, of its first figure, else the strongest."""
        heading = (spot for spot in places if _heads(self.line, spot))
        own = (spot for spot in places if spot.text == self.taken)
        return next(heading, None) or next(own, None) or max(places, key=lambda spot: spot.mention.strength)


def _is_country(name: str | None) -> bool:
    place = find_place(name) if name else None
    return place is not None and place.kind == "country"


def _heads(line: Line, spot: Spot) -> bool:
    """Whether the place heads its line: "Valencia: 207 bodies found"."""
    return spot.mention.first == 0 and line.tags[spot.mention.last : spot.mention.last + 1] == ":"


def _of_another_year(line: Line) -> bool:
    """Whether the sentence names a year, as those that only compare do."""
    return any(len(low) == 4 and low.isdecimal() and low[:2] in ("19", "20") for low in line.lows)


def where(draft: Draft, story: Story) -> str | None:
    """Give the place of the figure *draft* as written, or None where the text gives it none."""
    taker = _taker(draft)
    if taker:
        story.setting.recipient = taker
        return taker
    pointed = _there(draft, story)
    if pointed:
        return pointed
    own = _own(draft, story)
    if own is None:
        return _inherited(draft, story)
    story.taken = story.taken or own.text
    ahead = story.coming[story.at]
    capital = own.mention.strength == 0 and own.text.endswith("capital")
    return ahead if ahead and capital and not story.setting.home else own.text


def _taker(draft: Draft) -> str | None:
    """Give the place that is given the figure: "will give Ukraine eight howitzers"."""
    line, at = draft.line, before(draft.line, draft.line.spans[draft.index][0])
    if draft.measure not in words("given_measures") or at < 0 or line.tags[at] != "X":
        return None
    return line.words[at].text if known_place(line.words[at].text) else None


def _there(draft: Draft, story: Story) -> str | None:
    """Give the place that "there" after the figure points to: the last one named before."""
    last = draft.phrase.last
    if "there" not in draft.line.lows[last : last + THERE]:
        return None
    first = draft.line.spans[draft.index][0]
    earlier = [spot for at in range(max(0, story.at - 2), story.at) for spot in story.spots(at)]
    earlier += [spot for spot in story.spots(story.at) if spot.mention.last <= first]
    return next((spot.text for spot in reversed(earlier) if spot.mention.strength), None)


def _inherited(draft: Draft, story: Story) -> str | None:
    """Give the place of a figure whose sentence names none that is free for it."""
    setting, measure = story.setting, draft.measure
    if measure in words("given_measures") and setting.recipient:
        return setting.recipient
    if measure in words("unplaced_measures") or (measure in words("given_measures") and not setting.calamity):
        return None
    first = draft.line.spans[draft.index][0]
    if measure in words("home_measures"):
        told = witness(story.line, story.scene.sources, story.spots(story.at), at=first)
        acting = actor(story.line, first)
        if told or (acting and _displaces(acting, story)):
            return told or acting
    country = (setting.country or owner(story.line)) if _national(story.line, first) else None
    if country:
        return country
    if setting.set_at == story.at - 1:
        return setting.here
    return next((place for place in _told_aside(draft, story) if place), None)


def _national(line: Line, first: int) -> bool:
    """Whether the figure is told to be that of the whole country: "the national count reached 1,297"."""
    near = line.lows[max(0, first - 7) : first + 1]
    wide = any(low == "national" and near[at + 1] in _WHOLE for at, low in enumerate(near[:-1]))
    return wide or "nationally" in near


def _displaces(acting: str, story: Story) -> bool:
    """Whether a place that acts is elsewhere than the current one: "Mozambique's institute" after Malawi."""
    return apart(acting, story.current) if story.current else story.setting.calamity


def _told_aside(draft: Draft, story: Story) -> Iterator[str | None]:
    """Give the places that a figure may have, the surest first."""
    setting = story.setting
    at_home = draft.measure in words("home_measures") or setting.calamity
    yield setting.home
    yield local(story.line, story.scene.sources, story.spots(story.at))
    yield setting.local
    yield (setting.owner or owner(story.line)) if at_home else None
    yield setting.aside
    yield story.coming[story.at] if setting.calamity else None
    yield setting.spoken
    following = range(story.at, min(story.at + 2, len(story.lines)))
    heard = (spot for at in following for spot in story.spots(at) if spot.strong and spot.scene and spot.part < 0)
    yield next((spot.text for spot in heard), None)
    if setting.named and (setting.calamity or (at_home and below_country(setting.named))):
        yield setting.named


def _own(draft: Draft, story: Story) -> Spot | None:
    """Give the nearest place of the figure's sentence that is free for it."""
    spots = story.spots(story.at)
    if len(spots) > MOST_SPOTS:
        first = draft.line.spans[draft.index][0]
        spots = sorted(spots, key=lambda spot: abs(spot.mention.first - first))[:MOST_SPOTS]
    free = [spot for spot in spots if not spot.speaking and _free(draft, spot)]
    return min(free, key=lambda spot: _cost(draft, spot), default=None)


def _free(draft: Draft, spot: Spot) -> bool:
    """Whether a place of the sentence can be that of the figure: not one it came from, nor another figure's alone."""
    line, (first, last), place = draft.line, draft.line.spans[draft.index], spot.mention
    given = draft.measure in words("given_measures")
    leaving = draft.measure in words("leaving_measures") or "body" in draft.phrase.classes
    if (spot.preposition == "from" and not leaving) or (spot.preposition == "for" and not given):
        return False
    if spot.part >= 0 and last <= spot.part:
        return False
    between = line.tags[draft.phrase.last : place.first]
    if spot.counted and (place.first <= first < place.last or "S" in between):
        return False
    if last <= place.first and (":" in between or _opens_clause(line, place.first)):
        return False
    return spot.preposition not in ("to", "into", "onto") or not _another_verb(between)


def _opens_clause(line: Line, first: int) -> bool:
    """Whether the place at word *first* opens a clause that comes after: "..., and in Bihar ten died"."""
    at = before(line, first)
    if at < 2:
        return False
    return line.tags[at - 1] in ";:" or (line.tags[at - 1] in "CS" and line.tags[at - 2] in ",;")


def _another_verb(between: str) -> bool:
    """Whether a second verb stands between: "recovered 78 bodies and brought 104 survivors to Kalamata"."""
    at = between.find("C")
    return at >= 0 and not set("VEBH").isdisjoint(between[at : at + 3])


_WEAKNESS = {3: 0, 2: 12, 1: 6, 0: 18}
"""How many words away a weaker mention of a place counts as."""

BREAK = 10
"""How many words away the next clause, or a figure between, counts as."""

FRONTED = 8
"""How many words away a place that opens the sentence counts as at most: "In Haiti ..." is that of all that follows."""


def _cost(draft: Draft, spot: Spot) -> float:
    """Say how many words away from the figure the place counts as."""
    line, first, last, place = draft.line, draft.line.spans[draft.index][0], draft.phrase.last, spot.mention
    after = place.first >= first
    between = line.tags[last : place.first] if after else line.tags[place.last : first]
    cost = len(between) * (1.0 if after else 1.2) + BREAK * _breaks(between) + _WEAKNESS[place.strength]
    fronted = place.first <= LEAD and spot.preposition and spot.strong and not after
    return min(cost, FRONTED) if fronted else cost


def _breaks(between: str) -> float:
    """Count the ends of clauses and the figures in the tags *between* a figure and a place."""
    marks = sum(between.count(mark) for mark in (";", ".", "S", ",C", "Q"))
    joined = sum(between.count(f"C{verb}") for verb in "VEHB")
    return marks + joined / 2
