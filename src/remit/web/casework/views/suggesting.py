"""For everybody who works here: suggest a change where one thought of it, and read them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from remit.core.sentences import Sentence
from remit.web.accounts.entrances import entitled
from remit.web.accounts.models import Person
from remit.web.accounts.policy import Act, departments_for
from remit.web.casework.opening import person_of
from remit.web.records import accessing, suggesting
from remit.web.records.errors import Refused

AT_ONCE = 50


@entitled(Act.SUGGEST)
def suggest(request: HttpRequest) -> HttpResponse:
    """Keep a suggestion with the place where it was made."""
    person = person_of(request)
    place = _place(request.POST.get("place", request.GET.get("place", "/"))[:200])
    problem: Sentence | None = None
    if request.method == "POST":
        try:
            kept = suggesting.suggest(
                person, _department(person, place), place, request.POST.get("text", "")
            )
        except Refused as refused:
            problem = refused.sentence
        else:
            return render(request, "casework/suggested.html", {"suggestion": kept})
    content = {"place": place, "problem": problem}
    return render(request, "casework/suggest.html", content, status=422 if problem else 200)


@entitled(Act.MANAGE_SERVICE)
def suggestions(request: HttpRequest) -> HttpResponse:
    """Show what was suggested, to those who answer for a department's services."""
    mine = departments_for(person_of(request), Act.MANAGE_SERVICE)
    found = suggesting.suggestions(mine)[:AT_ONCE]
    return render(request, "casework/suggestions.html", {"suggestions": list(found)})


def _place(written: str) -> str:
    """Return an address of this site; whoever reads a suggestion is led nowhere else."""
    is_here = written.startswith("/") and url_has_allowed_host_and_scheme(written, None)
    return written if is_here else "/"


def _department(person: Person, place: str) -> str:
    """Return whose suggestion it is: on a case that of its service, else one's own."""
    parts = place.split("/")
    if place.startswith("/casework/case/"):
        case = accessing.visible(person).filter(reference=parts[3]).first()
        if case is not None:
            return case.service.department_id
    return person.roles[0][0]
