"""What is handed on while a text is read: figures on their way to claims, the scene of a sentence, the memory."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimbot.extract.attribution import Attribution
from claimbot.extract.choosing import Watch
from claimbot.extract.daybook import Daybook
from claimbot.extract.measures import Found
from claimbot.extract.phrases import Phrase
from claimbot.extract.placenames import Mention
from claimbot.extract.tagging import Line
from claimbot.extract.when import Day
from claimbot.model import Amount, Claim, Measure, Standing


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
    """What the text has said so far: the last figure, source and day. *watch* is told of each choice; *author* holds
    for what has no source, from its paragraph *labelled* alone where that is given; *acting* are the last sentences
    without a source, *spoken* the last sources."""

    watch: Watch | None = None
    year: int | None = None
    topics: frozenset[str] = frozenset()
    last: Draft | None = None
    lead: Draft | None = None
    claims: list[Claim] = field(default_factory=list)
    given: dict[Amount, dict[tuple[Measure, str], Claim]] = field(default_factory=dict)
    author: str | None = None
    labelled: int = -1
    acting: list[Line] = field(default_factory=list)
    spoken: list[str] = field(default_factory=list)
    claimant: str | None = None
    quoting: bool = False
    paragraph: int = 0
    daybook: Daybook = field(default_factory=Daybook)


@dataclass(frozen=True, slots=True)
class Scene:
    """The circumstances of a sentence: who speaks in it, which places and days it names."""

    sources: list[Attribution]
    places: list[Mention]
    days: list[Day]
