"""What a citizen may want done with her report, beyond answering: each has a page of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from remit.core.cases import Decider
from remit.core.flow import possible
from remit.core.sentences import Sentence, say
from remit.web.records import appealing, citizens, closing
from remit.web.records.acting import CITIZEN, facts_of, flow_of
from remit.web.records.models import Case

MOST_REASON = 4_000


@dataclass(frozen=True, slots=True)
class Wish:
    """One thing that can be wanted.

    Attributes
    ----------
    reason
        The question that goes with it, if there is one; it must be answered.
    fulfil
        What does it, with a case's reference and the reason.
    """

    title: Sentence
    told: tuple[Sentence, ...]
    button: Sentence
    done: Sentence
    fulfil: Callable[[str, str], object]
    reason: Sentence | None = None
    is_grave: bool = False


SUPERVISOR = say("A supervisor reads it on the next working days. Until then the decision stands.")

WISHES: Mapping[str, Wish] = {
    "person": Wish(
        say("A person, please"),
        (
            say("A person will decide on your report. No program will."),
            say("An officer reads it on the next working days."),
            say("You need not say why, and it does your report no harm."),
        ),
        say("Ask for a person"),
        say("A person will decide on your report."),
        lambda reference, _: citizens.ask_for_person(reference),
    ),
    "person-instead": Wish(
        say("A person, please"),
        (
            say("A program decided on your report. A person will look at it again and decide."),
            SUPERVISOR,
            say("You need not say why, and it does your report no harm."),
        ),
        say("Ask for a person"),
        say("A person will look at your report again."),
        lambda reference, _: appealing.appeal(reference),
    ),
    "appeal": Wish(
        say("Appeal"),
        (
            say("Somebody who did not decide on your report will look at everything again."),
            SUPERVISOR,
            say("If we were wrong, that is counted against whoever decided, person or program."),
        ),
        say("Send the appeal"),
        say("We have your appeal. Somebody who did not decide before looks at everything again."),
        lambda reference, reason: appealing.appeal(reference, reason),
        say("What is wrong with the decision?"),
    ),
    "withdraw": Wish(
        say("Withdraw your report"),
        (
            say("We stop working on it. You can report the matter again at any time."),
            say("What you wrote is kept until it is erased; you can ask for that too."),
        ),
        say("Withdraw the report"),
        say("Your report is withdrawn."),
        lambda reference, _: closing.withdraw(reference, CITIZEN),
        is_grave=True,
    ),
    "erase": Wish(
        say("Ask us to erase your data"),
        (
            say("A person checks your request and then erases what you wrote, your photo and how "
                "to reach you. This page will then show no more than that a report was made."),
            say("What remains is that a case of this kind was decided, when, and how; not by "
                "whom it was reported."),
        ),
        say("Ask for erasure"),
        say("Your request has gone to the person who answers for this service."),
        lambda reference, _: citizens.ask_for_erasure(reference),
        is_grave=True,
    ),
}  # fmt: skip


def offered(case: Case) -> tuple[str, ...]:
    """Return what may be wanted of a case as it stands, in the order of the page."""
    flow = flow_of(case)
    acts = {step.act for step in possible(flow, case.state, CITIZEN.role, facts_of(case, CITIZEN))}
    offers = {
        "person": "ask_for_person" in acts,
        "person-instead": "appeal" in acts and case.decided_as == Decider.TOOL,
        "appeal": "appeal" in acts,
        "withdraw": "withdraw" in acts,
        "erase": case.content.erased_at is None,
    }
    return tuple(name for name, holds in offers.items() if holds)
