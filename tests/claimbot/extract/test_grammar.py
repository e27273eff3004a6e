"""The passes under extraction, each alone: tags, counted phrases, predicates, sources of a line."""

from __future__ import annotations

import pytest

from claimbot.extract import claimants, objects, places, predicates, when
from claimbot.extract.phrases import noun_phrase
from claimbot.extract.quantities import quantities
from claimbot.extract.sentences import sentences
from claimbot.extract.standing import standing_of
from claimbot.extract.tagging import Line, tag
from claimbot.extract.vocabulary import is_plural, noun_classes, noun_measure, singular, verb_forms


def line(text: str) -> Line:
    """Tag the only sentence of *text*."""
    (sentence,) = sentences(text)
    return tag(sentence, quantities(sentence))


def counted(text: str) -> str:
    """Give the words that the first number of *text* counts."""
    one = line(text)
    phrase = noun_phrase(one, 0)
    return one.text(phrase.name_first, phrase.name_last)


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Twelve soldiers were killed.", "QLBE."),
        ("The army shot down two drones.", "DNEPQL."),
        ("Police said “12 people” died.", "LEQLE."),
        ("He plans to leave on Monday", "UVTVPW"),
    ],
)
def test_words_have_a_part_of_speech(text, tags):
    """Quotation marks are left out, numbers are one tag a word, and the rest goes by form and neighbours."""
    assert line(text).tags == tags


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("12 badly wounded soldiers were freed.", "badly wounded soldiers"),
        ("12 of the 40 hostages were freed.", "hostages"),
        ("12 women and children were freed.", "women and children"),
        ("12 of them children died.", "children"),
        ("12 soldiers killed three men.", "soldiers"),
        ("12 dead, 30 hurt.", ""),
        ("12 others died.", ""),
        ("2,000 tonnes of rice arrived.", "tonnes"),
    ],
)
def test_what_a_number_counts(text, phrase):
    """A phrase ends at a verb, takes in adjectives and joined heads, and is empty where the noun is left out."""
    assert counted(text) == phrase


def test_the_verb_around_a_phrase():
    """The same figure may be subject or object, and the predicate knows which."""
    passive = line("12 soldiers were killed.")
    said = predicates.after(passive, 0, noun_phrase(passive, 0))
    assert said is not None
    assert (said.lemma, said.patient, said.measure) == ("kill", True, "killed")
    active = line("Rebels killed 12 soldiers.")
    done = objects.before(active, active.spans[0][0], noun_phrase(active, 0))
    assert done is not None
    assert (done.lemma, done.measure) == ("kill", "killed")


def test_words_are_looked_up_by_their_forms():
    """Inflections are spelled out from the vocabulary, irregular ones as they are listed."""
    assert {form.lemma for form in verb_forms("fled")} == {"flee"}
    assert singular("missiles") == "missile"
    assert singular("children") == "child"
    assert is_plural("police")
    assert "person" in noun_classes("soldier")
    assert noun_measure("fatality") == "killed"
    assert verb_forms("xyzzy") == ()


def test_sources_places_and_days_of_a_line():
    """Attribution, place and time can each be asked of one line."""
    one = line("The mayor said on 3 March 2024 that 12 people died in Kharkiv.")
    (source,) = claimants.attributions(one)
    assert one.text(source.first, source.last) == "The mayor"
    assert [place.text for place in places.mentions(one)] == ["Kharkiv"]
    assert [str(day.day) for day in when.days(one, None)] == ["2024-03-03"]


@pytest.mark.parametrize(
    ("text", "standings"),
    [
        ("The toll rose to 40 from 28.", ["current", "former"]),
        ("12 died, five of them children.", ["current", "part"]),
        ("Another 12 died.", ["increment"]),
        ("The 1999 quake killed 17,000 people.", ["yardstick"]),
    ],
)
def test_standing(text, standings):
    """A figure may be current, former, a part, an increment or a yardstick."""
    one = line(text)
    counts = [index for index, number in enumerate(one.quantities) if number.kind == "count"]
    assert [standing_of(one, index, noun_phrase(one, index)) for index in counts] == standings
