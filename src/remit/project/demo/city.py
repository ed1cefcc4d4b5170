"""Makes Harbour City: its departments, its people, its hotline, and who may decide what."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime

from remit.core.authority import Ceiling
from remit.core.learning import CaseLearner
from remit.project.demo.cast import DEPARTMENTS, EFFICACY, EVERYBODY, HOME, OWNER, Part
from remit.services.hotline import taxonomy
from remit.services.hotline.flow import CURRENT
from remit.web.accounts.models import Department, Membership, Person
from remit.web.records.delegating import open_countersigning, open_delegation, set_ceiling
from remit.web.records.models import CaseType, Service
from remit.web.records.services import promise_of

HOTLINE = "hotline"

TARGETS = {
    "lighting-and-roads": 0.2,
    "cleansing": 0.2,
    "streets-and-parking": 0.2,
    "green": 0.15,
    "homes": 0.1,
    taxonomy.SENSITIVE: 0.05,
    taxonomy.NOBODY: 0.05,
}
"""By group: how many decisions in one may be wrong.  Everyday matters that went to the wrong
department are passed on the same day; in ninety days of one hotline, little more can be proved."""

CEILINGS = {
    "homes": Ceiling(
        EFFICACY.staff_number,
        "Families live with what is decided here; of what the tool is less sure, people decide. "
        "居民與這裏的決定朝夕相對；工具把握不足的個案，由人員決定。",
        lowest_confidence=0.75,
    ),
    taxonomy.SENSITIVE: Ceiling(
        EFFICACY.staff_number,
        "A mistake may cost somebody's health; only what is all but certain may leave our hands. "
        "出錯可能危及健康；只有近乎肯定的個案才可交出。",
        lowest_confidence=0.97,
    ),
    taxonomy.NOBODY: Ceiling(
        EFFICACY.staff_number,
        "To find an owner for what nobody owns is a person's work. "
        "為無人負責的事務尋找負責部門，是人的工作。",
        forbidden=True,
    ),
}


def make_city(at: datetime) -> Service:
    """Make the city as it was at a moment: nothing has been reported yet."""
    for key, (english, chinese) in DEPARTMENTS.items():
        Department.objects.create(key=key, name_en=english, name_zh=chinese)
    for part in EVERYBODY:
        _hire(part)
    service = _open_hotline()
    for case_type in taxonomy.AT_FIRST:
        add_case_type(service, case_type)
    for group in taxonomy.GROUPS:
        promise = replace(promise_of(service), target_level=TARGETS[group])
        open_delegation(service, group, CaseLearner.tool_version, at, promise)
    for group in sorted({kind.group for kind in taxonomy.AT_FIRST if kind.is_countersigned}):
        open_countersigning(service, group, at, replace(promise_of(service), target_level=0.1))
    for group, ceiling in CEILINGS.items():
        set_ceiling(service, group, ceiling, at)
    return service


def _hire(part: Part) -> None:
    person = Person.objects.create_user(
        part.staff_number, name_en=part.name_en, name_zh=part.name_zh, is_demo=True
    )
    Membership.objects.create(person=person, department_id=part.department, role=part.role)


def _open_hotline() -> Service:
    return Service.objects.create(
        key=HOTLINE,
        name_en="City hotline",
        name_zh="市民熱線",
        department_id=HOME,
        flow=CURRENT.key,
        flow_version=CURRENT.version,
        working_days=CURRENT.working_days,
        audit_rate=0.3,
        blind_share=0.5,
        owner=Person.objects.get(staff_number=OWNER.staff_number),
        is_simulated=True,
    )


def add_case_type(service: Service, case_type: taxonomy.CaseType) -> None:
    """Let a version of a case type hold from now on; the one before it stays on record."""
    service.case_types.filter(key=case_type.key).update(is_current=False)
    told = asdict(case_type)
    CaseType.objects.create(
        service=service,
        department_id=told.pop("department"),
        joint_with_id=told.pop("joint_with") or None,
        **told,
    )
