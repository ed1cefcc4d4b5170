"""A small Harbour City for the tests of the site: people in every role, one service, few cases.

Ms Chan and Ms Yip decide, Mr Lau supervises them, Ms Ho owns the service, Ms Ng audits, Mr Wu
works for the efficacy team, Ms Fong administers; Mr Kwok is an officer of another department.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import Any

from remit.core.authority import assigned
from remit.core.cases import Assignment
from remit.services.hotline.flow import CURRENT
from remit.web import hooks
from remit.web.accounts.models import Department, Membership, Person, Role
from remit.web.records import deciding, intake, proposing, sending
from remit.web.records.acting import Actor
from remit.web.records.folding import coins_of
from remit.web.records.models import Case, CaseType, Service
from remit.web.records.services import promise_of

DEPARTMENTS = {
    "city": ("City Services Office", "市民服務處"),
    "roads": ("Roads and Lighting Department", "路政及照明署"),
    "cleansing": ("Cleansing and Hygiene Department", "潔淨衞生署"),
    "buildings": ("Buildings and Homes Department", "樓宇房屋署"),
    "parks": ("Parks and Trees Department", "公園樹木署"),
}
PEOPLE = {
    "chan": ("Ms Chan", "陳女士", "city", Role.OFFICER),
    "yip": ("Ms Yip", "葉女士", "city", Role.OFFICER),
    "lau": ("Mr Lau", "劉先生", "city", Role.SUPERVISOR),
    "ho": ("Ms Ho", "何女士", "city", Role.OWNER),
    "ng": ("Ms Ng", "吳女士", "city", Role.AUDITOR),
    "wu": ("Mr Wu", "胡先生", "city", Role.EFFICACY),
    "fong": ("Ms Fong", "方女士", "city", Role.ADMINISTRATOR),
    "kwok": ("Mr Kwok", "郭先生", "parks", Role.OFFICER),
}
LAMP, REFUSE, SEEPAGE, WORKS, NOBODY = (
    "street-light-fault",
    "refuse-not-collected",
    "water-seepage",
    "unapproved-building-works",
    "nobody-owns-this",
)
CASE_TYPES = {
    LAMP: ("Street light fault", "街燈故障", "lighting", "roads"),
    REFUSE: ("Refuse not collected", "垃圾未清理", "cleansing", "cleansing"),
    SEEPAGE: ("Water seepage between flats", "樓宇滲水", "homes", "buildings"),
    WORKS: ("Building works without permission", "未經批准的建築工程", "homes", "buildings"),
    NOBODY: ("Nobody owns this", "無部門負責", "nobody", "city"),
}
MESSAGES = (
    ("The street light outside my house is out", LAMP),
    ("海旁道的街燈壞了三天", LAMP),
    ("Nobody has collected the refuse in our back lane", REFUSE),
    ("後巷的垃圾沒有人清理", REFUSE),
    ("Water drips from the flat above through my ceiling", SEEPAGE),
    ("樓上單位滲水，天花板一直滴水", SEEPAGE),
)
WAITING = (
    "The street light at the corner of Ferry Street has been out since Monday",
    "樓上滲水到我家廁所，已經三個星期",
    "Refuse bags have been lying behind the market for days and there are rats",
    "Somebody is building a room on the roof of our block at night",
    "後巷垃圾堆積如山，臭味難當，請盡快派人清理",
    "The light in the lane flickers, and the bin beside it overflows every weekend",
)


@dataclass
class City:
    """Everything that a test may want to have in its hands."""

    service: Service
    people: dict[str, Person]

    def actor(self, name: str) -> Actor:
        """Return somebody of `PEOPLE` as an actor in her own department."""
        _, _, department, role = PEOPLE[name]
        return Actor(self.people[name].staff_number, role.value, frozenset({department}))

    def arrive(
        self,
        text: str,
        assignment: Assignment = Assignment.SHOWN,
        at: datetime | None = None,
        **details: Any,
    ) -> Case:
        """Let a case come in that chance assigned so, and be proposed for and routed."""
        details.setdefault("language", "en" if text.isascii() else "zh-hant")
        arrival = intake.Arrival(text, arrived=at, reference=self._drawn(assignment), **details)
        return proposing.propose_and_route(intake.receive(self.service, arrival), at)

    def decided(self, case: Case, answer: str, by: str = "chan", *, send: bool = True) -> Case:
        """Let somebody decide a case."""
        case = deciding.decide(case.reference, self.actor(by), answer)
        return sending.release(case.reference) if send else case

    def teach(self) -> None:
        """Let officers decide a few messages, so that the tool has something to go by."""
        for text, answer in MESSAGES:
            self.decided(self.arrive(text, Assignment.WITHHELD), answer)

    def _drawn(self, assignment: Assignment) -> str:
        """Return a reference to which chance gives this assignment."""
        promise, coins = promise_of(self.service), coins_of(self.service)
        taken = Case.objects.count()
        drawn = (f"{taken:05d}-{n:05d}" for n in count())
        return next(name for name in drawn if assigned(promise, coins, name) is assignment)


def build() -> City:
    """Build the city."""
    hooks.register_flow(CURRENT)
    for key, (english, chinese) in DEPARTMENTS.items():
        Department.objects.create(key=key, name_en=english, name_zh=chinese)
    people = {name: _person(name) for name in PEOPLE}
    service = Service.objects.create(
        key="hotline",
        name_en="Hotline",
        name_zh="熱線",
        department_id="city",
        owner=people["ho"],
    )
    for key, (english, chinese, group, department) in CASE_TYPES.items():
        CaseType.objects.create(
            service=service,
            key=key,
            label_en=english,
            label_zh=chinese,
            group=group,
            department_id=department,
            joint_with_id="cleansing" if key == SEEPAGE else None,
            is_countersigned=key == WORKS,
        )
    return City(service, people)


def _person(name: str) -> Person:
    english, chinese, department, role = PEOPLE[name]
    person = Person.objects.create_user(name.upper(), name_en=english, name_zh=chinese)
    Membership.objects.create(person=person, department_id=department, role=role)
    return person
