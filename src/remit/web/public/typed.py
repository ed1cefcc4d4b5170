"""Reading what was typed into a form, and saying what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest

from remit.core.sentences import Sentence, say
from remit.web.records.telephones import phone_number

Errors = list[tuple[str, Sentence]]


class Wrong(dict[str, Sentence | str]):
    """What is wrong with each field, for the page that shows them; nothing with most."""

    def __missing__(self, field: str) -> str:
        return ""


@dataclass(slots=True)
class Reach:
    """How somebody can be reached, as she typed it."""

    name: str = ""
    email: str = ""
    phone: str = ""

    def __bool__(self) -> bool:
        return bool(self.name or self.email or self.phone)


def typed(request: HttpRequest, name: str) -> str:
    """Return what was typed, without what no keyboard types and no database keeps."""
    text = request.POST.get(name, "").replace("\r\n", "\n")
    return "".join(sign for sign in text if sign >= " " or sign in "\n\t").strip()


def too_long(name: str, text: str, most: int) -> Errors:
    """Say by how much a text is too long."""
    if len(text) <= most:
        return []
    return [
        (
            name,
            say(
                "This is {n} characters long; at most {most} can be kept. Shorten it: what you "
                "wrote is still here.",
                n=len(text),
                most=most,
            ),
        )
    ]


def read_reach(request: HttpRequest) -> tuple[Reach, Errors]:
    """Read how somebody wants to be reached, and whether she lets us keep that."""
    reach = Reach(typed(request, "name"), typed(request, "email"), typed(request, "phone"))
    errors = too_long("name", reach.name, 120)
    if reach.email and not is_address(reach.email):
        example = "name@example.com"
        errors.append(
            ("email", say("This is no e-mail address. Write it like {example}.", example=example))
        )
    if reach.phone:
        number = phone_number(reach.phone)
        if not number:
            errors.append(("phone", say("This is no telephone number. Write it like 2345 6789.")))
        reach.phone = number or reach.phone
    if reach and not errors and not request.POST.get("consent"):
        errors.append(
            (
                "consent",
                say("Tick that we may keep these details, or leave them out; both is fine."),
            )
        )
    return reach, errors


def is_address(text: str) -> bool:
    """Say whether this can be an e-mail address."""
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= 254
