"""How long it will take at this rate, or why it never will."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from remit.core.authority.evidence import Evidence
from remit.core.authority.promise import Promise
from remit.core.authority.wealth import Floats, Wealth
from remit.core.sentences import Sentence, Share, Value, counted, say

LEAST_LABELS = 20
"""With fewer labels than this, an error rate is not worth projecting."""

LONG_UNSURE = 200
"""After so many cases, a tool that was never sure is not expected to become so."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """What still stands between a stand-in and the next threshold.

    Attributes
    ----------
    reason
        ``""`` if waiting helps; ``early`` if it does and too few labels are back to tell the
        error rate, so that none is assumed to be wrong; ``error_rate``, ``slice`` or ``volume``
        if it does not; ``eligible``, ``complete``, ``rare``, ``ceiling``, ``stopped``, ``lapsed``
        if labels are not what is missing.
    remedies
        What would help: ``sign``, ``learn``, ``pool``, ``blind_share``, ``ceiling``,
        ``verdicts``, ``restart``.
    labels_needed, cases_needed, time_needed
        Blind labels, cases, and units of `at` still needed at the present error rate and
        volume; None where no number of them suffices.
    stratum, error_rate
        The stratum of which this speaks, and its share of wrong labels so far.
    least_confidence
        The confidence from which a case lies in that stratum; only labels about such cases count.
    """

    reason: str
    remedies: tuple[str, ...] = ()
    labels_needed: int | None = None
    cases_needed: int | None = None
    time_needed: float | None = None
    stratum: int | None = None
    error_rate: float | None = None
    least_confidence: float = 0.0

    def sentence(self, promise: Promise) -> Sentence:
        """Return all that in words."""
        if self.reason in STANDSTILL:
            return STANDSTILL[self.reason][0]
        if self.reason == "volume":
            return _too_slow(self, promise)
        return _never(self, promise) if self.labels_needed is None else _soon(self)


STANDSTILL = {
    "eligible": (say("The evidence holds now: the accountable owner may sign."), ("sign",)),
    "complete": (say("Everything that could be delegated is."), ()),
    "rare": (say("Cases of which it is less sure are too rare to be handed over."), ()),
    "ceiling": (say("The ceiling allows no more."), ("ceiling",)),
    "stopped": (say("Stopped; only the accountable owner can let it start again."), ("restart",)),
    "lapsed": (
        say("Verdicts are overdue; the accountable owner may resume once they are back."),
        ("verdicts", "restart"),
    ),
}


def standstill(reason: str) -> Forecast:
    """Return the forecast where it is not labels that are missing."""
    return Forecast(reason, STANDSTILL[reason][1])


def outlook(
    evidence: Evidence,
    promise: Promise,
    span: tuple[int, int],
    pace: float,
    horizon: float,
) -> Forecast:
    """Return the forecast for the threshold that can be earned soonest.

    Parameters
    ----------
    span
        The widest stratum in force (-1 if none) and the widest that the ceiling allows.
    pace
        Cases per unit of time.
    horizon
        The longest time worth waiting.
    """
    if _nothing_left(evidence, span):
        return standstill("rare")
    prospects = [
        _prospect(evidence, promise, threshold, span[0]) for threshold in _open(evidence, span)
    ]
    possible = [prospect for prospect in prospects if prospect.cases_needed is not None]
    if not possible:
        return replace(prospects[0], remedies=("learn",))
    soonest = min(possible, key=lambda prospect: prospect.cases_needed or 0)
    time = (soonest.cases_needed or 0) / pace
    if time <= horizon:
        return replace(soonest, time_needed=time)
    return replace(soonest, reason="volume", remedies=("pool", "blind_share"), time_needed=time)


def _nothing_left(evidence: Evidence, span: tuple[int, int]) -> bool:
    """Say whether what is in force leaves hardly a case to be handed over."""
    beyond = range(span[0] + 1, span[1] + 1)
    return span[0] >= 0 and evidence.seen >= LONG_UNSURE and not any(map(evidence.lets_in, beyond))


def _open(evidence: Evidence, span: tuple[int, int]) -> Sequence[int]:
    """The thresholds that may come next: the last alone, if the tool is never surer than that.

    A tool that does not say how sure it is has cases there only, and will not become surer.
    """
    beyond = range(span[0] + 1, span[1] + 1)
    last = evidence.volume.size - 1
    unsure = evidence.seen >= LONG_UNSURE and not evidence.volume[:last].any()
    return [last] if unsure and last in beyond else beyond


def _prospect(evidence: Evidence, promise: Promise, threshold: int, in_force: int) -> Forecast:
    """Project one threshold: the whole, and the slice whose own test is still missing."""
    whole = _project(evidence, evidence.nested, (0, threshold), promise, in_force)
    weak = evidence.weak_slice(threshold)
    if whole.cases_needed is None or weak is None:
        return whole
    part = _project(evidence, evidence.slices, weak, promise, in_force)
    if part.cases_needed is None:
        return replace(part, reason="slice", stratum=threshold)
    return max(whole, replace(part, stratum=threshold), key=lambda f: f.cases_needed or 0)


def _project(
    evidence: Evidence, wealth: Wealth, strata: tuple[int, int], promise: Promise, in_force: int
) -> Forecast:
    """Project the evidence about all cases in neighbouring strata, first to last."""
    first, last = strata
    row = strata if wealth is evidence.slices else (last,)
    labels, losses = wealth.recent(row, LEAST_LABELS)
    wrong, early = losses / max(labels, 1.0), labels < LEAST_LABELS
    volume = evidence.volume[first : last + 1].astype(float)
    shares = volume / volume.sum() if volume.any() else np.full(volume.size, 1 / volume.size)
    live = np.arange(first, last + 1) <= in_force
    rates = np.where(live, promise.live_rate, promise.blind_share)
    cases = cases_until(wealth, row, growth(wealth, 0.0 if early else wrong, rates, shares))
    seen = evidence.seen / volume.sum() if volume.any() else 1.0
    return Forecast(
        reason="early" if early else ("" if cases is not None else "error_rate"),
        labels_needed=None if cases is None else math.ceil(cases * float(rates @ shares)),
        cases_needed=None if cases is None else math.ceil(cases * seen),
        stratum=last,
        error_rate=wrong,
    )


def growth(wealth: Wealth, error_rate: float, rates: Floats, shares: Floats) -> Floats:
    """Return the logarithmic growth of each component that one case is expected to bring.

    Parameters
    ----------
    rates, shares
        How likely each of the set's strata yields a label, and its share of the cases.
    """
    odds = wealth.stakes / rates[:, None]
    per_label = (1 - error_rate) * np.log1p(odds * wealth.level)
    if error_rate:
        # A stake that the rate cannot cover is lost with the first error.
        left = np.maximum(1 + odds * (wealth.level - 1), 1e-300)
        per_label = per_label + error_rate * np.log(left)
    per_case: Floats = (shares * rates) @ per_label
    return per_case


def cases_until(wealth: Wealth, row: tuple[int, ...], growth: Floats) -> float | None:
    """Return after how many cases the projected wealth of a set suffices; None if never."""
    with np.errstate(divide="ignore"):
        start = np.log(wealth.capital[row])
        needed = np.log(wealth.needed[row])

    def enough(cases: float) -> bool:
        return bool(np.logaddexp.reduce(start + cases * growth) >= needed)

    low, high = 0.0, 1e9
    if not enough(high):
        return None
    while high - low > max(0.5, low * 1e-3):
        middle = (low + high) / 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high


def labels_to_a_grant(promise: Promise, error_rate: float) -> int | None:
    """Return how many blind labels a first grant needs at a steady error rate; None if never.

    For planning, before there is any evidence, with one threshold.

    >>> [labels_to_a_grant(Promise(), rate) for rate in (0.0, 0.01, 0.02, 0.05)]
    [86, 173, 345, None]
    """
    wealth = Evidence(promise, thresholds=1).nested
    rates = np.array([promise.blind_share])
    per_case = growth(wealth, promise.observed(error_rate), rates, np.ones(1))
    cases = cases_until(wealth, (0,), per_case)
    return None if cases is None else math.ceil(cases * promise.blind_share)


# In words ---------------------------------------------------------------------------------


def _never(prospect: Forecast, promise: Promise) -> Sentence:
    wrong, target = prospect.error_rate or 0.0, promise.target_level
    values: dict[str, Value] = {"wrong": Share(wrong, 1), "how_far": _how_far(wrong, target)}
    if prospect.reason == "slice":
        return say(
            "Never at the present error rate: {wrong} of the blind labels say that the least sure "
            "cases are wrong, {how_far}. More labels will not help; learning more, or handing "
            "over only surer cases, might.",
            **values,
        )
    return say(
        "Never at the present error rate: {wrong} of the blind labels say that they are wrong, "
        "{how_far}. More labels will not help; learning more, or handing over only surer cases, "
        "might.",
        **values,
    )


def _how_far(wrong: float, target: float) -> Sentence:
    if wrong >= 2 * target:
        return say("well above the promised {target}", target=Share(target))
    return say("too near the promised {target} or above it", target=Share(target))


def _too_slow(prospect: Forecast, promise: Promise) -> Sentence:
    return say(
        "Never at this volume, because {labels} would take {time} at the present pace, longer "
        "than is worth waiting. Pooling case types of equal harm, or a blind share above {share}, "
        "would help.",
        labels=_more_labels(prospect),
        time=round(prospect.time_needed or 0),
        share=Share(promise.blind_share),
    )


def _soon(prospect: Forecast) -> Sentence:
    labels, cases = _more_labels(prospect), prospect.cases_needed or 0
    if prospect.reason == "early":
        return say(
            "At least {labels}, if none says wrong (about {cases} more cases); too few are back "
            "to say more.",
            labels=labels,
            cases=cases,
        )
    return say(
        "{labels} at the present error rate of {wrong}, about {cases} more cases.",
        labels=labels,
        wrong=Share(prospect.error_rate or 0.0, 1),
        cases=cases,
    )


def _more_labels(prospect: Forecast) -> Sentence:
    labels = prospect.labels_needed or 0
    if not prospect.least_confidence:
        return counted(labels, "{n} more blind label", "{n} more blind labels")
    return counted(
        labels,
        "{n} more blind label on cases of which it is at least {line} sure",
        "{n} more blind labels on cases of which it is at least {line} sure",
        line=Share(prospect.least_confidence),
    )
