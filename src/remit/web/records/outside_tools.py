"""A tool that is not Remit's proposes in a service; it earns its authority like any other."""

from __future__ import annotations

from remit.core.cases import Alternative, Proposal
from remit.core.learning import CaseLearner
from remit.core.sentences import say
from remit.web.records import delegating, intake
from remit.web.records.deciding import check_answer
from remit.web.records.errors import ChangedMeanwhile
from remit.web.records.models import Case, Service


def appoint(service: Service, name: str, version: str, by: str) -> None:
    """Let a tool propose in a service from now on; an empty name stands for Remit's own.

    The evidence begins anew first: should this be interrupted, it was for nothing, but no tool
    lives on what another one has earned.
    """
    # In quotes: “acme x”, “0” is not “acme”, “x 0”.
    declared = f"{name!r} {version!r}" if name else CaseLearner.tool_version
    delegating.declare_version(service, declared, by)
    Service.objects.filter(pk=service.pk).update(tool=name, tool_version=version)


def propose(
    case: Case,
    version: str,
    answer: str,
    confidence: float,
    familiarity: float = 1.0,
    alternatives: tuple[Alternative, ...] = (),
) -> Case:
    """Take the proposal of a service's outside tool, and say who decides the case."""
    service = case.service
    if not service.tool or version != service.tool_version:
        raise ChangedMeanwhile(
            say(
                "The tool of this service is “{tool}”, version “{version}”, and no other "
                "proposes. Declare the new version first; its evidence then begins anew.",
                tool=service.tool or CaseLearner.tool,
                version=service.tool_version or CaseLearner.tool_version,
            )
        )
    if answer:
        check_answer(case, answer)
    proposal = Proposal(
        case.reference,
        service.question,
        answer,
        alternatives or (Alternative(answer, confidence),),
        confidence,
        familiarity,
        (),
        service.tool,
        version,
        service.position,
    )
    return intake.route(case.reference, proposal, service.position)
