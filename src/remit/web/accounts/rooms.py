"""The rooms of the site that somebody may enter, and where each begins: the one table."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from remit.core.sentences import Sentence, say
from remit.web.accounts.models import Person, Role
from remit.web.accounts.policy import Act, may

Link = tuple[str, Sentence, bool]

ROOMS: tuple[tuple[str, Act, Sentence], ...] = (
    ("casework:queue", Act.WORK_CASES, say("Queue")),
    ("casework:search", Act.SEE_CASE, say("Find a case")),
    ("oversight:overview", Act.SEE_OVERSIGHT, say("Who decides")),
    ("oversight:audits", Act.AUDIT, say("Audits")),
    ("oversight:efficacy", Act.SEE_EFFICACY, say("All departments")),
    ("oversight:notices", Act.SEE_OVERSIGHT, say("Notices")),
    ("casework:suggestions", Act.MANAGE_SERVICE, say("Suggestions")),
    ("people:list", Act.MANAGE_PEOPLE, say("Staff and roles")),
    ("keys:list", Act.MANAGE_PEOPLE, say("Keys of other systems")),
)
FIRST: Mapping[Role, str] = {
    Role.OFFICER: "casework:queue",
    Role.SUPERVISOR: "casework:queue",
    Role.OWNER: "oversight:overview",
    Role.AUDITOR: "oversight:audits",
    Role.EFFICACY: "oversight:efficacy",
    Role.ADMINISTRATOR: "people:list",
}
"""Where somebody begins after signing in: the first of these that is her role."""


def rooms_of(person: object, here: str = "") -> list[Link]:
    """Return the address and the name of each room, and whether it is the page that is open."""
    if not isinstance(person, Person):
        return []
    found = [(reverse(name), text) for name, act, text in ROOMS if may(person, act)]
    return [(address, text, address == here) for address, text in found]


def first_room(person: Person) -> str:
    """Return the address at which somebody's work begins."""
    held = {role for _, role in person.roles}
    return reverse(next((FIRST[role] for role in FIRST if role in held), "accounts:home"))


def everywhere(request: HttpRequest) -> dict[str, Any]:
    """Return the rooms for each page's navigation, unread until the page asks for them."""
    return {"rooms": partial(rooms_of, getattr(request, "user", None), request.path)}
