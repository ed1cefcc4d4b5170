"""What may be said about several delegations together.

Each delegation keeps its own promise at its own confidence.  Among many, some promise will
be broken by bad luck; these are the two ways of saying how many.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Claim:
    """One delegation's statement that its evidence window was below the target.

    Attributes
    ----------
    delegation
        Its name.
    e_value
        The evidence at the signature, after paying for thresholds and windows; 0 where
        nothing is in force.  It reaches 1/delta with chance at most delta if the claim is false.
    delta
        The chance of error that the delegation was given for its whole life.
    """

    delegation: str
    e_value: float
    delta: float


def chance_of_any_false(claims: Sequence[Claim]) -> float:
    """Return at most how likely it is that any delegation was ever signed wrongly.

    >>> chance_of_any_false([Claim("routing", 45.0, 0.01), Claim("permits", 0.0, 0.02)])
    0.03
    """
    return min(1.0, sum(claim.delta for claim in claims))


def certain_together(claims: Sequence[Claim], delta: float) -> tuple[str, ...]:
    """Return the delegations of which, with chance 1 − delta, not one was signed wrongly.

    Every delegation under measurement must be among the claims, granted or not.

    >>> certain_together([Claim("routing", 45.0, 0.05), Claim("permits", 21.0, 0.05)], 0.05)
    ('routing',)
    """
    return tuple(claim.delegation for claim in claims if claim.e_value >= len(claims) / delta)


def mostly_right(claims: Sequence[Claim], share: float) -> tuple[str, ...]:
    """Return delegations of which, on average, at most `share` were signed wrongly (e-BH).

    Every delegation under measurement must be among the claims, granted or not.  It needs no
    assumption about how delegations depend on each other.

    >>> claims = [Claim("routing", 45.0, 0.05), Claim("permits", 21.0, 0.05)]
    >>> mostly_right(claims, 0.05)
    ('routing', 'permits')

    References
    ----------
    [1] R. Wang and A. Ramdas, "False discovery rate control with e-values", JRSS B 84, 2022.
    """
    ranked = sorted(claims, key=lambda claim: -claim.e_value)
    enough = [
        rank
        for rank, claim in enumerate(ranked, start=1)
        if rank * claim.e_value >= len(claims) / share
    ]
    return tuple(claim.delegation for claim in ranked[: max(enough, default=0)])
