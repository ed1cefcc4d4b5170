"""How far shares that were counted, and their difference, may be from the true ones."""

from __future__ import annotations

import math


def difference_interval(
    first: tuple[float, int], second: tuple[float, int]
) -> tuple[float, float]:
    """Return bounds of the difference of two shares, each with its number of cases.

    Newcombe's: as wide as Wilson's two intervals make it, so never beyond −1 and 1.

    >>> low, high = difference_interval((0.95, 200), (0.85, 100))
    >>> round(low, 3), round(high, 3)
    (0.031, 0.186)

    References
    ----------
    [1] R. G. Newcombe, "Interval estimation for the difference between independent proportions",
    Statistics in Medicine 17, 1998.
    """
    (p, n), (q, m) = first, second
    (p_low, p_high), (q_low, q_high) = wilson(p, n), wilson(q, m)
    difference = p - q
    return (
        difference - math.hypot(p - p_low, q_high - q),
        difference + math.hypot(p_high - p, q - q_low),
    )


def wilson(share: float, cases: int, z: float = 1.96) -> tuple[float, float]:
    """Return Wilson's bounds of a share."""
    centre = (share + z * z / (2 * cases)) / (1 + z * z / cases)
    spread = z * math.sqrt(share * (1 - share) / cases + z * z / (4 * cases * cases))
    half = spread / (1 + z * z / cases)
    return centre - half, centre + half
