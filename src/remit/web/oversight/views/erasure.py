"""For the owner: a citizen asked for it, and what she wrote is erased for good."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from remit.web.accounts.entrances import entitled
from remit.web.accounts.policy import Act
from remit.web.oversight.frame import shown
from remit.web.oversight.scope import visitor
from remit.web.records import accessing, erasing
from remit.web.records.acting import flow_of
from remit.web.records.errors import Refused
from remit.web.records.models import Attachment, Case, Contact, Message


@entitled(Act.ERASE_CONTENT)
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, reference: str) -> HttpResponse:
    """Say what is erased and what stays, erase it, and show the receipt."""
    case = _owned(request, reference)
    if request.method == "GET" or case.content.erased_at:
        return _shown(request, case)
    try:
        erasing.erase(reference, visitor(request).staff_number)
    except Refused:
        return _shown(request, case, 409)
    return redirect("oversight:erasure", reference)


def _owned(request: HttpRequest, reference: str) -> Case:
    """Return a case of her own service; that she opened it, or tried to, is on record."""
    person = visitor(request)
    cases = accessing.visible(person, Act.ERASE_CONTENT).filter(service__owner=person)
    case = cases.select_related("service", "content").filter(reference=reference).first()
    if case is None:
        if Case.objects.filter(reference=reference).exists():
            accessing.log(person, reference, "refused")
        raise Http404
    accessing.log(person, case, "erasure")
    return case


def _shown(request: HttpRequest, case: Case, status: int = 200) -> HttpResponse:
    parts = erasing.parts_of(case)
    content = {
        "case": case,
        "receipt": erasing.receipt_of(case),
        "waits": erasing.UNJUDGED if erasing.must_wait(case) else None,
        "state": flow_of(case).state(case.state),
        "split": [part.reference for part in parts[1:]],
        "photos": Attachment.objects.filter(case__in=parts).count(),
        "letters": Message.objects.filter(case__in=parts).count(),
        "has_contact": Contact.objects.filter(case__in=parts).exists(),
    }
    return shown(request, "erasure", content, status)
