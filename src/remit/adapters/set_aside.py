"""The rows that could not be used: where they stand and why, never what they say."""

from __future__ import annotations

import csv
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from remit.adapters.rows import Reason
from remit.adapters.sources import Place, place_of
from remit.adapters.whole_files import whole

SHOWN = 5
COLUMNS = ("file", "row", "reason")
FIRST_LINES = (",".join(COLUMNS[1:]) + "\n", ",".join(COLUMNS) + "\n")


class SetAside:
    """A tally of set-aside rows that stays small when they are many.

    Parameters
    ----------
    parts
        The files of a folder, in their order; none for a single file.
    """

    def __init__(self, parts: Sequence[str] = ()) -> None:
        self._files = tuple(parts)
        self._parts, self._lines = array("l"), array("q")
        self._reasons: list[Reason] = []

    def __len__(self) -> int:
        return len(self._lines)

    def add(self, line: int, reason: Reason, part: int = 0) -> None:
        self._parts.append(part)
        self._lines.append(line)
        self._reasons.append(reason)

    def counts(self) -> dict[str, int]:
        """Return how many rows were set aside for each reason."""
        return {str(reason): count for reason, count in Counter(self._reasons).most_common()}

    def first(self) -> dict[str, list[Place]]:
        """Return, for each reason, where the first few stand."""
        places: dict[str, list[Place]] = {reason: [] for reason in self.counts()}
        for part, line, reason in sorted(self):
            if len(places[reason]) < SHOWN:
                places[reason].append(place_of(line, part, self._files))
        return places

    def write(self, path: Path) -> None:
        """Write all of them to a CSV file, in the order in which they stand."""
        with whole(path) as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(COLUMNS if self._files else COLUMNS[1:])
            for part, line, reason in sorted(self):
                writer.writerow([*self._files[part : part + 1], line, reason])

    def __iter__(self) -> Iterator[tuple[int, int, Reason]]:
        return zip(self._parts, self._lines, self._reasons, strict=True)


def described(counts: Mapping[str, int], first: Mapping[str, Sequence[Place]]) -> str:
    """Say how many rows were set aside for each reason, and where the first ones stand.

    >>> described({"no text": 7, "no id": 1}, {"no text": [2, 3, 5], "no id": [4]})
    '7 × no text (rows 2, 3, 5, ...), 1 × no id (row 4)'
    """
    return ", ".join(
        f"{count:,} × {reason} (row{'s' * (count > 1)} {', '.join(map(str, first[reason]))}"
        f"{', ...' * (count > len(first[reason]))})"
        for reason, count in counts.items()
    )
