"""The past lived through again, case by case, as it would have been live.

For each case in turn: verdicts that have come back are counted; the tool proposes; the
delegation says who decides; an officer's decision is learnt at once, the tool's own never;
a blind second decision is known only after the label delay.  A simulated owner signs as soon
as the evidence allows; after an alarm that takes new evidence.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, replace
from typing import Protocol

from remit.core.authority import Authority, Route
from remit.core.cases import (
    Case,
    Decider,
    Decision,
    Delegation,
    Event,
    Proposal,
    RuleSigned,
    Source,
)
from remit.core.replay.ledger import Ledger
from remit.core.replay.plan import Pooling, ReplayPlan
from remit.core.replay.progressive import OnlineTool
from remit.core.replay.records import CaseRecord, PastCase

OWNER = "simulated owner"
OFFICER = "officer"
ALL_CASES = "all cases"
NO_GROUP = "(no group)"
NOTHING_PROPOSED = "(nothing proposed)"


class Rule(Protocol):
    """A rule that a tool proposes: what was `old` is `new` from now on."""

    @property
    def old(self) -> str: ...
    @property
    def new(self) -> str: ...
    @property
    def corrections(self) -> int: ...
    @property
    def first_case(self) -> str: ...


class Tool(OnlineTool, Protocol):
    """A tool that also proposes rules, and follows those that are signed."""

    tool: str
    tool_version: str

    def suggested_rules(self) -> tuple[Rule, ...]: ...
    def sign(self, rule: RuleSigned) -> None: ...


@dataclass(frozen=True, slots=True)
class Milestone:
    """A delegation was signed or suspended, after so many cases, when the last one came in."""

    after_cases: int
    time: str
    event: Event


@dataclass(frozen=True, slots=True)
class ProposedRule:
    """A rule that the tool proposed, and at which case, counted from 1."""

    old: str
    new: str
    corrections: int
    case_number: int
    signed: bool


@dataclass(frozen=True, slots=True)
class _Outstanding:
    """A verdict that chance has drawn and that is not back yet."""

    due: float
    delegation: str
    past: PastCase
    loss: float
    is_audit: bool


class Replay:
    """One replay: a tool, the delegations that it could earn, and all that happened.

    The whole state can be pickled between two cases; what goes on from there is the same as
    if there had been no break.

    Parameters
    ----------
    tool
        Proposes and learns; a `CaseLearner`, or whatever keeps the same protocol.
    plan
        The promise and the conditions.

    Attributes
    ----------
    ledger
        One entry a case.
    authorities
        The delegations, by name, as they stand now.
    milestones
        For each delegation what happened to it, in order.
    rules
        The rules that the tool proposed.
    not_a_number
        How many confidences were no number and were taken as 0.
    """

    def __init__(self, tool: Tool, plan: ReplayPlan) -> None:
        self.plan = plan
        self.tool = tool
        self.ledger = Ledger()
        self.authorities: dict[str, Authority] = {}
        self.milestones: dict[str, list[Milestone]] = {}
        self.rules: dict[tuple[str, str, str], ProposedRule] = {}
        self.not_a_number = 0
        self._coins = plan.coins()
        self._outstanding: deque[_Outstanding] = deque()

    @property
    def position(self) -> int:
        """How many cases were lived through."""
        return len(self.ledger)

    def step(self, past: PastCase) -> CaseRecord:
        """Live through the next case and return what became of it."""
        at = self.plan.label_delay.clock(self.position + 1, past.case)
        self._take_verdicts(at, past.case)
        proposal = self._propose(past.case)
        name = self._delegation_of(past.case, proposal)
        authority = self._authority(name, proposal.question)
        route = authority.route(past.case.case_id, proposal.confidence, proposal.familiarity, at)
        record = _record(past, proposal, name, route)
        if not route.by_stand_in:
            self._officer_decides(past, proposal, route)
        if route.labelled:
            due = at + self.plan.label_delay.length
            loss = 0.0 if record.correct else 1.0
            self._outstanding.append(_Outstanding(due, name, past, loss, route.audited))
        self.ledger.enter(record)
        self._take_verdicts(at, past.case)
        return record

    def close(self) -> None:
        """Take the verdicts that are still out when the last case has been lived through."""
        if self._outstanding:
            last = self._outstanding[-1]
            self._take_verdicts(last.due, last.past.case)

    def _propose(self, case: Case) -> Proposal:
        proposal = self.tool.predict_one(case)
        if math.isnan(proposal.confidence) or math.isnan(proposal.familiarity):
            self.not_a_number += 1
            return replace(proposal, confidence=0.0, familiarity=0.0)
        return proposal

    def _delegation_of(self, case: Case, proposal: Proposal) -> str:
        if self.plan.pooling is Pooling.ANSWER:
            return proposal.answer or NOTHING_PROPOSED
        if self.plan.pooling is Pooling.GROUP:
            return case.group or NO_GROUP
        return ALL_CASES

    def _authority(self, name: str, question: str) -> Authority:
        if name not in self.authorities:
            delegation = Delegation(
                name, question, Decider.TOOL, Decider.OFFICER, accountable=OWNER
            )
            self.authorities[name] = Authority(
                delegation, self.plan.promise, self._coins, version=self.tool.tool_version
            )
            self.milestones[name] = []
        return self.authorities[name]

    def _officer_decides(self, past: PastCase, proposal: Proposal, route: Route) -> None:
        shown = bool(proposal.answer) and not route.blind
        decision = Decision(
            past.case.case_id,
            proposal.question,
            past.answer,
            Decider.OFFICER,
            OFFICER,
            proposal=proposal.answer,
            shown=shown,
        )
        self._learn(past, decision.source, corrected=proposal.answer != past.answer)

    def _learn(self, past: PastCase, source: Source, corrected: bool) -> None:
        # The record does not say whose decision it was: many officers, none of them named.
        self.tool.learn_one(past.case, past.answer, source, "")
        if corrected:
            self._ask_for_rules(past.case)

    def _ask_for_rules(self, case: Case) -> None:
        for rule in self.tool.suggested_rules():
            if (rule.old, rule.new, rule.first_case) not in self.rules:
                self.rules[rule.old, rule.new, rule.first_case] = ProposedRule(
                    rule.old, rule.new, rule.corrections, self.position + 1, self.plan.accept_rules
                )
                if self.plan.accept_rules:
                    signed = RuleSigned(rule.old, rule.new, OWNER, rule.first_case, case.arrived)
                    self.tool.sign(signed)

    def _take_verdicts(self, at: float, now: Case) -> None:
        while self._outstanding and self._outstanding[0].due <= at:
            verdict = self._outstanding.popleft()
            if verdict.is_audit:
                self._learn(verdict.past, Source.AUDIT, corrected=verdict.loss > 0)
            self._judge(verdict, at, now)

    def _judge(self, verdict: _Outstanding, at: float, now: Case) -> None:
        authority = self.authorities[verdict.delegation]
        events = authority.record_verdict(verdict.past.case.case_id, verdict.loss, at)
        if authority.eligible is not None:
            events += (authority.sign(OWNER, at),)
        self.milestones[verdict.delegation] += [
            Milestone(self.position, _written(now), event) for event in events
        ]


def _record(past: PastCase, proposal: Proposal, delegation: str, route: Route) -> CaseRecord:
    return CaseRecord(
        case_id=past.case.case_id,
        row=past.row,
        arrived=_written(past.case),
        group=past.case.group,
        answer=past.answer,
        proposal=proposal.answer,
        confidence=proposal.confidence,
        familiarity=proposal.familiarity,
        correct=proposal.answer == past.answer,
        decided_by=Decider.TOOL if route.by_stand_in else Decider.OFFICER,
        delegation=delegation,
        assignment=route.assignment,
        blind=route.blind,
        audited=route.audited,
        inclusion_probability=route.inclusion_probability,
        before_release=route.before_release,
    )


def _written(case: Case) -> str:
    return case.arrived.isoformat() if case.arrived else ""
