"""Which other choice would have kept something where the one that was made kept nothing."""

from __future__ import annotations

from collections.abc import Iterator

from remit.core.replay.answers.facts import Facts, Figures, Sentences
from remit.core.sentences import Sentence, Share, Value, say

CHOOSABLE = ("promise", "blind_share", "audit_rate")
"""What an owner can choose; how late verdicts come back is seldom up to her."""
NAMED = 2


def otherwise(facts: Facts) -> Sentences:
    """Say which other choices would have left the tool something to decide at the end."""
    if facts.held:
        return ()
    return tuple(_would_have(facts))[:NAMED]


def _would_have(facts: Facts) -> Iterator[Sentence]:
    rows = {row["dimension"]: row["choices"] for row in facts.figures.get("what_if", [])}
    for dimension in CHOOSABLE:
        if nearest := _nearest(rows.get(dimension, [])):
            yield _bought(dimension, nearest)


def _nearest(choices: list[Figures]) -> Figures | None:
    """The choice least far from the present one under which it held something at the end."""
    present = next((choice["value"] for choice in choices if choice["present"]), 0.0)
    held = [c for c in choices if c["in_force"] and c["decided_last_quarter"]]
    return min(held, key=lambda choice: abs(choice["value"] - present), default=None)


def _bought(dimension: str, choice: Figures) -> Sentence:
    values: dict[str, Value] = {
        "value": Share(choice["value"]),
        "decided": Share(choice["decided_last_quarter"]),
        "error": Share(choice["tool_error"], 1),
    }
    if dimension == "promise":
        return say(
            "With a promise of fewer than {value} wrong it would have decided {decided} of the "
            "last 25% of the cases, {error} of all its decisions wrongly. Whether that can be "
            "borne is for the owner to say.",
            **values,
        )
    if dimension == "blind_share":
        return say(
            "With {value} of the cases decided blind it would have decided {decided} of the last "
            "25% of them, {error} of all its decisions wrongly.",
            **values,
        )
    return say(
        "With {value} of its decisions audited it would have decided {decided} of the last 25% "
        "of the cases, {error} of all its decisions wrongly.",
        **values,
    )
