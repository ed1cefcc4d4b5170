"""Small builders: an authority, and cases lived through with a given loss."""

from __future__ import annotations

from collections.abc import Callable

from remit.core.authority import Authority, Coins, Promise, Threshold
from tests.cast import SERVICE_OWNER, TOOL_FOR_OFFICER

KEY = b"a key that nobody can guess"
ALONE = (Threshold(0.0),)
OWNER = SERVICE_OWNER.staff_number


def authority(promise: Promise | None = None, ladder=ALONE, **details) -> Authority:
    """Return an authority with one threshold, where every label in shadow is blind."""
    promise = promise or Promise(blind_share=1.0)
    return Authority(TOOL_FOR_OFFICER, promise, Coins(KEY), ladder, **details)


def live(
    judged: Authority, cases: int, loss: float | Callable[[int], float] = 0.0, sure: float = 1.0
) -> None:
    """Route further cases and give each verdict at once."""
    start = judged.status().settled
    for number in range(start, start + cases):  # every verdict comes back at once
        route = judged.route(f"case {number}", sure, 1.0, at=number)
        if route.labelled:
            wrong = loss(number) if callable(loss) else loss
            judged.record_verdict(f"case {number}", wrong, at=number)


def granted(promise: Promise | None = None, **details) -> Authority:
    """Return an authority whose delegation has just been signed."""
    judged = authority(promise, **details)
    while judged.eligible is None:
        live(judged, 20)
    judged.sign(OWNER, at=judged.status().settled)
    return judged


def betrayed(judged: Authority) -> Authority:
    """Let a granted delegation go wrong until its alarm rings."""
    while judged.in_force >= 0:
        live(judged, 5, loss=1.0)
    return judged
