"""The watch on a delegation in force: how soon it is noticed that the stand-in got worse."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

MULTIPLES = (1.5, 2.0, 3.0, 5.0)
RINGS_AT = 800.0


class Stretch(NamedTuple):
    """Verdicts in a row: how strongly they say that the rate rose, how many, their losses."""

    evidence: float = 0.0
    verdicts: int = 0
    losses: float = 0.0

    def with_next(self, bet: float, loss: float) -> Stretch:
        """Return the stretch one verdict on; it starts afresh where the past says nothing."""
        if self.evidence <= 1:
            return Stretch(bet, 1, loss)
        return Stretch(self.evidence * bet, self.verdicts + 1, self.losses + loss)


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
    >>> alarm.loudest.verdicts, alarm.loudest.losses
    (5, 5.0)

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
        self._stretches = [Stretch()] * len(worse)

    @property
    def value(self) -> float:
        """The evidence that the stand-in got worse; the alarm rings at 800."""
        return sum(self._sums) / len(self._sums)

    @property
    def loudest(self) -> Stretch:
        """The verdicts up to the last one that speak most of a rise; the error rate that rings."""
        return max(self._stretches)

    def update(self, loss: float) -> bool:
        """Take one verdict with its loss in [0, 1]; say whether the alarm rings."""
        bets = [r + rise * loss for r, rise in zip(self._right, self._rise, strict=True)]
        self._sums = [(t + 1.0) * bet for t, bet in zip(self._sums, bets, strict=True)]
        self._stretches = [
            s.with_next(bet, loss) for s, bet in zip(self._stretches, bets, strict=True)
        ]
        return self.value >= RINGS_AT

    def correct(self, loss: float) -> bool:
        """Take back a decision counted as right that turned out wrong by `loss`."""
        self._sums = [
            (total + 1.0) * (1.0 + rise * loss / right)
            for total, right, rise in zip(self._sums, self._right, self._rise, strict=True)
        ]
        return self.value >= RINGS_AT
