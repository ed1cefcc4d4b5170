"""Who decides one case, and whether it will be evidence."""

from __future__ import annotations

from dataclasses import dataclass

from remit.core.authority.coins import Coins
from remit.core.authority.promise import Promise
from remit.core.cases import Assignment


@dataclass(frozen=True, slots=True)
class Route:
    """The way one case goes.

    Attributes
    ----------
    by_stand_in
        The stand-in decides; otherwise a person does.
    assignment
        What chance gave the case at intake.
    stratum
        The index of the strictest threshold that it meets; the ladder's length if none.
    blind
        A person decides without the proposal, and the decision is a label.
    audited
        The stand-in's decision will be decided a second time, blind.  To be kept from
        whoever decides.
    inclusion_probability
        How likely it was, before chance spoke, that the case would yield a blind label.
    before_release
        The audit comes before the decision goes out: the error budget is spent.
    """

    by_stand_in: bool
    assignment: Assignment
    stratum: int
    blind: bool
    audited: bool
    inclusion_probability: float
    before_release: bool = False

    @property
    def labelled(self) -> bool:
        """Whether a verdict is to be recorded for this case."""
        return self.blind or self.audited


def assigned(promise: Promise, coins: Coins, case_id: str) -> Assignment:
    """Return what chance gives a case at intake, whatever it is about."""
    chance = coins.assignment(case_id)
    if chance < promise.comparison_share:
        return Assignment.WITHHELD
    return Assignment.OPEN if chance < promise.blind_share else Assignment.SHOWN


def to_person(promise: Promise, coins: Coins, case_id: str, stratum: int) -> Route:
    """Return the way of a case that is under no delegation: blind for some, shown to the rest."""
    assignment = assigned(promise, coins, case_id)
    blind = assignment is not Assignment.SHOWN
    return Route(False, assignment, stratum, blind, False, promise.blind_share)


def to_stand_in(
    promise: Promise, coins: Coins, case_id: str, stratum: int, probation: bool
) -> Route:
    """Return the way of a case under delegation: withheld for some, audited for others."""
    audit_rate = 1.0 if probation else promise.audit_rate
    rate = promise.live_rate_at(audit_rate)
    if coins.assignment(case_id) < promise.comparison_share:
        return Route(False, Assignment.WITHHELD, stratum, True, False, rate)
    audited = probation or coins.audit(case_id) < promise.audit_rate
    return Route(True, Assignment.OPEN, stratum, False, audited, rate, probation)
