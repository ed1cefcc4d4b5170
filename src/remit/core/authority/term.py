"""What is in force, since when, and why not."""

from __future__ import annotations

from dataclasses import dataclass

from remit.core.authority.alarm import Stretch
from remit.core.cases import Delegation, DelegationSuspended, Event
from remit.core.errors import NotEntitled

NOTHING = -1
"""In place of a stratum: no threshold is in force."""

HELD_BACK = ("stopped", "lapsed")
"""Why evidence alone does not make eligible: the owner must restart first."""

UNHEARD = Stretch()
"""Where no verdict ended a delegation."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A fact of the delegation's life and when it happened."""

    at: float
    event: Event


class Term:
    """The legal side of a delegation: epochs, signatures, suspensions, who may do what."""

    def __init__(self, delegation: Delegation) -> None:
        self.delegation = delegation
        self.epoch = 0
        self.in_force = NOTHING
        self.suspension = ""
        self.history: list[Dated] = []
        self._lapsed_from = NOTHING

    @property
    def held_back(self) -> bool:
        """Whether only the accountable person can set it going again."""
        return self.suspension in HELD_BACK

    def begin_epoch(self, reason: str = "") -> None:
        """Leave what was in force; a stop stays a stop."""
        self.epoch += 1
        self.in_force = NOTHING
        self.suspension = reason

    def put_in_force(self, stratum: int) -> None:
        """Let the stand-in decide cases up to `stratum`."""
        self.in_force = stratum
        self.suspension = ""

    def suspend(
        self, reason: str, at: float, by: str = "", heard: Stretch = UNHEARD, note: str = ""
    ) -> tuple[Event, ...]:
        """Take back what is in force, within the epoch."""
        if reason == "lapsed":
            self._lapsed_from = self.in_force
        self.in_force = NOTHING
        self.suspension = reason
        event = DelegationSuspended(
            self.delegation.name, self.epoch, reason, by, heard.verdicts, heard.losses, note
        )
        return (self.note(event, at),)

    def resume(self, overdue: int) -> int:
        """Return the stratum that lapsed and may go on."""
        if overdue:
            raise NotEntitled(
                f"{overdue} verdicts are still overdue; {self.delegation.name!r} goes on when "
                "they are back, or declare a new version and gather evidence anew"
            )
        return self._lapsed_from

    def note(self, event: Event, at: float) -> Event:
        """Add a fact to the history."""
        self.history.append(Dated(at, event))
        return event

    def check_accountable(self, by: str, act: str) -> None:
        """Refuse what only the accountable person may do."""
        if by != self.delegation.accountable:
            raise NotEntitled(
                f"{by!r} may not {act} {self.delegation.name!r}: "
                f"{self.delegation.accountable!r} answers for it and must do so"
            )
