"""What is still to be done, and when."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from datetime import datetime
from itertools import count

Act = Callable[[datetime], None]


class Agenda:
    """Acts in the order of their time; of two at the same time, the one noted first.

    Examples
    --------
    >>> from datetime import UTC
    >>> agenda, noon = Agenda(), datetime(2026, 11, 24, 4, tzinfo=UTC)
    >>> agenda.note(noon, print)
    >>> agenda.work_off(noon)
    2026-11-24 04:00:00+00:00
    """

    def __init__(self) -> None:
        self._due: list[tuple[datetime, int, Act]] = []
        self._numbers = count()

    def note(self, at: datetime, act: Act) -> None:
        """Let an act be done at a moment."""
        heapq.heappush(self._due, (at, next(self._numbers), act))

    def work_off(self, until: datetime) -> None:
        """Do all that is due by then, and what becomes due by doing it."""
        while self._due and self._due[0][0] <= until:
            at, _, act = heapq.heappop(self._due)
            act(at)
