"""From which confidence on a case counted, at the time at which it came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from remit.core.replay.ledger import Ledger

Figures = dict[str, Any]


def lines(ledger: Ledger, delegations: Sequence[Figures]) -> NDArray[np.float64]:
    """Return for each case the confidence that its delegation asked for.

    While a delegation was in force, that was its threshold; before it was granted, or granted
    again, the threshold that it was to be granted next.
    """
    of, names = ledger.delegations.numbers, ledger.delegations.names
    asked = np.zeros(len(ledger))
    for figures in delegations:
        places = np.flatnonzero(of == names.index(figures["name"]))
        ends, confidences = zip(*_segments(figures, len(ledger)), strict=True)
        asked[places] = np.array(confidences)[np.searchsorted(ends, places, side="right")]
    return asked


def _segments(figures: Figures, cases: int) -> Iterator[tuple[int, float]]:
    """Yield until which case, and from which confidence on, in order of time."""
    history = figures["history"]
    in_force: float | None = None
    for number, event in enumerate(history):
        coming = _next_grant(history[number:], figures)
        yield event["after_cases"], coming if in_force is None else in_force
        in_force = event["threshold"]["confidence"] if event["event"] != "suspended" else None
    yield cases, float(figures["least_confidence"]) if in_force is None else in_force


def _next_grant(events: Sequence[Figures], figures: Figures) -> float:
    grants = (e["threshold"]["confidence"] for e in events if e["event"] == "granted")
    return float(next(grants, figures["least_confidence"]))
