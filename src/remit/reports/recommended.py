"""Which of several tools to try, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from remit.core.sentences import Names, Sentence, Share, Value, say

Figures = Mapping[str, Any]


def verdict(comparison: Figures) -> Sentence | str:
    """Return the recommendation in a few words."""
    recommendation = comparison["recommendation"]
    if recommendation["key"].startswith("neither"):
        return say("None of them")
    if recommendation["key"] == "either":
        return say("Either of these will do")
    return str(recommendation["tools"][0])


def reasons(comparison: Figures) -> tuple[Sentence, ...]:
    """Return why, in sentences."""
    recommendation = comparison["recommendation"]
    key, tools = recommendation["key"], Names(tuple(recommendation["tools"]))
    if key == "neither_earned":
        return (say("No tool held the right to decide alone when its cases ended."),)
    if key == "neither_pays":
        return (
            say(
                "{tools} held the right to decide alone at the end, and cost more time than they "
                "save.",
                tools=tools,
            ),
        )
    return (_ahead(recommendation), *_closest(recommendation, comparison["measure"]))


def _ahead(recommendation: Figures) -> Sentence:
    key, tools = recommendation["key"], Names(tuple(recommendation["tools"]))
    if key == "better":
        return say(
            "{tools} is worth more than every other, beyond what chance could explain.",
            tools=tools,
        )
    if key == "either":
        return say(
            "{tools} held the right to decide alone at the end, and these cases do not tell apart "
            "which is worth more. Choose by price, by trust, or by what else each can do.",
            tools=tools,
        )
    return say(
        "Only {tools} held the right to decide alone at the end. These cases do not show that it "
        "is worth more than {others}; more cases might.",
        tools=tools,
        others=Names(tuple(recommendation["not_separated_from"])),
    )


def _closest(recommendation: Figures, measure: str) -> tuple[Sentence, ...]:
    closest, best = recommendation["closest"], recommendation["tools"][0]
    if not (closest["low"] or 0) > 0:
        return ()
    names: dict[str, Value] = {"best": best, "other": closest["tool"]}
    if measure == "net_minutes":
        return (
            say(
                "In the last 25% of the cases {best} saved between {low} and {high} minutes a "
                "case more than {other}, the closest.",
                low=round(closest["low"], 2),
                high=round(closest["high"], 2),
                **names,
            ),
        )
    return (
        say(
            "In the last 25% of the cases {best} freed officers from reading between {low} and "
            "{high} of them more than {other}, the closest.",
            low=Share(closest["low"], 1),
            high=Share(closest["high"], 1),
            **names,
        ),
    )
