"""How far another tool's proposal can be trusted, learnt from blind decisions alone.

A vendor's tool may overstate how sure it is, or not say it at all.  Trust puts a probability of
being right in its place: from what the tool states, and from a second opinion that was learnt
from the officers' own decisions.  Authority uses it only to put cases in order; its promise
holds whatever it says, right or wrong.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from remit.core.cases import Proposal, Source

BLIND = frozenset({Source.BLIND, Source.AUDIT})
"""Only these teach trust: whoever has seen a proposal tends to agree with it."""

FADING = 0.998
"""A blind label counts half after some 350 further ones, so that trust follows a change."""

_LEAST = 1e-3
# What is said by: nothing, the tool's confidence, the second opinion's probability of the same
# answer, its agreement, how familiar the case is to it, and its agreement where it is familiar.
_FIRST_WEIGHTS = (0.5, 0.5, 0.4, 0.0, 0.0, 0.0)
_FIRST_INFORMATION = np.diag([1.0, 4.0, 4.0, 1.0, 1.0, 1.0])
_LEAST_TOLD = 0.02


class Trust:
    """The probability that another tool's proposal is right.

    A logistic model of six numbers, kept as a normal distribution that each blind label makes
    narrower and a little wider again.  Before the first label it leans on what it is told and
    doubts itself, so that its probabilities stay near the middle.

    Examples
    --------
    >>> from remit.core.cases import Alternative
    >>> def said(answer, sure, *alternatives):
    ...     return Proposal("1", "department", answer, alternatives, sure, 0.5, (), "", "", 0)
    >>> agrees = said("Parks", 0.9, Alternative("Parks", 0.9))
    >>> differs = said("Roads", 0.9, Alternative("Roads", 0.9), Alternative("Parks", 0.1))
    >>> vendor, trust = said("Parks", 0.99), Trust()
    >>> for _ in range(50):
    ...     trust.learn_one(vendor, agrees, right=True)
    ...     trust.learn_one(vendor, differs, right=False)
    >>> trust.probability(vendor, agrees) > 0.9, trust.probability(vendor, differs) < 0.1
    (True, True)

    References
    ----------
    D. J. Spiegelhalter, S. L. Lauritzen, "Sequential updating of conditional probabilities on
    directed graphical structures", Networks 20, 1990; D. J. C. MacKay, "The evidence framework
    applied to classification networks", Neural Computation 4, 1992.
    """

    def __init__(self) -> None:
        self._weights = np.array(_FIRST_WEIGHTS)
        self._information: NDArray[np.floating] = _FIRST_INFORMATION
        self._doubt = np.linalg.inv(self._information)

    def probability(self, proposal: Proposal, second: Proposal) -> float:
        """Return how likely the proposal is right, in (0, 1).

        Parameters
        ----------
        proposal
            The tool's.  A confidence of 0, or none that is a number, counts as not stated.
        second
            What another tool makes of the same case, before it learns how it was decided.
        """
        signs = _signs(proposal, second)
        doubt = float(signs @ self._doubt @ signs)
        # Averaged over what the weights may be: the less is known, the nearer to a half.
        return _logistic(float(signs @ self._weights) / math.sqrt(1 + math.pi * doubt / 8))

    def learn_one(self, proposal: Proposal, second: Proposal, right: bool) -> None:
        """Learn whether a proposal was right, from a decision taken without seeing it."""
        signs = _signs(proposal, second)
        p = _logistic(float(signs @ self._weights))
        told = max(p * (1 - p), _LEAST_TOLD) * np.outer(signs, signs)
        # Fading towards the first doubt and no further: what no case shows is not made up.
        faded = FADING * self._information + (1 - FADING) * _FIRST_INFORMATION
        self._information = faded + told
        self._doubt = np.linalg.inv(self._information)
        self._weights = self._weights + self._doubt @ signs * (right - p)


def _signs(proposal: Proposal, second: Proposal) -> NDArray[np.float64]:
    agrees = float(second.answer == proposal.answer)
    known = second.familiarity - 0.5
    stated = _log_odds(proposal.confidence) if 0 < proposal.confidence <= 1 else 0.0
    seconded = _log_odds(_probability_of(proposal.answer, second))
    return np.array([1.0, stated, seconded, agrees, known, known * agrees])


def _probability_of(answer: str, second: Proposal) -> float:
    """Return the second opinion's probability; of an answer it did not name, at most the rest."""
    named = {one.answer: one.probability for one in second.alternatives}
    if answer in named or not named:
        return named.get(answer, 0.0)
    return min(1 - sum(named.values()), *named.values())


def _log_odds(p: float) -> float:
    p = min(max(p, _LEAST), 1 - _LEAST)
    return math.log(p / (1 - p))


def _logistic(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))
