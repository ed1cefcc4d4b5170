from __future__ import annotations

from dataclasses import replace

import pytest

from remit.core.authority import Ceiling, Coins, Promise
from remit.core.cases import (
    Audit,
    AuditReturned,
    CaseRouted,
    Decider,
    Decision,
    DecisionSent,
    DecisionTaken,
    DecisionUndone,
    Delegation,
    DelegationRestarted,
    DelegationSigned,
    DelegationSuspended,
    Outcome,
    OutcomeRecorded,
    Proposal,
    VersionDeclared,
)
from remit.core.errors import NotEntitled, UnknownDelegation
from remit.core.remit import CeilingSet, DelegationOpened, Fact, Remit
from remit.core.replay import Replay, ReplayPlan
from tests.core.replay.echo import Echo, stream

NAME = "all cases"
OWNER = "simulated owner"
TOOL_FOR_OFFICER = Delegation(NAME, "answer", Decider.TOOL, Decider.OFFICER, accountable=OWNER)
ALL_BLIND = Promise(blind_share=1.0)


class Service:
    """A service that writes its journal as a site would, in one process."""

    def __init__(self, promise: Promise = ALL_BLIND, coins: Coins | None = None) -> None:
        self.coins = coins or Coins(b"sixteen secret bytes")
        self.remit = Remit(self.coins)
        self.journal: list[tuple[Fact, float]] = []
        self.at = 0.0
        self.add(DelegationOpened(TOOL_FOR_OFFICER, promise))

    def add(self, fact: Fact) -> tuple[Fact, ...]:
        follows = self.remit.apply(fact, self.at)
        self.journal += [(one, self.at) for one in (fact, *follows)]
        return follows

    def live(
        self, case_id: str, proposal: str | Proposal, answer: str, familiarity: float = 1.0
    ) -> CaseRouted:
        """Let one case come, be decided, go out and be audited at once."""
        self.at += 1
        confidence = 0.9 if isinstance(proposal, str) else proposal.confidence
        proposed = proposal if isinstance(proposal, str) else proposal.answer
        routed, follows = self.remit.route(
            NAME, case_id, proposed, confidence, familiarity, self.at
        )
        self.journal += [(one, self.at) for one in (routed, *follows)]
        decided = proposed if routed.decider is Decider.TOOL else answer
        self.add(DecisionTaken(Decision(case_id, "answer", decided, routed.decider)))
        self.add(DecisionSent(case_id, "answer"))
        if routed.audited:
            self.audit(case_id, float(proposed != answer), answer)
        if self.remit.authority(NAME).eligible is not None:
            self.add(DelegationSigned(NAME, 0, 0, OWNER))
        return routed

    def audit(self, case_id: str, loss: float, answer: str = "x") -> tuple[Fact, ...]:
        return self.add(AuditReturned(Audit(case_id, "answer", NAME, 0.1, loss=loss), answer))

    def granted(self, cases: int = 300) -> Service:
        for case in range(cases):
            self.live(f"case {case}", "x", "x")
        assert self.state == "granted"
        return self

    @property
    def state(self) -> str:
        return self.remit.authority(NAME).state


def test_it_grants_and_withdraws_exactly_as_a_replay_of_the_same_cases_does():
    plan = ReplayPlan(ALL_BLIND)
    replay, tool = Replay(Echo(), plan), Echo()
    service = Service(ALL_BLIND, plan.coins())
    worse = [
        replace(p, case=replace(p.case, case_id=f"W{p.row}")) for p in stream(500, 0.4, seed=2)
    ]
    for past in [*stream(600), *worse]:
        record = replay.step(past)
        proposal = tool.predict_one(past.case)
        routed = service.live(past.case.case_id, proposal, past.answer, proposal.familiarity)
        assert (routed.decider, routed.blind, routed.audited) == (
            record.decided_by,
            record.blind,
            record.audited,
        )


def test_whoever_reads_the_journal_arrives_at_the_same_delegations():
    service = Service().granted()
    for case in range(200, 260):
        service.live(f"case {case}", "x", "y" if case % 2 else "x")
    reader = Remit(service.coins)
    for fact, at in service.journal:
        reader.apply(fact, at)

    assert reader.authority(NAME).status() == service.remit.authority(NAME).status()


def test_a_blind_decision_is_evidence_once_it_has_gone_out_and_not_before():
    service = Service()
    service.remit.route(NAME, "case 1", "x", 0.99, 1.0, at=1)
    service.add(DecisionTaken(Decision("case 1", "answer", "x", Decider.OFFICER)))
    before = service.remit.authority(NAME).status().settled
    service.add(DecisionUndone("case 1", "answer", "Chan"))
    service.add(DecisionTaken(Decision("case 1", "answer", "y", Decider.OFFICER)))
    service.add(DecisionSent("case 1", "answer"))
    evidence = service.remit.authority(NAME).status().evidence[0]

    assert before == 0
    assert (evidence.labels, evidence.errors) == (1, 1.0)


def test_any_officer_stops_it_and_only_the_owner_restarts_it():
    service = Service().granted()
    service.add(DelegationSuspended(NAME, 0, "stopped", "any officer"))

    assert service.live("after the stop", "x", "x").decider is Decider.OFFICER
    with pytest.raises(NotEntitled):
        service.add(DelegationRestarted(NAME, 0, "any officer"))
    service.add(DelegationRestarted(NAME, 0, OWNER))
    assert service.state == "learning"


def test_the_audit_that_ends_a_delegation_says_so_at_once():
    service = Service().granted()
    ends: tuple[Fact, ...] = ()
    for case in range(1_000, 2_000):
        ends = service.remit.apply(*_wrong_audit(service, f"case {case}"))
        if ends:
            break

    assert reasons(ends) == ["alarm"]
    assert service.state == "suspended"


def test_an_appeal_that_is_upheld_counts_against_whoever_decided():
    service = Service().granted()
    routed = service.live("appealed", "x", "x")
    before = service.remit.authority(NAME).status().outcome_alarm
    service.add(OutcomeRecorded(Outcome("appealed", "appeal upheld", 1.0)))

    assert routed.decider is Decider.TOOL
    assert service.remit.authority(NAME).status().outcome_alarm > before
    assert service.add(OutcomeRecorded(Outcome("unknown", "appeal upheld", 1.0))) == ()


def test_a_ceiling_takes_back_what_lies_above_it():
    service = Service().granted()
    follows = service.add(CeilingSet(NAME, Ceiling("Ho", "harm to persons", forbidden=True)))

    assert reasons(follows) == ["ceiling"]
    assert service.live("next", "x", "x").decider is Decider.OFFICER
    assert service.add(CeilingSet(NAME, Ceiling("Ho", "looked at again"))) == ()
    with pytest.raises(NotEntitled):
        service.add(CeilingSet(NAME, Ceiling(OWNER, "I trust it")))


def test_another_version_begins_from_nothing():
    service = Service().granted()

    assert reasons(service.add(VersionDeclared(NAME, 0, "2"))) == ["version"]
    assert service.remit.authority(NAME).version == "2"


def test_an_officer_can_stand_in_for_a_supervisor():
    service = Service()
    countersign = Delegation(
        "countersign", "answer", Decider.OFFICER, Decider.SUPERVISOR, accountable="Lee"
    )
    service.add(DelegationOpened(countersign, ALL_BLIND))
    routed, _ = service.remit.route("countersign", "case 1", "x", 1.0, 1.0, at=1)

    assert routed.decider is Decider.SUPERVISOR
    assert len(service.remit.authority("countersign").ladder) == 1


def test_an_unknown_delegation_is_named_with_those_that_are_known():
    with pytest.raises(UnknownDelegation, match="all cases"):
        Service().remit.authority("lamps")


def reasons(facts: tuple[Fact, ...]) -> list[str]:
    """Why delegations ended, among some facts."""
    return [fact.reason for fact in facts if isinstance(fact, DelegationSuspended)]


def _wrong_audit(service: Service, case_id: str) -> tuple[Fact, float]:
    routed, _ = service.remit.route(NAME, case_id, "x", 0.9, 1.0, service.at)
    if not routed.audited:
        return DecisionSent(case_id, "answer"), service.at
    return AuditReturned(Audit(case_id, "answer", NAME, 0.1, loss=1.0), "y"), service.at
