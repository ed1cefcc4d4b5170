"""How often a second decision is itself mistaken, from cases decided blind by two auditors."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

from remit.core.errors import InvalidEvidence


class NoiseEstimate(NamedTuple):
    """The chance that one auditor errs, with exact bounds."""

    rate: float
    lower: float
    upper: float


def estimate_noise(pairs: int, disagreements: int, confidence: float = 0.95) -> NoiseEstimate:
    """Return how often one auditor errs, given how often two of them disagree.

    Two auditors who err independently, each in a share h of cases and in either direction,
    disagree in 2h(1 − h) of them.  For a promise take the *lower* bound: noise that is
    overstated would excuse a stand-in.  The bounds hold for a number of pairs fixed in
    advance.  Auditors who share a mistake agree in it, and no double audit shows that.

    Parameters
    ----------
    pairs
        Cases, chosen at random, that two auditors decided without seeing each other's answer.
    disagreements
        How many of them they decided differently.
    confidence
        How often, in the long run, the noise lies between the bounds.

    Examples
    --------
    >>> estimate = estimate_noise(pairs=400, disagreements=38)
    >>> round(estimate.rate, 3), round(estimate.lower, 3), round(estimate.upper, 3)
    (0.05, 0.035, 0.069)

    References
    ----------
    [1] C. J. Clopper and E. S. Pearson, "The use of confidence or fiducial limits illustrated
    in the case of the binomial", Biometrika 26, 1934.
    """
    if not 0 <= disagreements <= pairs or pairs == 0:
        raise InvalidEvidence(
            f"{disagreements} disagreements in {pairs} pairs: count each pair once, and draw some"
        )
    tail = (1 - confidence) / 2
    below = _root(lambda p: 1 - _at_most(disagreements - 1, pairs, p) < tail)
    above = _root(lambda p: _at_most(disagreements, pairs, p) > tail)
    return NoiseEstimate(*map(_noise, (disagreements / pairs, below, above)))


def _noise(disagreement: float) -> float:
    """Solve 2h(1 − h) = disagreement; above one half, auditors might as well toss coins."""
    return (1 - math.sqrt(max(1 - 2 * disagreement, 0.0))) / 2


def _at_most(count: int, n: int, p: float) -> float:
    """Return the chance of at most `count` successes in n trials, for p inside (0, 1)."""
    return sum(
        math.exp(_log_choose(n, k) + k * math.log(p) + (n - k) * math.log1p(-p))
        for k in range(count + 1)
    )


def _log_choose(n: int, k: int) -> float:
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)


def _root(is_below: Callable[[float], bool]) -> float:
    low, high = 0.0, 1.0
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if is_below(middle) else (low, middle)
    return low
