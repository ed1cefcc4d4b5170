"""A city whose tool has earned a delegation for street lights, and whose audits are all due."""

from __future__ import annotations

from dataclasses import dataclass, replace

from remit.core.cases import Proposal
from remit.web.records import intake
from remit.web.records.delegating import open_delegation, sign
from remit.web.records.folding import looking_at
from remit.web.records.models import Case, Review
from remit.web.records.services import promise_of
from tests.web.city import LAMP, City, build

NAME = "lighting"
ADDRESS = f"/oversight/hotline/delegations/{NAME}/"


@dataclass
class Lent:
    """The city, and shorthands for what its tool does there."""

    city: City

    @property
    def state(self) -> str:
        with looking_at(self.city.service) as remit:
            return remit.authority(NAME).state

    def arrive(self) -> Case:
        """Let a lamp be reported, of which the tool is all but certain."""
        arrival = intake.Arrival("The street light outside my house is out")
        case = intake.receive(self.city.service, arrival)
        proposal = Proposal(case.reference, "case_type", LAMP, (), 0.99, 1.0, (), "tool", "1", 0)
        return intake.route(case.reference, proposal)

    def earn(self) -> None:
        """Let officers decide blind, as the tool would, until the owner may sign."""
        for _ in range(60):
            if self.state == "eligible":
                return
            self.city.decided(self.arrive(), LAMP)
        raise AssertionError("sixty labels without an error were not enough")

    def sign(self) -> None:
        self.earn()
        sign(self.city.service, NAME, "HO")

    def decided_by_tool(self) -> Case:
        """Return a case that the tool decided and that chance wants audited."""
        for _ in range(200):
            case = self.arrive()
            if case.reviews.exists():
                return case
        raise AssertionError("the tool decided nothing that is audited")

    def review(self) -> Review:
        return self.decided_by_tool().reviews.get()


def lend() -> Lent:
    """Build the city, and let evidence be gathered."""
    city = build()
    city.service.audit_rate = 0.5
    city.service.save()
    promise = replace(promise_of(city.service), target_level=0.4, blind_share=1.0)
    open_delegation(city.service, NAME, "1", promise=promise)
    return Lent(city)
