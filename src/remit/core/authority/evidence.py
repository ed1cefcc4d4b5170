"""The evidence for a delegation: which thresholds may be signed now."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from remit.core.authority.promise import Promise
from remit.core.authority.wealth import Wealth, stakes_for

SLICE_SHARE = 1 / 5
SLICE_TIMES = 3.0
LEAST_SHARE = 1 / 100


class Evidence:
    """Blind labels weighed for every threshold of a ladder, in the order of decision.

    Two statements are tested.  *Nested*: the average error of all cases that meet a threshold
    is below the target.  *Slices*: cut into slices of neighbouring confidence with at least a
    fifth of the cases each, every slice's average is below three times the target.  A slice
    with a third of the cases or more needs no test: it could not be that bad while the whole
    is below the target.  A stratum with less than one case in a hundred is not handed over:
    nobody has seen how it fares.

    Parameters
    ----------
    promise
        The target and the rates.
    thresholds
        The number of thresholds, strictest first; a case's stratum is the index of the
        strictest one that it meets.
    """

    def __init__(self, promise: Promise, thresholds: int) -> None:
        self._delta = promise.delta
        self._rates = (promise.blind_share, min(promise.blind_share, promise.live_rate))
        target = promise.observed(promise.target_level)
        worst = promise.observed(min(SLICE_TIMES * promise.target_level, 0.99))
        self.nested = self._wealth(target, (thresholds,), promise.delta / thresholds)
        slices = thresholds * (thresholds + 1) // 2
        self.slices = self._wealth(worst, (thresholds, thresholds), promise.delta / slices)
        self.begin(0)

    def _wealth(self, level: float, shape: tuple[int, ...], share: float) -> Wealth:
        bold, modest = (stakes_for(rate, level) for rate in self._rates)
        stakes = np.unique(np.concatenate([bold, modest]))
        prior = np.full((*shape, stakes.size), 1 / stakes.size)
        # Nothing wider than the strictest set has labels at a lower rate while it is unsigned.
        prior[(0,) * len(shape)] = np.isin(stakes, bold) / bold.size
        return Wealth(shape, level, prior, stakes, share)

    def begin(self, position: int) -> None:
        """Begin an epoch at `position`: nothing learnt so far counts any more."""
        thresholds = self.nested.window.size
        self.nested.begin(position)
        self.slices.begin(position)
        self.seen = 0
        self.volume = np.zeros(thresholds, dtype=np.int64)
        self.volume_before = np.zeros((thresholds, thresholds), dtype=np.int64)

    def take(self, stratum: int, rate: float, loss: float | None, position: int) -> None:
        """Take the next case in the order of decision; `loss` is None if no label was drawn."""
        self.seen += 1
        if stratum >= self.volume.size:
            return
        self.volume[stratum] += 1
        if loss is None:
            return
        closed = self.nested.bet((slice(stratum, None),), rate, loss, position)
        if closed is not None:
            self.volume_before[closed] = self.volume
        if self.volume.size > 1:
            where = (slice(0, stratum + 1), slice(stratum, None))
            self.slices.bet(where, rate, loss, position)

    def licensed(self, stratum: int, rate: float) -> None:
        """Note that cases up to `stratum` yield labels at `rate` from now on."""
        self.nested.withdraw((slice(None),), rate)
        self.slices.withdraw((slice(0, stratum + 1), slice(None)), rate)

    def widest(self, beyond: int, highest: int) -> int | None:
        """Return the widest threshold that holds now, after `beyond` and up to `highest`."""
        holds = self.nested.holds()[beyond + 1 : highest + 1]
        if not holds.any():
            return None
        widest_first = (int(j) + beyond + 1 for j in np.flatnonzero(holds)[::-1])
        return next((j for j in widest_first if self._knows(j)), None)

    def _knows(self, threshold: int) -> bool:
        """Say whether the least sure stratum was seen often enough and no slice is in doubt."""
        return self.lets_in(threshold) and self.weak_slice(threshold) is None

    def lets_in(self, threshold: int) -> bool:
        """Say whether the least sure stratum that a threshold lets in was seen often enough."""
        volume = self._volume_within(threshold)
        return bool(volume[threshold] >= LEAST_SHARE * volume.sum())

    def _volume_within(self, threshold: int) -> NDArray[np.int64]:
        """Return the cases of a threshold's present window by stratum."""
        window: NDArray[np.int64] = self.volume - self.volume_before[threshold]
        return window[: threshold + 1]

    def e_value(self, threshold: int) -> float:
        """Return the evidence for one threshold, after paying for the others and for windows.

        In units in which `1/delta` suffices.
        """
        return float(self.nested.total[threshold] / self.nested.needed[threshold] / self._delta)

    def weak_slice(self, threshold: int) -> tuple[int, int] | None:
        """Return the first slice, as strata, whose own test is needed and does not hold."""
        volume = self._volume_within(threshold)
        holds = self.slices.holds()
        for first, last in cut(volume):
            small = volume[first : last + 1].sum() < volume.sum() / SLICE_TIMES
            if small and not holds[first, last]:
                return first, last
        return None


def cut(volume: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Cut strata into slices with at least a fifth of the cases each, the least sure first.

    >>> cut(np.array([50, 5, 20, 15, 10]))
    [(3, 4), (2, 2), (0, 1)]
    """
    slices: list[tuple[int, int]] = []
    last = volume.size - 1
    held = 0
    for stratum in range(volume.size - 1, -1, -1):
        held += int(volume[stratum])
        if held >= SLICE_SHARE * volume.sum():
            slices.append((stratum, last))
            last, held = stratum - 1, 0
    if last >= 0 and slices:  # what is left at the sure end joins its neighbour
        slices[-1] = (0, slices[-1][1])
    return slices
