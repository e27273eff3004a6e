"""Which articles copy one statement."""

from __future__ import annotations

from newsroom import Newsroom, killed

from claimbot.lookup import sources
from claimbot.origins import sentence_hash

BLAST = "Tuesday's explosion at a chemical plant in Brenne"


def test_a_sentence_is_known_again_whatever_its_marks() -> None:
    """Case, spacing and punctuation do not part copies; another word does, and a short sentence tells nothing."""
    one = sentence_hash("Nine people were killed in the blast, police said.")

    assert one == sentence_hash("NINE people were killed in the  blast — police said")
    assert one != sentence_hash("Ten people were killed in the blast, police said.")
    assert sentence_hash("Nine people died.") == ""


def test_copies_share_an_origin(room: Newsroom) -> None:
    """A figure retold, credited to an agency or told without a source is a copy; the hospital's own is not."""
    at = {"place": "Brenne"}
    room.learn(
        f"[Nine people] were killed in {BLAST}, police said.", killed(9, claimant="police", **at), outlet="Example Wire"
    )
    room.learn(f"Police said [nine people] died in {BLAST}.", killed(9, claimant="Police", **at))
    room.learn(f"[Nine people] died in {BLAST}, Example Wire reported.", killed(9, claimant="Example Wire", **at))
    room.learn(f"[Nine people] died in {BLAST}.", killed(9, **at))
    room.learn(f"The hospital said [nine people] died in {BLAST}.", killed(9, claimant="The hospital", **at))

    with room.begin() as ledger:
        found = sources(ledger, room.series_of(0, 9))
    assert found is not None
    assert [len(origin.copies) for origin in found.origins] == [3, 0]
    assert (found.view.origins, found.view.articles) == (2, 5)


def test_another_figure_is_another_statement(room: Newsroom) -> None:
    """A claimant's new figure is a new origin."""
    told = {"place": "Brenne", "claimant": "police"}
    room.learn(f"[Nine people] were killed in {BLAST}, police said.", killed(9, **told))
    room.learn(f"[12 people] were killed in {BLAST}, police said.", killed(12, **told))

    assert room.learned[0].claims[0].origin != room.learned[1].claims[0].origin
