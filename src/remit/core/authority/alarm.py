"""The watch on a delegation in force: how soon it is noticed that the stand-in got worse."""

from __future__ import annotations

from collections.abc import Callable

MULTIPLES = (1.5, 2.0, 3.0, 5.0)
RINGS_AT = 800.0


class Alarm:
    """A detector that rings when verdicts say the error rate rose above `level`.

    It starts a fresh bet at every verdict and adds all of them up (an e-detector of the
    Shiryaev–Roberts kind).  While the rate stays at `level` or below, at least 800 verdicts
    pass on average before it rings, whatever else drifts.

    Parameters
    ----------
    level
        The error rate that may not be exceeded.
    observed
        How often verdicts say "wrong" at a given error rate.

    Examples
    --------
    >>> alarm = Alarm(0.05)
    >>> [alarm.update(1.0) for verdict in range(5)]
    [False, False, False, False, True]

    References
    ----------
    [1] J. Shin, A. Ramdas and A. Rinaldo, "E-detectors: a nonparametric framework for
    sequential change detection", 2023.
    """

    def __init__(self, level: float, observed: Callable[[float], float] = float) -> None:
        null = observed(level)
        worse = [observed(times * level) for times in MULTIPLES if times * level < 1]
        self._right = [(1 - rate) / (1 - null) for rate in worse]
        self._rise = [rate / null - (1 - rate) / (1 - null) for rate in worse]
        self._sums = [0.0] * len(worse)

    @property
    def value(self) -> float:
        """The evidence that the stand-in got worse; the alarm rings at 800."""
        return sum(self._sums) / len(self._sums)

    def update(self, loss: float) -> bool:
        """Take one verdict with its loss in [0, 1]; say whether the alarm rings."""
        self._sums = [
            (total + 1.0) * (right + rise * loss)
            for total, right, rise in zip(self._sums, self._right, self._rise, strict=True)
        ]
        return self.value >= RINGS_AT

    def correct(self, loss: float) -> bool:
        """Take back a decision counted as right that turned out wrong by `loss`."""
        self._sums = [
            (total + 1.0) * (1.0 + rise * loss / right)
            for total, right, rise in zip(self._sums, self._right, self._rise, strict=True)
        ]
        return self.value >= RINGS_AT
