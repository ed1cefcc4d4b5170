"""What could go wrong?"""

from __future__ import annotations

from collections.abc import Sequence

from remit.core.replay.answers.facts import NAMED, Facts, Figures, Sentences, told_apart
from remit.core.sentences import Names, Sentence, Share, Value, counted, say


def risk(facts: Facts) -> Sentences:
    """Say whether the promise was kept, what nobody saw, and where it was wrong too often."""
    left = _with_officers(facts.figures) if facts.held else ()
    return (*_kept(facts), *_distrust(facts), *left)


def _kept(facts: Facts) -> Sentences:
    figures = facts.figures
    if not figures["decided"]:
        return (
            say(
                "The tool decided nothing, so nothing went wrong by it. Officers err too; that is "
                "not measured here."
            ),
        )
    return (_promise_kept(facts), *_not_always(facts), _unseen(figures), *_bound(facts))


def _promise_kept(facts: Facts) -> Sentence:
    error = facts.figures["tool_error"]
    values: dict[str, Value] = {
        "wrong": facts.wrong_in_100,
        "error": told_apart(error, facts.promise.target_level, 1),
    }
    if _was_kept(facts):
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


def _not_always(facts: Facts) -> Sentences:
    return not_at_all_times(facts) if _was_kept(facts) else ()


def not_at_all_times(facts: Facts) -> Sentences:
    """Reconcile a promise that was kept on the whole with authority that was withdrawn."""
    rates = [
        entry["error_rate"]
        for delegation in facts.delegations
        for entry in delegation["history"]
        if entry["event"] == "suspended" and entry["verdicts"]
    ]
    if not rates:
        return ()
    return (
        counted(
            len(rates),
            "That holds over all of them, not at all times: just before authority was withdrawn, "
            "{most} of the latest blind verdicts said wrong.",
            "That holds over all of them, not at all times: just before authority was withdrawn, "
            "{n} times in all, between {least} and {most} of the latest blind verdicts said "
            "wrong.",
            least=Share(min(rates)),
            most=Share(max(rates)),
        ),
    )


def _was_kept(facts: Facts) -> bool:
    return bool(facts.figures["tool_error"] < facts.promise.target_level)


def _unseen(figures: Figures) -> Sentence:
    return say(
        "{decisions} would have gone out unseen.",
        decisions=counted(figures["errors_unseen"], "{n} wrong decision", "{n} wrong decisions"),
    )


def _bound(facts: Facts) -> Sentences:
    if facts.bound_share is None:
        return ()
    values: dict[str, Value] = {
        "bound": facts.figures["errors_unseen_bound"],
        "unseen": facts.unseen,
        "share": Share(facts.bound_share, 1),
        "confidence": Share(facts.figures["errors_unseen_bound_confidence"]),
        "target": Share(facts.promise.target_level),
    }
    if facts.proven:
        return (
            say(
                "In service you could not know this number; from the audits alone you could say "
                "at most {bound} of the {unseen} that nobody saw, or {share} ({confidence} sure). "
                "That is below the {target} promised.",
                **values,
            ),
        )
    return (
        say(
            "In service you could not know this number; from the audits alone you could say at "
            "most {bound} of the {unseen} that nobody saw, or {share} ({confidence} sure). That "
            "is not below the {target} promised: audits alone would not yet have proven the "
            "promise.",
            **values,
        ),
    )


def _distrust(facts: Facts) -> Sentences:
    where, promised = facts.figures["not_to_be_trusted"], facts.promise.target_level
    return (
        *(_worst(entry, promised) for entry in where["answers"][:NAMED]),
        *(_worst_group(entry, promised) for entry in where["groups"][:NAMED]),
        *_never_right(where["never_right"]),
    )


def _worst(entry: Figures, promised: float) -> Sentence:
    return say(
        "Where it was sure enough to decide, it was lately wrong in {wrong} of {cases} proposals "
        "of {name}.",
        **_how_wrong(entry, promised),
    )


def _worst_group(entry: Figures, promised: float) -> Sentence:
    return say(
        "Where it was sure enough to decide, it was lately wrong in {wrong} of {cases} cases of "
        "the group {name}.",
        **_how_wrong(entry, promised),
    )


def _how_wrong(entry: Figures, promised: float) -> dict[str, Value]:
    return {
        "name": Names((entry["name"],)),
        "wrong": told_apart(entry["error_rate"], promised),
        "cases": entry["cases"],
    }


def _with_officers(figures: Figures) -> Sentences:
    entries = figures["not_to_be_trusted"]["with_officers"]
    if not entries:
        return ()
    names = Names(tuple(entry["name"] for entry in entries[:NAMED]))
    if (more := len(entries) - NAMED) > 0:
        return (
            counted(
                more,
                "Officers must go on deciding {names} and {n} more answer: it was hardly ever "
                "sure enough of them.",
                "Officers must go on deciding {names} and {n} more answers: it was hardly ever "
                "sure enough of them.",
                names=names,
            ),
        )
    return (
        say(
            "Officers must go on deciding {names}: it was hardly ever sure enough of them.",
            names=names,
        ),
    )


def _never_right(entries: Sequence[Figures]) -> Sentences:
    if not entries:
        return ()
    names = Names(tuple(entry["name"] for entry in entries[:NAMED]))
    return (say("It was never right about {names}.", names=names),)
