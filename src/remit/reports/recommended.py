"""Which of several tools to try, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from remit.core.replay.answers.facts import told_apart
from remit.core.sentences import Names, Sentence, Share, Value, counted, say

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
    order = lately(comparison["tools"])
    if key == "neither_earned":
        return (say("No tool held the right to decide alone when its cases ended."), *order)
    if key == "neither_pays":
        return (
            say(
                "{tools} held the right to decide alone at the end, and cost more time than they "
                "save.",
                tools=tools,
            ),
            *order,
        )
    return (_ahead(recommendation), *_closest(recommendation, comparison["measure"]), *order)


def lately(tools: Sequence[Figures]) -> tuple[Sentence, ...]:
    """Return a sentence where another tool was right most often in the end than over all."""
    first = max(tools, key=lambda tool: tool["accuracy"])
    second = max(tools, key=_lately_right)
    if _lately_right(second) <= _lately_right(first):
        return ()
    values: dict[str, Value] = {
        "first": first["name"],
        "share": Share(first["accuracy"]),
        "second": second["name"],
        "last": told_apart(_lately_right(second), _lately_right(first)),
        "against": told_apart(_lately_right(first), _lately_right(second)),
    }
    if _lately_right(first) < first["accuracy"]:
        return (
            say(
                "Over all cases {first} was right most often ({share}); in the last 25% of the "
                "cases {second} was ({last} against {against}): {first} got worse.",
                **values,
            ),
        )
    return (
        say(
            "Over all cases {first} was right most often ({share}); in the last 25% of the cases "
            "{second} was ({last} against {against}): {second} got better.",
            **values,
        ),
    )


def _lately_right(tool: Figures) -> float:
    return float(tool["last_quarter"]["accuracy"] or 0.0)


def next_step(comparison: Figures) -> tuple[Sentence, ...]:
    """Return what should be done next."""
    recommendation = comparison["recommendation"]
    if recommendation["key"] == "neither_pays":
        return (say("Let officers decide: what these tools free does not pay for their errors."),)
    if recommendation["key"] == "neither_earned":
        return _nearest(comparison["tools"])
    return (
        say(
            "Read the report of {tools}. Then let the accountable owner decide whether to try it "
            "on live cases: a replay grants nothing.",
            tools=Names(tuple(recommendation["tools"])),
        ),
    )


def _nearest(tools: Sequence[Figures]) -> tuple[Sentence, ...]:
    """Return what is missing for the tool that lacks least."""
    waiting = [tool for tool in tools if tool["labels_needed"]]
    if not waiting:
        return (
            say(
                "Let officers decide: at their rates of errors, more cases would help none of "
                "these tools. Their reports say what each of them confused."
            ),
        )
    nearest = min(waiting, key=lambda tool: tool["labels_needed"])
    labels = nearest["labels_needed"]
    values: dict[str, Value] = {
        "tool": nearest["name"],
        "labels": counted(labels, "{n} more blind label", "{n} more blind labels"),
        "cases": nearest["cases_needed"],
    }
    if nearest["reason"] == "early":
        return (
            say(
                "Nearest is {tool}: at least {labels} if none says wrong, about {cases} more "
                "cases. Replay more cases, or have more of them decided blind; until then "
                "officers decide.",
                **values,
            ),
        )
    return (
        say(
            "Nearest is {tool}: {labels} at its present rate of errors, about {cases} more cases. "
            "Replay more cases, or have more of them decided blind; until then officers decide.",
            **values,
        ),
    )


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
