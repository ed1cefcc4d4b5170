"""For auditors: deciding a second time, without knowing how it was decided the first time."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from remit.core.sentences import say
from remit.web.accounts.entrances import entitled
from remit.web.accounts.models import Person
from remit.web.accounts.policy import Act, departments_for
from remit.web.look.errors import error_page
from remit.web.oversight.frame import shown
from remit.web.oversight.scope import visitor
from remit.web.records import accessing, auditing
from remit.web.records.acting import Actor
from remit.web.records.errors import Refused
from remit.web.records.models import CaseType, Fact, Review, Service
from remit.web.records.remedying import remedy_of

SKIPPED = "skipped_audits"
LEFT_FOR = timedelta(hours=12)
"""For how long an audit that somebody cannot tell is kept out of her way."""


@entitled(Act.AUDIT)
def room(request: HttpRequest) -> HttpResponse:
    """Show how many audits wait, and lead to the next."""
    person = visitor(request)
    mine, today = _left(request), timezone.localdate()
    done = Review.objects.filter(auditor=person, returned_at__date=today).count()
    content = {"next": mine.first(), "waiting": mine.count(), "done": done}
    return shown(request, "audits", content)


@entitled(Act.AUDIT)
@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, number: int) -> HttpResponse:
    """Show a message and the choices, and nothing else; then take the verdict."""
    person = visitor(request)
    answer, sure = request.POST.get("answer", ""), "sure" in request.POST
    if sure and Review.objects.filter(pk=number, auditor=person, answer=answer).exists():
        return redirect("oversight:audited", number)  # sent twice, and counted once
    found = get_object_or_404(_mine(person).select_related("case__service"), pk=number)
    if "skip" in request.POST:
        return _leave(request, found)
    if answer and sure:
        return _return(request, found, answer)
    types = found.case.service.case_types.filter(is_current=True).select_related("department")
    chosen = types.filter(key=answer).first()
    if chosen is not None:
        return shown(request, "verdict", {"review": found, "chosen": chosen})
    return _ask(request, found, types)


def _ask(request: HttpRequest, review: Review, types: QuerySet[CaseType]) -> HttpResponse:
    accessing.log(visitor(request), review.case, "audit")
    unanswered = request.method == "POST"
    content = {
        "review": review,
        "content": review.case.content,
        "types": sorted(types, key=str),
        "unanswered": unanswered,
        "waiting": _left(request).count(),
    }
    return shown(request, "audit", content, 422 if unanswered else 200)


@entitled(Act.AUDIT)
def after(request: HttpRequest, number: int) -> HttpResponse:
    """Say what follows from a verdict that one gave."""
    person = visitor(request)
    mine = Review.objects.filter(auditor=person).select_related("case__service")
    found = get_object_or_404(mine, pk=number)
    remedy = remedy_of(found) if found.loss else None
    content = {
        "review": found,
        "remedy": remedy,
        "ended": bool(found.loss) and _ended(found),
        "owner": found.case.service.owner,
        "next": _left(request).first(),
    }
    return shown(request, "audited", content)


def _mine(person: Person) -> QuerySet[Review]:
    """Return the audits that somebody may do.

    Whoever answers for a delegation, or decided or opened the case, does not judge it.
    """
    services = Service.objects.filter(department__in=_where(person)).exclude(owner=person)
    waiting = Review.objects.filter(returned_at__isnull=True, case__service__in=services)
    waiting = waiting.exclude(case__decided_by=person.staff_number)
    seen = auditing.seen_by(person.staff_number).filter(case=OuterRef("case__reference"))
    waiting = waiting.exclude(Exists(seen))
    return waiting.select_related("case__content").order_by("drawn_at", "id")


def _left(request: HttpRequest) -> QuerySet[Review]:
    """Return the audits that somebody may do, without those that she left to others lately."""
    return _mine(visitor(request)).exclude(pk__in=_skipped(request))


def _skipped(request: HttpRequest) -> dict[str, float]:
    """Return which audits somebody could not tell lately, and when that was."""
    told: dict[str, float] = request.session.get(SKIPPED, {})
    since = (timezone.now() - LEFT_FOR).timestamp()
    return {number: at for number, at in told.items() if at > since}


def _leave(request: HttpRequest, review: Review) -> HttpResponse:
    """Leave an audit in the queue for somebody else, and go on with the next."""
    now = timezone.now().timestamp()
    request.session[SKIPPED] = {**_skipped(request), str(review.pk): now}
    following = _left(request).first()
    if following is None:
        return redirect("oversight:audits")
    return redirect("oversight:audit", following.pk)


def _where(person: Person) -> frozenset[str]:
    return departments_for(person, Act.AUDIT) or frozenset()


def _return(request: HttpRequest, review: Review, answer: str) -> HttpResponse:
    person = visitor(request)
    actor = Actor(person.staff_number, "auditor", _where(person))
    try:
        auditing.return_review(review, actor, answer)
    except Refused as refused:
        return error_page(request, 409, say("This verdict was not taken"), refused.sentence)
    return redirect("oversight:audited", review.pk)


def _returned(review: Review) -> datetime:
    assert review.returned_at is not None, "only a verdict that is in has an after"
    return review.returned_at


def _ended(review: Review) -> bool:
    """Say whether a delegation ended in the very moment in which this verdict came in."""
    ended = Fact.objects.filter(
        service=review.case.service, kind="DelegationSuspended", at=_returned(review)
    )
    return any(fact.data["delegation"] == review.delegation for fact in ended)
