"""Who uses these pages: anybody who wants to know what the city lets programs decide.

Nobody fills them in: they are counted from the journal.
"""

from __future__ import annotations

import csv

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from remit.web.accounts.entrances import public
from remit.web.hooks import Place, panels
from remit.web.public.record import record_of
from remit.web.public.words import happened, state_of
from remit.web.records.models import Service
from remit.web.records.publishing import Register, day_of_event, register


@public
@require_GET
def tools(request: HttpRequest) -> HttpResponse:
    """List the tools and who answers for each."""
    services = Service.objects.select_related("department").order_by("pk")
    return render(request, "public/tools.html", {"services": services})


@public
@require_GET
def tool(request: HttpRequest, key: str) -> HttpResponse:
    """Show all that is published about one tool."""
    published = _of(key)
    owners = {number: str(person) for number, person in published.owners.items()}
    history = sorted(
        ((event.at, day_of_event(event), one, happened(event, owners))
         for one in published.delegations for event in one.history),
        key=lambda line: line[0], reverse=True,
    )  # fmt: skip
    content = {
        "register": published,
        "service": published.service,
        "state_of": state_of,
        "history": [line[1:] for line in history],
        "panels": panels(Place.TOOL, request, published.service),
        "by_tool": sum(month.by_tool for month in published.months),
        "by_person": sum(month.by_person for month in published.months),
    }
    return render(request, "public/tool.html", content)


@public
@require_GET
def as_json(request: HttpRequest, key: str) -> HttpResponse:
    """Return the record in the order of the transparency standards."""
    record = record_of(_of(key), request.build_absolute_uri)
    return JsonResponse(record, json_dumps_params={"ensure_ascii": False, "indent": 2})


@public
@require_GET
def as_csv(request: HttpRequest, key: str) -> HttpResponse:
    """Return who decided how many cases, month by month."""
    published = _of(key)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{key}-volumes.csv"'
    rows = csv.writer(response)
    rows.writerow(["month", "decided_by_tool", "decided_by_person", "is_simulated"])
    for month in published.months:
        simulated = "yes" if published.service.is_simulated else "no"
        rows.writerow([f"{month.first:%Y-%m}", month.by_tool, month.by_person, simulated])
    return response


def _of(key: str) -> Register:
    return register(get_object_or_404(Service.objects.select_related("department"), key=key))
