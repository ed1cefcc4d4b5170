"""How far a share that was counted may be from the true one."""

from __future__ import annotations

import math

import numpy as np


def exact_interval(errors: int, labels: int, confidence: float = 0.95) -> tuple[float, float]:
    """Return the bounds that hold for a number of labels fixed in advance.

    They are for looking back at one stretch of time; whoever looks again after every label
    needs the bounds in `remit.core.authority`.

    Parameters
    ----------
    errors, labels
        How many of how many labels say wrong; ``errors <= labels``.

    Examples
    --------
    >>> low, high = exact_interval(errors=2, labels=40)
    >>> round(low, 4), round(high, 4)
    (0.0061, 0.1692)
    >>> exact_interval(errors=0, labels=0)
    (0.0, 1.0)

    References
    ----------
    [1] C. J. Clopper and E. S. Pearson, "The use of confidence or fiducial limits illustrated
    in the case of the binomial", Biometrika 26, 1934.
    """
    tail = (1 - confidence) / 2
    low = 1 - _rate_at(labels - errors, labels, tail) if errors else 0.0
    high = _rate_at(errors, labels, tail) if errors < labels else 1.0
    return low, high


def _rate_at(errors: int, labels: int, chance: float) -> float:
    """Return the rate at which so many errors, or fewer, have this chance."""
    low, high = 0.0, 1.0
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if _at_most(errors, labels, middle) > chance else (low, middle)
    return (low + high) / 2


def _at_most(errors: int, labels: int, rate: float) -> float:
    """Return the chance of so many errors or fewer."""
    k = np.arange(errors + 1)
    logs = np.array([math.lgamma(n + 1) for n in (*k, *(labels - k))]).reshape(2, -1).sum(axis=0)
    terms = math.lgamma(labels + 1) - logs + k * math.log(rate) + (labels - k) * math.log1p(-rate)
    return float(np.exp(terms).sum())
