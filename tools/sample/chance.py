"""Chance that is the same on every machine and in every version of Python."""

from __future__ import annotations

import random  # noqa: TID251 (seeded, and outside the core)
from collections.abc import Sequence
from itertools import accumulate
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """A named source of chance.

    Only `random.Random(str).random()` is used: the one sequence that Python promises
    to keep.  Every message has a source of its own, so that editing one phrase changes
    only the messages that use it.
    """

    def __init__(self, *name: object) -> None:
        self._random = random.Random(" ".join(map(str, name)))

    def happens(self, share: float) -> bool:
        return self._random.random() < share

    def below(self, limit: int) -> int:
        return int(self._random.random() * limit)

    def pick(self, options: Sequence[T]) -> T:
        return options[self.below(len(options))]

    def weigh(self, options: Sequence[T], weights: Sequence[float]) -> T:
        totals = list(accumulate(weights))
        point = self._random.random() * totals[-1]
        return next(o for o, total in zip(options, totals, strict=True) if point < total)

    def shuffled(self, options: Sequence[T]) -> list[T]:
        return sorted(options, key=lambda _: self._random.random())
