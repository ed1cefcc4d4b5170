"""For officers and supervisors: decide, take back, sign."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from remit.web.accounts.entrances import entitled
from remit.web.accounts.policy import Act
from remit.web.casework.opening import actor_on, opened, person_of
from remit.web.casework.views.attempts import attempt, tried, version_in
from remit.web.casework.views.case import shown
from remit.web.records import deciding
from remit.web.records.models import Case


@entitled(Act.WORK_CASES)
@require_POST
def decide(request: HttpRequest, reference: str) -> HttpResponse:
    """Give a case its answer: accept what was proposed, correct it, or decide unseen."""
    case = opened(request, reference, "decided")
    actor = actor_on(person_of(request), case)
    answer, version = request.POST.get("answer", ""), version_in(request)
    told, status = tried(lambda: deciding.decide(reference, actor, answer, version))
    if told and not _was_done(reference, actor.name, answer, version):
        return shown(request, reference, told, status)
    if case.is_shown and case.proposed != answer:
        return redirect("casework:learnt", reference)
    return redirect("casework:case", reference)


@entitled(Act.WORK_CASES)
@require_POST
def undo(request: HttpRequest, reference: str) -> HttpResponse:
    """Take back a decision that has not gone out."""
    actor = actor_on(person_of(request), opened(request, reference, "took back"))
    version = version_in(request)
    return attempt(request, reference, lambda: deciding.undo(reference, actor, version))


@entitled(Act.COUNTERSIGN)
@require_POST
def countersign(request: HttpRequest, reference: str) -> HttpResponse:
    """Sign what an officer decided."""
    actor = actor_on(person_of(request), opened(request, reference, "signed"))
    version = version_in(request)
    return attempt(request, reference, lambda: deciding.countersign(reference, actor, version))


def _was_done(reference: str, by: str, answer: str, version: int) -> bool:
    """Say whether this very form was accepted before: it was sent twice, and counted once."""
    same = Case.objects.filter(reference=reference, decided_by=by, answer=answer)
    return same.filter(version=version + 1, state="decided").exists()
