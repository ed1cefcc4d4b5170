"""For who guards the ceiling: somebody else than the owner draws the line for a delegation."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from remit.core.authority import LADDER, Ceiling
from remit.core.sentences import Sentence, Share, say
from remit.web.accounts.entrances import demand, entitled
from remit.web.accounts.policy import Act
from remit.web.oversight.cards import Card
from remit.web.oversight.frame import shown
from remit.web.oversight.scope import visitor
from remit.web.oversight.ways import Words, delegation_for, done, refused
from remit.web.records import delegating

OWN_CEILING = say(
    "You answer for this delegation and cannot also set its ceiling. Somebody who gains nothing "
    "by it must."
)
FORBIDDEN = "none"
LINES = [f"{threshold.confidence:g}" for threshold in reversed(LADDER)]
CEILING = Words(
    say("Set a ceiling"),
    say("Set the ceiling"),
    say("The ceiling holds from this moment on."),
    OWN_CEILING,
)


@entitled(Act.SET_CEILING)
@require_http_methods(["GET", "POST"])
def ceiling(request: HttpRequest, service: str, name: str) -> HttpResponse:
    """Let somebody else than the owner draw the line above which it never goes."""
    found, card = delegation_for(request, service, name)
    demand(visitor(request), Act.SET_CEILING, found.department_id)
    if found.owner_id == visitor(request).pk:
        return refused(request, card, CEILING, OWN_CEILING)
    if request.method == "GET":
        return _ceiling_page(request, card)
    line, reason = request.POST.get("line", ""), request.POST.get("reason", "").strip()
    errors = dict(_wrong(line, reason))
    if errors:
        return _ceiling_page(request, card, line, reason, errors)
    forbidden = line == FORBIDDEN
    by = visitor(request).staff_number
    drawn = Ceiling(by, reason, 0.0 if forbidden else float(line), forbidden)
    return done(request, card, CEILING, lambda: delegating.set_ceiling(found, name, drawn))


def _ceiling_page(
    request: HttpRequest,
    card: Card,
    line: str = "",
    reason: str = "",
    errors: dict[str, Sentence] | None = None,
) -> HttpResponse:
    choices = [(text, _line_in_words(text)) for text in (*LINES, FORBIDDEN)]
    content = {"card": card, "act": CEILING, "choices": choices, "line": line, "reason": reason}
    status = 422 if errors else 200
    return shown(request, "ceiling", {**content, "errors": errors or {}}, status)


def _line_in_words(line: str) -> Sentence:
    if line == FORBIDDEN:
        return say("Nothing may be delegated")
    if not float(line):
        return say("No limit beyond the evidence")
    return say("Only what is at least {line} sure", line=Share(float(line)))


def _wrong(line: str, reason: str) -> list[tuple[str, Sentence]]:
    wrong = []
    if line not in (*LINES, FORBIDDEN):
        wrong.append(("line", say("Choose how far a delegation may go.")))
    if not reason:
        wrong.append(("reason", say("Give the reason; it is published beside the ceiling.")))
    return wrong
