"""What other conditions would have bought and cost, with the same proposals.

A whole replay for each condition would take as long as the first.  But only the tool takes
long: what it proposed stands in the record of the run, and delegations can be lived through
again from that in seconds.  What this leaves out is that a tool that decides more is told
less; `benchmarks/what_if.py` measures how little that changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from remit.core.authority import Promise
from remit.core.replay.plan import LabelDelay, ReplayPlan

Figures = dict[str, Any]
SHARES = {
    "promise": (0.01, 0.02, 0.05, 0.1, 0.2),
    "audit_rate": (0.02, 0.05, 0.1, 0.2, 0.5),
    "blind_share": (0.05, 0.1, 0.2, 0.5, 1.0),
}
IN_CASES, IN_DAYS = (0.0, 100.0, 500.0, 2_000.0), (0.0, 7.0, 30.0, 90.0)
CHOICES = 4
KEPT = (
    "cases", "decided", "audits", "wrong", "decided_by_tool", "tool_error", "officers_read",
    "errors_unseen", "errors_unseen_bound",
)  # fmt: skip


class Choice(NamedTuple):
    """One condition set otherwise than in the run, and the plan that this makes."""

    dimension: str
    value: float
    plan: ReplayPlan


def other_choices(plan: ReplayPlan) -> list[Choice]:
    """Return the plans that differ from `plan` in one condition."""
    return list(_promises(plan)) + list(_delays(plan))


def what_if(
    figures: Figures, plan: ReplayPlan, others: Sequence[tuple[Choice, Figures]]
) -> list[Figures]:
    """Return, for each condition, its choices in ascending order, the present one among them.

    Parameters
    ----------
    figures
        The figures of the run itself.
    others
        Other choices, with the figures of each.
    """
    present = {**_present(plan), "label_delay": plan.label_delay.length}
    rows = []
    for dimension, value in present.items():
        choices = [_told(value, figures, present=True)]
        choices += [_told(c.value, found) for c, found in others if c.dimension == dimension]
        rows.append(
            {
                "dimension": dimension,
                "in_days": dimension == "label_delay" and plan.label_delay.in_days,
                "choices": sorted(choices, key=lambda choice: choice["value"]),
            }
        )
    return rows


def _told(value: float, figures: Figures, present: bool = False) -> Figures:
    grants = [d["granted_at"]["after_cases"] for d in figures["delegations"] if d["granted_at"]]
    return {
        "value": value,
        "present": present,
        **{key: figures[key] for key in KEPT},
        "decided_last_quarter": figures["last_quarter"]["decided_by_tool"],
        "in_force": sum(d["state"] == "granted" for d in figures["delegations"]),
        "granted_after": min(grants, default=None),
    }


def _promises(plan: ReplayPlan) -> Iterator[Choice]:
    for dimension, present in _present(plan).items():
        for value in _nearest(SHARES[dimension], present):
            yield Choice(dimension, value, replace(plan, promise=_promise(plan, dimension, value)))


def _promise(plan: ReplayPlan, dimension: str, value: float) -> Promise:
    promise = plan.promise
    if dimension == "promise":
        return replace(promise, target_level=value)
    if dimension == "audit_rate":
        return replace(promise, audit_rate=value)
    withheld = min(promise.comparison_share, value)
    return replace(promise, blind_share=value, comparison_share=withheld)


def _delays(plan: ReplayPlan) -> Iterator[Choice]:
    delay = plan.label_delay
    for length in _nearest(IN_DAYS if delay.in_days else IN_CASES, delay.length):
        other = LabelDelay(length, delay.in_days)
        yield Choice("label_delay", length, replace(plan, label_delay=other))


def _present(plan: ReplayPlan) -> dict[str, float]:
    promise = plan.promise
    return {
        "promise": promise.target_level,
        "audit_rate": promise.audit_rate,
        "blind_share": promise.blind_share,
    }


def _nearest(ladder: tuple[float, ...], present: float) -> list[float]:
    """The steps around the present one, which is left out; with it, there are four."""
    steps = sorted({*ladder, present})
    at = steps.index(present)
    first = max(0, min(at - (CHOICES - 1) // 2, len(steps) - CHOICES))
    return [step for step in steps[first : first + CHOICES] if step != present]
