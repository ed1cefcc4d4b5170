"""Which cases lie in a queue, and which of them are worth a second look."""

from __future__ import annotations

from remit.core.flow import Flow
from remit.web.records.models import Case

DESK_WORK = frozenset({"decide", "countersign"})
"""Where a person may do one of these, a case waits for a person."""

PASSED_UP = frozenset({"escalated", "countersign"})
"""Where only a supervisor may decide."""

DOUBTFUL = 0.6
"""Below this confidence a proposal, if it is shown, deserves more than a glance."""


def desk_states(flow: Flow) -> frozenset[str]:
    """Return the states in which a case lies in a queue."""
    work = (transition for transition in flow.transitions if transition.act in DESK_WORK)
    return frozenset(source for transition in work for source in transition.sources)


def place(case: Case, flow: Flow) -> None:
    """Let a case say whether it lies in a queue, and whether it needs care there.

    A proposal that is not shown has no part in this: the order of a queue would give it away.
    """
    case.is_on_desk = case.state in desk_states(flow)
    doubtful = case.is_shown and not case.answer and (case.confidence or 0.0) < DOUBTFUL
    passed = case.state in PASSED_UP
    case.needs_care = doubtful or passed or case.is_rerun or case.wants_person
