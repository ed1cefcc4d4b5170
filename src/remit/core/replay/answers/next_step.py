"""What should be done next?"""

from __future__ import annotations

from remit.core.authority import Forecast
from remit.core.replay.answers.another_choice import otherwise
from remit.core.replay.answers.facts import Facts, Figures, Sentences, labels
from remit.core.replay.engine import NOTHING_PROPOSED
from remit.core.sentences import Names, Share, counted, say


def next_step(facts: Facts) -> Sentences:
    """Say what should be done next."""
    if facts.undecidable:
        return (say("Replay a question that has more than one answer."),)
    return (*_advice(facts), *_missing(facts), *otherwise(facts), *_rules(facts.figures))


def _advice(facts: Facts) -> Sentences:
    if facts.held:
        return (
            say(
                "A replay grants nothing. Let the accountable owner decide whether to try it on "
                "live cases, where the evidence is gathered anew: {blind} of the cases decided "
                "without seeing the proposal, {audited} of its decisions audited.",
                blind=Share(facts.promise.blind_share),
                audited=Share(facts.promise.audit_rate),
            ),
        )
    if facts.lost:
        return (
            say(
                "Find out what changed before authority was withdrawn: new kinds of cases, a "
                "reorganisation, another way of working. Officers decide until new evidence is "
                "earned."
            ),
        )
    if facts.early:
        return (say("Replay more cases, or have more of them decided blind."),)
    return (
        say(
            "Let it propose, and let officers decide. Look at what it confused: answers that "
            "officers themselves use interchangeably can be merged, and missing details asked for."
        ),
    )


def _missing(facts: Facts) -> Sentences:
    if len(facts.delegations) > 1:
        return _nearest(facts)
    (delegation,) = facts.delegations
    forecast = forecast_of(delegation)
    if forecast.reason in ("complete", "rare"):
        return ()
    sentence = forecast.sentence(facts.promise)
    if facts.held:
        return (say("To widen it: {forecast}", forecast=sentence),)
    return (say("What is missing: {forecast}", forecast=sentence), *_so_far(delegation))


def _so_far(delegation: Figures) -> Sentences:
    if delegation["forecast"]["reason"] != "early" or not delegation["least_confidence"]:
        return ()
    return (
        say(
            "So far {labels} came from cases of which it was at least {line} sure.",
            labels=labels(delegation["labels"]),
            line=Share(delegation["least_confidence"]),
        ),
    )


def _nearest(facts: Facts) -> Sentences:
    waiting = [
        delegation
        for delegation in facts.delegations
        if delegation["forecast"]["labels_needed"] and delegation["name"] != NOTHING_PROPOSED
    ]
    if not waiting:
        return ()
    nearest = min(waiting, key=lambda d: d["forecast"]["labels_needed"])
    return (
        say(
            "Nearest to the next step is {name}: {forecast}",
            name=Names((nearest["name"],)),
            forecast=forecast_of(nearest).sentence(facts.promise),
        ),
    )


def forecast_of(delegation: Figures) -> Forecast:
    """Return the forecast that stands in a delegation's figures."""
    told = {key: value for key, value in delegation["forecast"].items() if key != "sentence"}
    return Forecast(**told)


def _rules(figures: Figures) -> Sentences:
    open_rules = [rule for rule in figures["rules_suggested"] if not rule["signed"]]
    if not open_rules:
        return ()
    return (
        counted(
            len(open_rules),
            "Look at {n} rule that the tool proposes, and sign it if it is true.",
            "Look at {n} rules that the tool proposes, and sign those that are true.",
        ),
    )
