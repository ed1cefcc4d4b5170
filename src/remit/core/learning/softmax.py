"""A linear expert that learns from one decision at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from remit.core.learning.vocabulary import BUCKETS, Indices, Values

Logs = NDArray[np.float64]

MOST_WEIGHTS = 1 << 24
"""Size of a weight table; with more labels the table is folded to fewer buckets."""

LEARNING_RATE = 0.5
NEGLIGIBLE = 3e-3
"""Labels whose probability is off by less are not touched, which saves most of the work."""


def log_softmax(scores: Logs) -> Logs:
    """Return log probabilities for unnormalised `scores`."""
    scores = scores - scores.max()
    return scores - np.log(np.exp(scores).sum())


class Softmax:
    """Multinomial logistic regression on sparse vectors, by adaptive gradients.

    Parameters
    ----------
    caution
        What is added to the squared gradients: the first steps for a new feature are smaller.
    memory
        Factor by which past squared gradients fade at each step, in (0, 1].  Below 1 steps
        stay large for ever, so that the expert follows a change quickly.

    References
    ----------
    J. Duchi, E. Hazan, Y. Singer, "Adaptive subgradient methods", JMLR 12, 2011.
    """

    def __init__(self, caution: float, memory: float = 1.0) -> None:
        self._caution, self._memory = caution, memory
        self._labels = 0
        self._weights = np.zeros((BUCKETS, 8), np.float32)
        self._squares = np.zeros((BUCKETS, 8), np.float32)

    def grow(self, labels: int) -> None:
        """Make room for `labels` labels; the new ones start without an opinion."""
        self._labels = labels
        if self._weights.shape[1] < labels:
            self._weights = _widened(self._weights, labels)
            self._squares = _widened(self._squares, labels)

    def log_probabilities(self, buckets: Indices, values: Values) -> Logs:
        """Return one log probability a label for a case's unit vector."""
        rows = self._weights[buckets & (len(self._weights) - 1), : self._labels]
        return log_softmax((values @ rows).astype(np.float64))

    def learn_one(self, buckets: Indices, values: Values, log_p: Logs, target: Logs) -> None:
        """Take one step from `log_p`, as predicted, towards the `target` probabilities."""
        slope = (np.exp(log_p) - target).astype(np.float32)
        labels = np.flatnonzero(np.abs(slope) > NEGLIGIBLE)
        if not len(labels):
            return
        at = (buckets & (len(self._weights) - 1))[:, None], labels
        gradient = values[:, None] * slope[labels]
        squares = self._squares[at] * np.float32(self._memory) + gradient * gradient
        self._squares[at] = squares
        self._weights[at] -= LEARNING_RATE * gradient / np.sqrt(squares + self._caution)


def _widened(table: NDArray[np.float32], labels: int) -> NDArray[np.float32]:
    """Return `table` with room for `labels`, and for a quarter more at most."""
    step = (1 << (labels - 1).bit_length()) // 8
    wide = np.zeros((len(table), -(-labels // step) * step), np.float32)
    wide[:, : table.shape[1]] = table
    while wide.size > MOST_WEIGHTS:
        half = len(wide) // 2
        wide = wide[:half] + wide[half:]
    return wide
