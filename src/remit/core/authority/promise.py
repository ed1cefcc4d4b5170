"""What is promised before anything is measured: the level, the rates, the ladder, the ceiling."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from remit.core.cases import Delegation
from remit.core.errors import InvalidPromise, NotEntitled


@dataclass(frozen=True, slots=True)
class Promise:
    """What a stand-in must keep to hold a delegation, and how that is measured.

    Attributes
    ----------
    target_level
        The share of wrong decisions that it must stay below, in (0, 0.5).
    confidence_level
        How sure the evidence must be, in (0, 1).
    audit_rate
        The share of the stand-in's decisions that are decided a second time, blind; in (0, 1].
    blind_share
        The share of cases without a delegation that a person decides without seeing the
        proposal: the evidence on which authority is earned; in (0, 1].
    comparison_share
        The share of all cases in which the proposal is withheld for ever: the comparison
        group for benefits, and blind evidence as well; at most `blind_share`.
    auditor_noise
        The known chance that a second decision is itself mistaken, in either direction.
        Zero means that "wrong" reads "differs from the second decision".
    error_budget
        How many wrong decisions may go out unseen beyond `target_level` of all decisions,
        before every further decision is checked before its release.  ``None`` takes the
        default that `remit.core.authority.hidden.default_budget` derives from the rates.
    overdue_after
        After how long an outstanding verdict counts as an error, in the unit of `at`.

    Examples
    --------
    >>> Promise(target_level=0.05, auditor_noise=0.04)
    Traceback (most recent call last):
    ...
    remit.core.errors.InvalidPromise: a target of 0.05 cannot be measured by auditors who err in \
0.04 of cases: raise the target to 0.08 or more, or let two auditors settle each verdict
    """

    target_level: float = 0.05
    confidence_level: float = 0.95
    audit_rate: float = 0.1
    blind_share: float = 0.2
    comparison_share: float = 0.02
    auditor_noise: float = 0.0
    error_budget: float | None = None
    overdue_after: float = math.inf

    def __post_init__(self) -> None:
        _check_range("target_level", self.target_level, 0.0, 0.5)
        _check_range("confidence_level", self.confidence_level, 0.0, 1.0)
        _check_rate("audit_rate", self.audit_rate)
        _check_rate("blind_share", self.blind_share)
        if not 0 <= self.comparison_share <= self.blind_share:
            raise InvalidPromise(
                f"comparison_share {self.comparison_share} is not between 0 and blind_share "
                f"{self.blind_share}; withheld cases are the first part of the blind ones"
            )
        self._check_noise()
        if self.error_budget is not None and not self.error_budget >= 0:
            raise InvalidPromise(f"error_budget {self.error_budget} is not 0 or more decisions")
        if not self.overdue_after > 0:
            raise InvalidPromise(f"overdue_after {self.overdue_after} is not a positive time")

    def _check_noise(self) -> None:
        if not 0 <= self.auditor_noise < 0.25:
            raise InvalidPromise(
                f"auditor_noise {self.auditor_noise} is not in [0, 0.25); such verdicts measure "
                "nothing: let two auditors settle each one"
            )
        if self.target_level < 2 * self.auditor_noise:
            raise InvalidPromise(
                f"a target of {self.target_level} cannot be measured by auditors who err in "
                f"{self.auditor_noise} of cases: raise the target to {2 * self.auditor_noise:g} "
                "or more, or let two auditors settle each verdict"
            )

    @property
    def delta(self) -> float:
        """The chance, over a delegation's whole life, that a statement about it is wrong."""
        return 1.0 - self.confidence_level

    @property
    def live_rate(self) -> float:
        """How likely a case under delegation yields a blind label: withheld or audited."""
        return self.live_rate_at(self.audit_rate)

    def live_rate_at(self, audit_rate: float) -> float:
        """Return that chance for another audit rate than the promised one."""
        return self.comparison_share + (1 - self.comparison_share) * audit_rate

    def observed(self, rate: float) -> float:
        """Return how often verdicts say "wrong" where decisions are wrong at `rate`.

        >>> round(Promise(target_level=0.1, auditor_noise=0.05).observed(0.02), 3)
        0.068
        """
        return self.auditor_noise + (1 - 2 * self.auditor_noise) * rate


def _check_range(name: str, value: float, low: float, high: float) -> None:
    if not low < value < high:
        raise InvalidPromise(f"{name} {value} is not between {low:g} and {high:g}")


def _check_rate(name: str, value: float) -> None:
    if not 0 < value <= 1:
        raise InvalidPromise(f"{name} {value} is not in (0, 1]; no chance, no proof")


@dataclass(frozen=True, slots=True)
class Threshold:
    """The least confidence, and the least familiarity, that a case must have; both in [0, 1]."""

    confidence: float
    familiarity: float = 0.0


LADDER = tuple(map(Threshold, (0.97, 0.93, 0.88, 0.82, 0.75, 0.65, 0.5, 0.0)))


def check_ladder(ladder: Sequence[Threshold]) -> None:
    """Refuse thresholds that are not nested, strictest first.

    >>> check_ladder([Threshold(0.5), Threshold(0.9)])
    Traceback (most recent call last):
    ...
    remit.core.errors.InvalidPromise: Threshold(confidence=0.9, familiarity=0.0) stands after \
Threshold(confidence=0.5, familiarity=0.0) but is not wider; list thresholds strictest first
    """
    if not ladder:
        raise InvalidPromise("a ladder needs a threshold; Threshold(0.0) lets every case in")
    for stricter, wider in zip(ladder, ladder[1:], strict=False):
        if wider.confidence > stricter.confidence or wider.familiarity > stricter.familiarity:
            raise InvalidPromise(
                f"{wider} stands after {stricter} but is not wider; "
                "list thresholds strictest first"
            )


@dataclass(frozen=True, slots=True)
class Ceiling:
    """Above this no evidence leads, whatever it says; set by someone else than the owner.

    Attributes
    ----------
    set_by, reason
        Who drew the line, and why.
    lowest_confidence
        Cases of lower confidence stay with people.
    forbidden
        Nothing may be delegated at all.
    """

    set_by: str
    reason: str
    lowest_confidence: float = 0.0
    forbidden: bool = False

    def check_set_by_another(self, delegation: Delegation) -> None:
        """Refuse a ceiling that the accountable person set for herself."""
        if self.set_by == delegation.accountable:
            raise NotEntitled(
                f"{self.set_by!r} answers for {delegation.name!r} and cannot also set its "
                "ceiling; somebody who gains nothing by the delegation must"
            )

    def allows(self, threshold: Threshold) -> bool:
        """Say whether `threshold` lies within the ceiling."""
        return not self.forbidden and threshold.confidence >= self.lowest_confidence
