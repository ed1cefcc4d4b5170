"""The questions of a report, one to a page: how each answer is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.http import HttpRequest

from remit.core.sentences import say
from remit.web.public.drafts import Draft
from remit.web.public.limiting import PHOTOS
from remit.web.public.typed import Errors, read_reach, too_long, typed
from remit.web.records.errors import Refused
from remit.web.records.uploading import photo
from remit.wording import LANGUAGES

LONGEST_TEXT = 20_000
LONGEST_PLACE = 300

TOO_MANY_PHOTOS = say(
    "Many photos have come from your network in the last hour, so this one was not kept. Go on "
    "without a photo, or try again in an hour: what you wrote is still here."
)


def read_what(request: HttpRequest, draft: Draft) -> Errors:
    """What happened, in whatever words."""
    draft.text = typed(request, "text")
    if not draft.text:
        return [("text", say("Tell us what happened, in your own words."))]
    return too_long("text", draft.text, LONGEST_TEXT)


def read_where(request: HttpRequest, draft: Draft) -> Errors:
    """Where it is, if the words do not say it."""
    draft.place = typed(request, "place")
    return too_long("place", draft.place, LONGEST_PLACE)


def read_photo(request: HttpRequest, draft: Draft) -> Errors:
    """A photo; what it shows is kept, and nothing else of the file."""
    if request.POST.get("remove"):
        draft.photo = ""
    if file := request.FILES.get("photo"):
        if not PHOTOS.leaves(request):
            return [("photo", TOO_MANY_PHOTOS)]
        PHOTOS.count(request)
        try:
            draft.keep_photo(photo(file.read()))
        except Refused as refused:
            return [("photo", refused.sentence)]
    return []


def read_contact(request: HttpRequest, draft: Draft) -> Errors:
    """How to reach the citizen, if she wants to be reached, and in which language."""
    reach, errors = read_reach(request)
    draft.name, draft.email, draft.phone = reach.name, reach.email, reach.phone
    language = request.POST.get("language", "")
    draft.language = language if language in LANGUAGES else draft.language
    return errors


def read_person(request: HttpRequest, draft: Draft) -> Errors:
    """Whether only a person may decide."""
    draft.wants_person = bool(request.POST.get("person"))
    return []


STEPS: Mapping[str, Callable[[HttpRequest, Draft], Errors]] = {
    "what": read_what,
    "where": read_where,
    "photo": read_photo,
    "contact": read_contact,
    "person": read_person,
}
"""In the order in which they are asked; each has a template of its own."""

ORDER = tuple(STEPS)


def before(step: str) -> str:
    """Return the step before this one, or nothing before the first."""
    place = ORDER.index(step)
    return ORDER[place - 1] if place else ""


def after(step: str) -> str:
    """Return the step after this one, or nothing after the last."""
    return "".join(ORDER[ORDER.index(step) + 1 : ORDER.index(step) + 2])
