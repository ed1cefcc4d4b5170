"""The remit of one service: who may decide what instead of whom, as a fold over its journal.

Whoever reads the journal from its beginning arrives at the same delegations, in the same state;
so any worker can hold them, and none of them owns them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from remit.core.authority import LADDER, Authority, Ceiling, Coins, Promise, Threshold
from remit.core.cases import (
    AuditReturned,
    CaseRouted,
    Decider,
    DecisionSent,
    DecisionTaken,
    DecisionUndone,
    Delegation,
    DelegationRestarted,
    DelegationSigned,
    DelegationSuspended,
    Event,
    OutcomeRecorded,
    VersionDeclared,
)
from remit.core.errors import UnknownDelegation


@dataclass(frozen=True, slots=True)
class DelegationOpened:
    """A stand-in began to gather evidence for a delegation, under a promise fixed beforehand."""

    delegation: Delegation
    promise: Promise
    version: str = ""


@dataclass(frozen=True, slots=True)
class CeilingSet:
    """Somebody who gains nothing by a delegation drew the line above which it never goes."""

    delegation: str
    ceiling: Ceiling


Fact = Event | DelegationOpened | CeilingSet


class Remit:
    """The delegations of one service.

    Parameters
    ----------
    coins
        The service's chance, committed to in advance.

    Attributes
    ----------
    authorities
        The delegations, by name, as they stand now.

    Examples
    --------
    >>> remit = Remit(Coins(b"sixteen secret bytes"))
    >>> delegation = Delegation("lamps", "department", Decider.TOOL, Decider.OFFICER,
    ...                         accountable="Lee")
    >>> remit.apply(DelegationOpened(delegation, Promise(blind_share=1.0)), at=0)
    ()
    >>> routed, _ = remit.route("lamps", "case 1", "Lighting", 0.9, 1.0, at=1)
    >>> routed.decider, routed.blind
    (<Decider.OFFICER: 'officer'>, True)
    """

    def __init__(self, coins: Coins) -> None:
        self.authorities: dict[str, Authority] = {}
        self._coins = coins
        self._answers: dict[str, str] = {}  # decided, and not sent yet
        self._awaited: dict[str, list[CaseRouted]] = {}  # by case: a blind label is to come
        self._lent: dict[str, str] = {}  # by case: the delegation under which it was decided

    def route(
        self,
        delegation: str,
        case_id: str,
        answer: str,
        confidence: float,
        familiarity: float,
        at: float,
    ) -> tuple[CaseRouted, tuple[Fact, ...]]:
        """Say who decides a case whose proposal is frozen, and what follows from the time.

        Parameters
        ----------
        answer
            What the stand-in answers.
        confidence, familiarity
            Its own, in [0, 1].
        at
            When, in days, never running backwards.
        """
        authority = self.authority(delegation)
        known = len(authority.history)
        route = authority.route(case_id, confidence, familiarity, at)
        lent = authority.delegation
        routed = CaseRouted(
            case_id,
            delegation,
            answer,
            confidence,
            familiarity,
            lent.stands_in if route.by_stand_in else lent.instead_of,
            route.blind,
            route.audited,
            route.inclusion_probability,
            route.before_release,
        )
        self._expect(routed, lent.stands_in)
        return routed, tuple(dated.event for dated in authority.history[known:])

    def _expect(self, routed: CaseRouted, stand_in: Decider) -> None:
        if routed.blind:
            self._awaited.setdefault(routed.case_id, []).append(routed)
        if routed.decider is stand_in:
            self._lent[routed.case_id] = routed.delegation

    def apply(self, fact: Fact, at: float) -> tuple[Fact, ...]:
        """Take one fact, and return the facts that follow from it.

        The facts that followed stand in the journal as well, and change nothing when they are
        read from there.
        """
        match fact:
            case DelegationOpened():
                self._open(fact)
            case CeilingSet(name, ceiling):
                return self.authority(name).set_ceiling(ceiling, at)
            case CaseRouted():
                return self._route_again(fact, at)
            case DecisionTaken(decision=decision):
                self._answers[decision.case_id] = decision.answer
            case DecisionUndone(case_id=case_id):
                self._answers.pop(case_id, None)
                self._lent.pop(case_id, None)  # what is decided instead is somebody else's
            case DecisionSent(case_id=case_id):
                return self._label(case_id, at)
            case AuditReturned(audit=audit) if audit.blind and audit.loss is not None:
                authority = self.authority(audit.delegation)
                return authority.record_verdict(audit.case_id, audit.loss, at)
            case OutcomeRecorded(outcome=outcome) if outcome.case_id in self._lent:
                authority = self.authority(self._lent[outcome.case_id])
                return authority.record_outcome(outcome.case_id, outcome.loss, at)
            case _:
                return self._act(fact, at)
        return ()

    def _act(self, fact: Any, at: float) -> tuple[Fact, ...]:
        """What persons do with a delegation."""
        match fact:
            case DelegationSigned(delegation=name, signed_by=by):
                self.authority(name).sign(by, at)
            case DelegationSuspended(delegation=name, reason="stopped", by=by, note=note):
                self.authority(name).stop(by, at, note)
            case DelegationRestarted(delegation=name, restarted_by=by):
                self.authority(name).restart(by, at)
            case VersionDeclared(delegation=name, version=version):
                return self.authority(name).new_version(version, at)[:-1]
        return ()

    def authority(self, delegation: str) -> Authority:
        """Return a delegation as it stands now."""
        if delegation not in self.authorities:
            raise UnknownDelegation(
                f"there is no delegation {delegation!r}; known are "
                f"{', '.join(sorted(self.authorities)) or 'none yet: open one first'}"
            )
        return self.authorities[delegation]

    def _open(self, fact: DelegationOpened) -> None:
        # An officer who stands in for a supervisor states no confidence: one threshold for all.
        is_tool = fact.delegation.stands_in is Decider.TOOL
        ladder = LADDER if is_tool else (Threshold(0.0),)
        self.authorities[fact.delegation.name] = Authority(
            fact.delegation, fact.promise, self._coins, ladder, version=fact.version
        )

    def _route_again(self, fact: CaseRouted, at: float) -> tuple[Fact, ...]:
        return self.route(
            fact.delegation, fact.case_id, fact.answer, fact.confidence, fact.familiarity, at
        )[1]

    def _label(self, case_id: str, at: float) -> tuple[Fact, ...]:
        answer = self._answers.pop(case_id, None)
        follows: tuple[Fact, ...] = ()
        for routed in self._awaited.pop(case_id, ()):
            loss = 0.0 if routed.answer == answer else 1.0
            authority = self.authority(routed.delegation)
            follows += authority.record_verdict(case_id, loss, at)
        return follows
