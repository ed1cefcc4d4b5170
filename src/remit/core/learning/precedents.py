"""How reliable an officer's last word on a message is, when the same message comes again."""

from __future__ import annotations

FIRST_GUESS_RIGHT, FIRST_GUESS_TIMES = 19, 20


class Precedents:
    """Counts of how often a last word was repeated."""

    def __init__(self) -> None:
        self._right, self._times = FIRST_GUESS_RIGHT, FIRST_GUESS_TIMES

    @property
    def reliability(self) -> float:
        """The share of last words that were repeated, in (0, 1).

        >>> Precedents().reliability
        0.95
        """
        return self._right / self._times

    def learn_one(self, repeated: bool) -> None:
        """Take one more case in which a last word was proposed."""
        self._right += repeated
        self._times += 1
