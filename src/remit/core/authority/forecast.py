"""How long it will take at this rate, or why it never will."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from remit.core.authority.evidence import Evidence
from remit.core.authority.promise import Promise
from remit.core.authority.wealth import Floats, Wealth

LEAST_LABELS = 20
"""With fewer labels than this, an error rate is not worth projecting."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """What still stands between a stand-in and the next threshold.

    Attributes
    ----------
    reason
        ``""`` if waiting helps; ``early`` if it does and too few labels are back to tell the
        error rate, so that none is assumed to be wrong; ``error_rate``, ``slice`` or ``volume``
        if it does not; ``eligible``, ``complete``, ``ceiling``, ``stopped``, ``lapsed`` if
        labels are not what is missing.
    labels_needed, cases_needed, time_needed
        Blind labels, cases, and units of `at` still needed at the present error rate and
        volume; None where no number of them suffices.
    stratum, error_rate
        The stratum of which this speaks, and its share of wrong labels so far.
    remedies
        What would help: ``sign``, ``learn``, ``pool``, ``blind_share``, ``ceiling``,
        ``verdicts``, ``restart``.
    sentence
        All that in words.
    """

    reason: str
    sentence: str
    remedies: tuple[str, ...] = ()
    labels_needed: int | None = None
    cases_needed: int | None = None
    time_needed: float | None = None
    stratum: int | None = None
    error_rate: float | None = None


STANDSTILL = {
    "eligible": Forecast(
        "eligible", "The evidence holds now: the accountable owner may sign.", ("sign",)
    ),
    "complete": Forecast("complete", "Everything that could be delegated is."),
    "ceiling": Forecast("ceiling", "The ceiling allows no more.", ("ceiling",)),
    "stopped": Forecast(
        "stopped", "Stopped; only the accountable owner can let it start again.", ("restart",)
    ),
    "lapsed": Forecast(
        "lapsed",
        "Verdicts are overdue; the accountable owner may resume once they are back.",
        ("verdicts", "restart"),
    ),
}


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
    prospects = [
        _prospect(evidence, promise, threshold, span[0])
        for threshold in range(span[0] + 1, span[1] + 1)
    ]
    possible = [prospect for prospect in prospects if prospect.cases_needed is not None]
    if not possible:
        return _never(prospects[0], promise)
    soonest = min(possible, key=lambda prospect: prospect.cases_needed or 0)
    return _in_time(soonest, promise, pace, horizon)


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
        sentence="",
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


def _never(prospect: Forecast, promise: Promise) -> Forecast:
    wrong, target = prospect.error_rate or 0.0, promise.target_level
    where = "the least sure cases are" if prospect.reason == "slice" else "they are"
    sentence = (
        f"Never at the present error rate: {wrong:.1%} of the blind labels say that {where} "
        f"wrong, too near the promised {target:.0%} or above it. More labels will not help; "
        "learning more, or handing over only surer cases, might."
    )
    return replace(prospect, sentence=sentence, remedies=("learn",))


def _in_time(prospect: Forecast, promise: Promise, pace: float, horizon: float) -> Forecast:
    time = (prospect.cases_needed or 0) / pace
    if time <= horizon:
        return replace(prospect, sentence=_soon(prospect), time_needed=time)
    sentence = (
        f"Never at this volume, because {prospect.labels_needed} more blind labels are needed "
        f"and would take {time:,.0f} at the present pace, beyond {horizon:,.0f}. Pooling case "
        f"types of equal harm, or a blind share above {promise.blind_share:.0%}, would help."
    )
    remedies = ("pool", "blind_share")
    return replace(
        prospect, reason="volume", sentence=sentence, remedies=remedies, time_needed=time
    )


def _soon(prospect: Forecast) -> str:
    labels, cases = prospect.labels_needed, prospect.cases_needed
    if prospect.reason == "early":
        return (
            f"At least {labels} more blind labels, if none says wrong (about {cases:,} more "
            "cases); too few are back to say more."
        )
    return (
        f"{labels} more blind labels at the present error rate of {prospect.error_rate:.1%}, "
        f"about {cases:,} more cases."
    )
