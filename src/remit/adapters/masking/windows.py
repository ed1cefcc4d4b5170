"""The neighbourhoods of telling characters, so that slow patterns read little of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator


def windows(
    telling: re.Pattern[str], text: str, before: int, after: int
) -> Iterator[tuple[int, int]]:
    """Yield the stretches of `text` around each match of `telling`, overlapping ones as one.

    >>> list(windows(re.compile("x"), "..x..x.......x", 1, 1))
    [(1, 7), (12, 14)]
    """
    start = end = -1
    for match in telling.finditer(text):
        if end < 0 or match.start() - before > end:
            if end >= 0:
                yield start, end
            start = max(0, match.start() - before)
        end = min(len(text), match.end() + after)
    if end >= 0:
        yield start, end
