"""Verbs by which somebody says a figure: saying, counting, quoting, and texts that hold one."""

from __future__ import annotations

from functools import cache

from claimbot.extract.attribution import Attribution, clause_begin
from claimbot.extract.authors import author_of, documented
from claimbot.extract.counts import counting, counting_words, figure_near
from claimbot.extract.nounphrases import forward, inverted, phrase_begin
from claimbot.extract.sources import finite, subject_before
from claimbot.extract.tagging import Line
from claimbot.extract.vocabulary import word_set
from claimbot.extract.voices import head_of, mute, named, sayings, somebody, speaks, verbs
from claimbot.gazetteer import known_place


@cache
def containing() -> frozenset[str]:
    """Give the verbs by which a text gives a figure: "the list has 16 names", "the figures are 15 dead"."""
    return verbs("containing") | word_set("have") | {"is", "are", "was", "were"}


_TALKS = frozenset({"state", "states", "post", "talks", "count", "list", "record", "number", "estimate"})
"""Nouns that are rarely verbs of saying where they stand after a noun."""


def told(line: Line, at: int, low: str) -> Attribution | None:
    """Read the attribution of the verb at word *at*, in lower case *low*; None where it tells nobody's words."""
    if as_told := _as_told(line, at):
        return as_told
    if low in containing() and line.tags[at] in "VBHELN":
        held = _contained(line, at)
        if held or low not in counting_words():
            return held
    if line.tags[at] in "QGDPWXB" or (at and line.tags[at - 1] in "DG" and low != "that"):
        return None
    if low == "that":
        return _carried_on(line, at)
    if low in word_set("nouns_first") and line.tags[at] not in "VEI" and not _verb_after_all(line, at, low):
        return None
    return _told_by(line, at, low)


def _verb_after_all(line: Line, at: int, low: str) -> bool:
    """Whether a word that is mostly a noun is the verb of a source: "officials estimate 12", "Reuters reports"."""
    subject = subject_before(line, at)
    if subject is None:
        return False
    head = head_of(line, *subject)
    many = head.endswith("s") and (line.tags[at - 1] in "L," or head != line.lows[at - 1])
    if low in _TALKS and not (many and line.tags[at + 1 : at + 2] in ("Q", ".", "")):
        return False
    return speaks(line, *subject) or (low == "reports" and line.tags[subject[1] - 1] == "X")


def _told_by(line: Line, at: int, low: str) -> Attribution | None:
    """Read the source of a word that is a verb: of speech, of quoting, of counting, or one that tells at the end."""
    if line.tags[at] == "I" and finite(line, at) == at:
        return _with_saying(line, at)
    if _takes_lives(line, at) or _noun_rather(line, at):
        return None
    if low in verbs("speech") or (low in verbs("that_speech") and _that_follows(line, at)):
        return _speech(line, at)
    if low in verbs("quoting") and (quoted := _quoted(line, at) or _was_quoted(line, at)):
        return quoted
    return counting(line, at) or _remarked(line, at)


def _with_saying(line: Line, at: int) -> Attribution | None:
    """Read "..., with officials reporting 150 dead": a source joined to the sentence before it."""
    first = phrase_begin(line, at) if _says(line.lows[at]) else 0
    if first < 1 or line.lows[first - 1] != "with" or not speaks(line, first, at):
        return None
    return Attribution(first, at, at, len(line.words))


def _says(low: str) -> bool:
    """Whether *low* is a form of a verb of speech or of counting."""
    return low in verbs("speech") or low in verbs("counting")


def _remarked(line: Line, at: int) -> Attribution | None:
    """Read any verb of telling where the words told stand before: ", a jury in Mandan decided."."""
    if "Q" in line.tags[at:] or "," not in line.tags[:at]:
        return None
    subject = subject_before(line, at)
    if subject is None or line.lows[at - 1] == "to" or mute(line, *subject):
        return None
    first, last = subject
    if not _trails(line, at, first) or line.tags[first - 1] != "," or line.tags.count("Q", last):
        return None
    return Attribution(first, last, clause_begin(line, first), len(line.words))


def _quoted(line: Line, at: int) -> Attribution | None:
    """Read "quoted the governor as saying": the words are the governor's."""
    last = forward(line, at + 1)
    saying = last + 1 < len(line.words) and line.lows[last] == "as" and line.lows[last + 1] == "saying"
    if not saying or last == at + 1:
        return None
    trails = last + 2 >= len(line.words) or line.tags[last + 2] in ".,;"
    return Attribution(at + 1, last, 0 if trails else last, len(line.words), inner=True)


def _was_quoted(line: Line, at: int) -> Attribution | None:
    """Read "hospital staff were quoted by the agency as saying": the words are those of the hospital staff."""
    after = line.lows[at + 1 : at + 12]
    if line.tags[at - 1 : at] != "B" or "as" not in after or ";" in line.tags[at : at + 12]:
        return None
    saying = at + 1 + after.index("as") + 1
    subject = subject_before(line, at - 1)
    if subject is None or line.tags[saying : saying + 1] != "I":
        return None
    trails = not line.tags.count("Q", saying)
    return Attribution(*subject, 0 if trails else saying, len(line.words), inner=True)


def _as_told(line: Line, at: int) -> Attribution | None:
    """Read "as the headmaster has it" and "to hear the rebels tell it": the words around are theirs."""
    if at < 2 or line.lows[at + 1 : at + 2] != ("it",) or "it" in line.lows[at + 2 : at + 3]:
        return None
    first = next((word + 1 for word in range(at - 1, max(-1, at - 10), -1) if line.lows[word] in ("as", "hear")), at)
    if first >= at or not all(letter in "DGNLXJPCR" for letter in line.tags[first:at]):
        return None
    begin = line.tags.rfind(",", 0, max(0, first - 2)) + 1 if line.lows[first - 1] == "as" else 0
    return (
        Attribution(first, at, begin, len(line.words))
        if speaks(line, first, at) or line.lows[first - 1] == "hear"
        else None
    )


def _contained(line: Line, at: int) -> Attribution | None:
    """Read a text that holds a figure: "Hezbollah's list has 16 names", "the committee's figures are 15 policemen"."""
    if not figure_near(line, at):
        return None
    subject = subject_before(line, at)
    source = documented(line, *subject) if subject else None
    return Attribution(*source, at, len(line.words), weak=True) if source else None


def _noun_rather(line: Line, at: int) -> bool:
    """Whether a plain form after one thing is a noun: "denied an opposition claim that 12 died"."""
    if line.lows[at] not in sayings("noun_verbs"):
        return False
    begin = at
    while begin > 0 and line.tags[begin - 1] in "NJX":
        begin -= 1
    if begin in (0, at):
        return False
    one = not line.lows[at - 1].endswith("s") and line.lows[at - 1] not in sayings("collectives")
    if begin > 1 and line.tags[begin - 2] == "P" and (subject := subject_before(line, at)):
        one = one and not head_of(line, *subject).endswith("s")  # "workers at the morgue say"
    return line.lows[begin - 1] in ("a", "an") or (line.lows[begin - 1] == "the" and one)


def _carried_on(line: Line, at: int) -> Attribution | None:
    """Read a verb of saying that is left out: "Iraq says 16 died, a war monitor that 29 did"."""
    first = at
    while first > 0 and line.tags[first - 1] in "DGNLXJP":
        first -= 1
    if first == at or first == 0 or line.tags[first - 1] not in ",;" or not speaks(line, first, at):
        return None
    if verbs("speech").isdisjoint(line.lows[:first]):
        return None
    return Attribution(first, at, at, len(line.words))


def _that_follows(line: Line, at: int) -> bool:
    return at + 1 < len(line.words) and line.words[at + 1].low == "that"


def _takes_lives(line: Line, at: int) -> bool:
    """Whether the verb is that of an event: "floods claimed 130 lives"."""
    return line.lows[at] in verbs("claiming") and not _LIVES.isdisjoint(line.lows[at + 1 : at + 5])


_LIVES = frozenset({"lives", "life", "victims"})


def _speech(line: Line, at: int) -> Attribution | None:
    """Read a verb of speech: its subject stands before it, or after it at the end of a quotation."""
    denies = line.words[at].low in verbs("denying")
    behind = inverted(line, at) if _plain_said(line, at) else None
    sure = behind and (line.lows[at] in _SAYING or _can_speak(line, *behind))
    if behind and sure and (behind[1] >= len(line.words) or line.tags[behind[1]] in ".;,"):
        goes_on = line.tags[behind[1] : behind[1] + 1] == ";"  # "said a spokesman; dozens were hurt"
        return Attribution(*behind, 0, len(line.words) if goes_on else at)
    subject = subject_before(line, finite(line, at))
    if subject is None:
        behind = inverted(line, at)
        return Attribution(*behind, 0, at) if behind else None
    first, last = author_of(line, *subject)
    if (
        (mute(line, first, last) and last - first < 4)
        or _figure_disputed(line, first, last)
        or _shows_pictures(line, at)
    ):
        return None
    if _event_rather(line, at, (first, last)):
        return None
    if _trails(line, at, first):
        begin = clause_begin(line, first)
        return Attribution(first, last, begin, len(line.words), denies)
    negated = any(low in ("never", "not") for low in line.lows[last:at])
    weak = negated or (line.lows[at] in verbs("showing") and not speaks(line, first, last))
    weak = weak or (known_place(line.text(first, last)) and not _that_follows(line, at))
    return Attribution(first, last, at, _end(line, at, first), denies, weak=weak)


def _can_speak(line: Line, first: int, last: int) -> bool:
    return speaks(line, first, last) or somebody(line, first, last) or named(line, first, last)


_SAYING = frozenset({"said", "says", "say", "wrote", "writes"})
"""Verbs that tell of nothing but words: what follows them after a comma speaks, whatever it is."""


def _end(line: Line, at: int, first: int) -> int:
    """Give where the words told end: with the aside that the source stands in ("gangs, which the UN thinks hold 85
    per cent, burned"), else with the sentence."""
    aside = first > 1 and line.tags[first - 2 : first] == ",S" and line.lows[first - 1] in ("which", "who", "whom")
    comma = line.tags.find(",", at) if aside else -1
    return comma if comma > 0 else len(line.words)


def _figure_disputed(line: Line, first: int, last: int) -> bool:
    """Whether the words are "a figure Kabul" of "22 died, a figure Kabul disputes", or the outlet's own report."""
    if line.lows[first] == "our" and head_of(line, first, last) in sayings("texts"):
        return True  # "our report of Monday said 19 died": the outlet's own voice
    if last - first < 3 or line.tags[first] != "D" or line.lows[first + 1] not in sayings("sayings"):
        return False
    return line.tags[first + 2] in "XDG"


def _shows_pictures(line: Line, at: int) -> bool:
    """Whether pictures are what is told: "tweeted pictures of 22 graves"."""
    return not sayings("evidence").isdisjoint(line.lows[at + 1 : at + 3]) and "of" in line.lows[at + 2 : at + 5]


def _event_rather(line: Line, at: int, subject: tuple[int, int]) -> bool:
    """Whether the verb has its other meaning: a hospital admits patients, an agency dismisses staff."""
    low, head = line.lows[at], head_of(line, *subject).rstrip("s")
    counted = line.tags[at + 1 : at + 2] == "Q"
    if low in verbs("admitting"):
        return counted and head in sayings("admitting_bodies")
    return low in verbs("discharging") and counted


def _plain_said(line: Line, at: int) -> bool:
    """Whether the verb at word *at* is a plain "said" after a comma, which its source may follow."""
    return line.lows[at] in verbs("inverting") and at > 0 and line.tags[at - 1] == ","


def _trails(line: Line, at: int, first: int) -> bool:
    """Whether the words said stand before: ", X said." and ", X said on Monday, and ..."."""
    as_told = first > 1 and line.lows[first - 1] == "as" and line.tags[first - 2] == ","
    if first == 0 or (line.tags[first - 1] not in ",-:" and not as_told):
        return False
    after = at + 1 + (line.lows[at + 1 : at + 2] in _HEARERS)
    while after < len(line.words) and (line.tags[after] in "RW" or _aside(line, after)) and not _when(line, after):
        after += 1
    return (
        after >= len(line.words)
        or line.tags[after] in ".,;-):C"
        or line.words[after].low in ("citing", "quoting", "adding", "after", "as", "when")
    )


_HEARERS = frozenset((word,) for word in ("him", "her", "them", "us", "me"))


def _aside(line: Line, at: int) -> bool:
    """Whether word *at* belongs to the time, place or hearers of a speech: "on state television", "told reporters"."""
    if line.tags[at] in "EU":
        return line.tags[at - 1] in ("DGJ" if line.tags[at] == "E" else "P")
    return line.tags[at] in "PDNLXGJ"


def _when(line: Line, at: int) -> bool:
    return line.lows[at] in ("after", "as", "when", "before")
