"""The city's past, lived through by the site's own acts; only the people in it are simulated."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from remit.project.demo.agenda import Agenda
from remit.project.demo.arrivals import arrivals
from remit.project.demo.cast import OWNER
from remit.project.demo.city import add_case_type
from remit.project.demo.office import Office
from remit.project.demo.staff import in_office
from remit.services.hotline import taxonomy
from remit.services.hotline.sample import REORGANISATION, SampleMessage, messages
from remit.web.records import delegating, proposing
from remit.web.records.folding import looking_at
from remit.web.records.intake import Arrival
from remit.web.records.models import Service
from remit.web.records.models.cases import ALPHABET

SAMPLE_LASTS = 90  # days
LEFT_UNSIGNED = ("cleansing", taxonomy.SENSITIVE)
"""What the owner has not made up her mind about; a visitor may sign in her place."""
CHANNELS = ("web", "web", "web", "phone", "email")


class History:
    """So many days up to now, with whatever is open when they end.

    The same seed, secret and journal give the same facts.
    """

    def __init__(self, service: Service, now: datetime, days: int, seed: int = 1) -> None:
        self._service, self._now = service, now
        self._chance = Random(seed)
        self._agenda = Agenda()
        self._truth: dict[str, str] = {}
        self._office = Office(service, self._truth, self._agenda, self._chance, now)
        self._known = {kind.key for kind in taxonomy.AT_FIRST}
        self._reorganised = False
        sample = list(messages())
        self.arrivals = arrivals(sample[: round(len(sample) * days / SAMPLE_LASTS)], days, now)
        for day in range(days):
            morning = in_office(now - timedelta(days=day), self._chance)
            self._agenda.note(morning, self._begin_the_day)

    def live(self) -> Iterator[SampleMessage]:
        """Live through it; yield each message after it arrived."""
        for at, message in self.arrivals:
            self._agenda.work_off(at)
            self._rearrange(message)
            self._arrive(message, at)
            yield message
        self._agenda.work_off(self._now)

    def _rearrange(self, message: SampleMessage) -> None:
        """The city meets a kind of case that it did not know, and reorganises."""
        if message.answer not in self._known:
            self._known.add(message.answer)
            add_case_type(self._service, taxonomy.ADDED)
        if message.at >= REORGANISATION and not self._reorganised:
            self._reorganised = True
            for case_type in taxonomy.REORGANISED:
                add_case_type(self._service, case_type)

    def _arrive(self, message: SampleMessage, at: datetime) -> None:
        arrival = Arrival(
            message.text,
            "en" if message.language == "en" else "zh-hant",
            self._chance.choice(CHANNELS),
            arrived=at,
            reference=self._reference(),
        )
        self._truth[arrival.reference] = message.answer
        self._office.take(proposing.take_in(self._service, arrival), at)

    def _reference(self) -> str:
        drawn = "".join(self._chance.choices(ALPHABET, k=10))
        return f"{drawn[:5]}-{drawn[5:]}"

    def _begin_the_day(self, at: datetime) -> None:
        """What the worker would have done by now is done, and the owner signs what she may."""
        proposing.proposer_of(self._service).tidy()
        with looking_at(self._service) as remit:
            eligible = [
                name
                for name, authority in remit.authorities.items()
                if authority.eligible is not None and name not in LEFT_UNSIGNED
            ]
        for name in eligible:
            delegating.sign(self._service, name, OWNER.staff_number, at)
