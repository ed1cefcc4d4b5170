"""What administrators do to other people's accounts; each act goes on record with itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from allauth.mfa.models import Authenticator
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.urls import reverse

from remit.core.errors import RemitError
from remit.core.sentences import Sentence, say
from remit.web.accounts.entrances import demand
from remit.web.accounts.models import Membership, PeopleChange, Person, Role
from remit.web.accounts.policy import Act

What = PeopleChange.What
By = Person | None
"""An administrator, or nobody where a command was given on the server."""


class NotDone(RemitError):
    """An act that is refused, with the reason in words for the page."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


@transaction.atomic
def add(by: By, details: Mapping[str, str], department: str, roles: Iterable[Role]) -> Person:
    """Make an account, which only a one-time link opens at first."""
    _lock(by)
    person = Person.objects.create_user(**details)
    _note(by, person, What.ADDED)
    for role in roles:
        give(by, person, department, role)
    return person


@transaction.atomic
def give(by: By, person: Person, department: str, role: Role) -> None:
    """Give somebody a role in a department."""
    _lock(by, person)
    _, is_new = Membership.objects.get_or_create(
        person=person, department_id=department, role=role
    )
    if is_new:
        _note(by, person, What.GIVEN, department_id=department, role=role)


@transaction.atomic
def take(by: By, person: Person, department: str, role: Role) -> None:
    """Take a role back; nobody takes the last one that lets her give roles from herself."""
    _lock(by, person)
    as_administrator = person.memberships.filter(role=Role.ADMINISTRATOR)
    if by == person and role is Role.ADMINISTRATOR and as_administrator.count() == 1:
        raise NotDone(
            say("You are an administrator through this role alone. Another one can take it back.")
        )
    held = {"department_id": department, "role": role}
    if person.memberships.filter(**held).delete()[0]:
        _note(by, person, What.TAKEN, **held)


@transaction.atomic
def close(by: By, person: Person) -> None:
    """Let somebody sign in no more; whoever is signed in is put out at once."""
    _set_active(by, person, What.CLOSED, active=False)


@transaction.atomic
def reopen(by: By, person: Person) -> None:
    """Let somebody sign in again."""
    _set_active(by, person, What.OPENED, active=True)


@transaction.atomic
def reset_second_factor(by: By, person: Person) -> None:
    """Forget the app and the recovery codes of somebody who has lost them."""
    _lock_another(by, person)
    if Authenticator.objects.filter(user_id=person.pk).delete()[0]:
        _note(by, person, What.FACTOR_RESET)


@transaction.atomic
def link(by: By, person: Person) -> str:
    """Return the address at which somebody sets a password, once; the old one opens no more."""
    _lock_another(by, person)
    person.set_unusable_password()
    person.save(update_fields=["password"])
    _note(by, person, What.LINKED)
    token = default_token_generator.make_token(person)
    return reverse("accounts:link", args=[person.staff_number, token])


def _set_active(by: By, person: Person, what: PeopleChange.What, *, active: bool) -> None:
    _lock_another(by, person)
    found = Person.objects.filter(pk=person.pk, is_active=not active)
    if found.update(is_active=active):
        _note(by, person, what)


def _lock_another(by: By, person: Person) -> None:
    if by == person:
        raise NotDone(say("Nobody does this to their own account. Ask another administrator."))
    _lock(by, person)


def _lock(by: By, *people: Person) -> None:
    """Let no other administrator act on these people meanwhile, and ask again who acts."""
    keys = [one.pk for one in (by, *people) if one]
    locked = Person.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    found = {one.pk: one for one in locked}
    if by:
        demand(found[by.pk], Act.MANAGE_PEOPLE)


def _note(by: By, person: Person, what: PeopleChange.What, **held: str) -> None:
    PeopleChange.objects.create(about=person, by=by, what=what, **held)
