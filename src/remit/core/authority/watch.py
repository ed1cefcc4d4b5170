"""The watch over a delegation in force: audits, and what becomes of the decisions."""

from __future__ import annotations

from remit.core.authority.alarm import Alarm
from remit.core.authority.promise import Promise


class Watch:
    """Two alarms, either of which ends a delegation.

    The first hears the blind verdicts on cases under delegation.  The second hears of every
    decision, as right until an appeal or a complaint says otherwise; it cannot count for the
    stand-in, because what nobody complained about is not thereby right, but a tool that is
    wrong no more often than promised is not ended by the appeals against those errors.
    """

    def __init__(self, promise: Promise) -> None:
        self.verdicts = Alarm(promise.target_level, promise.observed)
        self.outcomes = Alarm(promise.target_level)
        self._released: set[str] = set()

    def released(self, case_id: str) -> None:
        """Note a decision by the stand-in."""
        self._released.add(case_id)
        self.outcomes.update(0.0)

    def verdict(self, loss: float) -> bool:
        """Take a blind verdict; say whether the alarm rings."""
        return self.verdicts.update(loss)

    def outcome(self, case_id: str, loss: float) -> bool:
        """Take what became of a decision, once for each; say whether the alarm rings."""
        if not loss or case_id not in self._released:
            return False
        self._released.discard(case_id)
        return self.outcomes.correct(loss)
