"""What has been decided lately, whatever the texts say: an expert for days like no other."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

FADING = 0.998
"""A decision counts half after some 350 further ones."""


class Recency:
    """Fading counts of the concepts decided."""

    def __init__(self) -> None:
        self._counts = np.zeros(0)

    def grow(self, concepts: int) -> None:
        """Make room for new concepts."""
        self._counts = np.append(self._counts, np.zeros(concepts - len(self._counts)))

    def log_probabilities(self) -> NDArray[np.float64]:
        """Return one log probability a concept."""
        smooth = self._counts + 0.5
        return np.log(smooth / smooth.sum())

    def learn_one(self, target: NDArray[np.float64]) -> None:
        """Count a decision, given as probabilities over the concepts."""
        self._counts *= FADING
        self._counts += target
