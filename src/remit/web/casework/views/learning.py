"""For whoever corrected: what the tool learnt from it, and what to do about open cases."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from remit.core.sentences import counted
from remit.web.accounts.entrances import entitled
from remit.web.accounts.policy import Act, departments_for
from remit.web.casework import learnt, names, reasons
from remit.web.casework.opening import actor_on, opened, opening_of, person_of
from remit.web.look.language import spoken
from remit.web.records.models import Case


@entitled(Act.WORK_CASES)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what a correction taught, and which open cases read differently now."""
    case = opened(request, reference, "looked at what was learnt")
    if not (case.is_shown and case.answer and case.answer != case.proposed):
        return redirect("casework:case", reference)
    kinds = {kind.key: kind for kind in names.case_types(case.service)}
    words = reasons.telling_words(case, case.answer, opening_of(case))
    found = learnt.learnt_from(case, _open_cases(request))
    content = {"case": case, "kind_of": kinds, "words": words, "learnt": found,
               "read": learnt.READ_AGAIN}  # fmt: skip
    return render(request, "casework/learnt.html", content)


@entitled(Act.WORK_CASES)
@require_POST
def apply(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the proposals of chosen cases as they read now."""
    case = opened(request, reference, "applied what was learnt")
    chosen = _open_cases(request).filter(reference__in=request.POST.getlist("case"))
    cases = chosen.select_related("service", "department", "content")[: learnt.READ_AGAIN]
    done = learnt.apply(cases, actor_on(person_of(request), case))
    told = counted(done, "{n} open case now shows the new proposal.",
                   "{n} open cases now show the new proposal.")  # fmt: skip
    messages.success(request, spoken().said(told))
    return redirect("casework:case", reference)


def _open_cases(request: HttpRequest) -> QuerySet[Case]:
    """Return the cases of the queues in which somebody works."""
    mine = departments_for(person_of(request), Act.WORK_CASES) or frozenset()
    return Case.objects.filter(department__in=mine)
