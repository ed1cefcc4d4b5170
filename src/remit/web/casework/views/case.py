"""For officers, supervisors and owners: one case, and what to do with it."""

from __future__ import annotations

from django.db.models.functions import Substr
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from remit.core.sentences import Sentence, say
from remit.web.accounts.entrances import entitled
from remit.web.accounts.policy import Act
from remit.web.casework import names
from remit.web.casework.opening import length_of, opened, person_of
from remit.web.casework.page import content_of
from remit.web.hooks import Panel, Place, panels
from remit.web.look.numbers import whole
from remit.web.records import accessing
from remit.web.records.acting import flow_of
from remit.web.records.models import Case, Content

PART = 20_000
"""How many characters of a long message a page holds."""

LOOKS = {
    "opened": say("Opened it"),
    "refused": say("Tried to open it and was refused"),
    "decided": say("Decided it"),
    "took back": say("Took the decision back"),
    "signed": say("Signed it"),
    "read the whole message": say("Read the whole message"),
    "looked at a photo": say("Looked at a photo"),
    "looked at what was learnt": say("Looked at what was learnt from it"),
    "applied what was learnt": say("Applied what was learnt from it"),
    "read this list": say("Read this list"),
}
"""What accesses to a case are called; others go by the act in the flow."""


@entitled(Act.SEE_CASE)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """Show a case."""
    return shown(request, reference)


def shown(
    request: HttpRequest, reference: str, told: tuple[Sentence, ...] = (), status: int = 200
) -> HttpResponse:
    """Return the page of a case as it is now, after something that did not happen if told so."""
    case = opened(request, reference)
    content = content_of(case, person_of(request)) | {"told": told} | _panels(request, case)
    return render(request, "casework/case.html", content, status=status)


def _panels(request: HttpRequest, case: Case) -> dict[str, list[Panel]]:
    return {
        "under_message": panels(Place.CASE_MESSAGE, request, case),
        "beside_message": panels(Place.CASE_DESK, request, case),
        "below": panels(Place.CASE_REST, request, case),
    }


@entitled(Act.SEE_CASE)
def text(request: HttpRequest, reference: str) -> HttpResponse:
    """Show all of a long message, part by part."""
    case = opened(request, reference, "read the whole message")
    number = whole(request.GET.get("part", ""), 1)
    part = Substr("text", (max(number, 1) - 1) * PART + 1, PART)
    found = Content.objects.filter(case=case).values_list(part, flat=True)
    parts = -(-length_of(case) // PART)
    return render(request, "casework/text.html", {
        "case": case, "part": get_object_or_404(found), "number": number, "parts_of": parts,
        "last": number >= parts,
    })  # fmt: skip


@entitled(Act.SEE_CASE)
def photo(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Show a photo that came with a case."""
    case = opened(request, reference, "looked at a photo")
    found = get_object_or_404(case.attachments, pk=number)
    return HttpResponse(
        bytes(found.data),
        content_type=found.media_type,
        headers={"X-Content-Type-Options": "nosniff", "Cache-Control": "private, max-age=600"},
    )


@entitled(Act.SEE_ACCESS_LOG)
def accesses(request: HttpRequest, reference: str) -> HttpResponse:
    """Show who looked at a case, and when."""
    case = opened(request, reference, "read this list", Act.SEE_ACCESS_LOG)
    rows = list(accessing.accesses(case)[:200])
    people = names.people(row.person for row in rows)
    looks = dict(flow_of(case).acts) | LOOKS
    content = {"case": case, "rows": rows, "names": people, "looks": looks}
    return render(request, "casework/accesses.html", content)
