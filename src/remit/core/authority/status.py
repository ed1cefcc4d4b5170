"""What can be said about a delegation at one moment, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from remit.core.authority.forecast import Forecast
from remit.core.authority.promise import Threshold
from remit.core.authority.term import Dated


@dataclass(frozen=True, slots=True)
class StratumEvidence:
    """How far the evidence for one threshold goes.

    Attributes
    ----------
    labels, errors
        Blind labels in the present window, and their losses added up.
    e_value, needed
        The evidence, and what it must reach.
    window, first_case
        The how-manieth window this is, and the case (counted from 0) that opened it.
    slices_hold
        Whether no slice of at least a fifth hides a disaster.
    """

    threshold: Threshold
    labels: int
    errors: float
    e_value: float
    needed: float
    window: int
    first_case: int
    slices_hold: bool


@dataclass(frozen=True, slots=True)
class Status:
    """A delegation at one moment.

    Attributes
    ----------
    state
        learning, eligible, granted, suspended, lapsed or stopped.
    stratum
        The widest stratum in force, or None.
    since
        When the present state of affairs was brought about; None before the first event.
    settled
        How many cases the evidence covers: those before the first outstanding verdict.
    decided, audited, errors_found
        Decisions by the stand-in, and of those the audits returned and their losses added up.
    hidden_errors
        At most so many of the stand-in's decisions went out wrong unseen, at the promise's
        confidence, counting every outstanding verdict as an error.
    alarm, outcome_alarm
        How loud the two watches are; they ring at 800.
    budget_left
        Wrong unseen decisions that may still be risked; below 1 means probation.
    """

    state: str
    epoch: int
    version: str
    stratum: int | None
    since: float | None
    evidence: tuple[StratumEvidence, ...]
    forecast: Forecast
    settled: int
    outstanding: int
    overdue: int
    decided: int
    audited: int
    errors_found: float
    hidden_errors: float
    alarm: float
    outcome_alarm: float
    budget_left: float
    history: tuple[Dated, ...]
