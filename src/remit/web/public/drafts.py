"""A report that is being written: kept in the session until it is handed in."""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass, field

from django.http import HttpRequest

from remit.web.records.intake import Arrival
from remit.web.records.models.cases import new_reference

KEY = "report"


@dataclass(slots=True)
class Draft:
    """What somebody has answered so far.

    The reference is drawn when she begins, so that a report handed in twice is one report.
    """

    reference: str = field(default_factory=new_reference)
    text: str = ""
    place: str = ""
    photo: str = ""
    """A JPEG in base64: a session holds text."""
    name: str = ""
    email: str = ""
    phone: str = ""
    language: str = ""
    wants_person: bool = False

    @property
    def photos(self) -> list[bytes]:
        """The photo, if there is one."""
        return [b64decode(self.photo)] if self.photo else []

    def keep_photo(self, photo: bytes) -> None:
        """Keep a photo in place of the one before."""
        self.photo = b64encode(photo).decode()

    def arrival(self) -> Arrival:
        """Return what the office takes in."""
        return Arrival(
            text=self.text,
            language=self.language,
            place=self.place,
            name=self.name,
            email=self.email,
            phone=self.phone,
            wants_person=self.wants_person,
            reference=self.reference,
        )


def draft_of(request: HttpRequest) -> Draft:
    """Return the report that somebody is writing, or a new one."""
    return Draft(**request.session.get(KEY, {}))


def keep(request: HttpRequest, draft: Draft) -> None:
    """Keep what was answered."""
    request.session[KEY] = asdict(draft)


def drop(request: HttpRequest) -> None:
    """Forget the draft, because it was handed in."""
    request.session.pop(KEY, None)
