"""How sure a claim is: the share of right ones among those whose measure was found in the same way.

The table `data/confidence.toml` was measured on annotated texts; a low value means that the figure is kept and shown
on request, and should alert nobody alone.
"""

from __future__ import annotations

from functools import lru_cache

from claimbot.extract.measures import Found
from claimbot.extract.vocabulary import KNOWN
from claimbot.extract.words import table


def confidence_of(found: Found) -> float:
    """Give the share, 0 to 1, of right claims among those with the reason of *found*."""
    return _by_reason(found.reason)


@lru_cache(maxsize=KNOWN)
def _by_reason(reason: str) -> float:
    shares: dict[str, float] = table("confidence")["by_reason"]
    fitting = [key for key in shares if reason.startswith(key)]
    return shares[max(fitting, key=len)] if fitting else float(table("confidence")["default"])
