"""One delegation's life: who decides each case, what is learnt from it, when it ends."""

from __future__ import annotations

import copy
import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from remit.core.authority.alarm import Alarm, Stretch
from remit.core.authority.coins import Coins
from remit.core.authority.docket import Docket, Entry, check_loss
from remit.core.authority.evidence import Evidence
from remit.core.authority.exposure import Exposure
from remit.core.authority.forecast import Forecast, outlook, standstill
from remit.core.authority.promise import LADDER, Ceiling, Promise, Threshold, check_ladder
from remit.core.authority.registry import Claim
from remit.core.authority.route import Route, to_person, to_stand_in
from remit.core.authority.status import Status, StratumEvidence
from remit.core.authority.term import NOTHING, UNHEARD, Dated, Term
from remit.core.authority.watch import Watch
from remit.core.cases import (
    Delegation,
    DelegationRestarted,
    DelegationSigned,
    Event,
    VersionDeclared,
)
from remit.core.errors import NotEntitled


class Authority:
    """What one stand-in may decide alone, and on what evidence.

    It knows of the stand-in only how confident and how familiar it was with each case, and
    what blind second decisions said.  It works the same for a tool in place of an officer
    and for an officer in place of a supervisor (who states no confidence: then one threshold,
    ``(Threshold(0.0),)``, and confidence 1).

    Parameters
    ----------
    delegation
        Who decides instead of whom; its `accountable` person signs and restarts.
    promise
        What must be kept, and how it is measured.
    coins
        Chance, committed to in advance.
    ladder
        Nested thresholds, strictest first, fixed for this delegation's life.
    ceiling
        A line set by someone else than the accountable person.
    version
        The stand-in's declared version.

    Examples
    --------
    A tool that is always right earns its first delegation, and its owner signs:

    >>> from remit.core.cases import Decider
    >>> routing = Delegation("routing", "department", Decider.TOOL, Decider.OFFICER,
    ...                      accountable="Lee")
    >>> authority = Authority(routing, Promise(blind_share=1.0), Coins(b"sixteen secret bytes"),
    ...                       ladder=(Threshold(0.0),))
    >>> for case in range(100):
    ...     route = authority.route(f"case {case}", 0.9, 1.0, at=case)
    ...     events = authority.record_verdict(f"case {case}", loss=0.0, at=case)
    >>> authority.sign("Lee", at=100).stratum
    0
    >>> authority.status().state
    'granted'
    """

    def __init__(
        self,
        delegation: Delegation,
        promise: Promise,
        coins: Coins,
        ladder: Sequence[Threshold] = LADDER,
        ceiling: Ceiling | None = None,
        version: str = "",
    ) -> None:
        check_ladder(ladder)
        if ceiling is not None:
            ceiling.check_set_by_another(delegation)
        self.delegation = delegation
        self.promise = promise
        self.ladder = tuple(ladder)
        self.ceiling = ceiling
        self.version = version
        self.evidence = Evidence(promise, len(self.ladder))
        self._refusals = [-threshold.confidence for threshold in self.ladder]
        self._coins = coins
        self._docket = Docket()
        self._exposure = Exposure(promise)
        self._term = Term(delegation)
        self._signed_on = 0.0
        self._first_at = self._last_at = 0.0
        self._begin_epoch()

    # Cases -----------------------------------------------------------------------------

    def route(self, case_id: str, confidence: float, familiarity: float, at: float) -> Route:
        """Say who decides a case whose proposal is frozen, and whether it will be evidence.

        Parameters
        ----------
        confidence, familiarity
            The stand-in's own, in [0, 1]; a case with NaN meets no threshold.
        at
            When this happens, in any unit, never running backwards.
        """
        self._expire(at)
        stratum = self.stratum_of(confidence, familiarity)
        if stratum > self.in_force:
            route = to_person(self.promise, self._coins, case_id, stratum)
        else:
            probation = self._exposure.budget_left < 1
            route = to_stand_in(self.promise, self._coins, case_id, stratum, probation)
        self._enter(case_id, route, at)
        self._settle()
        return route

    def stratum_of(self, confidence: float, familiarity: float) -> int:
        """Return the index of the strictest threshold met; the ladder's length if none."""
        if not confidence >= 0:
            return len(self.ladder)
        stratum = bisect_left(self._refusals, -confidence)
        while stratum < len(self.ladder) and not familiarity >= self.ladder[stratum].familiarity:
            stratum += 1
        return stratum

    def record_verdict(self, case_id: str, loss: float, at: float) -> tuple[Event, ...]:
        """Take the blind verdict on a case that chance chose; it may end the delegation.

        Parameters
        ----------
        loss
            How wrong the stand-in's answer was: 0 right, 1 wrong, in between for graded harm.
        at
            When the verdict came back.
        """
        entry = self._docket.give_verdict(case_id, loss)
        events = self._expire(at)
        self._settle()
        current = entry.epoch == self.epoch and self._term.suspension != "stopped"
        if current and entry.licensed and self._watch.verdict(loss):
            events += self._end("alarm", at, self._watch.verdicts.loudest)
        return events

    def record_outcome(self, case_id: str, loss: float, at: float) -> tuple[Event, ...]:
        """Take what became of a decision; it can only count against the stand-in.

        Only decisions taken under the delegation now in force count, and each of them once.
        """
        check_loss(case_id, loss)
        rings = self.in_force != NOTHING and self._watch.outcome(case_id, loss)
        return self._end("alarm", at) if rings else ()

    # The delegation's life -------------------------------------------------------------

    @property
    def epoch(self) -> int:
        """The how-manieth start from nothing this is."""
        return self._term.epoch

    @property
    def in_force(self) -> int:
        """The widest stratum that the stand-in decides; -1 if none."""
        return self._term.in_force

    @property
    def eligible(self) -> int | None:
        """The widest stratum that the evidence supports now, beyond what is in force."""
        if self._term.held_back:
            return None
        return self.evidence.widest(self.in_force, self.highest)

    @property
    def highest(self) -> int:
        """The widest stratum that the ceiling allows; -1 where it forbids all."""
        if self.ceiling is None:
            return len(self.ladder) - 1
        return sum(map(self.ceiling.allows, self.ladder)) - 1

    def sign(self, by: str, at: float) -> DelegationSigned:
        """Put the widest eligible stratum into force; only the accountable person may."""
        self._term.check_accountable(by, "sign")
        stratum = self.eligible
        if stratum is None:
            raise NotEntitled(
                f"the evidence for {self.delegation.name!r} does not hold now "
                f"(state: {self.state}); sign when `eligible` names a stratum"
            )
        self._signed_on = self.evidence.e_value(stratum)
        self._put_in_force(stratum)
        event = DelegationSigned(self.delegation.name, self.epoch, stratum, by)
        self._term.note(event, at)
        return event

    def stop(self, by: str, at: float, note: str = "") -> tuple[Event, ...]:
        """End the delegation at once, and note why; anybody may."""
        if self._term.suspension == "stopped":
            return ()
        return self._term.suspend("stopped", at, by, note=note)

    def restart(self, by: str, at: float) -> tuple[Event, ...]:
        """Let a stopped delegation gather new evidence, or a lapsed one go on.

        Only the accountable person may.  A lapsed delegation goes on under the same evidence,
        because nothing spoke against the stand-in; first every overdue verdict must be back.
        """
        self._term.check_accountable(by, "restart")
        if not self._term.held_back:
            raise NotEntitled(
                f"{self.delegation.name!r} is {self.state}; only what was stopped or has lapsed "
                "is restarted; after an alarm, sign once new evidence makes it eligible"
            )
        if self._term.suspension == "lapsed":
            self._put_in_force(self._term.resume(len(self._docket.overdue)))
        else:
            self._begin_epoch()
        event = DelegationRestarted(self.delegation.name, self.epoch, by)
        return (self._term.note(event, at),)

    def set_ceiling(self, ceiling: Ceiling, at: float) -> tuple[Event, ...]:
        """Let somebody else than the accountable person draw another line, at any time."""
        ceiling.check_set_by_another(self.delegation)
        self.ceiling = ceiling
        if self.in_force > self.highest:
            return self._end("ceiling", at)
        return ()

    def new_version(self, version: str, at: float) -> tuple[Event, ...]:
        """Begin anew because the stand-in's code, base model or prompt became another."""
        events: tuple[Event, ...] = ()
        if self.in_force != NOTHING:
            events = self._end("version", at)
        else:
            stopped = self._term.suspension == "stopped"
            self._begin_epoch("stopped" if stopped else "version")
        self.version = version
        event = VersionDeclared(self.delegation.name, self.epoch, version)
        return (*events, self._term.note(event, at))

    # What can be seen ------------------------------------------------------------------

    @property
    def state(self) -> str:
        """learning, eligible, granted, suspended, lapsed or stopped."""
        if self._term.held_back:
            return self._term.suspension
        if self.in_force != NOTHING:
            return "granted"
        if self.eligible is not None:
            return "eligible"
        return "suspended" if self._term.suspension == "alarm" else "learning"

    @property
    def history(self) -> Sequence[Dated]:
        """What happened to it, in order."""
        return self._term.history

    @property
    def alarm(self) -> Alarm:
        """A copy of the alarm that hears the audits, to try what would make it ring."""
        return copy.deepcopy(self._watch.verdicts)

    @property
    def hidden_errors(self) -> float:
        """At most so many of the stand-in's decisions went out wrong unseen, so far."""
        return self._exposure.upper_bound(self._docket.waiting())

    @property
    def claim(self) -> Claim:
        """What this delegation contributes to a statement about several."""
        e_value = 0.0 if self.in_force == NOTHING else self._signed_on
        return Claim(self.delegation.name, e_value, self.promise.delta)

    def status(self, horizon: float = math.inf) -> Status:
        """Return all that can be said now.

        Parameters
        ----------
        horizon
            How long is worth waiting, in the unit of `at`: a grant further away than that is
            forecast as "never at this volume".
        """
        history = self._term.history
        return Status(
            state=self.state,
            epoch=self.epoch,
            version=self.version,
            stratum=None if self.in_force == NOTHING else self.in_force,
            since=history[-1].at if history else None,
            evidence=tuple(map(self._evidence_for, range(len(self.ladder)))),
            forecast=self._forecast(horizon),
            settled=self._docket.settled,
            outstanding=self._docket.outstanding,
            overdue=len(self._docket.overdue),
            decided=self._exposure.decided,
            audited=self._exposure.audited,
            errors_found=self._exposure.errors_found,
            hidden_errors=self.hidden_errors,
            alarm=self._watch.verdicts.value,
            outcome_alarm=self._watch.outcomes.value,
            budget_left=self._exposure.budget_left,
            history=tuple(history),
        )

    def _evidence_for(self, stratum: int) -> StratumEvidence:
        nested = self.evidence.nested
        return StratumEvidence(
            threshold=self.ladder[stratum],
            labels=int(nested.labels[stratum]),
            errors=float(nested.losses[stratum]),
            e_value=float(nested.total[stratum]),
            needed=float(nested.needed[stratum]),
            window=int(nested.window[stratum]),
            first_case=int(nested.first[stratum]),
            slices_hold=self.evidence.weak_slice(stratum) is None,
        )

    def _forecast(self, horizon: float) -> Forecast:
        if self._term.held_back:
            return standstill(self._term.suspension)
        if self.in_force >= self.highest:
            return standstill("ceiling" if self.highest < len(self.ladder) - 1 else "complete")
        if self.eligible is not None:
            return standstill("eligible")
        passed = self._last_at - self._first_at
        pace = self._docket.entered / passed if passed > 0 else math.inf
        span = (self.in_force, self.highest)
        forecast = outlook(self.evidence, self.promise, span, pace, horizon)
        if forecast.stratum is None:
            return forecast
        return replace(forecast, least_confidence=self.ladder[forecast.stratum].confidence)

    # What happens within -----------------------------------------------------------------

    def _enter(self, case_id: str, route: Route, at: float) -> None:
        audit_rate = None
        if route.by_stand_in:
            audit_rate = 1.0 if route.before_release else self.promise.audit_rate
            self._exposure.decided += 1
            self._watch.released(case_id)
        entry = Entry(
            stratum=route.stratum,
            epoch=self.epoch,
            rate=route.inclusion_probability,
            audit_rate=audit_rate,
            licensed=route.stratum <= self.in_force,
            case_id=case_id if route.labelled else "",
            at=at,
        )
        self._docket.enter(entry)

    def _settle(self) -> None:
        for entry in self._docket.settle():
            self._exposure.take(entry)
            if entry.epoch == self.epoch:
                self.evidence.take(entry.stratum, entry.rate, entry.loss, self._docket.settled - 1)

    def _expire(self, at: float) -> tuple[Event, ...]:
        if not self._docket.entered:
            self._first_at = at
        self._last_at = at
        if not self._docket.expire(before=at - self.promise.overdue_after):
            return ()
        self._settle()
        return self._term.suspend("lapsed", at) if self.in_force != NOTHING else ()

    def _put_in_force(self, stratum: int) -> None:
        self._term.put_in_force(stratum)
        self.evidence.licensed(stratum, self.promise.live_rate)

    def _begin_epoch(self, reason: str = "") -> None:
        self._term.begin_epoch(reason)
        self.evidence.begin(self._docket.entered)
        self._watch = Watch(self.promise)
        self._docket.forgive()

    def _end(self, reason: str, at: float, heard: Stretch = UNHEARD) -> tuple[Event, ...]:
        events = self._term.suspend(reason, at, heard=heard)
        self._begin_epoch(reason)
        return events
