"""What an administrator enters about somebody new."""

from __future__ import annotations

import re

from django import forms
from django.core.exceptions import ValidationError

from remit.core.sentences import Sentence, say
from remit.web.accounts.models import Department, Person, Role
from remit.web.look.language import later

STAFF_NUMBER = re.compile(r"[-_a-zA-Z0-9]+")
RESERVED = frozenset({"remit", "system", "citizen"})
"""Under these names the journal keeps what no member of staff did."""


def _without(told: Sentence) -> dict[str, str]:
    """Return what is said where a field was left empty."""
    return {"required": later(told)}


class NewPerson(forms.Form):
    """Who it is, and in which roles."""

    staff_number = forms.CharField(
        max_length=30, error_messages=_without(say("Enter a staff number."))
    )
    name_en = forms.CharField(
        max_length=120, error_messages=_without(say("Enter the name in English."))
    )
    name_zh = forms.CharField(max_length=120, required=False)
    email = forms.EmailField(required=False)
    department = forms.ModelChoiceField(
        Department.objects, error_messages=_without(say("Choose a department."))
    )
    roles = forms.TypedMultipleChoiceField(
        choices=Role, coerce=Role, error_messages=_without(say("Choose one or more roles."))
    )

    def clean_staff_number(self) -> str:
        """Signing in does not tell capitals from small letters, so two people must not either."""
        number = str(self.cleaned_data["staff_number"])
        if not STAFF_NUMBER.fullmatch(number):
            _refuse(say("A staff number has only letters, digits and hyphens."))
        if number.lower() in RESERVED:
            _refuse(say("The site itself goes by this name. Choose another staff number."))
        if Person.objects.filter(staff_number__iexact=number).exists():
            _refuse(say("Somebody has this staff number already."))
        return number

    def clean_email(self) -> str:
        """An address that two people share would open the wrong account."""
        address = str(self.cleaned_data["email"])
        if address and Person.objects.filter(email__iexact=address).exists():
            _refuse(say("Somebody has this e-mail address already."))
        return address


def _refuse(told: Sentence) -> None:
    raise ValidationError(later(told))
