"""How far each expert is believed, learnt from every case."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from remit.core.learning.softmax import Logs, log_softmax

FAMILIARITY_STEPS = np.array([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])
COMMON_RATE, LOCAL_RATE = 0.015, 0.05
MOST_WEIGHT = 5.0


class Stack:
    """A product of experts: p is proportional to the product of p_i to the power of w_i.

    Each weight is a common part and a part for the case's familiarity, since a memory deserves
    belief where it remembers something close.  Both follow the gradient of the log loss.

    Parameters
    ----------
    first_weights
        One weight an expert to begin with, each in [0, 5].

    References
    ----------
    G. E. Hinton, "Training products of experts by minimizing contrastive divergence", Neural
    Computation 14, 2002; M. Mattern, "Mixing strategies in data compression", DCC 2012.
    """

    def __init__(self, first_weights: tuple[float, ...]) -> None:
        self._common = np.array(first_weights)
        self._local = np.zeros((len(FAMILIARITY_STEPS) + 1, len(first_weights)))

    def weights(self, familiarity: float) -> NDArray[np.float64]:
        """Return one weight an expert for a case of this familiarity."""
        here = int(FAMILIARITY_STEPS.searchsorted(familiarity, side="right"))
        out: NDArray[np.float64] = np.clip(self._common + self._local[here], 0, MOST_WEIGHT)
        return out

    def mix(self, experts: Logs, familiarity: float) -> Logs:
        """Return the experts' common log probabilities; `experts` has one row an expert."""
        return log_softmax(self.weights(familiarity) @ experts)

    def learn_one(self, experts: Logs, familiarity: float, log_p: Logs, target: Logs) -> None:
        """Believe those more who gave the `target` a higher probability than the mixture."""
        slope = experts @ (target - np.exp(log_p))
        slope /= np.sqrt(1 + slope * slope)
        here = int(FAMILIARITY_STEPS.searchsorted(familiarity, side="right"))
        self._local[here] += LOCAL_RATE * slope
        self._common = np.clip(self._common + COMMON_RATE * slope, 0, MOST_WEIGHT)
