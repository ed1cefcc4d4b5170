"""Whole numbers that came with a request, and shares as people count them."""

from __future__ import annotations

DIGITS = 9
"""A number with more of them is none that a page of this site sends."""


def whole(written: str, otherwise: int) -> int:
    """Return the number that was written, or another one where none was."""
    return int(written) if written.isdecimal() and len(written) <= DIGITS else otherwise


def of_hundred(share: float) -> int | float:
    """Return how many in a hundred a share is.

    >>> of_hundred(0.2), of_hundred(0.005)
    (20, 0.5)
    """
    hundreds = round(100 * share, 1)
    return int(hundreds) if hundreds == int(hundreds) else hundreds
