"""Who uses these pages: somebody who reported something and wants to know what came of it.

Whoever has the private link has the report; nobody needs an account.  Of those who work on it,
only what they are is shown: a person, a supervisor, a program.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from remit.core.errors import NotAllowed
from remit.core.sentences import Sentence, say
from remit.web.accounts.entrances import View, public
from remit.web.hooks import Place, panels
from remit.web.look.errors import busy
from remit.web.look.language import spoken
from remit.web.public.limiting import GUESSES
from remit.web.public.story import due_day, page_of
from remit.web.public.typed import Errors, Reach, Wrong, read_reach, too_long, typed
from remit.web.public.wishes import MOST_REASON, WISHES, offered
from remit.web.records import asking, citizens
from remit.web.records.acting import CITIZEN
from remit.web.records.errors import Refused
from remit.web.records.models import Case
from remit.web.records.telephones import phone_number

PAGE = "public/case/case.html"
CasePage = Callable[..., HttpResponse]


def own(view: CasePage) -> View:
    """Let in whoever has the private link; a wrong one leads nowhere, and not often."""

    @public
    @never_cache
    @wraps(view)
    def entered(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponse:
        case = citizens.by_token(token)
        if case is None:
            if not GUESSES.leaves(request):
                return busy(request)
            GUESSES.count(request)
            raise Http404
        response = view(request, case, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        return response

    return entered


@public
@never_cache
@require_http_methods(["GET", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """Find a report by its reference and by how its citizen is reached."""
    reference, reach = typed(request, "reference"), typed(request, "reach")
    if request.method == "GET":
        return render(request, "public/follow.html", {"errors": [], "wrong": Wrong()})
    if not GUESSES.leaves(request):
        return busy(request)
    errors: Errors = []
    if not reference:
        errors.append(("reference", say("Enter the reference of your report.")))
    if not reach:
        errors.append(("reach", say("Enter the e-mail address or telephone number you gave us.")))
    found = citizens.by_reach(_spelt(reference), phone_number(reach) or reach)
    if found and not errors:
        return redirect("public:case", found.token)
    if not errors:
        GUESSES.count(request)
        errors.append(("reference", NOT_FOUND))
    content = {"errors": errors, "wrong": Wrong(errors), "reference": reference, "reach": reach}
    return render(request, "public/follow.html", content, status=422)


NOT_FOUND = say(
    "We know no report with this reference and this way to reach you. Check both; if you gave us "
    "neither address nor number, only the private link leads to your report."
)


def _spelt(reference: str) -> str:
    """Return a reference as it is kept, however it was typed."""
    plain = "".join(reference.upper().replace("-", " ").split())
    return f"{plain[:5]}-{plain[5:]}" if len(plain) == 10 else reference.upper()


@own
@require_GET
def follow(request: HttpRequest, case: Case) -> HttpResponse:
    """Show how a report stands."""
    return render(request, PAGE, _page(request, case) | {"errors": [], "wrong": Wrong()})


def _page(request: HttpRequest, case: Case) -> dict[str, Any]:
    return {**page_of(case), "panels": panels(Place.CITIZEN_CASE, request, case)}


def _wrong(request: HttpRequest, case: Case, errors: Errors, answered: str = "") -> HttpResponse:
    """Show the same page with what is wrong."""
    content = _page(request, case) | {"errors": errors, "wrong": Wrong(errors)}
    return render(request, PAGE, content | {"answered": answered}, status=422)


@own
@require_GET
def photo(request: HttpRequest, case: Case, number: int) -> HttpResponse:
    """Show a photo of one's own; whatever came in was drawn anew as a picture of one kind."""
    if not 0 < number <= case.attachments.count():
        raise Http404
    attachment = case.attachments.order_by("pk")[number - 1]
    return HttpResponse(bytes(attachment.data), attachment.media_type)


@own
@require_POST
def answer(request: HttpRequest, case: Case) -> HttpResponse:
    """Answer what was asked."""
    text = typed(request, "text")
    errors = too_long("text", text, asking.LONGEST)
    if not text:
        errors = [("text", say("Write your answer."))]
    if errors:
        return _wrong(request, case, errors, text)
    return _do(
        request,
        case,
        lambda: asking.record_answer(case.reference, CITIZEN, text),
        say("We have your answer. Work on your report goes on."),
    )


@own
@require_http_methods(["GET", "POST"])
def wish(request: HttpRequest, case: Case, wish: str) -> HttpResponse:
    """Explain what can be wanted, and do it."""
    if wish not in WISHES:
        raise Http404
    if wish not in offered(case):
        messages.warning(request, spoken().said(TOO_LATE))
        return redirect("public:case", case.token)
    wanted, reason, errors = WISHES[wish], typed(request, "reason"), []
    if request.method == "POST":
        errors = too_long("reason", reason, MOST_REASON)
        if wanted.reason and not reason:
            errors = [("reason", say("Tell us what is wrong, in your own words."))]
        if not errors:
            return _do(request, case, lambda: wanted.fulfil(case.reference, reason), wanted.done)
    content = {"case": case, "wish": wanted, "reason": reason, "errors": errors}
    content["due"] = due_day(case) if wish == "person" else None
    content["wrong"] = Wrong(errors)
    return render(request, "public/case/wish.html", content, status=422 if errors else 200)


TOO_LATE = say("This can no longer be done: your report has gone on. See below where it is now.")


@own
@require_POST
def solved(request: HttpRequest, case: Case) -> HttpResponse:
    """Hear whether what was reported is put right."""
    outcome = request.POST.get("outcome", "")
    if outcome not in citizens.SOLVED:
        errors = [("outcome", say("Choose yes, partly or no."))]
        return _wrong(request, case, errors)
    thanks = say("Thank you. We count what became of reports, to see whether we help.")
    return _do(request, case, lambda: citizens.say_whether_solved(case.reference, outcome), thanks)


@own
@require_http_methods(["GET", "POST"])
def reach(request: HttpRequest, case: Case) -> HttpResponse:
    """Correct how one can be reached."""
    known = getattr(case, "contact", None) or Reach()
    errors: Errors = []
    if request.method == "POST":
        known, errors = read_reach(request)
        if not errors:
            done = say("We keep how to reach you.") if known else say("We no longer keep that.")
            keep = known
            return _do(
                request,
                case,
                lambda: citizens.correct_contact(case, keep.name, keep.email, keep.phone),
                done,
            )
    content = {"case": case, "reach": known, "errors": errors, "wrong": Wrong(errors)}
    return render(request, "public/case/reach.html", content, status=422 if errors else 200)


def _do(
    request: HttpRequest, case: Case, act: Callable[[], object], done: Sentence
) -> HttpResponse:
    """Do what was asked for, and say so; or say why it cannot be done any more."""
    try:
        act()
    except (NotAllowed, Refused):
        messages.warning(request, spoken().said(TOO_LATE))
    else:
        messages.success(request, spoken().said(done))
    return redirect("public:case", case.token)
