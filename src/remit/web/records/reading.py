"""How far a learner has read the journal, and what it makes of the next facts."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import cast

from remit.core.cases import Case as CoreCase
from remit.core.cases import Event
from remit.core.errors import RemitError, UnknownCase
from remit.core.learning import CaseLearner, apply
from remit.web.records.facts import from_data
from remit.web.records.models import Case, Content, Fact, Service

TAKEN_BACK = ("DecisionUndone", "CaseForgotten")
KINDS = (
    "DecisionTaken",
    "AuditReturned",
    "LabelRenamed",
    "LabelsMerged",
    "LabelSplit",
    "RuleSigned",
    *TAKEN_BACK,
)
"""The facts that a learner learns from."""

AT_ONCE = 500

log = logging.getLogger(__name__)


class Reading:
    """A learner and the position up to which it has read.

    What was taken back later is not learnt to begin with, so that whoever reads from the
    beginning arrives where whoever never heard of it is.

    Attributes
    ----------
    forgotten_since
        Where the earliest case was learnt that had to be forgotten again, or 0.  From then on
        the learner holds nothing of it, but knows less than it could (`CaseLearner.forget`).
    cannot_forget
        Something must be forgotten whose words are not there any more to be subtracted.
    """

    def __init__(self, service: Service, position: int, learner: CaseLearner) -> None:
        self.service = service
        self.position = position
        self.learner = learner
        self.forgotten_since = 0
        self.cannot_forget = False

    def catch_up(self) -> None:
        """Learn from what was committed since."""
        while rows := self._next():
            whole = len(rows) < AT_ONCE
            taken_back = _taken_back(rows if whole else self._ahead())
            cases = contents_of({row.case for row in rows if row.case})
            for row in rows:
                if row.position >= taken_back.get(row.case, 0):
                    self._take(row, cases)
                self.position = row.position
            if whole:
                break

    def _next(self) -> list[Fact]:
        facts = Fact.objects.filter(
            service=self.service, position__gt=self.position, kind__in=KINDS
        )
        return list(facts.order_by("position")[:AT_ONCE])

    def _ahead(self) -> Iterable[Fact]:
        return Fact.objects.filter(
            service=self.service, position__gt=self.position, kind__in=TAKEN_BACK
        ).order_by("position")

    def _take(self, row: Fact, cases: dict[str, CoreCase]) -> None:
        try:
            if row.kind in TAKEN_BACK:
                self._forget(row, cases.get(row.case))
            else:
                fact = cast(Event, from_data(row.kind, row.data))  # of `KINDS`
                apply(self.learner, fact, cases)
        except RemitError:  # it would stop every reader at the same place
            log.exception("fact %s of %s teaches nothing", row.position, self.service)

    def _forget(self, row: Fact, case: CoreCase | None) -> None:
        try:
            self.learner.forget(case or CoreCase(row.case, ""))
        except UnknownCase:
            return  # it never was learnt: nothing is to be forgotten
        self.cannot_forget |= case is None
        learnt = Fact.objects.filter(service=self.service, case=row.case, kind__in=KINDS)
        first = learnt.order_by("position").values_list("position", flat=True)[0]
        self.forgotten_since = min(self.forgotten_since or first, first)


def _taken_back(rows: Iterable[Fact]) -> dict[str, int]:
    """Return up to where what was learnt from a case was taken back."""
    return {row.case: row.position for row in rows if row.kind in TAKEN_BACK}


def contents_of(references: Iterable[str]) -> dict[str, CoreCase]:
    """Return cases with their content, by their references; erased ones are absent."""
    contents = Content.objects.filter(case__reference__in=list(references)).exclude(text="")
    contents = contents.select_related("case__department")
    return {content.case.reference: to_core(content.case) for content in contents}


def to_core(case: Case) -> CoreCase:
    """Return a case with its content as a value."""
    return CoreCase(
        case_id=case.reference,
        text=case.content.text,
        arrived=case.arrived,
        owner=("", "", case.department.key),
    )
