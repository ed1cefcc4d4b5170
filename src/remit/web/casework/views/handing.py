"""For officers and supervisors: a case goes to somebody else, waits, or comes back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from remit.core.sentences import Sentence
from remit.web.accounts.entrances import entitled
from remit.web.accounts.models import Department
from remit.web.accounts.policy import Act
from remit.web.casework import names
from remit.web.casework.acts import offers
from remit.web.casework.opening import actor_on, opened, person_of
from remit.web.casework.views.attempts import attempt, tried, version_in
from remit.web.casework.views.case import shown
from remit.web.records import asking, closing, referring, splitting
from remit.web.records.acting import Actor
from remit.web.records.models import Case

AT_ONCE: dict[str, Callable[..., object]] = {
    "escalate": referring.escalate,
    "take_back": referring.take_back,
    "return": referring.give_back,
}
"""What is done by pressing a button, because it can be taken back in the same way."""

TOLD: dict[str, Callable[..., object]] = {
    "ask": lambda case, actor, form, version: asking.ask(case, actor, form("text"), version),
    "answered": lambda case, actor, form, version: asking.record_answer(
        case, actor, form("text"), version
    ),
    "split": lambda case, actor, form, version: splitting.split(
        case, actor, form("text"), version
    ),
    "refer": lambda case, actor, form, version: referring.refer(
        case, actor, form("department"), version
    ),
    "reopen": lambda case, actor, form, version: closing.reopen(case, actor, version),
    "withdraw": lambda case, actor, form, version: closing.withdraw(case, actor, version),
}
"""What needs a page: words, a choice, or a second thought."""


@entitled(Act.SEE_CASE)
@require_POST
def at_once(request: HttpRequest, reference: str, act: str) -> HttpResponse:
    """Do what needs nothing but a button."""
    if act not in AT_ONCE:
        raise Http404
    actor = actor_on(person_of(request), opened(request, reference, act))
    version = version_in(request)
    return attempt(request, reference, lambda: AT_ONCE[act](reference, actor, version))


@entitled(Act.WORK_CASES)
def told(request: HttpRequest, reference: str, act: str) -> HttpResponse:
    """Ask for what an act needs, and do it."""
    if act not in TOLD:
        raise Http404
    case = opened(request, reference, act)
    actor = actor_on(person_of(request), case)
    if request.method != "POST":
        return _form(request, case, actor, act)
    version = version_in(request)

    def form(name: str) -> str:
        return str(request.POST.get(name, "")).replace("\0", "")  # PostgreSQL keeps none

    problems, status = tried(lambda: TOLD[act](reference, actor, form, version))
    if status == 422:
        return _form(request, case, actor, act, problems)
    if problems:
        return shown(request, reference, problems, status)
    return redirect("casework:case", reference)


def _form(
    request: HttpRequest, case: Case, actor: Actor, act: str, problems: tuple[Sentence, ...] = ()
) -> HttpResponse:
    if not any(offer.act == act for offer in offers(case, actor).others):
        return redirect("casework:case", case.reference)
    content = {"case": case, "act": act, "problems": problems, **_choices(case, act)}
    status = 422 if problems else 200
    return render(request, f"casework/{act}.html", content, status=status)


def _choices(case: Case, act: str) -> dict[str, Any]:
    if act != "refer":
        return {}
    departments = Department.objects.exclude(pk=case.department_id)
    return {"departments": departments, "joint": _joint(case)}


def _joint(case: Case) -> Department | None:
    """Return who shares the responsibility, as far as the case's page says what it is."""
    said = case.answer or (case.proposed if case.is_shown else "")
    kinds = {kind.key: kind for kind in names.case_types(case.service)}
    return kinds[said].joint_with if said in kinds else None
