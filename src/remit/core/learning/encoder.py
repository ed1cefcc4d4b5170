"""What a learner asks of an encoder; adapters give it, and no learner needs one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class Encoder(Protocol):
    """Turns texts into vectors of meaning.

    Attributes
    ----------
    name
        Which model; a saved learner is only resumed with the same.
    dimension
        Length of a vector.
    """

    name: str
    dimension: int

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit vectors, one row a text."""
        ...
