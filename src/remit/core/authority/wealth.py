"""Bets against a stand-in: the more of them it wins, the harder it is to doubt.

A gambler who doubts the stand-in would say "on average, at least `level` of these cases
are wrong".  Betting against the gambler at fair odds, nobody grows rich if that is
true, however often one looks and whatever drifts; so wealth is evidence.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Where = tuple[slice, ...]

BOLDNESS = (0.95, 0.65, 0.35)
FIRST_SHARE = 0.7
ENOUGH = 1e200


def stakes_for(rate: float, level: float) -> Floats:
    """Return the stakes *per case* that labels drawn at `rate` can cover."""
    return rate * np.array(BOLDNESS) / (1 - level)


class Wealth:
    r"""The wealth won by betting on several overlapping sets of cases at once.

    A component with stake :math:`\kappa` multiplies its wealth by
    :math:`1 + (\kappa/\pi_i)(\alpha - E_i)` when a label of loss :math:`E_i` was drawn with
    probability :math:`\pi_i`.  Dividing by the rate makes every *case* count the same, though
    labels come at different rates; :math:`\kappa` is fixed in advance.  While the average
    error of a set's window is :math:`\alpha` or more, the mean wealth of the window never
    exceeds 1, so that it reaches :math:`1/\delta` at any time with chance at most
    :math:`\delta`.

    A window whose wealth has become hopeless is closed, and the next one opens with a smaller
    part of the chance of error (`spent`).

    Parameters
    ----------
    shape
        How the sets are laid out.
    level
        The error rate to be bet against, as verdicts show it; in (0, 1).
    prior
        The wealth with which each component starts; sums to 1 over the last axis.
    stakes
        The stake of each component.
    share
        The chance of error that each set may use, over all its windows for ever.

    Examples
    --------
    At 5 % / 95 % one set needs 86 labels without an error:

    >>> stakes = stakes_for(1.0, 0.05)
    >>> wealth = Wealth((1,), 0.05, np.full(3, 1 / 3), stakes, share=0.05)
    >>> for case in range(86):
    ...     wealth.bet((slice(None),), rate=1.0, loss=0.0, position=case)
    >>> wealth.holds()
    array([ True])

    References
    ----------
    [1] J. Ville, "Étude critique de la notion de collectif", 1939.
    [2] I. Waudby-Smith and A. Ramdas, "Estimating means of bounded random variables by
    betting", JRSS B 86, 2024.
    """

    def __init__(
        self, shape: tuple[int, ...], level: float, prior: Floats, stakes: Floats, share: float
    ) -> None:
        self.level = level
        self.stakes = stakes
        self._share = share
        self._first_prior = np.broadcast_to(prior, (*shape, stakes.size))
        self._prior = self._first_prior.copy()
        self.capital = self._prior.copy()
        self.total = np.ones(shape)
        self.window = np.ones(shape, dtype=np.int64)
        self.first = np.zeros(shape, dtype=np.int64)
        self.labels = np.zeros(shape, dtype=np.int64)
        self.losses = np.zeros(shape)
        self._past = np.zeros((2, *shape))
        self._price()
        self._factors: dict[tuple[float, float], Floats] = {}

    def bet(
        self, where: Where, rate: float, loss: float, position: int
    ) -> NDArray[np.bool_] | None:
        """Settle the bets of the sets in `where`; return those whose window was closed."""
        capital = self.capital[where]
        capital *= self._factor(rate, loss)
        np.minimum(capital, ENOUGH, out=capital)
        total = capital.sum(axis=-1)
        self.total[where] = total
        self.labels[where] += 1
        if not loss:  # wealth has grown
            return None
        self.losses[where] += loss
        closing = total < self._floor[where]
        return self._close(where, closing, position) if closing.any() else None

    def begin(self, position: int) -> None:
        """Open a new window for every set: nothing learnt so far counts any more."""
        used = self.labels > 0
        self.window += used
        self._prior[:] = self._first_prior
        self._past[:] = 0.0
        self._open(np.ones_like(used), position)

    def withdraw(self, where: Where, rate: float) -> None:
        """Give up the stakes that labels at `rate` can no longer cover.

        This happens before the first case at the lower rate; giving up wealth is always fair.
        """
        covered = self.stakes * (1 - self.level) < rate
        self.capital[where] *= covered
        self._prior[where] = covered / covered.sum()
        self.total[where] = self.capital[where].sum(axis=-1)

    def recent(self, row: tuple[int, ...], enough: int) -> tuple[float, float]:
        """Return labels and losses of a window, with those before it if it has not `enough`."""
        labels, losses = float(self.labels[row]), float(self.losses[row])
        if labels >= enough:
            return labels, losses
        return labels + float(self._past[0][row]), losses + float(self._past[1][row])

    def holds(self) -> NDArray[np.bool_]:
        """Say for which sets the evidence holds now."""
        holds: NDArray[np.bool_] = self.total >= self.needed
        return holds

    def _factor(self, rate: float, loss: float) -> Floats:
        key = (rate, loss)
        if key not in self._factors:
            factor = np.maximum(1 + self.stakes / rate * (self.level - loss), 0.0)
            if loss not in (0.0, 1.0):  # graded losses are too many to keep
                return factor
            self._factors[key] = factor
        return self._factors[key]

    def _close(self, where: Where, closing: NDArray[np.bool_], position: int) -> NDArray[np.bool_]:
        closed = np.zeros_like(self.window, dtype=bool)
        closed[where] = closing
        self.window += closed
        # Half of what is older: what a forecast goes by until the new window has labels.
        self._past[:, closed] = self._past[:, closed] / 2 + (
            self.labels[closed],
            self.losses[closed],
        )
        self._open(closed, position + 1)
        return closed

    def _open(self, sets: NDArray[np.bool_], position: int) -> None:
        self.capital[sets] = self._prior[sets]
        self.total[sets] = 1.0
        self.first[sets] = position
        self.labels[sets] = 0
        self.losses[sets] = 0.0
        self._price()

    def _price(self) -> None:
        """Work out the wealth at which a window is convincing, and at which it is closed."""
        self.needed = 1 / (self._share * spent(self.window))
        self._floor = hopeless(self.window)


def spent(window: NDArray[np.int64]) -> Floats:
    """Return the part of the chance of error that the k-th window of a set may use.

    The first, which usually decides, has most of it; all of them together have 1.

    >>> spent(np.array([1, 2, 3, 4]))
    array([0.7  , 0.15 , 0.05 , 0.025])
    """
    later = window * np.maximum(window - 1.0, 1.0)
    return np.where(window == 1, FIRST_SHARE, (1 - FIRST_SHARE) / later)


def hopeless(window: NDArray[np.int64]) -> Floats:
    """Return the wealth below which a new window is worth its price."""
    return 0.25 / (window + 1)
