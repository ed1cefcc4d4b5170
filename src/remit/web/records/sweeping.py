"""Work that nobody waits for.  The rows that are due are the list of what is to be done.

Nothing is handed from one process to another: whoever sweeps takes a row's lock, looks whether
it is still due, and does it in the same transaction.  If a sweeper dies, its lock dies with it
and the next one takes over; two sweepers do nothing twice.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from remit.web.hooks import SWEEPS
from remit.web.records import (
    delivering,
    erasing,
    folding,
    intake,
    measuring,
    proposing,
    sending,
)
from remit.web.records.models import Case, Service, Snapshot
from remit.web.records.proposer import SNAPSHOT_EVERY

UNDO_FOR = timedelta(minutes=10)
"""How long a decision can be taken back before it goes out."""

LEFT_UNROUTED = timedelta(seconds=10)
"""After that, whoever received a case and did not route it is taken for dead."""

OUTSIDE_TOOL_HAS = timedelta(seconds=60)
"""So long a case waits for the proposal of an outside tool; then an officer has it."""

AT_ONCE = 200

log = logging.getLogger(__name__)


def sweep(now: datetime | None = None) -> int:
    """Do what is due, up to so many of each kind, and return how much was done."""
    now = now or timezone.now()
    done = _each(_unrouted(now), _route)
    final = Case.objects.filter(state="decided", decided_at__lt=now - UNDO_FOR)
    done += _each(final.order_by("decided_at"), lambda case: sending.release(case.reference, now))
    done += delivering.deliver(now)
    for service in Service.objects.all():
        _tidy(service)
    return done + sum(more(now) for more in SWEEPS)


def _unrouted(now: datetime) -> QuerySet[Case]:
    ours = Q(service__tool="", arrived__lt=now - LEFT_UNROUTED)
    waiting = ours | Q(arrived__lt=now - OUTSIDE_TOOL_HAS)
    cases = Case.objects.filter(waiting, state="received").order_by("arrived")
    return cases.select_related("content", "department")


def _route(case: Case) -> None:
    if case.service.tool:
        intake.route(case.reference, None)
    else:
        proposing.propose_and_route(case)


def _each(cases: QuerySet[Case], act: Callable[[Case], object]) -> int:
    done = 0
    for case in cases.select_related("service")[:AT_ONCE]:
        try:
            act(case)
            done += 1
        except Exception:  # one case that breaks must not hold up all others
            log.exception("case %s is left for the next sweep", case.reference)
    return done


def _tidy(service: Service) -> None:
    erasing.finish(service)
    saved = dict(Snapshot.objects.filter(service=service).values_list("fold", "position"))
    for fold, save in (("remit", folding.save_snapshot), ("tallies", measuring.save)):
        if service.position - saved.get(fold, 0) >= SNAPSHOT_EVERY:
            save(service)
    proposing.proposer_of(service).tidy()
