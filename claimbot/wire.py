"""Claims, readings and changes as JSON: the fields that other programs rely on."""

from __future__ import annotations

from typing import Any

from claimbot.model import Amount, Change, Claim, Reading, RecordedClaim

Json = dict[str, Any]


def amount_json(amount: Amount | None) -> Json | None:
    """Give `{"low", "high", "bound"}`, or None where there is no amount."""
    if amount is None:
        return None
    return {"low": amount.low, "high": amount.high, "bound": amount.bound.value}


def claim_json(claim: Claim) -> Json:
    """Give the fields of the annotation guidelines, then offsets, sentence, confidence and what linking uses."""
    return {
        "quote": claim.quote,
        "low": claim.amount.low,
        "high": claim.amount.high,
        "bound": claim.amount.bound.value,
        "measure": claim.measure.value,
        "subject": claim.subject,
        "place": claim.place,
        "claimant": claim.claimant,
        "modality": claim.modality.value,
        "scope": claim.scope.value,
        "as_of": claim.as_of.isoformat() if claim.as_of else None,
        "start": claim.start,
        "end": claim.end,
        "sentence": claim.sentence,
        "confidence": round(claim.confidence, 3),
        "baseline": claim.baseline,
        "standing": claim.standing.value,
        "replaces": amount_json(claim.replaces),
    }


def recorded_json(recorded: RecordedClaim) -> Json:
    """Give a claim with its place in the record: id, series, origin, and where and when it was said and learned."""
    return {
        "id": recorded.id,
        **claim_json(recorded.claim),
        "series": recorded.series,
        "origin": recorded.origin,
        "url": recorded.url,
        "outlet": recorded.outlet,
        "published": recorded.published.isoformat(),
        "learned": recorded.learned.isoformat(),
        "revision": recorded.revision,
        "gone": recorded.gone,
    }


def change_json(change: Change) -> Json:
    """Give `{"series", "kind", "from", "to", "claim", "claimant", "reason"}`; `from` and `to` are amounts or null."""
    return {
        "series": change.series,
        "kind": change.kind.value,
        "from": amount_json(change.before.claim.amount) if change.before else None,
        "to": amount_json(change.after.claim.amount) if change.after else None,
        "claim": change.claim.id,
        "claimant": change.claim.claim.claimant,
        "reason": change.reason,
    }


def reading_json(reading: Reading) -> Json:
    """Give a number that was read, with why it is no claim (or `claim`)."""
    row: Json = {
        "quote": reading.quote,
        "start": reading.start,
        "end": reading.end,
        "low": reading.amount.low,
        "high": reading.amount.high,
        "bound": reading.amount.bound.value,
        "reason": reading.reason,
    }
    if reading.unit is not None:
        row["unit"] = reading.unit
    return row
