"""What a delegation frees and what it costs, in hours of staff a week."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from remit.web.oversight.cards import Card


@dataclass(frozen=True, slots=True)
class Balance:
    """The hours of one delegation; nothing where nobody has said what a case takes.

    Attributes
    ----------
    frees
        Decisions that nobody had to take.
    costs
        Audits, and errors and overturned decisions that a person decided anew; each counts as
        one more decision.
    """

    card: Card
    frees: float | None
    costs: float | None

    @property
    def net(self) -> float | None:
        """What is left."""
        return None if self.frees is None or self.costs is None else self.frees - self.costs


def balance_of(card: Card) -> Balance:
    """Return the hours of a delegation, from what it did lately."""
    minutes = card.service.minutes_per_case
    if minutes is None or not card.days:
        return Balance(card, None, None)
    weekly = minutes / 60 * 7 / card.days
    done = card.lately
    again = done.audited + done.errors + done.overturned
    # Rounded once, so that what a page shows adds up.
    return Balance(card, round(done.decided * weekly, 1), round(again * weekly, 1))


def total(hours: Iterable[float | None]) -> float | None:
    """Return the hours that are known, added up; nothing where none are."""
    known = [n for n in hours if n is not None]
    return round(sum(known), 1) if known else None
