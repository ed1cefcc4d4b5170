"""The rows that could not be used: on which line and why, never what they say."""

from __future__ import annotations

import csv
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from remit.adapters.rows import Reason

SHOWN = 5


class SetAside:
    """A tally of set-aside rows that stays small when they are many."""

    def __init__(self) -> None:
        self._lines = array("q")
        self._reasons: list[Reason] = []

    def __len__(self) -> int:
        return len(self._lines)

    def add(self, line: int, reason: Reason) -> None:
        self._lines.append(line)
        self._reasons.append(reason)

    def counts(self) -> dict[str, int]:
        """Return how many rows were set aside for each reason."""
        return {str(reason): count for reason, count in Counter(self._reasons).most_common()}

    def first(self) -> dict[str, list[int]]:
        """Return, for each reason, the first few lines."""
        lines: dict[str, list[int]] = {reason: [] for reason in self.counts()}
        for line, reason in sorted(self):
            if len(lines[reason]) < SHOWN:
                lines[reason].append(line)
        return lines

    def write(self, path: Path) -> None:
        """Write all of them to a CSV file, in the order of their lines."""
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["row", "reason"])
            writer.writerows(sorted(self))

    def __iter__(self) -> Iterator[tuple[int, Reason]]:
        return zip(self._lines, self._reasons, strict=True)


def described(counts: Mapping[str, int], first: Mapping[str, list[int]]) -> str:
    """Say how many rows were set aside for each reason, and where the first ones stand.

    >>> described({"no text": 7, "no id": 1}, {"no text": [2, 3, 5], "no id": [4]})
    '7 × no text (rows 2, 3, 5, ...), 1 × no id (row 4)'
    """
    return ", ".join(
        f"{count:,} × {reason} (row{'s' * (count > 1)} {', '.join(map(str, first[reason]))}"
        f"{', ...' * (count > len(first[reason]))})"
        for reason, count in counts.items()
    )
