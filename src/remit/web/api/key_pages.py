"""The administrators' pages about keys: which systems use the API, and what each may."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from remit.core.sentences import Sentence, say
from remit.web.accounts.entrances import entitled
from remit.web.accounts.models import Department, Person
from remit.web.accounts.policy import Act
from remit.web.api.models import ApiKey, Scope
from remit.web.look.language import later, spoken

SCOPES: Mapping[Scope, Sentence] = {
    Scope.CREATE: say("hand in cases"),
    Scope.READ: say("read cases"),
    Scope.PROPOSE: say("ask for proposals"),
    Scope.DECIDE: say("decide in an officer's name"),
    Scope.OUTCOME: say("report how cases ended"),
}


def _without(told: Sentence) -> dict[str, str]:
    return {"required": later(told)}


class NewKey(forms.Form):
    """Whose system it is, and what it may."""

    name = forms.CharField(
        max_length=120, error_messages=_without(say("Enter the name of the system."))
    )
    department = forms.ModelChoiceField(
        Department.objects, error_messages=_without(say("Choose a department."))
    )
    scopes = forms.TypedMultipleChoiceField(
        choices=Scope, coerce=Scope, error_messages=_without(say("Choose what it may do."))
    )

    def clean_name(self) -> str:
        """A page that is loaded again must not make a second key."""
        name = str(self.cleaned_data["name"])
        if ApiKey.objects.filter(name=name, revoked_at=None).exists():
            told = say("A key in use has this name already. Choose another, or revoke that one.")
            raise ValidationError(later(told))
        return name


@entitled(Act.MANAGE_PEOPLE)
def keys(request: HttpRequest) -> HttpResponse:
    """List the keys, those in use first."""
    found = ApiKey.objects.select_related("department").order_by("department", "name", "-pk")
    told = [(key, [SCOPES[Scope(scope)] for scope in key.scopes]) for key in found]
    told.sort(key=lambda row: row[0].revoked_at is not None)
    return render(request, "api/keys.html", {"keys": told})


@entitled(Act.MANAGE_PEOPLE)
@never_cache
def new(request: HttpRequest) -> HttpResponse:
    """Ask what a key is for; then show it this once."""
    form = NewKey(request.POST or None)
    if request.method == "POST" and form.is_valid():
        asked, by = form.cleaned_data, request.user
        assert isinstance(by, Person)
        key, words = ApiKey.issue(
            asked["department"].pk, asked["name"], asked["scopes"], by.staff_number
        )
        return render(request, "api/key_made.html", {"key": key, "words": words})
    departments = [(one.pk, str(one)) for one in Department.objects.all()]
    content = {"form": form, "departments": departments, "scopes": list(SCOPES.items())}
    return render(request, "api/new_key.html", content)


@entitled(Act.MANAGE_PEOPLE)
@require_POST
def revoke(request: HttpRequest, prefix: str) -> HttpResponse:
    """Let a key open nothing any more, at once."""
    found = ApiKey.objects.filter(prefix=prefix, revoked_at=None)
    if found.update(revoked_at=timezone.now()):
        messages.success(request, spoken().said(say("The key opens nothing any more.")))
    return redirect("keys:list")
