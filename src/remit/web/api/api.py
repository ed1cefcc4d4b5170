"""For other systems of a department: bring cases, propose, decide, read what was decided."""

from __future__ import annotations

from typing import Annotated, Any

from ninja import NinjaAPI, Query, Status

from remit.core.cases import Alternative
from remit.web.api import decisions as feed
from remit.web.api.errors import answer_with_problems
from remit.web.api.keys import Keyed, KeyNeeded, check_scope
from remit.web.api.models import Scope
from remit.web.api.officers import officer
from remit.web.api.once import once
from remit.web.api.schemas import (
    CaseSeen,
    Decisions,
    NewCase,
    NewDecision,
    NewOutcome,
    NewProposal,
    NewReceipt,
    ProblemTold,
    Receipt,
    Tool,
)
from remit.web.api.seeing import case_for, new_receipt, receipt, seen, service_for
from remit.web.records import deciding, outcomes, outside_tools, proposing
from remit.web.records.intake import Arrival

Told = dict[str, Any]
PROBLEMS = frozenset({400, 401, 403, 404, 409, 413, 415, 422, 429, 500, 503})

api = NinjaAPI(
    title="Remit", version="1", description=__doc__, docs_url=None, urls_namespace="api",
    auth=KeyNeeded(),
)  # fmt: skip
answer_with_problems(api)


@api.post("/services/{service}/cases", response={201: NewReceipt, PROBLEMS: ProblemTold})
def create_case(request: Keyed, service: str, new: NewCase) -> Status[Told]:
    """Bring a case; it is assigned by chance, proposed for and routed before this answers.

    With an Idempotency-Key it is brought once, however often it is sent.
    """
    key = check_scope(request, Scope.CREATE)
    where = service_for(key, service)
    reach = {name: getattr(new, name) for name in ("name", "email", "phone") if new.consented}
    arrival = Arrival(
        new.text, new.language, new.channel, new.place,
        wants_person=new.wants_person, brought_by=f"key {key.prefix}", **reach,
    )  # fmt: skip
    return Status(201, once(request, lambda: proposing.take_in(where, arrival), new_receipt))


@api.get("/cases/{reference}", response={200: CaseSeen, PROBLEMS: ProblemTold})
def read_case(request: Keyed, reference: str) -> Told:
    """Read how a case stands; that it was read is put on record."""
    key = check_scope(request, Scope.READ)
    return seen(case_for(key, reference, "read"), key)


@api.get("/services/{service}/decisions", response={200: Decisions, PROBLEMS: ProblemTold})
def read_decisions(
    request: Keyed,
    service: str,
    after: Annotated[int, Query(ge=0)] = 0,
    limit: Annotated[int, Query(ge=1, le=1000)] = 200,
) -> Told:
    """Read the decisions behind a position of the journal; nothing is ever skipped."""
    key = check_scope(request, Scope.READ)
    return feed.decisions(service_for(key, service), after, limit)


@api.put("/services/{service}/tool", response={200: Tool, PROBLEMS: ProblemTold})
def appoint_tool(request: Keyed, service: str, tool: Tool) -> Told:
    """Let an outside tool propose in a service, or declare another version of it.

    Its evidence begins anew with each version.
    """
    key = check_scope(request, Scope.PROPOSE)
    outside_tools.appoint(service_for(key, service), tool.name, tool.version, f"key {key.prefix}")
    return tool.dict()


@api.delete("/services/{service}/tool", response={204: None, PROBLEMS: ProblemTold})
def dismiss_tool(request: Keyed, service: str) -> Status[None]:
    """Let Remit's own learner propose again."""
    key = check_scope(request, Scope.PROPOSE)
    outside_tools.appoint(service_for(key, service), "", "", f"key {key.prefix}")
    return Status(204, None)


@api.post("/cases/{reference}/proposal", response={200: Receipt, PROBLEMS: ProblemTold})
def propose(request: Keyed, reference: str, new: NewProposal) -> Told:
    """Propose an answer as the service's tool, within a minute; this says who decides.

    The first proposal for a case stays; later ones change nothing.
    """
    key = check_scope(request, Scope.PROPOSE)
    case = case_for(key, reference, "propose")
    others = tuple(Alternative(choice.answer, choice.probability) for choice in new.alternatives)
    return once(
        request,
        lambda: outside_tools.propose(
            case, new.tool_version, new.answer, new.confidence, new.familiarity, others
        ),
        receipt,
    )


@api.post("/cases/{reference}/decision", response={200: Receipt, PROBLEMS: ProblemTold})
def decide(request: Keyed, reference: str, new: NewDecision) -> Told:
    """Record what an officer decided at her department's own workbench."""
    key = check_scope(request, Scope.DECIDE)
    case = case_for(key, reference, "decide")
    actor = officer(key, new.officer)
    return once(
        request,
        lambda: deciding.decide(case.reference, actor, new.answer, new.version, send=new.send),
        receipt,
    )


@api.post("/cases/{reference}/outcome", response={200: Receipt, PROBLEMS: ProblemTold})
def record_outcome(request: Keyed, reference: str, new: NewOutcome) -> Told:
    """Record what became of a decision; it can count against whoever decided, never for."""
    key = check_scope(request, Scope.OUTCOME)
    case = case_for(key, reference, "outcome")
    by = f"key {key.prefix}"
    return once(
        request,
        lambda: outcomes.record_outcome(case.reference, new.kind, new.loss, by),
        receipt,
    )
