"""The decisions of a service in the order in which they were taken."""

from __future__ import annotations

from typing import Any

from remit.web.records.journal import read
from remit.web.records.models import Fact, Service

KINDS = {"DecisionTaken": "taken", "DecisionUndone": "undone", "DecisionSent": "sent"}


def decisions(service: Service, after: int, limit: int) -> dict[str, Any]:
    """Return the decisions behind a position, and the position to go on from."""
    rows = read(service, after, tuple(KINDS), limit)
    return {
        "decisions": [_told(row) for row in rows],
        "next": rows[-1].position if rows else after,
    }


def _told(row: Fact) -> dict[str, Any]:
    decision = row.data.get("decision", {})
    return {
        "position": row.position,
        "kind": KINDS[row.kind],
        "case": row.case,
        "at": row.at,
        "answer": decision.get("answer"),
        "decider": decision.get("decider"),
    }
