"""What citizens are told, in the language in which they wrote."""

from __future__ import annotations

from datetime import datetime

from remit.core.cases import Decider
from remit.core.sentences import Sentence, say
from remit.web.records.models import Case, CaseType, Message
from remit.wording import language


def tell(case: Case, effect: str, sentences: tuple[Sentence, ...], at: datetime) -> None:
    """Write to the citizen; the same effect writes once, however often it is tried."""
    speaks = language(case.language)
    Message.objects.get_or_create(
        effect=f"{case.reference}:{effect}",
        defaults={
            "case": case,
            "at": at,
            "by_tool": case.decided_as == Decider.TOOL,
            "text": speaks.paragraph(sentences),
        },
    )


def tell_decision(case: Case, case_type: CaseType | None, at: datetime) -> None:
    """Say where the case went, who decided that, and what to do if it is wrong."""
    tell(case, f"decided:{case.version}", _reply(case, case_type), at)


def reply(case: Case, case_type: CaseType | None) -> str:
    """Return what a citizen will be told of a decision that has not gone out."""
    return language(case.language).paragraph(_reply(case, case_type))


def _reply(case: Case, case_type: CaseType | None) -> tuple[Sentence, ...]:
    return _where(case, case_type), _who(case), APPEAL


def tell_error(case: Case, at: datetime) -> None:
    """Say that a check found a mistake, and that it is being put right."""
    sentence = say(
        "We checked how your report {reference} was handled and found that we had made a mistake. "
        "A person is putting it right now. You need not do anything.",
        reference=case.reference,
    )
    tell(case, f"error:{case.version}", (sentence,), at)


APPEAL = say("If you think that this is wrong, you can ask for a person or appeal on this page.")


def _where(case: Case, case_type: CaseType | None) -> Sentence:
    if case_type is None:
        return say("Your report {reference} has been dealt with.", reference=case.reference)
    chinese = case.language.startswith("zh")
    department = case_type.department
    return say(
        "Your report {reference} was passed to {department} as “{kind}”.",
        reference=case.reference,
        department=department.name_zh if chinese else department.name_en,
        kind=case_type.label_zh if chinese else case_type.label_en,
    )


def _who(case: Case) -> Sentence:
    if case.decided_as == Decider.TOOL:
        return say("A computer program decided this, as it is entitled to for such reports.")
    return say("A person decided this.")
