"""What should be done next?"""

from __future__ import annotations

from remit.core.authority import Forecast
from remit.core.replay.answers.another_choice import otherwise
from remit.core.replay.answers.facts import Facts, Figures, Sentences, labels
from remit.core.replay.engine import NOTHING_PROPOSED
from remit.core.sentences import Names, Share, Value, counted, say

WAIT = say(
    "Let officers decide until more evidence tells: replay more cases, or have more of them "
    "decided blind. Do not look for a seed that pleases."
)
LOST = say(
    "Find out what changed before authority was withdrawn: new kinds of cases, a reorganisation, "
    "another way of working. Officers decide until new evidence is earned."
)


def next_step(facts: Facts) -> Sentences:
    """Say what should be done next."""
    if facts.undecidable:
        return (say("Replay a question that has more than one answer."),)
    return (*_advice(facts), *_missing(facts), *otherwise(facts), *_rules(facts.figures))


def _advice(facts: Facts) -> Sentences:
    if facts.unsettled:
        return (WAIT, LOST) if facts.lost and not facts.held else (WAIT,)
    if facts.held:
        return (
            say(
                "A replay grants nothing. Let the accountable owner decide whether to try it on "
                "live cases, where the evidence is gathered anew: {blind} of the cases left to "
                "officers decided blind, {audited} of the tool's decisions audited.",
                blind=Share(facts.promise.blind_share),
                audited=Share(facts.promise.audit_rate),
            ),
        )
    if facts.lost:
        return (LOST,)
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
    """Say of what the present error rate is."""
    if not delegation["least_confidence"]:
        return ()
    values: dict[str, Value] = {
        "labels": labels(delegation["labels"]),
        "line": Share(delegation["least_confidence"]),
        "wrong": delegation["errors"],
    }
    if not delegation["labels"]:
        return (
            say("So far {labels} came from cases of which it was at least {line} sure.", **values),
        )
    return (
        say(
            "So far {labels} came from cases of which it was at least {line} sure, and {wrong} of "
            "them said wrong.",
            **values,
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
    """Quote the rule with most corrections behind it; the others stand on the page."""
    rules = [rule for rule in figures["rules_suggested"] if not rule["signed"]]
    if not rules:
        return ()
    first, more = max(rules, key=lambda rule: rule["corrections"]), len(rules) - 1
    values: dict[str, Value] = {
        "old": Names((first["old"],)),
        "new": Names((first["new"],)),
        "corrections": counted(first["corrections"], "{n} correction", "{n} corrections"),
    }
    if more:
        return (
            say(
                "The tool proposes rules: {old} is now called {new}, after {corrections}, and {n} "
                "more. Sign a rule only if you really renamed or reorganised it; otherwise "
                "ignore it.",
                n=more,
                **values,
            ),
        )
    return (
        say(
            "The tool proposes a rule: {old} is now called {new}, after {corrections}. Sign only "
            "if you really renamed or reorganised it; otherwise ignore it.",
            **values,
        ),
    )
