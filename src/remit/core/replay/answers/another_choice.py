"""Which other choice would have kept something where the one that was made kept nothing."""

from __future__ import annotations

from collections.abc import Iterator

from remit.core.replay.answers.facts import Facts, Figures, Sentences
from remit.core.sentences import Sentence, Share, Value, say

CHOOSABLE = ("promise", "blind_share", "audit_rate")
"""What an owner can choose; how late verdicts come back is seldom up to her."""
NAMED = 2
SINGLE = say(
    "Each such choice was tried in a single life through the cases: chance plays a part in it."
)


def otherwise(facts: Facts) -> Sentences:
    """Say which other choices would have left the tool something to decide at the end."""
    if facts.held:
        return ()
    bought = tuple(_would_have(facts))[:NAMED]
    return (*bought, SINGLE) if bought else ()


def _would_have(facts: Facts) -> Iterator[Sentence]:
    rows = {row["dimension"]: row["choices"] for row in facts.figures.get("what_if", [])}
    for dimension in CHOOSABLE:
        choices = rows.get(dimension, [])
        present = next((choice["value"] for choice in choices if choice["present"]), 0.0)
        if nearest := _nearest(choices, present):
            yield _bought(dimension, nearest, present)


def _nearest(choices: list[Figures], present: float) -> Figures | None:
    """The choice least far from the present one under which it held something at the end."""
    held = [c for c in choices if c["in_force"] and c["decided_last_quarter"]]
    return min(held, key=lambda choice: abs(choice["value"] - present), default=None)


def _bought(dimension: str, choice: Figures, present: float) -> Sentence:
    values: dict[str, Value] = {
        "value": say("all") if choice["value"] == 1 else Share(choice["value"]),
        "present": Share(present),
        "decided": Share(choice["decided_last_quarter"]),
        "error": Share(choice["tool_error"], 1),
    }
    if dimension == "promise":
        return say(
            "With a promise of fewer than {value} (now {present}) wrong it would have decided "
            "{decided} of the last 25% of the cases, {error} of all its decisions wrongly. "
            "Whether that can be borne is for the owner to say.",
            **values,
        )
    if dimension == "blind_share":
        return say(
            "Had officers decided blind {value} (now {present}) of the cases left to them, it "
            "would have decided {decided} of the last 25% of the cases, {error} of all its "
            "decisions wrongly.",
            **values,
        )
    return say(
        "With {value} (now {present}) of its decisions audited it would have decided {decided} of "
        "the last 25% of the cases, {error} of all its decisions wrongly.",
        **values,
    )
