"""Who uses these pages: anybody in the city who wants something put right.

One question to a page; the answers stay in the session, so that going back loses nothing.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from remit.core.sentences import say
from remit.web.accounts.entrances import public
from remit.web.hooks import Place, panels
from remit.web.look.errors import error_page
from remit.web.look.language import CHINESE, in_chinese
from remit.web.public.drafts import draft_of, drop, keep
from remit.web.public.limiting import REPORTS
from remit.web.public.steps import ORDER, STEPS, after, before
from remit.web.public.story import due_day
from remit.web.public.typed import Wrong
from remit.web.records import citizens
from remit.web.records.models import Service
from remit.web.records.uploading import MEDIA_TYPE

REPORTED = "reported"
"""Under this name the session remembers the link to what was handed in last."""


@public
@require_GET
def begin(request: HttpRequest) -> HttpResponse:
    """Go to the first question."""
    return redirect("public:step", ORDER[0])


@public
@never_cache
@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, step: str) -> HttpResponse:
    """Ask one question, keep the answer and go on."""
    if step not in STEPS:
        raise Http404
    draft = draft_of(request)
    draft.language = draft.language or (CHINESE if in_chinese() else "en")
    errors = STEPS[step](request, draft) if request.method == "POST" else []
    if request.method == "POST" and not errors:
        keep(request, draft)
        return redirect(_onward(request, step))
    content = {
        "draft": draft,
        "errors": errors,
        "wrong": Wrong(errors),
        "number": ORDER.index(step) + 1,
        "of": len(ORDER),
        "before": before(step),
        "changing": "change" in request.GET,
        "panels": panels(Place.REPORT_WHAT, request) if step == ORDER[0] else [],
    }
    return render(request, f"public/report/{step}.html", content, status=422 if errors else 200)


def _onward(request: HttpRequest, step: str) -> str:
    following = after(step)
    if "change" in request.GET or not following:
        return reverse("public:check")
    return reverse("public:step", args=[following])


@public
@never_cache
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Show all answers, and hand them in once."""
    draft = draft_of(request)
    if not draft.text:
        # Handed in already, perhaps by a second press of the same button.
        return redirect("public:done" if REPORTED in request.session else "public:report")
    if request.method == "POST" and request.POST.get("reference") == draft.reference:
        if not REPORTS.leaves(request):
            return _too_many(request)
        REPORTS.count(request)
        case = citizens.report(_service(), draft.arrival(), draft.photos)
        request.session[REPORTED] = case.token
        drop(request)
        return redirect("public:done")
    return render(request, "public/report/check.html", {
        "draft": draft, "panels": panels(Place.REPORT_CHECK, request, draft.text),
    })  # fmt: skip


def _too_many(request: HttpRequest) -> HttpResponse:
    return error_page(
        request,
        429,
        say("Your report was not sent yet"),
        say(
            "Many reports have come from your network in the last hour, perhaps from others who "
            "share it, and the site takes {n} an hour from one network.",
            n=REPORTS.most,
        ),
        say("What you wrote is still here. Keep this page open and send it again in an hour."),
    )


@public
@never_cache
@require_GET
def done(request: HttpRequest) -> HttpResponse:
    """Confirm: the reference, the private link, and what happens next."""
    token = request.session.get(REPORTED)
    case = token and citizens.by_token(token)
    if not case:
        return redirect("public:report")
    return render(request, "public/report/done.html", {"case": case, "due": due_day(case)})


@public
@never_cache
@require_GET
def photo(request: HttpRequest) -> HttpResponse:
    """Show the photo that is about to be handed in."""
    for shown in draft_of(request).photos:
        return HttpResponse(shown, MEDIA_TYPE)
    raise Http404


def _service() -> Service:
    """The service that takes in what citizens report: the city's first."""
    service = Service.objects.select_related("department").order_by("pk").first()
    if service is None:
        raise Http404
    return service
