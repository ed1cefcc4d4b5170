"""For the owner: what she must know at once, such as that a delegation ended by itself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from remit.core.cases import DelegationSuspended
from remit.core.sentences import Sentence, say
from remit.web.accounts.entrances import entitled
from remit.web.accounts.models import Person
from remit.web.accounts.policy import Act
from remit.web.oversight import words
from remit.web.oversight.frame import shown
from remit.web.oversight.scope import services_for, visitor
from remit.web.records.facts import from_data
from remit.web.records.models import CaseType, Fact, Notice
from remit.web.records.notices import effect_of
from remit.web.records.sending import COUNTERSIGN

LATEST = 100

WHAT = {
    "suspended:alarm": say("Suspended, because too many decisions were wrong"),
    "suspended:lapsed": say("Paused, because verdicts are overdue"),
    "suspended:stopped": say("Stopped by a person"),
    "suspended:version": say("Ended, because the tool became another version"),
    "suspended:ceiling": say("Ended, because the ceiling was lowered"),
}
ASKED_TO_ERASE = say("A citizen asks you to erase what she wrote")


@entitled(Act.SEE_OVERSIGHT)
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Show the latest notices, or mark them all as read."""
    mine = Notice.objects.filter(person=visitor(request))
    if request.method == "POST":
        mine.filter(read_at__isnull=True).update(read_at=timezone.now())
        return redirect("oversight:notices")
    titles = _titles(request)
    stops = _stops(request)
    rows = [(notice, *_told(notice, titles, stops)) for notice in mine[:LATEST]]
    return shown(request, "notices", {"rows": rows})


def _told(
    notice: Notice, titles: dict[tuple[str, str], Sentence | str], stops: dict[str, Sentence]
) -> tuple[Sentence | str, Sentence | str, str]:
    """Return what happened, to what, and the address of its page."""
    if notice.kind == "erasure":
        about = say("Report {reference}", reference=notice.about)
        return ASKED_TO_ERASE, about, reverse("oversight:erasure", args=[notice.about])
    service = notice.effect.split(":")[1]
    group = notice.about.removeprefix(COUNTERSIGN)
    what = stops.get(notice.effect) or WHAT.get(notice.kind) or notice.kind
    address = reverse("oversight:delegation", args=[service, notice.about])
    return what, titles.get((service, group), group), address


def _stops(request: HttpRequest) -> dict[str, Sentence]:
    """Return who stopped what and why, by the effect of the notice; stops are few."""
    ended = Fact.objects.filter(
        service__in=services_for(visitor(request)), kind="DelegationSuspended"
    )
    facts = [
        (fact.service, event)
        for fact in ended.select_related("service").order_by("position")
        if isinstance(event := from_data(fact.kind, fact.data), DelegationSuspended) and event.note
    ]
    people = Person.objects.filter(staff_number__in={event.by for _, event in facts})
    names = {person.staff_number: str(person) for person in people}
    return {
        effect_of(service, event): words.stopped(names.get(event.by, event.by), event.note)
        for service, event in facts
    }


def _titles(request: HttpRequest) -> dict[tuple[str, str], Sentence | str]:
    types = CaseType.objects.filter(service__in=services_for(visitor(request)), is_current=True)
    groups: dict[tuple[str, str], list[CaseType]] = {}
    for case_type in types.select_related("service").order_by("pk"):
        groups.setdefault((case_type.service.key, case_type.group), []).append(case_type)
    return {group: words.title_of(held) for group, held in groups.items()}
