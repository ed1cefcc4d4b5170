"""What is counted about delegations and decisions, as a fold over the journal.

Pages read these counts instead of cases, so that none of them grows slower with the cases.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from remit.core.authority import LADDER
from remit.core.cases import (
    AuditReturned,
    CaseRouted,
    Decider,
    DecisionSent,
    DecisionTaken,
    DecisionUndone,
    Delegation,
    OutcomeRecorded,
)
from remit.core.remit import DelegationOpened, Fact

KINDS = (
    "DelegationOpened",
    "CaseRouted",
    "DecisionTaken",
    "DecisionUndone",
    "DecisionSent",
    "AuditReturned",
    "OutcomeRecorded",
)

BANDS = tuple(sorted(threshold.confidence for threshold in LADDER))
"""Where bands of confidence begin: the steps at which a delegation may be signed."""


@dataclass(slots=True)
class Right:
    """How many answers were right, of how many."""

    cases: int = 0
    right: float = 0.0

    def take(self, right: float) -> None:
        """Count one more answer."""
        self.cases += 1
        self.right += right


@dataclass(slots=True)
class Agreement:
    """How often a team decided as was proposed: where it saw the proposal, and where not."""

    shown: Right = field(default_factory=Right)
    blind: Right = field(default_factory=Right)


@dataclass(slots=True)
class Day:
    """What became of cases under a delegation on one day."""

    decided: int = 0
    by_person: int = 0
    audited: int = 0
    errors: float = 0.0
    overturned: int = 0

    def add(self, other: Day) -> None:
        """Count another day as well."""
        self.decided += other.decided
        self.by_person += other.by_person
        self.audited += other.audited
        self.errors += other.errors
        self.overturned += other.overturned


class Tally:
    """What is counted about one delegation."""

    def __init__(self, delegation: Delegation, blind_share: float) -> None:
        self.delegation = delegation
        self.blind_share = blind_share
        self.days: defaultdict[int, Day] = defaultdict(Day)
        self.bands = [Right() for _ in BANDS]
        self.teams: defaultdict[str, Agreement] = defaultdict(Agreement)

    def band_of(self, confidence: float) -> Right:
        """Return the counts of the band in which a confidence lies."""
        return self.bands[max(bisect_right(BANDS, confidence) - 1, 0)]

    def agree(self, routed: CaseRouted, team: str, right: bool) -> None:
        """Count a person's decision beside what the stand-in answered."""
        if routed.blind:
            self.band_of(routed.confidence).take(right)
        agreement = self.teams[team]
        if not routed.blind:
            agreement.shown.take(right)
        elif routed.inclusion_probability == self.blind_share:
            # What is withheld from a stand-in that decides the rest has no shown counterpart.
            agreement.blind.take(right)


@dataclass(frozen=True, slots=True)
class Taken:
    """A decision that has not been sent yet."""

    answer: str
    decider: Decider
    team: str


class Tallies:
    """The counts of one service; days are counted since 1970."""

    def __init__(self) -> None:
        self.of: dict[str, Tally] = {}
        self.sent: defaultdict[int, Counter[Decider]] = defaultdict(Counter)
        self._taken: dict[str, Taken] = {}
        self._routed: defaultdict[str, list[CaseRouted]] = defaultdict(list)
        self._audits: dict[tuple[str, str], float] = {}

    def apply(self, fact: Fact, day: int, lent: Mapping[str, str]) -> None:
        """Count one fact; `lent` names the delegation under which a case was decided."""
        match fact:
            case DelegationOpened(delegation, promise):
                self.of[delegation.name] = Tally(delegation, promise.blind_share)
            case CaseRouted():
                self._route(fact, day)
            case DecisionTaken(decision=decision, owner=owner):
                team = owner[-1] if owner else ""
                self._taken[decision.case_id] = Taken(decision.answer, decision.decider, team)
            case DecisionUndone(case_id=case_id):
                self._taken.pop(case_id, None)
            case DecisionSent(case_id=case_id) if case_id in self._taken:
                self._send(case_id, day)
            case AuditReturned():
                self._audit(fact, day)
            case OutcomeRecorded(outcome=outcome) if outcome.loss and outcome.case_id in lent:
                self.of[lent[outcome.case_id]].days[day].overturned += 1

    def _route(self, routed: CaseRouted, day: int) -> None:
        tally = self.of[routed.delegation]
        if routed.audited:
            self._audits[routed.case_id, routed.delegation] = routed.confidence
        if routed.decider is tally.delegation.stands_in:
            tally.days[day].decided += 1
        else:
            self._routed[routed.case_id].append(routed)

    def _send(self, case_id: str, day: int) -> None:
        taken = self._taken.pop(case_id)
        self.sent[day][taken.decider] += 1
        for routed in self._routed.pop(case_id, ()):
            tally = self.of[routed.delegation]
            tally.days[day].by_person += 1
            tally.agree(routed, taken.team, taken.answer == routed.answer)

    def _audit(self, returned: AuditReturned, day: int) -> None:
        audit = returned.audit
        if audit.loss is None:
            return
        tally = self.of[audit.delegation]
        tally.days[day].audited += 1
        tally.days[day].errors += audit.loss
        confidence = self._audits.pop((audit.case_id, audit.delegation), None)
        if confidence is not None:
            tally.band_of(confidence).take(1 - audit.loss)
