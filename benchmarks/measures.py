"""Differences between learners on the same cases, and how well a score tells cases apart."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

Z95 = 1.959964


class Difference(NamedTuple):
    """A mean difference and its 95 % interval, in shares of the cases."""

    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.mean:+.3f} [{self.low:+.3f}, {self.high:+.3f}]"


def paired_difference(ours: np.ndarray, theirs: np.ndarray) -> Difference:
    """Return by how much `ours` is right more often than `theirs` on the same cases.

    Each case gives -1, 0 or 1; the interval is the normal one for their mean, as in
    McNemar's test without its continuity correction.

    Examples
    --------
    >>> ours, theirs = np.array([1, 1, 1, 0] * 50), np.array([1, 0, 1, 0] * 50)
    >>> print(paired_difference(ours, theirs))
    +0.250 [+0.190, +0.310]
    """
    each = ours.astype(float) - theirs.astype(float)
    half = Z95 * float(each.std()) / max(len(each), 1) ** 0.5
    mean = float(each.mean())
    return Difference(mean, mean - half, mean + half)


def mistakes_saved(ours: np.ndarray, theirs: np.ndarray) -> float:
    """Return the share of their mistakes that we do not make (negative: we make more).

    Examples
    --------
    >>> mistakes_saved(np.array([1, 1, 1, 0]), np.array([1, 1, 0, 0]))
    0.5
    """
    wrong = float((1 - theirs.astype(float)).sum())
    return 1 - float((1 - ours.astype(float)).sum()) / wrong if wrong else 0.0


def auroc(score: np.ndarray, positive: np.ndarray) -> float:
    """Return how often a positive case scores above a negative one; ties count half.

    Examples
    --------
    >>> auroc(np.array([0.9, 0.8, 0.7, 0.7]), np.array([True, True, True, False]))
    0.8333333333333334
    """
    values, place, count = np.unique(score, return_inverse=True, return_counts=True)
    rank = (np.cumsum(count) - (count - 1) / 2)[place]
    positives, negatives = int(positive.sum()), int((~positive).sum())
    above = rank[positive].sum() - positives * (positives + 1) / 2
    return float(above / (positives * negatives))
