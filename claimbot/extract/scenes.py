"""Who states a figure, from its sentence and what was read before."""

from __future__ import annotations

from claimbot.extract.attribution import Attribution, name_of
from claimbot.extract.authors import unowned
from claimbot.extract.drafts import Draft, Memory, Scene
from claimbot.extract.pronouns import agrees
from claimbot.extract.sources import heading, opening, speaker
from claimbot.extract.tagging import Line
from claimbot.extract.voices import is_pronoun


def claimant_of(line: Line, source: Attribution | None, draft: Draft, *, scene: Scene, memory: Memory) -> str | None:
    """Give who states the figure; a pronoun is who spoke last, and "of them" goes on with who counted them."""
    if source is None:
        bound = draft.phrase.anaphor and not draft.phrase.added and line.spans[draft.index][0] < 3
        bound = bound or line.lows[:2] in _OF_THEM or _resumed(line, memory)
        if bound or memory.quoting:
            return _spoke_last(memory)
        noted = memory.labelled < 0 or not any(letter in "VBHM" for letter in line.tags)
        return memory.author if noted else None
    name = name_of(line, source)
    if is_pronoun(name):
        return _named_before(line, source, scene) or _subject_of(line, source) or _meant(name, memory)
    return _spoke_last(memory) or name if unowned(line, source.first, source.last) else name


def _resumed(line: Line, memory: Memory) -> bool:
    """Whether a quotation goes on after who said it was told: '"12 died," the mayor said. "Another 4 are missing."'"""
    text = line.sentence.text
    return text[0] in '"“' and text[-1] in '"”' and memory.paragraph == line.sentence.paragraph


_OF_THEM = frozenset({("of", "these"), ("of", "those"), ("of", "them"), ("among", "them"), ("among", "these")})
"""Words that open a sentence about those counted in the one before."""


def _subject_of(line: Line, source: Attribution) -> str | None:
    """Give the subject of the sentence where it can speak: "The operator withdrew a notice in which it had said"."""
    if source.first == 0 or line.lows[source.first] not in ("it", "he", "she", "they"):
        return None
    found = opening(line, source.first)
    return line.text(*found) if found else None


def _named_before(line: Line, source: Attribution, scene: Scene) -> str | None:
    """Give the source that a pronoun in the same sentence stands for: "the mayor said he feared"."""
    for other in reversed(scene.sources):
        name = name_of(line, other)
        owned = line.lows[other.first] in ("its", "his", "her", "their")
        if other.first < source.first and not owned and not is_pronoun(name):
            return name
    return None


def _quoting(line: Line, memory: Memory) -> bool:
    """Whether a quotation is still open at the end of the sentence, so that its speaker goes on."""
    quoting = memory.quoting and memory.paragraph == line.sentence.paragraph
    for token in line.sentence.tokens:
        if token.text == '"':
            quoting = not quoting
        elif token.text in "“”":
            quoting = token.text == "“"
    return quoting


def remember(line: Line, scene: Scene, memory: Memory) -> None:
    """Carry the source of a sentence to the next ones."""
    memory.quoting = _quoting(line, memory)
    memory.paragraph = line.sentence.paragraph
    spoken = sorted(scene.sources, key=lambda source: source.first)
    named = [name for name in (name_of(line, source) for source in spoken) if not is_pronoun(name)]
    if named:
        memory.claimant = named[-1]
        memory.acting.clear()
        memory.spoken = [*memory.spoken, *named][-_REMEMBERED:]
    if line.sentence.paragraph != memory.labelled:
        memory.author = None if memory.labelled >= 0 else memory.author
        memory.labelled = -1
    label = opening_label(line, scene.sources)
    if label:
        memory.author, memory.labelled = label, line.sentence.paragraph
    if not scene.sources:
        memory.author = heading(line) or memory.author
        if not memory.quoting:
            memory.acting.append(line)
            del memory.acting[:-_FARTHEST]


_FARTHEST = 3
"""So many sentences without a source are looked back over for who acts in them."""


def _spoke_last(memory: Memory) -> str | None:
    """Give who spoke last, or who has acted since: looked up only where a pronoun asks for it."""
    while memory.acting:
        if acting := _acting(memory.acting.pop()):
            memory.claimant = acting
            memory.acting.clear()
            memory.spoken.append(acting)
    return memory.claimant


_REMEMBERED = 4
"""So many sources are looked back over for the one that a pronoun agrees with."""


def _meant(pronoun: str, memory: Memory) -> str | None:
    """Give whom a pronoun means: who spoke or acted last, but that "he" is no body and "they" no single person."""
    last = _spoke_last(memory)
    if last is None or agrees(pronoun, last):
        return last
    fitting = [name for name in memory.spoken if agrees(pronoun, name)]
    if fitting:
        return fitting[-1]
    return None if pronoun.casefold() in ("they", "their") else last


def opening_label(line: Line, sources: list[Attribution]) -> str | None:
    """Give the source with a colon that opens a message of several sentences ("STAFF: 14 shells fell. 2 dead.")."""
    first = sources[0] if sources else None
    if first is None or first.first or first.weak or line.tags[first.begin : first.begin + 1] != ":":
        return None
    return name_of(line, first)


def _acting(line: Line) -> str | None:
    """Give who acts in a sentence without a source, for a pronoun in the next: its subject, else who is named last."""
    subject = opening(line, len(line.words))
    return line.text(*subject) if subject else speaker(line)
