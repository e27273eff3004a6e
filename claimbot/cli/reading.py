"""`claimbot extract`: the claims of one text, or of many as JSON lines."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import datetime
from typing import Any

from tqdm import tqdm

from claimbot.cli.console import complain, document_of, lines_of, print_json, print_table
from claimbot.errors import UsageError
from claimbot.extract import explain
from claimbot.extract import extract as claims_of
from claimbot.model import Claim, Document, Reading
from claimbot.texts.amounts import count, say_claim
from claimbot.times import parse_moment
from claimbot.wire import Json, claim_json, reading_json


def extract(arguments: argparse.Namespace) -> int:
    """Print what a text claims; 1 where a line of many could not be read."""
    if arguments.jsonl:
        return _many(arguments.file, explained=arguments.explain, published=arguments.published)
    document = document_of(arguments.file, published=arguments.published)
    if arguments.explain:
        claims, readings = explain(document)
    else:
        claims, readings = claims_of(document), []
    if arguments.json:
        _print_lines(claims, readings)
    else:
        _print_tables(claims, readings, explained=arguments.explain)
    return 0


def _print_lines(claims: list[Claim], readings: list[Reading]) -> None:
    for claim in claims:
        print_json(claim_json(claim))
    for reading in readings:
        if reading.reason != "claim":
            print_json(reading_json(reading))


def _print_tables(claims: list[Claim], readings: list[Reading], *, explained: bool) -> None:
    if claims:
        print_table(("FIGURE", "MEASURE", "SUBJECT", "PLACE", "CLAIMANT", "SCOPE", "AS OF", "QUOTE"), map(_row, claims))
    else:
        print("No claim in this text." if explained else "No claim in this text; --explain says why for each number.")
    others = [reading for reading in readings if reading.reason != "claim"]
    if others:
        print(f"\n{count(len(others), 'other number')}, no claim:")
        print_table(("NUMBER", "WHY NOT"), ((reading.quote, reading.reason) for reading in others))


def _row(claim: Claim) -> tuple[str, ...]:
    as_of = claim.as_of.isoformat() if claim.as_of else "-"
    flat = " ".join(claim.quote.split())
    return (
        say_claim(claim),
        claim.measure.value,
        claim.subject,
        claim.place or "-",
        claim.claimant or "-",
        claim.scope.value,
        as_of,
        f"“{flat}”",
    )


def _many(file: str, *, explained: bool, published: datetime | None) -> int:
    """Read JSON lines and print one line for each, in order, as they come; a bad line is named and left out."""
    bad = 0
    lines = tqdm(lines_of(file), unit=" texts", disable=None if not sys.stdout.isatty() else True, file=sys.stderr)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row, document = _parse(line, number, published=published)
        except UsageError as error:
            complain(f"{file}, line {number}: {error}")
            bad += 1
            continue
        print_json(_answer(row["id"], document, explained=explained))
    return 1 if bad else 0


def _answer(identity: object, document: Document, *, explained: bool) -> Json:
    if not explained:
        return {"id": identity, "claims": [claim_json(claim) for claim in claims_of(document)]}
    claims, readings = explain(document)
    return {
        "id": identity,
        "claims": [claim_json(claim) for claim in claims],
        "numbers": [reading_json(reading) for reading in readings],
    }


def _parse(line: bytes, number: int, *, published: datetime | None) -> tuple[dict[str, Any], Document]:
    try:
        row = json.loads(line)
    except ValueError:
        raise UsageError('not JSON; each line is an object such as {"id": "1", "text": "..."}') from None
    if not isinstance(row, dict) or "id" not in row or not isinstance(row.get("text"), str):
        raise UsageError('an object with "id" and "text" is needed')
    return row, Document(
        url=f"line:{number}",
        text=row["text"],
        title=_text(row, "title"),
        outlet=_text(row, "outlet"),
        published=parse_moment(row["published"]) if row.get("published") else published,
    )


def _text(row: dict[str, Any], field: str) -> str:
    value = row.get(field)
    if value is not None and not isinstance(value, str):
        raise UsageError(f'"{field}" is a text or null')
    return value or ""
