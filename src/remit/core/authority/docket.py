"""Cases in the order of decision, each settled once everything before it is."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from remit.core.errors import InvalidEvidence, UnknownCase


@dataclass(slots=True)
class Entry:
    """One decided case.

    Attributes
    ----------
    stratum
        The index of the strictest threshold that it met.
    epoch
        The epoch in which it was decided.
    rate
        How likely it was, before chance spoke, that it would yield a blind label.
    audit_rate
        How likely an audit was once the stand-in had decided; None where a person decided.
    licensed
        Whether its stratum was under delegation.
    case_id
        Its name if a verdict is to come; empty otherwise.
    at
        When it was decided.
    loss
        The verdict, once it is back.
    """

    stratum: int
    epoch: int
    rate: float
    audit_rate: float | None
    licensed: bool
    case_id: str
    at: float
    loss: float | None = None

    @property
    def outstanding(self) -> bool:
        """Whether a verdict was drawn and has not come back."""
        return self.loss is None and self.case_id != ""


class Docket:
    """The queue in which cases wait until every verdict drawn before them is back.

    Late verdicts thereby delay what is known and never bias it: verdicts on errors may take
    longer than others, or come sooner.
    """

    def __init__(self) -> None:
        self.entered = 0
        self.settled = 0
        self.overdue: set[str] = set()
        self._waiting: deque[Entry] = deque()
        self._drawn: dict[str, Entry] = {}

    def enter(self, entry: Entry) -> None:
        """Add a case that has just been decided."""
        if entry.case_id:
            if entry.case_id in self._drawn:
                raise InvalidEvidence(
                    f"case {entry.case_id} came twice while its verdict is outstanding; a case "
                    "that is reopened needs a name of its own, or the same draw counts twice"
                )
            self._drawn[entry.case_id] = entry
        self._waiting.append(entry)
        self.entered += 1

    @property
    def outstanding(self) -> int:
        """How many verdicts have not come back."""
        return len(self._drawn)

    def give_verdict(self, case_id: str, loss: float) -> Entry:
        """Note the verdict on a drawn case and return its entry."""
        check_loss(case_id, loss)
        if case_id not in self._drawn:
            raise UnknownCase(
                f"case {case_id} has no verdict outstanding; only cases that chance chose, and "
                "each of them once, are evidence"
            )
        entry = self._drawn.pop(case_id)
        if case_id in self.overdue:  # it was settled as an error, and stays one
            self.overdue.discard(case_id)
        else:
            entry.loss = loss
        return entry

    def expire(self, before: float) -> bool:
        """Count verdicts on cases decided earlier than `before` as errors, if outstanding."""
        expired = False
        for entry in self._waiting:
            if entry.at >= before:
                break
            if entry.outstanding:
                entry.loss = 1.0
                self.overdue.add(entry.case_id)
                expired = True
        return expired

    def settle(self) -> Iterator[Entry]:
        """Hand out, in order, the cases that no outstanding verdict precedes."""
        while self._waiting and not self._waiting[0].outstanding:
            self.settled += 1
            yield self._waiting.popleft()

    def waiting(self) -> Iterator[Entry]:
        """Show the cases that are not settled yet, in order."""
        return iter(self._waiting)

    def forgive(self) -> None:
        """Forget which verdicts are overdue: their epoch is over."""
        self.overdue.clear()


def check_loss(case_id: str, loss: float) -> None:
    """Refuse a loss outside [0, 1]."""
    if not 0 <= loss <= 1:
        raise InvalidEvidence(
            f"case {case_id}: loss {loss} is not in [0, 1]; 0 means right, 1 means wrong"
        )
