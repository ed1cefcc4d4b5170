"""At the door of each view: who may enter, in one line above it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any, cast
from urllib.parse import urlencode

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django_htmx.http import HttpResponseClientRedirect

from remit.core.sentences import say
from remit.web.accounts.models import Person
from remit.web.accounts.policy import ENTITLED, WITH_SECOND_FACTOR, Act, Visitor, may
from remit.web.accounts.role_words import ACTS, ROLES
from remit.web.look.language import spoken

View = Callable[..., HttpResponseBase]


class Entry(StrEnum):
    """Who may enter without a role."""

    PUBLIC = "everybody"
    SIGNED_IN = "whoever is signed in"


class NotEntitled(PermissionDenied):
    """Somebody lacks the role for an act; the page tells which, and who can help."""

    def __init__(self, act: Act) -> None:
        super().__init__(
            say("To {act}, you need one of these roles in the department:", act=ACTS[act]),
            tuple(ROLES[role] for role in ENTITLED[act]),
            say("Administrators give roles. If you need this one for your work, ask yours."),
        )


def demand(person: Visitor, act: Act, department: str | None = None) -> None:
    """Refuse whoever may not do this in a department (by key), or anywhere at all."""
    if not may(person, act, department):
        raise NotEntitled(act)


def entitled(act: Act) -> Callable[[View], View]:
    """Let in whoever may do this in some department; which one, the view has to ask."""

    def guarded(view: View) -> View:
        @wraps(view)
        def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            person = request.user
            if not isinstance(person, Person):
                return _elsewhere(request, _sign_in(request))
            demand(person, act)
            if lacks_second_factor(person):
                messages.warning(request, _wanted())
                return _elsewhere(request, reverse("mfa_activate_totp"))
            return _unkept(view(request, *args, **kwargs))

        return _marked(entered, act)

    return guarded


def signed_in(view: View) -> View:
    """Let in whoever is signed in: for pages about oneself."""

    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not isinstance(request.user, Person):
            return _elsewhere(request, _sign_in(request))
        return _unkept(view(request, *args, **kwargs))

    return _marked(entered, Entry.SIGNED_IN)


def public(view: View) -> View:
    """Let everybody in."""

    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    return _marked(entered, Entry.PUBLIC)


def needs_second_factor(person: Person) -> bool:
    """Say whether a password alone is not enough for somebody."""
    if settings.DEMO:
        return False
    return settings.SECOND_FACTOR == "required" or any(
        role in WITH_SECOND_FACTOR for _, role in person.roles
    )


def lacks_second_factor(person: Person) -> bool:
    """Say whether somebody has yet to set up the second factor that they need."""
    app = Authenticator.Type.TOTP
    return (
        needs_second_factor(person)
        and not Authenticator.objects.filter(user_id=person.pk, type=app).exists()
    )


def _wanted() -> str:
    return spoken().said(
        say("Your role needs a second factor. Set it up once; then your pages open.")
    )


def _sign_in(request: HttpRequest) -> str:
    where = request.get_full_path() if request.method == "GET" else reverse("accounts:home")
    return f"{reverse(settings.LOGIN_URL)}?{urlencode({'next': where})}"


def _elsewhere(request: HttpRequest, address: str) -> HttpResponseBase:
    """A fragment of a page must not be replaced by another page."""
    if getattr(request, "htmx", False):
        return HttpResponseClientRedirect(address)
    return redirect(address)


def _unkept(response: HttpResponseBase) -> HttpResponseBase:
    """Whoever comes to this desk after her finds no page of hers; a view may say otherwise."""
    if "Cache-Control" not in response:
        add_never_cache_headers(response)
    return response


def _marked(view: View, act: Act | Entry) -> View:
    cast(Any, view).act = act
    return view
