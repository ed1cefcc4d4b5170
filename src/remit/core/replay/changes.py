"""What a tool confuses, and which answers came and went."""

from __future__ import annotations

from typing import Any

import numpy as np

from remit.core.replay.distrust import FREQUENT, LISTED
from remit.core.replay.ledger import Ledger

Figures = dict[str, Any]


def confusions(ledger: Ledger) -> list[Figures]:
    """Return the pairs of recorded and proposed answer that were confused most often."""
    answers, proposals = ledger.answers, ledger.proposals
    width = len(proposals.names)
    pairs = (answers.numbers.astype(np.int64) * width + proposals.numbers)[~ledger.correct]
    found, counts = np.unique(pairs, return_counts=True)
    largest = np.argsort(-counts, kind="stable")[:LISTED]
    return [
        {
            "answer": answers.names[int(found[n]) // width],
            "proposal": proposals.names[int(found[n]) % width],
            "cases": int(counts[n]),
        }
        for n in largest
    ]


def changes(ledger: Ledger) -> dict[str, list[Figures]]:
    """Return the answers that came after the first quarter, and those gone before the last.

    Only answers on record at least 20 times: by chance, one of them would stay away from a
    given quarter of the cases in less than 1 of 300 times.
    """
    numbers, cases = ledger.answers.numbers, len(ledger)
    counts = np.bincount(numbers)
    first, last = np.full(counts.size, cases), np.zeros(counts.size, dtype=np.int64)
    at = np.arange(cases)
    np.minimum.at(first, numbers, at)
    np.maximum.at(last, numbers, at)

    def listed(which: list[int], place: Any) -> list[Figures]:
        return [
            {
                "name": ledger.answers.names[n],
                "cases": int(counts[n]),
                "case_number": int(place[n]) + 1,
                "time": ledger.when(int(place[n])),
            }
            for n in sorted(which, key=lambda n: int(place[n]))
        ][:LISTED]

    often = counts >= FREQUENT
    new = np.flatnonzero(often & (first >= cases // 4)).tolist()
    gone = np.flatnonzero(often & (last < cases * 3 // 4)).tolist()
    return {"new": listed(new, first), "gone": listed(gone, last)}
