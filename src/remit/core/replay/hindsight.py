"""What the best possible line would have been, seen from the end."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def oracle_share(
    confidence: NDArray[np.float64], correct: NDArray[np.bool_], target_level: float
) -> float:
    """Return the largest share of cases that a line drawn in hindsight could have freed.

    The line is one confidence for all cases: those above it may not be wrong more often than
    `target_level` on average.  Nobody could have known it beforehand; it is the measure of
    what caution costs.

    Examples
    --------
    >>> confidence = np.array([0.9, 0.8, 0.7, 0.6])
    >>> oracle_share(confidence, np.array([True, True, False, False]), target_level=0.05)
    0.5
    >>> oracle_share(confidence, np.array([True, True, True, False]), target_level=0.25)
    1.0
    """
    if not correct.size:
        return 0.0
    order = np.argsort(-confidence, kind="stable")
    freed = np.arange(1, correct.size + 1)
    errors = np.cumsum(~correct[order])
    # A line cannot pass between cases of equal confidence.
    sure = confidence[order]
    possible = np.append(sure[1:] < sure[:-1], True) & (errors <= target_level * freed)
    return float(freed[possible].max(initial=0) / correct.size)
