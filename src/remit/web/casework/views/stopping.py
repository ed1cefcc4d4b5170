"""For any officer: stop a tool, at once and without asking anybody."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from remit.core.sentences import Names, Sentence, say
from remit.web.accounts.entrances import entitled
from remit.web.accounts.policy import Act
from remit.web.casework import names
from remit.web.casework.opening import person_of
from remit.web.casework.stops import in_force, services_of
from remit.web.records import delegating, suggesting
from remit.web.records.models import Service

NO_REASON = say("Say why the tool must stop: its owner has to know what to put right.")
NOTHING_CHOSEN = say("Choose what the tool must no longer decide.")


@entitled(Act.STOP_TOOL)
def stop(request: HttpRequest, key: str) -> HttpResponse:
    """Say what will happen if the tool is stopped, and stop it."""
    service = get_object_or_404(services_of(person_of(request)), key=key)
    running = in_force(service)
    chosen = [name for name in request.POST.getlist("delegation") if name in running]
    reason = request.POST.get("reason", "")
    problems = _problems(chosen, reason) if request.method == "POST" else []
    if chosen and not problems:
        _stop(request, service, chosen, reason)
        return render(request, "casework/stopped.html", {"groups": _groups(service, chosen)})
    content = {
        "service": service,
        "groups": _groups(service, running),
        "problems": problems,
        "reason": reason,
        "chosen": chosen or (running if len(running) == 1 else []),
    }
    return render(request, "casework/stop.html", content, status=422 if problems else 200)


def _problems(chosen: list[str], reason: str) -> list[tuple[str, Sentence]]:
    problems = [] if chosen else [("delegation", NOTHING_CHOSEN)]
    return problems if reason.strip() else [*problems, ("reason", NO_REASON)]


def _stop(request: HttpRequest, service: Service, chosen: list[str], reason: str) -> None:
    person = person_of(request)
    for name in chosen:
        delegating.stop(service, name, person.staff_number, note=reason)
        place = f"{request.path}#{name}"
        suggesting.suggest(person, service.department_id, place, reason)


def _groups(service: Service, delegations: list[str]) -> list[tuple[str, Names]]:
    """Return the kinds of case that each delegation is about."""
    kinds = names.case_types(service)
    return [
        (name, Names(tuple(kind.label for kind in kinds if kind.group == name)))
        for name in delegations
    ]
