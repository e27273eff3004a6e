"""Who states a figure, from its sentence and what was read before."""

from __future__ import annotations

from claimbot.extract.attribution import Attribution, name_of
from claimbot.extract.authors import unowned
from claimbot.extract.drafts import Draft, Memory, Scene
from claimbot.extract.sources import heading, opening, speaker
from claimbot.extract.tagging import Line
from claimbot.extract.voices import is_pronoun


def claimant_of(line: Line, source: Attribution | None, draft: Draft, *, scene: Scene, memory: Memory) -> str | None:
    """Give who states the figure; a pronoun is who spoke last, and "of them" goes on with who counted them."""
    if source is None:
        bound = draft.phrase.anaphor and not draft.phrase.added and line.spans[draft.index][0] < 3
        bound = bound or line.lows[:2] in _OF_THEM
        return memory.claimant if bound or memory.quoting else memory.author
    name = name_of(line, source)
    if is_pronoun(name):
        return _named_before(line, source, scene) or _subject_of(line, source) or memory.claimant
    return memory.claimant or name if unowned(line, source.first, source.last) else name


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
    named = [name for name in (name_of(line, source) for source in scene.sources) if not is_pronoun(name)]
    if named:
        memory.claimant = named[-1]
    elif not scene.sources:
        memory.author = heading(line) or memory.author
        memory.claimant = (None if memory.quoting else speaker(line)) or memory.claimant
