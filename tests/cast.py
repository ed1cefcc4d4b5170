"""The cast of the whole suite: people of Harbour City, which does not exist.

Ms Chan decides, Mr Lau supervises her, Ms Ho owns the service and signs, Mr Wu sets the
ceiling, Mr Kwok belongs elsewhere and may see nothing, Mrs Wong is a citizen.
"""

from __future__ import annotations

from dataclasses import dataclass

from remit.core.cases import Case, Decider, Delegation, Question


@dataclass(frozen=True)
class Person:
    """Somebody with a staff number, a team and a department; a citizen has none of them."""

    name: str
    staff_number: str = ""
    team: str = ""
    department: str = ""

    @property
    def owner(self) -> tuple[str, ...]:
        """For whom this person's decisions are precedents, narrowest first."""
        return (self.staff_number, self.team, self.department)


CHAN = Person("Ms Chan", "S101", "hotline-east", "transport")
LAU = Person("Mr Lau", "S102", "hotline-east", "transport")
HO = Person("Ms Ho", "S103", "hotline", "transport")
WU = Person("Mr Wu", "S104", "efficacy", "chief-secretary")
KWOK = Person("Mr Kwok", "S201", "hygiene-west", "environment")
WONG = Person("Mrs Wong")

OFFICER, SUPERVISOR, SERVICE_OWNER, CEILING_SETTER, OUTSIDER, CITIZEN = (
    CHAN, LAU, HO, WU, KWOK, WONG,
)  # fmt: skip

DEPARTMENT = Question("department")

TOOL_FOR_OFFICER = Delegation(
    name="hotline-department",
    question=DEPARTMENT.key,
    stands_in=Decider.TOOL,
    instead_of=Decider.OFFICER,
    accountable=HO.staff_number,
)
OFFICER_FOR_SUPERVISOR = Delegation(
    name="hotline-countersign",
    question=DEPARTMENT.key,
    stands_in=Decider.OFFICER,
    instead_of=Decider.SUPERVISOR,
    accountable=HO.staff_number,
)


def case(case_id: str = "C1", text: str = "The street light is broken", **details) -> Case:
    """Return a case that reached Ms Chan, unless `details` say otherwise."""
    return Case(case_id, text, **{"owner": CHAN.owner, **details})
