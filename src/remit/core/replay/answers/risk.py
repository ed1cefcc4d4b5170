"""What could go wrong?"""

from __future__ import annotations

from collections.abc import Sequence

from remit.core.replay.answers.facts import NAMED, Facts, Figures, Sentences
from remit.core.sentences import Names, Sentence, Share, Value, counted, say


def risk(facts: Facts) -> Sentences:
    """Say whether the promise was kept, what nobody saw, and where it was wrong most often."""
    return (*_kept(facts), *_distrust(facts.figures))


def _kept(facts: Facts) -> Sentences:
    figures = facts.figures
    if not figures["decided"]:
        return (say("Nothing goes out wrong while officers decide every case."),)
    told = (_promise_kept(facts), _unseen(figures))
    if figures["errors_unseen_bound_confidence"]:
        return (*told, _bound(figures))
    return told


def _promise_kept(facts: Facts) -> Sentence:
    error = facts.figures["tool_error"]
    values: dict[str, Value] = {"wrong": facts.wrong_in_100, "error": Share(error, 1)}
    if error < facts.promise.target_level:
        return say(
            "The promise that fewer than {wrong} in 100 of its decisions are wrong was kept: "
            "{error} of them differ from the record.",
            **values,
        )
    return say(
        "The promise that fewer than {wrong} in 100 of its decisions are wrong was not kept: "
        "{error} of them differ from the record.",
        **values,
    )


def _unseen(figures: Figures) -> Sentence:
    return say(
        "{decisions} would have gone out unseen.",
        decisions=counted(figures["errors_unseen"], "{n} wrong decision", "{n} wrong decisions"),
    )


def _bound(figures: Figures) -> Sentence:
    return say(
        "In service you could not know this number; from the audits alone you could say at most "
        "{bound} ({confidence} sure).",
        bound=figures["errors_unseen_bound"],
        confidence=Share(figures["errors_unseen_bound_confidence"]),
    )


def _distrust(figures: Figures) -> Sentences:
    where = figures["not_to_be_trusted"]
    return (
        *(_worst(entry) for entry in where["answers"][:NAMED]),
        *(_worst_group(entry) for entry in where["groups"][:NAMED]),
        *_never_right(where["never_right"]),
    )


def _worst(entry: Figures) -> Sentence:
    return say(
        "It was wrong in {wrong} of the {cases} cases in which it lately proposed {name}.",
        **_how_wrong(entry),
    )


def _worst_group(entry: Figures) -> Sentence:
    return say(
        "It was wrong in {wrong} of the {cases} cases of the group {name}.", **_how_wrong(entry)
    )


def _how_wrong(entry: Figures) -> dict[str, Value]:
    return {
        "name": Names((entry["name"],)),
        "wrong": Share(entry["error_rate"]),
        "cases": entry["cases"],
    }


def _never_right(entries: Sequence[Figures]) -> Sentences:
    if not entries:
        return ()
    names = Names(tuple(entry["name"] for entry in entries[:NAMED]))
    return (say("It was never right about {names}.", names=names),)
