"""How a replay is to be run."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum

from remit.core.authority import Coins, Promise
from remit.core.cases import Case
from remit.core.errors import InvalidPromise


class Pooling(StrEnum):
    """Over which cases one delegation pools its evidence."""

    ONE = "one"  # over the whole stream
    ANSWER = "answer"  # over the cases for which the same answer is proposed
    GROUP = "group"  # over a group of case types of equal harm


@dataclass(frozen=True, slots=True)
class LabelDelay:
    """How long a verdict takes to come back, in cases or in days.

    Examples
    --------
    >>> LabelDelay.parse("200")
    LabelDelay(length=200.0, in_days=False)
    >>> LabelDelay.parse("14d")
    LabelDelay(length=14.0, in_days=True)
    """

    length: float = 0.0
    in_days: bool = False

    @classmethod
    def parse(cls, written: str) -> LabelDelay:
        """Read ``200`` as cases and ``14d`` as days."""
        in_days = written.strip().lower().endswith("d")
        try:
            length = float(written.strip().rstrip("dD"))
        except ValueError:
            length = -1.0
        if not 0 <= length < float("inf"):
            raise InvalidPromise(
                f'a label delay of "{written}" is neither a number of cases, such as 200, '
                "nor of days, such as 14d"
            )
        return cls(length, in_days)

    def clock(self, number: int, case: Case) -> float:
        """Return when a case is decided, in the unit in which the delay is given."""
        if not self.in_days:
            return float(number)
        if case.arrived is None:
            raise InvalidPromise(
                f"case {case.case_id} has no time, so a delay of {self.length:g} days cannot "
                "be lived through; give the delay in cases, or name a time column"
            )
        return case.arrived.timestamp() / 86_400


@dataclass(frozen=True, slots=True)
class ReplayPlan:
    """What is promised, who could be delegated what, and how late verdicts come.

    Attributes
    ----------
    accept_rules
        Whether a simulated owner signs every rule that the tool proposes.
    seed
        Fixes which cases are withheld and which are audited.
    """

    promise: Promise = field(default_factory=Promise)
    pooling: Pooling = Pooling.ONE
    label_delay: LabelDelay = field(default_factory=LabelDelay)
    accept_rules: bool = False
    seed: int = 0

    def coins(self) -> Coins:
        """Return the dice of this replay.  In service the key is random, and secret."""
        return Coins(hashlib.sha256(b"remit replay %d" % self.seed).digest())
