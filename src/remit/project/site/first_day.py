"""The first department and the first administrator; everybody else is made on the site."""

from __future__ import annotations

import click
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import transaction

from remit.web.accounts import changing
from remit.web.accounts.forms import RESERVED
from remit.web.accounts.models import Department, Person, Role


def name_department(key: str, name_en: str, name_zh: str) -> None:
    """Make a department, or name it anew."""
    _check(key)
    Department.objects.update_or_create(key=key, defaults={"name_en": name_en, "name_zh": name_zh})


@transaction.atomic
def let_in(staff_number: str, name: str, department: str) -> str:
    """Make somebody an administrator; return the link that sets the password."""
    _check(staff_number)
    if staff_number.lower() in RESERVED:
        raise click.UsageError(f"the site itself goes by {staff_number!r}; choose another one")
    if not Department.objects.filter(pk=department).exists():
        raise click.UsageError(
            f"there is no department {department!r}; make it with `remit department`"
        )
    known = Person.objects.filter(staff_number__iexact=staff_number).first()
    details = {"staff_number": staff_number, "name_en": name}
    person = known or changing.add(None, details, department, ())
    changing.give(None, person, department, Role.ADMINISTRATOR)
    changing.reopen(None, person)
    changing.reset_second_factor(None, person)
    return _site() + changing.link(None, person)


def _check(key: str) -> None:
    try:
        validate_slug(key)
    except ValidationError:
        raise click.UsageError(f"{key!r} has more than letters, digits and hyphens") from None


def _site() -> str:
    """Return the address of the site, as far as the settings tell it."""
    return f"{'http' if settings.DEMO else 'https'}://{settings.ALLOWED_HOSTS[0].lstrip('.')}"
