"""How many wrong decisions may have gone out unseen, from the audits' own chance alone."""

from __future__ import annotations

import math

import numpy as np

from remit.core.authority.promise import Promise

_KEPT = np.array([0.02, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.96])


class HiddenErrors:
    r"""An upper bound on the wrong decisions that nobody saw, valid at all times together.

    Nothing is assumed about how errors come about: they may be an adversary's.  Only the
    audit coin is random.  A wrong decision multiplies :math:`e^{aS}\prod\theta_i` by
    :math:`e^{aE}` if it goes unseen and by :math:`\theta = (1-(1-p)e^{aE})/p` if it is found,
    where p is the chance of finding it; the mean stays 1, so :math:`1/\delta` is reached with
    chance at most :math:`\delta`.  Solving for S gives the bound, which depends only on
    what was found.

    Parameters
    ----------
    delta
        The chance that the bound is ever exceeded.
    rate
        The smallest chance that an error is found: audit rate times (1 − auditor noise).

    Examples
    --------
    >>> hidden = HiddenErrors(delta=0.05, rate=0.1)
    >>> round(hidden.upper_bound())
    40
    >>> hidden.found(1.0, rate=0.1)
    >>> round(hidden.upper_bound())
    65

    References
    ----------
    [1] P. B. Stark, "Sets of half-average nulls generate risk-limiting audits", 2020
    (audits as design-based martingales).
    """

    def __init__(self, delta: float, rate: float) -> None:
        rate = min(rate, 1 - 1e-9)
        self._a = np.log((1 - rate * _KEPT) / (1 - rate))
        self._log_needed = math.log(_KEPT.size / delta)
        self._log_theta = np.zeros(_KEPT.size)
        self._bound: float | None = None

    def found(self, loss: float, rate: float) -> None:
        """Count an error that an audit found; `rate` was the chance of finding it."""
        if loss <= 0:
            return
        rate = min(rate, 1.0)
        self._log_theta += np.log((1 - (1 - rate) * np.exp(self._a * loss)) / rate)
        self._bound = None

    def upper_bound(self) -> float:
        """Return the most wrong decisions that may have gone out unseen so far."""
        if self._bound is None:
            self._bound = self._solve()
        return self._bound

    def _solve(self) -> float:
        # The sum is convex and rises, and its largest term alone gives a point to the right
        # of the root: Newton's steps go down to the root and never pass it.
        bound = float(np.min((self._log_needed - self._log_theta) / self._a))
        for _ in range(50):
            terms = np.exp(self._a * bound + self._log_theta - self._log_needed)
            step = float(np.log(terms.sum()) * terms.sum() / (terms @ self._a))
            bound -= step
            if step < 1e-6:
                break
        return max(bound, 0.0)


def finding_rate(promise: Promise, audit_rate: float) -> float:
    """Return the chance that a wrong decision is found by an audit drawn at `audit_rate`."""
    return audit_rate * (1 - promise.auditor_noise)


def default_budget(promise: Promise) -> float:
    """Return the error budget for a promise that names none: the bound after three finds, and one.

    A tool that errs half as often as promised is then under probation in 1 % of its decisions
    (`docs/decisions/0014`).

    >>> round(default_budget(Promise()))
    104
    """
    hidden = HiddenErrors(promise.delta, finding_rate(promise, promise.audit_rate))
    for _ in range(3):
        hidden.found(1.0, finding_rate(promise, promise.audit_rate))
    return hidden.upper_bound() + 1
