"""Sources named without a verb of their own: "according to", "citing", "by the count of", "in the agency's tally"."""

from __future__ import annotations

from claimbot.extract.attribution import Attribution, clause_begin
from claimbot.extract.authors import owned_data, reckoned
from claimbot.extract.nounphrases import forward, phrase_begin
from claimbot.extract.sources import subject_before
from claimbot.extract.tagging import Line
from claimbot.extract.voices import head_of, is_speaker, sayings, speaks, verbs
from claimbot.gazetteer import known_place


def according(line: Line, at: int) -> Attribution | None:
    """Read "according to X" and "citing X"; both hold for the clause around them."""
    begin = at + 1
    if line.lows[at] == "per" and line.tags[begin : begin + 1] not in ("D", "X"):
        return None
    if line.words[at].low == "according":
        if begin >= len(line.words) or line.words[begin].low != "to":
            return None
        begin += 1
    last = forward(line, begin)
    if last == begin:
        return None
    inner = line.words[at].low in ("citing", "quoting", "cited")
    owned = line.lows[begin] in ("its", "their", "his", "her") and not speaks(line, begin, last)
    if inner and (owned or head_of(line, begin, last) in sayings("evidence")):
        return None
    end = line.tags.find(";", last)
    begin, last = owned_data(line, begin, last) or (begin, last)
    return Attribution(begin, last, clause_begin(line, at), end if end > 0 else len(line.words), inner=inner)


def passive(line: Line, at: int) -> Attribution | None:
    """Read "confirmed by the agency", "projected by several outlets"."""
    last = forward(line, at + 1)
    if at == 0 or last == at + 1 or head_of(line, at + 1, last) in sayings("means"):
        return None
    told = line.tags[at - 1] == "E" and line.lows[at - 1] in verbs("speech")
    told = told or line.lows[at - 2 : at] in _DECLARED
    return Attribution(at + 1, last, 0, len(line.words)) if told or _put_by(line, at, last) else None


_DECLARED = frozenset((verb, "dead") for verb in ("confirmed", "declared", "pronounced"))


def _put_by(line: Line, at: int, last: int) -> bool:
    """Read "losses are put at 300 killed by the agency": a passive verb of counting with its figure between."""
    if not speaks(line, at + 1, last):
        return False
    for verb in range(at - 1, max(0, at - 16), -1):
        if line.tags[verb] in ",;.:":
            return False
        if line.lows[verb] in verbs("reckoning_verbs") and line.tags[verb] in "ENV":
            told = "B" in line.tags[max(0, verb - 3) : verb] or line.tags[verb - 1] in "NL"
            named = verb == at - 1 and not sayings("given_figures").isdisjoint(line.lows[max(0, verb - 9) : verb])
            return told and ("Q" in line.tags[verb:at] or (named and "Q" in line.tags[:verb]))
    return False


def reckoning(line: Line, at: int) -> Attribution | None:
    """Read "by the ministry's account", "by the count of a charity", "an early guess by insurers"."""
    author = reckoned(line, at)
    if author:
        return Attribution(*author, 0, len(line.words))
    return reckoned_in(line, at)


def reckoned_in(line: Line, at: int) -> Attribution | None:
    """Read "in the agency's tally", "on its figures", "by that of the police" at the preposition that is word *at*."""
    if line.lows[at + 1 : at + 3] in (("that", "of"), ("those", "of")) and line.lows[at] in ("by", "on", "in"):
        last = forward(line, at + 3)
        return Attribution(at + 3, last, 0, len(line.words)) if speaks(line, at + 3, last) else None
    plain = forward(line, at + 1 + (line.tags[at + 1 : at + 2] == "R"))
    if line.lows[at] == "by" and line.lows[plain - 1] in ("reports", "accounts") and line.tags[at + 1] in "NLJR":
        return Attribution(at + 1, plain, 0, len(line.words))  # "by early reports"
    bare = plain - at > 2 and line.lows[plain - 1] in sayings("reckonings") and "G" not in line.tags[at:plain]
    if line.lows[at] == "by" and bare and speaks(line, at + 1, plain - 1):
        return Attribution(at + 1, plain - 1, 0, len(line.words))  # "by police estimates"
    return _in_a_text(line, at) or _owned_reckoning(line, at)


def _in_a_text(line: Line, at: int) -> Attribution | None:
    """Read "in a report of the council", "in a statement from the army" at a preposition that opens the sentence."""
    if at > 1 or line.lows[at] not in ("in", "from", "under") or line.tags[at + 1 : at + 2] != "D":
        return None
    noun = next((word for word in range(at + 2, min(len(line.words) - 2, at + 6)) if line.lows[word] in _TEXTS), at)
    if noun == at or line.lows[noun + 1] not in ("of", "from", "by"):
        return None
    last = forward(line, noun + 2)
    return Attribution(noun + 2, last, 0, len(line.words)) if speaks(line, noun + 2, last) else None


_TEXTS = frozenset({"report", "statement", "bulletin", "update", "survey", "study", "briefing", "communique", "note"})


def _owned_reckoning(line: Line, at: int) -> Attribution | None:
    for word in range(at + 1, min(len(line.words) - 1, at + 9)):
        owned = line.tags[word] == "G" or line.lows[word] in _OWNERS
        if owned and not sayings("reckonings").isdisjoint(line.lows[word + 1 : word + 4]):
            return Attribution(at + 1, word + 1, 0, len(line.words))
        if line.tags[word] not in "DGNXLJP" or (line.tags[word] == "P" and line.lows[word] not in ("of", "for")):
            return None
    return None


_OWNERS = frozenset({"its", "his", "her", "their"})


def for_whom(line: Line, at: int) -> Attribution | None:
    """Read "For the ministry the peak was 39,000" at a "for" that opens the sentence."""
    last = forward(line, at + 1) if at == 0 else 0
    topic = next((word for word in range(1, min(last + 4, len(line.words))) if line.lows[word] in _TOPICS), 0)
    end = topic if topic < last else last
    while end > 1 and line.tags[end - 1] in "DJ,":
        end -= 1
    if topic and end > 1 and speaks(line, 1, end):
        return Attribution(1, end, end, len(line.words))
    return None


_TOPICS = frozenset({"toll", "figure", "number", "count", "total", "peak", "turnout", "tally", "attendance"})


def worded(line: Line, at: int) -> Attribution | None:
    """Read "the army's claim that 12 died" and "a claim by the army of 12 dead" at the noun that is word *at*."""
    owned = at > 0 and line.tags[at - 1] == "G"
    owned = owned or (at > 1 and line.tags[at - 2] == "G" and line.tags[at - 1] in "JN")
    if owned:
        owner = max(word for word in (at - 1, at - 2) if line.tags[word] == "G")
        first, last, goes_on = phrase_begin(line, owner + 1), owner + 1, at + 1
    elif line.lows[at + 1 : at + 2] == ("by",):
        first, last = at + 2, forward(line, at + 2)
        goes_on = last
    else:
        return None
    leads = line.lows[goes_on : goes_on + 1] in (("that",), ("of",))
    near = "Q" in line.tags[goes_on : goes_on + (2 if line.lows[goes_on : goes_on + 1] == ("of",) else 9)]
    if first > 1 and line.lows[first - 1] in _CALLING and (caller := subject_before(line, first - 1)):
        return Attribution(*caller, goes_on, len(line.words), denies=True)  # "called the claim of 12 a fairy tale"
    if first >= last or not (leads and near and _owner_speaks(line, first, last)):
        return None
    end = line.tags.find(",", goes_on)
    return Attribution(first, last, goes_on, end if end > 0 else len(line.words), inner=True)


_CALLING = frozenset({"called", "calls", "call"})


def _owner_speaks(line: Line, first: int, last: int) -> bool:
    """Whether an owner or author can speak; the head of "the army's" is read without its ending."""
    head = line.lows[last - 1].removesuffix("'s").removesuffix("'")
    return (
        speaks(line, first, last)
        or is_speaker(head)
        or known_place(head.title())
        or line.words[last - 1].text[0].isupper()
    )


def referring(line: Line, at: int) -> Attribution | None:
    """Read "with reference to X", "on the authority of X", "attributed to X": whose words an outlet gives."""
    if line.lows[at + 1 : at + 2] != (_LEADS[line.lows[at]],):
        return None
    if line.lows[at] in ("attributed", "sourced") and not _of_a_figure(line, at):
        return None  # "the killings attributed to the army" are blamed on it, and not told by it
    last = forward(line, at + 2)
    if last == at + 2 or not speaks(line, at + 2, last):
        return None
    return Attribution(at + 2, last, 0, len(line.words), inner=True)


def _of_a_figure(line: Line, at: int) -> bool:
    """Whether what is attributed at word *at* is a figure or words: "a number attributed to the ministry"."""
    named = sayings("given_figures") | sayings("documents") | _WORDS_OF_SOMEBODY
    return at > 0 and line.lows[at - 1] in named


_WORDS_OF_SOMEBODY = frozenset({"words", "remark", "remarks", "quote", "quotes", "comment", "comments", "claim"})


_LEADS = {"reference": "to", "referring": "to", "attributed": "to", "sourced": "to", "authority": "of", "words": "of"}
REFERRING = frozenset(_LEADS)
"""Words at which `referring` may read a source."""
