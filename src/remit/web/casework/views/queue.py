"""For officers and supervisors: what there is to do, and finding a case."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from remit.core.sentences import Sentence, say
from remit.web import hooks
from remit.web.accounts.entrances import entitled
from remit.web.accounts.models import Department
from remit.web.accounts.policy import Act, departments_for
from remit.web.casework import names, queue, stops
from remit.web.casework.deadlines import deadline
from remit.web.casework.opening import person_of
from remit.web.casework.unseen import why_unseen
from remit.web.records import accessing, queueing, searching
from remit.web.records.acting import flow_of
from remit.web.records.models import Case, Service

TITLES = {
    "desk": say("To do"),
    "mine": say("Mine"),
    "passed_up": say("With a supervisor"),
    "waiting": say("Waiting for the citizen"),
    "decided": say("Not sent yet"),
    "referred": say("Referred by us"),
    "sent": say("Sent"),
}
"""What the views of the queue are called, in their order."""


@entitled(Act.WORK_CASES)
def show(request: HttpRequest) -> HttpResponse:
    """Show a page of the queue."""
    person, now = person_of(request), timezone.now()
    wanted = _wanted(request)
    mine = departments_for(person, Act.WORK_CASES) or frozenset()
    cases = wanted.of(person, mine)
    page = queue.page(cases, wanted.view, queue.Place.read(request.GET.get("after", "")), now)
    counts = {
        view: queue.counted(queue.Filter(view, wanted.department).of(person, mine))
        for view in ("desk", "mine", "waiting", "decided")
    }
    standings = {one: stops.standing(one) for one in stops.services_of(person)}
    officer_only = queue.only_officer(person, mine)
    return render(request, "casework/queue.html", {
        "views": _views(officer_only), "wanted": wanted, "counts": counts,
        "counted_up_to": queue.COUNTED,
        "late": queue.counted(cases.filter(due__lt=now)) if wanted.view == "desk" else 0,
        "departments": Department.objects.filter(pk__in=mine) if len(mine) > 1 else [],
        "states": _states(standings, mine - officer_only), "next": _address(request, page.next),
        "stopped": _stopped(standings),
        "supervises": bool(mine - officer_only),
        "stoppable": [service for service, one in standings.items() if one.in_force],
        **_rows(page.cases),
    })  # fmt: skip


@entitled(Act.WORK_CASES)
def next_case(request: HttpRequest) -> HttpResponse:
    """Go to the first case of the queue, or to the first that is not the one just worked on."""
    person = person_of(request)
    mine = departments_for(person, Act.WORK_CASES) or frozenset()
    cases = queue.Filter().of(person, mine).exclude(reference=request.GET.get("but", ""))
    first = queue.page(cases, "desk", queue.Place(), timezone.now()).cases[:1]
    if not first:
        return redirect("casework:queue")
    return redirect("casework:case", first[0].reference)


@entitled(Act.SEE_CASE)
def search(request: HttpRequest) -> HttpResponse:
    """Find cases by words of their messages, or one by its reference."""
    query = request.GET.get("q", "").strip()[:200]
    found = searching.search(accessing.visible(person_of(request)), query)
    place = queue.Place.read(request.GET.get("after", ""))
    page = queue.page(found, "found", place, timezone.now())
    content = {
        "query": query, "found": queue.counted(found), "counted_up_to": queue.COUNTED,
        "next": _address(request, page.next), **_rows(page.cases),
    }  # fmt: skip
    return render(request, "casework/search.html", content)


def _views(officer_only: frozenset[str]) -> dict[str, Sentence]:
    """Return the views of a queue; whoever supervises all of it has one of them on her desk."""
    return {key: title for key, title in TITLES.items() if officer_only or key != "passed_up"}


def _stopped(standings: dict[Service, stops.Standing]) -> list[tuple[Service, str | Sentence]]:
    """Return the services whose tools were stopped and decide nothing, each with who did it."""
    return [
        (service, stops.stopped_by(service, standing.stopped))
        for service, standing in standings.items()
        if standing.stopped and not standing.in_force
    ]


def _states(services: Iterable[Service], supervised: frozenset[str]) -> dict[str, Sentence]:
    """Return the states in which cases of some services lie on a desk, and their names."""
    flows = [hooks.flow(service.flow, service.flow_version) for service in services]
    return {
        state.key: state.label
        for flow in flows
        for state in flow.states
        if state.key in queueing.desk_states(flow)
        and (supervised or state.key not in queueing.PASSED_UP)
    }


def _wanted(request: HttpRequest) -> queue.Filter:
    view = request.GET.get("view", "")
    return queue.Filter(
        view if view in TITLES else "desk",
        request.GET.get("department", ""),
        request.GET.get("state", ""),
    )


def _address(request: HttpRequest, after: queue.Place | None) -> str:
    """Return the address of the next page, with the filters as they are."""
    kept = {name: value for name, value in request.GET.items() if name != "after"}
    return "?" + urlencode({**kept, "after": str(after)}) if after else ""


def _rows(cases: list[Case]) -> dict[str, Any]:
    """Return what every list of cases needs to know."""
    now = timezone.now()
    services = {case.service_id: case.service for case in cases}
    labels = {
        (key, kind.key): kind.label
        for key, service in services.items()
        for kind in names.case_types(service)
    }
    return {
        "cases": cases,
        "labels": labels,
        "now": now,
        "unseen": {case.pk: why_unseen(case) for case in cases},
        "deadlines": {case.pk: deadline(case, now) for case in cases},
        "state_of": {case.pk: flow_of(case).state(case.state).label for case in cases},
    }
