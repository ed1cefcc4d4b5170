"""Which services somebody may look into, and as whom she acts there."""

from __future__ import annotations

from typing import cast

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest

from remit.web.accounts.models import Person
from remit.web.accounts.policy import Act, departments_for
from remit.web.records.models import Service


def visitor(request: HttpRequest) -> Person:
    """Return whoever is signed in; the door let nobody else through."""
    return cast(Person, request.user)


def services_for(person: Person, act: Act = Act.SEE_OVERSIGHT) -> QuerySet[Service]:
    """Return the services of her departments, and those that hand cases to them."""
    services = Service.objects.select_related("owner", "department").order_by("key")
    where = departments_for(person, act)
    if where is None:
        return services
    hands_over = Q(case_types__department__in=where, case_types__is_current=True)
    return services.filter(Q(department__in=where) | hands_over).distinct()


def service_for(person: Person, key: str, act: Act = Act.SEE_OVERSIGHT) -> Service:
    """Return a service that she may look into; for all others it is not there."""
    service = services_for(person, act).filter(key=key).first()
    if service is None:
        raise Http404
    return service
