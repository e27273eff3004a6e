"""What a number in a text is a number of: people and things, money, an age, a date, a name that holds a figure ..."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a number measures or names. `count` and `money` may become claims; `one` where the grammar says so."""

    COUNT = "count"  #: people or things; with a unit: tonnes, km2, hectares, barrels (aid, land, damage)
    MONEY = "money"  #: unit is the currency as written
    ONE = "one"  #: the bare word "one" or "single": numeral, pronoun or one-off
    FRACTION = "fraction"  #: a part, multiple or ratio: "two thirds", "threefold", "3 in 10"
    PERCENT = "percent"
    AGE = "age"
    DATE = "date"
    YEAR = "year"
    CLOCK = "clock"
    DURATION = "duration"
    DISTANCE = "distance"
    SPEED = "speed"
    TEMPERATURE = "temperature"
    MEASUREMENT = "measurement"  #: another physical quantity: watts, volts, magnitude
    ORDINAL = "ordinal"
    SCORE = "score"
    ADDRESS = "address"
    PHONE = "phone"
    NAME = "name"  #: a name that holds a number: model, unit, law, channel, road, flight, version
    COORDINATES = "coordinates"
    MARKER = "marker"  #: of a list item, note or page
    COMPOUND = "compound"  #: inside a hyphenated word that describes: "two-person", "three-storey"
