"""Signing in, one's own account, and the language of the pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from allauth.account.views import LoginView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.tokens import default_token_generator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from remit.core.sentences import Sentence, say
from remit.web.accounts.entrances import needs_second_factor, public, signed_in
from remit.web.accounts.languages import remember
from remit.web.accounts.models import Membership, Person, Role
from remit.web.accounts.policy import Act, departments_for
from remit.web.accounts.role_words import ACTS, ROLES
from remit.web.accounts.rooms import first_room
from remit.web.look.language import spoken


class SignIn(LoginView):
    """The page for signing in; in the demo it shows everybody's card."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        more = {
            "cards": _cards() if settings.DEMO else [],
            "provider": settings.OIDC_NAME if settings.OIDC_SERVER else "",
        }
        return super().get_context_data(**more, **kwargs)


def _cards() -> list[dict[str, Any]]:
    """Return a card per role and department, with the person who has it."""
    held = Membership.objects.filter(person__is_demo=True, person__is_active=True)
    return [
        {"person": one.person, "role": ROLES[Role(one.role)], "department": one.department}
        for one in held.select_related("person", "department")
    ]


@public
@require_POST
def sign_in_as(request: HttpRequest, staff_number: str) -> HttpResponse:
    """Sign in as somebody of the demo; nowhere else does this address exist."""
    if not settings.DEMO:
        raise Http404
    person = get_object_or_404(Person, staff_number=staff_number, is_demo=True, is_active=True)
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect(_safe(request, request.POST.get("next", "")) or first_room(person))


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Show who I am here, in which roles, and what they let me do."""
    person = request.user
    assert isinstance(person, Person)
    held = person.memberships.select_related("department")
    roles = [(one.department, ROLES[Role(one.role)]) for one in held]
    content = {
        "roles": roles,
        "second_factor": needs_second_factor(person),
        "acts": _acts(person, {one.department_id: str(one.department) for one in held}),
    }
    return render(request, "accounts/home.html", content)


def _acts(person: Person, names: Mapping[str, str]) -> list[tuple[Sentence, Sentence | str]]:
    """Return what somebody may do, and where."""
    found = [(act, departments_for(person, act)) for act in Act]
    everywhere = say("in all departments")
    return [
        (ACTS[act], everywhere if keys is None else " · ".join(names[key] for key in sorted(keys)))
        for act, keys in found
        if keys is None or keys
    ]


@public
@never_cache
def link(request: HttpRequest, staff_number: str, token: str) -> HttpResponse:
    """Let whoever holds a one-time link set the password of its account."""
    person = Person.objects.filter(staff_number=staff_number, is_active=True).first()
    if person is None or not default_token_generator.check_token(person, token):
        return render(request, "accounts/link_used.html", status=410)
    form = SetPasswordForm(person, request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, spoken().said(say("Your password is set. Sign in with it.")))
        return redirect("account_login")
    return render(request, "accounts/link.html", {"form": form, "them": person})


@public
def language(request: HttpRequest, code: str) -> HttpResponse:
    """Change the language, and go back to where one was."""
    if code not in dict(settings.LANGUAGES):
        raise Http404
    if isinstance(request.user, Person):
        Person.objects.filter(pk=request.user.pk).update(language=code)
    back = _safe(request, request.GET.get("next", "")) or "/"
    return remember(code, HttpResponseRedirect(back))


def _safe(request: HttpRequest, address: str) -> str:
    """Return an address of this site, or nothing."""
    hosts, secure = {request.get_host()}, request.is_secure()
    is_ours = url_has_allowed_host_and_scheme(address, hosts, secure)
    return address if is_ours and address.startswith("/") else ""
