"""What the page of a report tells its citizen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localtime

from remit.core.cases import Decider
from remit.core.sentences import Sentence, say
from remit.web.public.wishes import WISHES, offered
from remit.web.public.words import proven, written_in
from remit.web.records import appealing
from remit.web.records.acting import flow_of
from remit.web.records.citizens import SOLVED
from remit.web.records.models import Case, CaseType, Message
from remit.web.records.publishing import lent_to_tool
from remit.web.records.services import ALL_CASES, case_type_of


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was written, by whom, and in which language."""

    at: datetime
    text: str
    language: str
    author: Sentence
    is_own: bool


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that went out, as far as it is the citizen's business."""

    case_type: CaseType | None
    by_tool: bool
    at: datetime
    sure: float | None
    proven: Sentence | None


def page_of(case: Case) -> dict[str, Any]:
    """Return what the page of a report shows."""
    state = flow_of(case).state(case.state)
    lines = [_line(message) for message in case.messages.all()]
    asked = [line for line in lines if not line.is_own] if case.state == "waiting" else []
    return {
        "case": case,
        "due": due_day(case),
        "own_language": written_in(case.content.text),
        "state": state,
        "lines": lines,
        "question": asked[-1] if asked else None,
        "decided": _decided(case),
        "reconsidered": case.outcome == appealing.APPEALED and not state.is_final,
        "parts": list(case.parts.order_by("pk")),
        "photos": range(1, case.attachments.count() + 1),
        "wishes": [(name, WISHES[name]) for name in offered(case)],
        "asks_whether_solved": case.sent_at is not None,
        "outcome": case.outcome if case.outcome in SOLVED else "",
        "answered": "",
    }


def due_day(case: Case) -> date | None:
    """Return the day by which the citizen hears of a decision."""
    return case.due and localtime(case.due).date()


def _line(message: Message) -> Line:
    return Line(
        message.at,
        message.text or "–",
        written_in(message.text),
        _author(message),
        message.from_citizen,
    )


def _author(message: Message) -> Sentence:
    if message.from_citizen:
        return say("You wrote")
    return say("The office wrote")


def _decided(case: Case) -> Decided | None:
    if case.outcome == appealing.APPEALED:
        return _reconsidered(case)
    if case.sent_at is None or not case.answer:
        return None
    return _as_decided(case, case.answer, case.decided_as == Decider.TOOL, case.sent_at)


def _reconsidered(case: Case) -> Decided:
    """Return the decision that stands until the appeal against it is decided."""
    taken = appealing.taken_before(case.reference)
    decision = taken.data["decision"]
    return _as_decided(case, decision["answer"], decision["decider"] == Decider.TOOL, taken.at)


def _as_decided(case: Case, answer: str, by_tool: bool, at: datetime) -> Decided:
    case_type = case_type_of(case.service, answer)
    if not by_tool:
        return Decided(case_type, False, at, None, None)
    return Decided(case_type, True, at, case.confidence, _proven(case, case_type))


def _proven(case: Case, case_type: CaseType | None) -> Sentence | None:
    """Say what the checks prove of such decisions; a group names its delegation."""
    group = case_type.group if case_type else ALL_CASES
    lent = [one for one in lent_to_tool(case.service) if one.name == group]
    return proven(lent) if lent else None
