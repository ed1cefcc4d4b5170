"""What a correction taught, and which open cases read differently since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from remit.core.cases import Proposal
from remit.web.records import intake, proposing
from remit.web.records.acting import Actor
from remit.web.records.models import Case

READ_AGAIN = 200
"""How many open cases are read again after a correction."""

SURE = 0.5
"""Above this confidence a new proposal is offered as the better one."""


@dataclass(frozen=True, slots=True)
class Change:
    """An open case that is read as something else now."""

    case: Case
    now: Proposal

    @property
    def is_sure(self) -> bool:
        """Whether the new proposal is likelier right than wrong."""
        return self.now.confidence > SURE


@dataclass(frozen=True, slots=True)
class Learnt:
    """How a corrected case and the open ones read now."""

    is_convinced: bool
    changes: list[Change]


def learnt_from(corrected: Case, cases: QuerySet[Case]) -> Learnt | None:
    """Read a corrected case and open ones again; nothing comes of it if nobody can at present."""
    found = cases.filter(service=corrected.service, state="with_officer", is_shown=True)
    read = [*_whole(Case.objects.filter(pk=corrected.pk)), *_whole(found)]
    again = proposing.readings(corrected.service, read)
    if not again:
        return None
    changes = list(map(Change, read, again))
    return Learnt(again[0].answer == corrected.answer, list(filter(_is_other, changes[1:])))


def _whole(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Return the latest cases with all their words."""
    cases = cases.select_related("department", "content").defer("content__words")
    return cases.order_by("-id")[:READ_AGAIN]


def _is_other(change: Change) -> bool:
    return change.now.answer not in ("", change.case.proposed)


def apply(cases: Iterable[Case], actor: Actor) -> int:
    """Show the proposals as they read now; return for how many cases."""
    done = 0
    for case in cases:
        proposal, position = proposing.propose(case)
        if proposal is not None:
            intake.propose_anew(case.reference, proposal, position, actor)
            done += 1
    return done
