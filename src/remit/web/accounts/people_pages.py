"""The administrators' pages: who works here, and in which roles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from operator import or_

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from remit.core.sentences import Sentence, say
from remit.web.accounts import changing
from remit.web.accounts.entrances import entitled, lacks_second_factor, needs_second_factor
from remit.web.accounts.forms import NewPerson
from remit.web.accounts.models import Department, PeopleChange, Person, Role
from remit.web.accounts.people_words import told
from remit.web.accounts.policy import Act
from remit.web.accounts.role_words import ROLES
from remit.web.look.language import spoken

ON_A_PAGE = 50
DAY = 24 * 60 * 60
DONE: Mapping[str, tuple[Callable[[Person, Person], None], Sentence]] = {
    "close": (changing.close, say("The account is closed.")),
    "reopen": (changing.reopen, say("The account is open again.")),
    "factor": (changing.reset_second_factor, say("The second factor is reset.")),
}
ROLE_DONE: Mapping[str, tuple[Callable[[Person, Person, str, Role], None], Sentence]] = {
    "give": (changing.give, say("The role is given.")),
    "take": (changing.take, say("The role is taken back.")),
}


@entitled(Act.MANAGE_PEOPLE)
def everybody(request: HttpRequest) -> HttpResponse:
    """List people, of one department or with some words in their names."""
    words, department = request.GET.get("q", "").strip(), request.GET.get("department", "")
    found = Paginator(_found(words, department), ON_A_PAGE).get_page(request.GET.get("page"))
    content = {
        "people": found,
        "rows": [(person, _roles(person)) for person in found],
        "q": words,
        "department": department,
        "departments": _departments(),
    }
    return render(request, "accounts/people.html", content)


@entitled(Act.MANAGE_PEOPLE)
@never_cache
def new(request: HttpRequest) -> HttpResponse:
    """Ask about somebody new; then show the link that opens the account."""
    form = NewPerson(request.POST or None)
    if request.method == "POST" and form.is_valid():
        entered = dict(form.cleaned_data)
        department, roles = entered.pop("department"), entered.pop("roles")
        person = changing.add(_me(request), entered, department.pk, roles)
        return _show_link(request, person)
    content = {"form": form, "departments": _departments(), "roles": list(ROLES.items())}
    return render(request, "accounts/new.html", content)


@entitled(Act.MANAGE_PEOPLE)
def one(request: HttpRequest, staff_number: str) -> HttpResponse:
    """Show somebody's account, what may be done to it, and what was done."""
    people = Person.objects.prefetch_related("memberships__department")
    person = get_object_or_404(people, staff_number=staff_number)
    content = {
        "them": person,
        "myself": person == request.user,
        "held": _roles(person),
        "needed": needs_second_factor(person),
        "lacking": lacks_second_factor(person),
        "departments": _departments(),
        "roles": list(ROLES.items()),
        "changes": _changes(person),
    }
    return render(request, "accounts/one.html", content)


@entitled(Act.MANAGE_PEOPLE)
@require_POST
def change(request: HttpRequest, staff_number: str, act: str) -> HttpResponse:
    """Do one thing to somebody's account, and show it again."""
    person = get_object_or_404(Person, staff_number=staff_number)
    try:
        messages.success(request, spoken().said(_done(request, person, act)))
    except changing.NotDone as refused:
        messages.error(request, spoken().said(refused.sentence))
    return redirect("people:one", person.staff_number)


@entitled(Act.MANAGE_PEOPLE)
@require_POST
@never_cache
def link(request: HttpRequest, staff_number: str) -> HttpResponse:
    """Make a one-time link, and show it this once."""
    person = get_object_or_404(Person, staff_number=staff_number, is_active=True)
    try:
        return _show_link(request, person)
    except changing.NotDone as refused:
        messages.error(request, spoken().said(refused.sentence))
        return redirect("people:one", person.staff_number)


def _done(request: HttpRequest, person: Person, act: str) -> Sentence:
    if act in DONE:
        do, said = DONE[act]
        do(_me(request), person)
        return said
    if act not in ROLE_DONE:
        raise Http404
    department = get_object_or_404(Department, pk=request.POST.get("department"))
    if (role := request.POST.get("role", "")) not in Role.values:
        raise Http404
    do_role, said = ROLE_DONE[act]
    do_role(_me(request), person, department.pk, Role(role))
    return said


def _show_link(request: HttpRequest, person: Person) -> HttpResponse:
    address = request.build_absolute_uri(changing.link(_me(request), person))
    content = {"them": person, "address": address, "days": settings.PASSWORD_RESET_TIMEOUT // DAY}
    return render(request, "accounts/link_made.html", content)


def _found(words: str, department: str) -> QuerySet[Person]:
    people = Person.objects.prefetch_related("memberships__department")
    if department:
        with_role = Person.objects.filter(memberships__department=department)
        people = people.filter(pk__in=with_role.values("pk"))
    named = ("staff_number", "name_en", "name_zh", "email")
    asked = reduce(or_, (Q(**{f"{name}__icontains": words}) for name in named))
    return people.filter(asked) if words else people


def _roles(person: Person) -> list[tuple[Department, Role, Sentence]]:
    held = person.memberships.all()
    return [(one.department, Role(one.role), ROLES[Role(one.role)]) for one in held]


def _changes(person: Person) -> list[tuple[PeopleChange, Sentence]]:
    return [(one, told(one)) for one in person.changes.select_related("by", "department")]


def _departments() -> list[tuple[str, str]]:
    return [(one.pk, str(one)) for one in Department.objects.all()]


def _me(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person)
    return request.user
