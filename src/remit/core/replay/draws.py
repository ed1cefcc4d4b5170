"""How much of a replay's result is chance: which cases were drawn to be decided blind.

The proposals of the run are lived through again with other coins.  Nothing else differs, so
what the lives disagree about is luck.  `what_if` says what such quick lives leave out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from remit.core.replay.plan import ReplayPlan
from remit.core.replay.recommendation import in_force

Figures = dict[str, Any]
DRAWS, FEWER, MANY_CASES = 20, 8, 20_000


def other_draws(plan: ReplayPlan, cases: int) -> list[ReplayPlan]:
    """Return the plan with the seeds after its own: 20, or 8 where cases are many."""
    number = DRAWS if cases <= MANY_CASES else FEWER
    return [replace(plan, seed=plan.seed + n) for n in range(1, number + 1)]


def draws(others: Sequence[Figures]) -> Figures:
    """Return in how many lives a delegation was in force at the end, and how far they lie apart.

    Parameters
    ----------
    others
        The figures of each life with other coins.
    """
    decided = [figures["last_quarter"]["decided_by_tool"] for figures in others]
    return {
        "number": len(others),
        "in_force": sum(map(in_force, others)),
        "decided_last_quarter": {"least": min(decided), "most": max(decided)},
    }
