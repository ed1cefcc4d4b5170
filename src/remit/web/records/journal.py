"""Adding to a service's journal, and reading it in the order of commits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from remit.core.remit import Fact as CoreFact
from remit.core.remit import Remit
from remit.web.records import folding
from remit.web.records.facts import case_of, to_data
from remit.web.records.models import Case, Fact, Service


class Desk:
    """One transaction at a service's journal.

    Facts are added at its end, so that the head's lock is held as briefly as possible; from the
    first use of `remit` or `add` on, nobody else adds to this journal until the commit.
    """

    def __init__(self, service: Service, at: datetime) -> None:
        self.service = service
        self.at = at
        self.about: Case | None = None  # the case that is acted upon, if it is one
        self._rows: list[Fact] = []
        self._remit: Remit | None = None

    @property
    def remit(self) -> Remit:
        """The service's delegations, up to date with all that was committed."""
        return self._lock()

    @property
    def days(self) -> float:
        """The moment, in the unit of the authority's clock."""
        return in_days(self.at)

    def add(self, fact: CoreFact, actor: str = "") -> tuple[CoreFact, ...]:
        """Add a fact, and the facts that follow from it; return those that follow."""
        follows = self.remit.apply(fact, self.days)
        self.write(fact, actor)
        for consequence in follows:
            self.write(consequence)
        return follows

    def write(self, fact: CoreFact, actor: str = "") -> int:
        """Write a fact that the remit knows already; return its position."""
        self._lock()
        self.service.position += 1
        self._rows.append(
            Fact(
                service=self.service,
                position=self.service.position,
                kind=type(fact).__name__,
                case=case_of(fact),
                actor=actor,
                at=self.at,
                data=to_data(fact),
            )
        )
        return self.service.position

    def _lock(self) -> Remit:
        if self._remit is None:
            self.service.position = _locked_position(self.service.pk)
            self._remit = folding.remit_at(self.service)
        return self._remit

    def flush(self) -> None:
        """Bring what was written to the database."""
        if self._rows:
            Fact.objects.bulk_create(self._rows)
            Service.objects.filter(pk=self.service.pk).update(position=self.service.position)

    def keep(self) -> None:
        """After the commit: the fold in memory has seen what was written."""
        if self._remit is not None:
            folding.keep(self.service, self._remit)


_ALONG: ContextVar[Callable[[Desk], None] | None] = ContextVar("along", default=None)


@contextmanager
def along(write: Callable[[Desk], None]) -> Iterator[None]:
    """Let something be written with the facts of what is done in here, or not at all."""
    before = _ALONG.set(write)
    try:
        yield
    finally:
        _ALONG.reset(before)


@contextmanager
def at_desk(service: Service, at: datetime | None = None) -> Iterator[Desk]:
    """Open a transaction in which facts are added to a service's journal."""
    with folding.alone_with(service):
        desk = Desk(service, at or timezone.now())
        try:
            with transaction.atomic(durable=True):
                yield desk
                desk.flush()
                if write := _ALONG.get():
                    write(desk)
        except BaseException:
            folding.forget(service)  # it has seen facts that nobody will read
            raise
        desk.keep()


def read(service: Service, after: int, kinds: Sequence[str] = (), limit: int = 0) -> list[Fact]:
    """Return the facts behind a position, in order."""
    rows = Fact.objects.filter(service=service, position__gt=after).order_by("position")
    if kinds:
        rows = rows.filter(kind__in=kinds)
    return list(rows[:limit] if limit else rows)


def in_days(at: datetime) -> float:
    """Return a moment in days since 1970."""
    return at.timestamp() / 86_400


def _locked_position(service: int) -> int:
    return Service.objects.select_for_update().values_list("position", flat=True).get(pk=service)
