"""For whoever asks how much there is to do, and who does it, week by week."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from remit.core.sentences import say
from remit.web.accounts.entrances import entitled
from remit.web.accounts.policy import Act
from remit.web.oversight import charts
from remit.web.oversight.frame import shown
from remit.web.oversight.scope import service_for, visitor
from remit.web.records import measuring

TITLE = say("Decisions that went out, week by week.")


@entitled(Act.SEE_OVERSIGHT)
def page(request: HttpRequest, service: str) -> HttpResponse:
    """Show how many decisions went out in each week."""
    found = service_for(visitor(request), service)
    with measuring.counting(found) as tallies:
        weeks = measuring.weeks(tallies, timezone.localdate())
    content = {
        "service": found,
        "rows": [(week.begins, week.by_tool, week.by_person) for week in reversed(weeks)],
        "whole": weeks[-2] if len(weeks) > 1 else weeks[-1] if weeks else None,
        "chart": charts.chart(charts.volumes(weeks), "volumes", TITLE) if weeks else None,
    }
    return shown(request, "volumes", content)
