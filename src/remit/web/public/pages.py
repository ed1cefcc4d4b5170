"""Who uses these pages: anybody who comes to the site, and whoever asks how it keeps its word."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from remit.web.accounts.entrances import public
from remit.web.public.words import proven
from remit.web.records.models import Service
from remit.web.records.publishing import lent_to_tool


@public
@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """Say what one can do here."""
    in_force = [
        one
        for service in Service.objects.order_by("pk")
        for one in lent_to_tool(service)
        if one.state == "granted"
    ]
    return render(request, "public/start.html", {"proven": proven(in_force) if in_force else None})


@public
@require_GET
def privacy(request: HttpRequest) -> HttpResponse:
    """Say what is kept about people, and why."""
    return render(request, "public/privacy.html", {"service": _service()})


@public
@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    """Say who can use the site, and what does not work yet."""
    return render(request, "public/accessibility.html", {"service": _service()})


def _service() -> Service | None:
    """Return the service whose office answers for the site."""
    return Service.objects.select_related("department").order_by("pk").first()
