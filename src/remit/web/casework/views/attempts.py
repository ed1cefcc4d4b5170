"""Trying an act: it happens and leads on, or the case is shown as it is with what prevented it."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from remit.core.errors import NotAllowed
from remit.core.sentences import Sentence
from remit.web.casework.views.case import shown
from remit.web.look.numbers import whole
from remit.web.records.errors import ChangedMeanwhile, Refused


def version_in(request: HttpRequest) -> int:
    """Return the version of the case on the page from which somebody acts."""
    return whole(request.POST.get("version", ""), -1)


def attempt(request: HttpRequest, reference: str, act: Callable[[], object]) -> HttpResponse:
    """Try an act upon a case and lead to its page."""
    told, status = tried(act)
    if told:
        return shown(request, reference, told, status)
    return redirect("casework:case", reference)


def tried(act: Callable[[], object]) -> tuple[tuple[Sentence, ...], int]:
    """Try an act; return what prevented it, if anything did, and what to answer with."""
    try:
        act()
    except ChangedMeanwhile as changed:
        return (changed.sentence,), 409
    except NotAllowed as refused:
        return refused.sentences, 409
    except Refused as refused:
        return (refused.sentence,), 422
    return (), 200
