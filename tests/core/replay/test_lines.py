from __future__ import annotations

from typing import Any

from remit.core.cases import Case
from remit.core.replay import PastCase, Replay, ReplayPlan
from remit.core.replay.lines import lines
from tests.core.replay.echo import Echo


def event(kind: str, after_cases: int, confidence: float = 0.0) -> dict[str, Any]:
    return {"event": kind, "after_cases": after_cases, "threshold": {"confidence": confidence}}


def asked(*history) -> list[float]:
    """Return what was asked for in ten cases, where 0.6 is what would come next."""
    replay = Replay(Echo(), ReplayPlan())
    for number in range(10):
        replay.step(PastCase(Case(str(number), "roads 0.4"), "parks"))
    figures = {"name": "all cases", "history": history, "least_confidence": 0.6}
    return lines(replay.ledger, [figures]).tolist()


def test_without_a_grant_it_is_what_would_come_next():
    assert asked() == [0.6] * 10


def test_before_a_grant_it_is_what_is_granted_and_then_what_is_in_force():
    assert asked(event("granted", 3, 0.9), event("widened", 8, 0.8)) == [0.9] * 8 + [0.8] * 2


def test_after_a_withdrawal_it_is_what_is_granted_next():
    history = [event("granted", 2, 0.9), event("suspended", 5), event("granted", 8, 0.7)]
    assert asked(*history) == [0.9] * 5 + [0.7] * 5
    assert asked(*history[:2]) == [0.9] * 5 + [0.6] * 5
