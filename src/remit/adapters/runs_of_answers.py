"""Many exports are sorted by answer, and replayed in that order flatter a tool."""

from __future__ import annotations

from collections import Counter


class RunsOfAnswers:
    """Whether equal answers stand together more often than chance would put them."""

    def __init__(self) -> None:
        self._count: Counter[str] = Counter()
        self._repeated = 0
        self._last = ""

    def add(self, answer: str) -> None:
        self._count[answer] += 1
        self._repeated += answer == self._last
        self._last = answer

    @property
    def conspicuous(self) -> bool:
        total = self._count.total()
        by_chance = sum((count / max(total, 1)) ** 2 for count in self._count.values())
        return self._repeated > total * (1 + by_chance) / 2
