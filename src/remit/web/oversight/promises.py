"""What a delegation promises, what it still lacks, and what would end it, in words."""

from __future__ import annotations

from dataclasses import replace

from remit.core.authority import Forecast, Promise, Status
from remit.core.authority.evidence import SLICE_TIMES
from remit.core.authority.forecast import STANDSTILL
from remit.core.sentences import Sentence, Share, counted, say
from remit.web.look.numbers import of_hundred


def licence(promise: Promise) -> Sentence:
    """Say in everyday words when a delegation may be signed."""
    return say(
        "It may be signed only if the evidence shows that fewer than {n} in 100 of its "
        "blind-checked answers are wrong. The chance that it is signed although it is worse: at "
        "most {chance} in 100.",
        n=of_hundred(promise.target_level),
        chance=of_hundred(promise.delta),
    )


def licence_exactly(promise: Promise) -> Sentence:
    """Say exactly what the evidence for signing shows, and of how many cases."""
    return say(
        "It is signed only when, over the cases of its evidence window, the answers were "
        "wrong in less than {target} on average, and no fifth of those cases was wrong "
        "in {worst} or more. The chance that it is ever signed when the first is not so "
        "is at most {chance}.",
        target=Share(promise.target_level),
        worst=Share(min(SLICE_TIMES * promise.target_level, 0.99)),
        chance=Share(promise.delta, 0 if promise.delta >= 0.01 else 1),
    )


def reaction(promise: Promise) -> Sentence:
    """Say what follows when too much is wrong."""
    return say(
        "{rate} of the decisions are made a second time, blind. When these audits say "
        "that more than {target} are wrong, the delegation ends by itself. When too many "
        "could be wrong unseen, each further one is checked before it goes out.",
        rate=Share(promise.audit_rate),
        target=Share(promise.target_level),
    )


def count(promise: Promise, status: Status, unseen: int) -> Sentence:
    """Say how many may be wrong unseen, whether that keeps the promise, and what was checked."""
    if not status.decided:
        return say(
            "Nothing has been decided under it yet. From then on, a count of wrong decisions "
            "stands here that is not exceeded at {sure}, at any time, whatever happens.",
            sure=Share(promise.confidence_level),
        )
    share = unseen / status.decided
    return say(
        "At most {unseen} of {n} ({share}) may be wrong unseen. {verdict} {checked}",
        unseen=unseen,
        n=status.decided,
        share=Share(share),
        verdict=kept(promise, share),
        checked=_checked(status),
    )


def kept(promise: Promise, share: float) -> Sentence:
    """Say whether a bound proves that the promise is kept."""
    target = Share(promise.target_level)
    if share > promise.target_level:
        return say("Promised: fewer than {target}. Not yet proven.", target=target)
    return say("Promised: fewer than {target}. Proven.", target=target)


def _checked(status: Status) -> Sentence:
    errors = round(status.errors_found)
    if not status.audited:
        return say("None is checked yet.")
    if not errors:
        return say("{n} checked: no error found.", n=status.audited)
    return counted(
        errors,
        "{checked} checked: {n} error found.",
        "{checked} checked: {n} errors found.",
        checked=status.audited,
    )


def lacking(status: Status) -> Sentence | None:
    """Say for what evidence is still missing: all of it, or only what goes further."""
    line = Share(status.forecast.least_confidence)
    if status.forecast.reason in STANDSTILL:
        return None
    if status.stratum is None:
        return say("What is still missing:")
    if not line.of_one:
        return say("To let it decide the rest as well:")
    return say("To let it decide from {line} sure as well:", line=line)


def missing(forecast: Forecast, promise: Promise) -> Sentence:
    """Say what is still missing; moments of the site's journal are counted in days."""
    told = forecast.sentence(promise)
    if forecast.reason != "volume":
        return told
    days = counted(round(forecast.time_needed or 0), "{n} day", "{n} days")
    return replace(told, values={**told.values, "time": days})


def bears(errors: int | None) -> Sentence | None:
    """Say how many wrong audits in a row would end a delegation."""
    if errors is None:
        return None
    return counted(
        errors,
        "If the next audit was wrong, it would suspend the delegation.",
        "If the next {n} audits were all wrong, the last of them would suspend the delegation.",
    )
