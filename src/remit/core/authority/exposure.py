"""What went out under a delegation, what of it may be wrong unseen, and the error budget."""

from __future__ import annotations

import copy
from collections.abc import Iterable

from remit.core.authority.docket import Entry
from remit.core.authority.hidden import HiddenErrors, default_budget, finding_rate
from remit.core.authority.promise import Promise


class Exposure:
    """The stand-in's own decisions, settled in order.

    While the bound on unseen errors is above the target level of all settled decisions plus
    the budget, further decisions are checked before their release.  An unseen error can then
    be added only while the bound, and so (at the promise's confidence) the true count, is
    within the budget: it holds against an adversary by construction.
    """

    def __init__(self, promise: Promise) -> None:
        self.decided = 0
        self.settled = 0
        self.audited = 0
        self.errors_found = 0.0
        self._promise = promise
        self._budget = promise.error_budget
        if self._budget is None:
            self._budget = default_budget(promise)
        self._hidden = HiddenErrors(promise.delta, finding_rate(promise, promise.audit_rate))

    @property
    def budget_left(self) -> float:
        """How many more wrong decisions may be risked unseen, by all that is settled."""
        allowed = self._promise.target_level * self.settled + (self._budget or 0.0)
        return allowed - self._hidden.upper_bound()

    def take(self, entry: Entry) -> None:
        """Take the next settled case."""
        if entry.audit_rate is None:
            return
        self.settled += 1
        if entry.case_id:
            self.audited += 1
            self._count(self._hidden, entry, entry.loss or 0.0)
            self.errors_found += entry.loss or 0.0

    def upper_bound(self, waiting: Iterable[Entry]) -> float:
        """Return the bound on unseen errors among all decisions, settled or not.

        Verdicts that are still out count as errors found, which is the worst they can be.
        """
        audits = [entry for entry in waiting if entry.case_id and entry.audit_rate is not None]
        hidden = copy.deepcopy(self._hidden) if audits else self._hidden
        for entry in audits:
            self._count(hidden, entry, 1.0 if entry.loss is None else entry.loss)
        return hidden.upper_bound()

    def _count(self, hidden: HiddenErrors, entry: Entry, loss: float) -> None:
        hidden.found(loss, finding_rate(self._promise, entry.audit_rate or 1.0))
