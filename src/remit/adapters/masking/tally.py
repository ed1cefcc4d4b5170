"""How much was replaced, of which kind, where and how surely: never what it was."""

from __future__ import annotations

import heapq
from collections import Counter
from typing import Any

from remit.adapters.masking.findings import Finding, Kind
from remit.adapters.masking.tokens import DIGITS

BANDS = (0.5, 0.7, 0.85, 0.95, 1.0)
LEAST_SURE = 50


def band(confidence: float) -> str:
    """Return the band of a confidence.

    >>> band(0.5), band(0.92), band(0.99)
    ('0.50-0.70', '0.85-0.95', '0.95-1.00')
    """
    bounds = (0.0, *BANDS)
    place = next(i for i, top in enumerate(bounds) if confidence < top or top == BANDS[-1])
    return f"{bounds[place - 1]:.2f}-{bounds[place]:.2f}"


class _Distinct:
    """Counts different tokens of one kind exactly, in 2 MiB however many there are."""

    def __init__(self) -> None:
        self._seen = bytearray(16**DIGITS // 8)
        self.count = 0

    def add(self, token: str) -> None:
        place, bit = divmod(int(token[-DIGITS - 1 : -1], 16), 8)
        if not self._seen[place] >> bit & 1:
            self._seen[place] |= 1 << bit
            self.count += 1


class Tally:
    """Counts replacements, and remembers where the least sure ones stand."""

    def __init__(self) -> None:
        self._kinds: Counter[Kind] = Counter()
        self._bands: dict[Kind, Counter[str]] = {}
        self._columns: dict[str, Counter[Kind]] = {}
        self._distinct: dict[Kind, _Distinct] = {}
        self._least_sure: list[tuple[float, int, str, str]] = []

    def add(self, line: int, column: str, finding: Finding, token: str) -> None:
        """Count one replacement."""
        kind = finding.kind
        self._kinds[kind] += 1
        self._bands.setdefault(kind, Counter())[band(finding.confidence)] += 1
        self._columns.setdefault(column, Counter())[kind] += 1
        self._distinct.setdefault(kind, _Distinct()).add(token)
        entry = (-finding.confidence, -line, column, str(kind))
        if len(self._least_sure) < LEAST_SURE:
            heapq.heappush(self._least_sure, entry)
        else:
            heapq.heappushpop(self._least_sure, entry)

    def figures(self) -> dict[str, Any]:
        """Return all counts, ready for JSON."""
        return {
            "replaced": {str(kind): self._kinds[kind] for kind in Kind if self._kinds[kind]},
            "distinct": {str(k): self._distinct[k].count for k in Kind if k in self._distinct},
            "confidence": {
                str(k): dict(sorted(self._bands[k].items())) for k in Kind if k in self._bands
            },
            "columns": {
                column: {str(kind): counts[kind] for kind in Kind if counts[kind]}
                for column, counts in self._columns.items()
            },
            "least_sure": [
                {"line": -line, "column": column, "kind": kind, "confidence": round(-negative, 2)}
                for negative, line, column, kind in sorted(self._least_sure, reverse=True)
            ],
        }
