"""For owners and auditors: each error that audits found, and what was done about it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from remit.core.sentences import Sentence, say
from remit.web.accounts.entrances import entitled
from remit.web.accounts.policy import Act
from remit.web.oversight.frame import shown
from remit.web.oversight.scope import service_for, visitor
from remit.web.records.remedying import LATEST, Remedy, remedies

CAUGHT = say("Caught before it went out; an officer decides")
REOPENED = say("Reopened; an officer decides anew")
TAKEN_UP = say("A person had taken it up already")
NOTHING_TO_TELL = say("nothing to tell")
NOT_YET = say("not yet")
CLOSED = say("closed")


@entitled(Act.SEE_OVERSIGHT)
def page(request: HttpRequest, service: str) -> HttpResponse:
    """Show the errors found last."""
    found = service_for(visitor(request), service)
    latest = remedies(found)
    rows = [_row(remedy) for remedy in latest]
    content = {"service": found, "remedies": latest, "rows": rows, "latest": LATEST}
    return shown(request, "remedies", content)


def _row(remedy: Remedy) -> tuple[object, ...]:
    closed = remedy.review.case.state == "closed"
    return (
        remedy.reference,
        remedy.review.returned_at,
        _done(remedy),
        remedy.told_at or NOTHING_TO_TELL,
        remedy.righted_at or (CLOSED if closed else NOT_YET),
    )


def _done(remedy: Remedy) -> Sentence:
    if remedy.caught:
        return CAUGHT
    return REOPENED if remedy.told_at else TAKEN_UP
