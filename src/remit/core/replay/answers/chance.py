"""How far a result hangs on which cases were drawn to be decided blind."""

from __future__ import annotations

from remit.core.replay.answers.facts import Facts, Figures, Sentences, labels, told_apart
from remit.core.sentences import Sentence, Share, Value, say


def chance(facts: Facts) -> Sentences:
    """Say beside the verdict how often chance would have it so, and why if too seldom."""
    if not facts.draws:
        return ()
    drawn = say(
        "Which cases are decided blind is chance: in {n} of {draws} other draws it holds the "
        "right to decide alone at the end.",
        n=facts.draws["in_force"],
        draws=facts.draws["number"],
    )
    return (drawn, why(facts)) if facts.unsettled else (drawn,)


def hangs(facts: Facts) -> Sentences:
    """Say that neither a yes nor a no can be relied on, and why."""
    return (_otherwise(facts), why(facts))


def _otherwise(facts: Facts) -> Sentence:
    values: dict[str, Value] = {"differing": facts.differing, **_values(facts)}
    if facts.held:
        return say(
            "Hangs on chance. In this run the tool holds the right to decide alone at the end "
            "{where}; in {differing} of {draws} other draws of chance it does not.",
            where=_where(facts),
            **values,
        )
    return say(
        "Hangs on chance. In this run the tool does not hold the right to decide alone at the "
        "end; in {differing} of {draws} other draws of chance it does.",
        **values,
    )


def _where(facts: Facts) -> Sentence:
    if len(facts.delegations) > 1:
        held, total = len(facts.held), len(facts.delegations)
        return say("under {held} of {total} delegations", held=held, total=total)
    if facts.line:
        return say("where it is at least {line} sure", line=Share(facts.line))
    return say("in all cases")


def why(facts: Facts) -> Sentence:
    """Say why chance decides: too few labels to prove what they show, or authority on edge."""
    delegation, *more = facts.delegations
    if facts.held or facts.lost or more or not _short(delegation, facts.promise.target_level):
        return say(
            "Tool and cases are the same in every draw: which of them were decided blind or "
            "audited was enough to earn the right, or to lose it."
        )
    return say(
        "Its error rate, {rate} of {labels} where it is at least {line} sure, is below the "
        "{target} promised, but these are too few to prove that with {confidence} confidence.",
        rate=told_apart(delegation["error_rate"], facts.promise.target_level, least=1),
        labels=labels(delegation["labels"]),
        line=Share(delegation["least_confidence"]),
        target=Share(facts.promise.target_level),
        confidence=Share(facts.promise.confidence_level),
    )


def _short(delegation: Figures, target: float) -> bool:
    """Whether nothing but more labels is missing."""
    rate, needed = delegation["error_rate"], delegation["forecast"]["labels_needed"]
    return bool(needed) and rate is not None and rate < target


def by_chance(facts: Facts) -> Sentences:
    """Say how many other draws end alike, and how far they lie apart."""
    if not facts.draws:
        return ()
    values = _values(facts)
    if facts.unsettled:
        return (
            say(
                "The share of the last 25% of the cases that it decides alone ranged from {least} "
                "to {most}.",
                **values,
            ),
        )
    if not facts.held and not facts.draws["decided_last_quarter"]["most"]:
        return (say("None of {draws} other draws of chance changes that.", **values),)
    if facts.held:
        return (
            say(
                "In {in_force} of {draws} other draws of chance it would have held that right at "
                "the end as well; the share of the last 25% of the cases that it decides alone "
                "ranged from {least} to {most}.",
                **values,
            ),
        )
    return (
        say(
            "In {in_force} of {draws} other draws of chance it would have held that right at the "
            "end; the share of the last 25% of the cases that it decides alone ranged from "
            "{least} to {most}.",
            **values,
        ),
    )


def _values(facts: Facts) -> dict[str, Value]:
    assert facts.draws
    decided = facts.draws["decided_last_quarter"]
    return {
        "in_force": facts.draws["in_force"],
        "draws": facts.draws["number"],
        "least": Share(decided["least"]),
        "most": Share(decided["most"]),
    }
