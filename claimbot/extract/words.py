"""The vocabulary files of extraction: those of the package, and more words that an operator keeps in a folder.

A file of the folder has the name and the shape of one of ours (`verbs.toml`, `nouns.toml`, ...) and holds only what it
adds: lists grow, tables are joined, a single value takes the place of ours. It is read once, before the first text.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from claimbot.errors import SettingsError
from claimbot.model import Measure

_MEASURED = ("measure", "topics", "partners", "causes", "states", "defaults")
"""The tables of nouns.toml whose keys, or values, are measures."""

_more: dict[str, dict[str, Any]] = {}
"""What `use_vocabulary` read, by the name of the file."""


@cache
def table(name: str) -> dict[str, Any]:
    """Give the vocabulary file *name* (without ending) as its tables, more words included; read once for a process."""
    return merged(_own(name), _more.get(name, {}), where=f"{name}.toml")


def use_vocabulary(folder: str | Path | None) -> None:
    """Read the words of *folder* besides our own; to be called at start, before a text is read. None adds nothing.

    Raises `SettingsError`, which names the file and what is wrong with it.
    """
    if folder is None:
        return
    if table.cache_info().currsize:
        raise RuntimeError("use_vocabulary comes too late: a text has been read with the words of the package alone")
    if not Path(folder).is_dir():
        raise SettingsError(f"CLAIMBOT_VOCABULARY is a folder of .toml files; {folder} is none")
    found = {path.stem: _given(path) for path in sorted(Path(folder).glob("*.toml"))}
    for name, more in found.items():
        merged(_own(name), more, where=f"{name}.toml")
    _more.update(found)


def merged(own: Mapping[str, Any], more: Mapping[str, Any], *, where: str) -> dict[str, Any]:
    """Join the words of *more* to those of *own*; SettingsError names the place in *where* whose shape is another."""
    found = dict(own)
    for key, value in more.items():
        at = f"{where}: {key}"
        if key not in own and not _like(value, next(iter(own.values()), value)):
            raise SettingsError(
                f"{at} is {_shape(value)}; it has to be {_shape(next(iter(own.values())))}, as its neighbours"
            )
        found[key] = _joined(own[key], value, where=at) if key in own else value
    return found


def _joined(own: Any, value: Any, *, where: str) -> Any:
    if not _like(value, own):
        raise SettingsError(f"{where} is {_shape(value)}; it has to be {_shape(own)}, as in our own file")
    if isinstance(own, dict):
        return merged(own, value, where=where)
    return [*own, *value] if isinstance(own, list) and not _span(own) else value


def _like(value: Any, own: Any) -> bool:
    """Whether *value* has the shape of *own*: the same kind of thing, in a list the same kind of items."""
    if isinstance(own, list) and isinstance(value, list):
        return not (_span(own) and len(value) != len(own)) and all(_like(item, own[0]) for item in value if own)
    if isinstance(own, int | float) and isinstance(value, int | float):
        return isinstance(own, bool) is isinstance(value, bool)
    return isinstance(value, type(own))


def _span(own: list[Any]) -> bool:
    """Whether a list is the two ends of an interval ("dozens" is [24, 99]), which is replaced and never made longer."""
    return len(own) == 2 and all(isinstance(item, int | float) for item in own)


def _shape(value: Any) -> str:
    if isinstance(value, list):
        return f"a list of {_shape(value[0])}" if value else "a list"
    names = {dict: "a table", str: "a text in quotes", int: "a number", float: "a number", bool: "true or false"}
    return names.get(type(value), "a date or time")


@cache
def _own(name: str) -> dict[str, Any]:
    source = files("claimbot.extract") / "data" / f"{name}.toml"
    if not source.is_file():
        known = sorted(path.name for path in (files("claimbot.extract") / "data").iterdir() if ".toml" in path.name)
        raise SettingsError(f"CLAIMBOT_VOCABULARY has a file {name}.toml; the names it may have are {', '.join(known)}")
    return tomllib.loads(source.read_text("utf-8"))


def _given(path: Path) -> dict[str, Any]:
    """Read one file of the folder, and check that what it calls a measure is one."""
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"CLAIMBOT_VOCABULARY: {path} cannot be read as TOML ({error})") from None
    strange = sorted(found.keys() - _own(path.stem).keys())
    if strange:
        raise SettingsError(f"{path}: {strange[0]} is no table or list of ours; there are {', '.join(_own(path.stem))}")
    unknown = sorted(str(name) for name in _measures(path.stem, found) if name not in _known_measures(path.stem))
    if unknown:
        raise SettingsError(f"{path}: no measure is called {unknown[0]}; there are {', '.join(Measure)}")
    return found


def _measures(name: str, data: Mapping[str, Any]) -> set[Any]:
    """Give what *data* uses as measures in a file of this *name*."""
    found: set[Any] = set()
    if name == "nouns":
        for key in _MEASURED:
            rows = data.get(key, {})
            found.update((rows.values() if key == "defaults" else rows) if isinstance(rows, dict) else ())
    for verb in data.get("verb", ()) if name == "verbs" and isinstance(data.get("verb"), list) else ():
        if not isinstance(verb, dict) or not isinstance(verb.get("words"), list):
            raise SettingsError("verbs.toml: each [[verb]] has a list `words`, as in our own file")
        for role in ("patient", "agent"):
            found.update(verb[role].values() if isinstance(verb.get(role), dict) else ())
    return found


@cache
def _known_measures(name: str) -> frozenset[Any]:
    return frozenset({*Measure, *_measures(name, _own(name))})
