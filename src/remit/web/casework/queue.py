"""The queue: what only a supervisor may decide, then what is late, what needs care, and the rest.

Each part is read along an index and continued by key, so that a page costs the same however
many cases lie behind it.  What is not shown of a case has no part in its place here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Q, QuerySet
from django.db.models.functions import Substr

from remit.web.accounts.models import Person
from remit.web.accounts.policy import Act, departments_for
from remit.web.look.numbers import whole
from remit.web.records.models import Case
from remit.web.records.queueing import PASSED_UP

ON_A_PAGE = 25
EXCERPT = 160
COUNTED = 999
"""Counting stops here: nobody does more with a larger number."""

UNSENT, DONE = ("decided", "countersign"), ("sent", "closed")
YES, NO = (True,), (False,)
"""SQLite sees no index behind a truth value that is not compared with anything."""

PARTS = ("passed_up", "overdue", "care", "usual")


@dataclass(frozen=True, slots=True)
class Place:
    """Behind which case a page begins."""

    part: str = PARTS[0]
    due: datetime | None = None
    key: int = 0

    def __str__(self) -> str:
        return f"{self.part}~{self.due.isoformat() if self.due else ''}~{self.key}"

    @classmethod
    def read(cls, written: str) -> Place:
        """Return the place that an address names; the beginning, where it names none."""
        part, _, rest = written.partition("~")
        due, _, key = rest.partition("~")
        try:
            moment = datetime.fromisoformat(due).astimezone(UTC) if due else None
        except (ValueError, OverflowError):
            return cls()
        return cls(part, moment, whole(key, 0))


@dataclass(frozen=True, slots=True)
class Page:
    """Some cases, and where the next ones begin."""

    cases: list[Case]
    next: Place | None


@dataclass(frozen=True, slots=True)
class Filter:
    """Which cases somebody wants to see."""

    view: str = "desk"
    department: str = ""
    state: str = ""

    def of(self, person: Person, departments: frozenset[str]) -> QuerySet[Case]:
        """Return the cases of some departments that pass."""
        mine = departments & {self.department} if self.department else departments
        here = Case.objects.filter(department__in=mine)
        match self.view:
            case "mine":
                decided = Case.objects.filter(decided_by=person.staff_number, state__in=UNSENT)
                asked = Case.objects.filter(officer=person).exclude(state__in=DONE)
                # Two short lists; one condition with "or" would be looked for in all cases.
                return Case.objects.filter(pk__in=decided.values("pk").union(asked.values("pk")))
            case "referred":
                return Case.objects.filter(referred_by__in=mine)
            case "passed_up":
                return here.filter(state__in=PASSED_UP)
            case "waiting" | "decided" | "sent":
                return here.filter(state=self.view)
        on_desk = here.filter(is_on_desk__in=YES)
        on_desk = on_desk.exclude(state__in=PASSED_UP, department__in=only_officer(person, mine))
        return on_desk.filter(state=self.state) if self.state else on_desk


def only_officer(person: Person, departments: frozenset[str]) -> frozenset[str]:
    """Return in which of some departments somebody may not decide what was passed up."""
    return departments - (departments_for(person, Act.ESCALATED_CASES) or frozenset())


def page(cases: QuerySet[Case], view: str, after: Place, now: datetime) -> Page:
    """Return the page of a queue that begins behind a place."""
    if view == "desk":
        return _by_urgency(cases, after, now)
    rows = list(_shown(cases.filter(pk__lt=after.key) if after.key else cases, "-id"))
    return _cut([(view, case) for case in rows])


def counted(cases: QuerySet[Case]) -> int:
    """Return how many cases there are, up to one more than is ever said."""
    return cases.order_by()[: COUNTED + 1].count()


def _by_urgency(cases: QuerySet[Case], after: Place, now: datetime) -> Page:
    first = PARTS.index(after.part) if after.part in PARTS else 0
    rows: list[tuple[str, Case]] = []
    for part in PARTS[first:]:
        if len(rows) > ON_A_PAGE:
            break
        found = _part(cases, part, now)
        if part == after.part and after.due:
            behind = Q(due__gt=after.due) | Q(due=after.due, pk__gt=after.key)
            found = found.filter(behind, due__gte=after.due)
        rows += ((part, case) for case in _shown(found, "due", "id"))
    return _cut(rows)


def _part(cases: QuerySet[Case], part: str, now: datetime) -> QuerySet[Case]:
    if part == "passed_up":
        return cases.filter(state__in=PASSED_UP)
    cases = cases.exclude(state__in=PASSED_UP)
    if part == "overdue":
        return cases.filter(due__lt=now)
    return cases.filter(due__gte=now, needs_care__in=YES if part == "care" else NO)


def _shown(cases: QuerySet[Case], *order: str) -> QuerySet[Case]:
    rows = cases.select_related("service", "department")
    excerpt = Substr("content__text", 1, EXCERPT + 1)
    return rows.annotate(excerpt=excerpt).order_by(*order)[: ON_A_PAGE + 1]


def _cut(rows: list[tuple[str, Case]]) -> Page:
    """Leave what does not fit to the next page."""
    fitting = rows[:ON_A_PAGE]
    more = len(rows) > ON_A_PAGE
    after = Place(fitting[-1][0], fitting[-1][1].due, fitting[-1][1].pk) if more else None
    return Page([case for _, case in fitting], after)
