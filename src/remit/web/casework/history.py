"""What happened to a case, in plain words, from the journal.

What chance drew and what was proposed unseen is in the journal too, and never comes in here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from remit.core.cases import CaseArrived, CaseMoved, DecisionTaken, Event
from remit.core.sentences import Sentence, say

ARRIVED = say("Arrived.")
MOVED = {
    "route_to_officer": say("Passed to an officer."),
    "route_to_tool": say("Given to the tool."),
    "split": say("Split into two cases."),
    "return": say("Returned to an officer."),
    "escalate": say("Passed to a supervisor."),
    "ask": say("Asked the citizen."),
    "answered": say("The citizen's answer came."),
    "ask_for_person": say("Asked for a person."),
    "undo": say("Took the decision back."),
    "submit": say("Handed in for a signature."),
    "countersign": say("Signed."),
    "send": say("The decision went out."),
    "reopen": say("Reopened."),
    "appeal": say("Appealed."),
    "withdraw": say("Withdrew the case."),
    "close": say("Closed."),
}
DECIDED = frozenset({"accept", "correct", "decide"})
"""Steps that a decision takes; the decision itself says more."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that happened, by whom and when."""

    at: datetime
    by: str
    told: Sentence


def entries(
    facts: Iterable[tuple[datetime, str, Event]],
    labels: dict[str, str],
    departments: dict[str, str],
) -> list[Entry]:
    """Return what is told of the facts of a case, the latest first."""
    told = ((at, _by(by, fact), _told(fact, labels, departments)) for at, by, fact in facts)
    return [Entry(at, by, sentence) for at, by, sentence in told if sentence][::-1]


def _by(actor: str, fact: Event) -> str:
    """Return who did it; a case arrives from the citizen, whichever system brought it."""
    return "citizen" if isinstance(fact, CaseArrived) else actor


def _told(fact: Any, labels: dict[str, str], departments: dict[str, str]) -> Sentence | None:
    match fact:
        case CaseArrived():
            return ARRIVED
        case DecisionTaken():
            return _decided(fact, labels)
        case CaseMoved(act="refer"):
            return say("Referred to {department}.", department=departments.get(fact.to, fact.to))
        case CaseMoved(act="take_back"):
            return say("Taken back.")
        case CaseMoved():
            return None if fact.act in DECIDED else MOVED.get(fact.act)
    return None


def _decided(fact: DecisionTaken, labels: dict[str, str]) -> Sentence:
    decision = fact.decision
    kind = labels.get(decision.answer, decision.answer)
    if not decision.shown:
        return say("Decided: {kind}.", kind=kind)
    if decision.correction is None:
        return say("Accepted: {kind}.", kind=kind)
    proposed = labels.get(decision.proposal or "", decision.proposal or "")
    return say("Corrected {proposed} to {kind}.", proposed=proposed, kind=kind)
