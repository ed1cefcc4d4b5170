"""A city in which a program decides about street lights alone, because it earned it."""

from __future__ import annotations

from dataclasses import replace

from remit.core.cases import Assignment
from remit.web.records.delegating import open_delegation, sign
from remit.web.records.folding import looking_at
from remit.web.records.models import Case
from remit.web.records.services import promise_of
from tests.web.city import LAMP, City

OWNER = "HO"
GROUP = "lighting"


def lend(city: City, **promised: float) -> None:
    """Let the program earn the delegation, and its owner sign it."""
    earn(city, **promised)
    sign(city.service, GROUP, OWNER)


def earn(city: City, **promised: float) -> None:
    """Let officers decide blindly what the program would have said, until its owner can sign."""
    city.teach()
    promised = {"target_level": 0.4, "blind_share": 1.0, **promised}
    promise = replace(promise_of(city.service), **promised)
    open_delegation(city.service, GROUP, "1", promise=promise)
    for n in range(60):
        with looking_at(city.service) as remit:
            if remit.authority(GROUP).eligible is not None:
                return
        city.decided(city.arrive(lamp(n)), LAMP)
    raise AssertionError("sixty blind labels without an error were not enough")


def lamp(n: int) -> str:
    """Return another report of a street light that is out."""
    return f"The street light outside my house number {n} is out"


def decided_by_tool(city: City, state: str = "sent") -> Case:
    """Return a case that the program decided."""
    for n in range(100, 130):
        case = city.arrive(lamp(n), Assignment.OPEN)
        if case.decided_as == "tool" and case.state == state:
            return case
    raise AssertionError(f"of thirty reports of street lights the program left none {state!r}")


def held_by_tool(city: City) -> Case:
    """Return a case that the program decided and that is checked before it goes out."""
    lend(city, error_budget=0.0)
    return decided_by_tool(city, "with_tool")
