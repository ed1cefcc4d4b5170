"""A citizen's words are erased: the fact stays, with a receipt, and nothing learnt from them."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from remit.core.cases import CaseForgotten
from remit.core.sentences import say
from remit.web.hooks import ERASERS
from remit.web.records import proposing, queueing, telling
from remit.web.records.acting import CITIZEN, Act, flow_of, locked
from remit.web.records.errors import Refused
from remit.web.records.journal import Desk, at_desk
from remit.web.records.models import (
    Attachment,
    Case,
    Contact,
    Content,
    Fact,
    Message,
    Review,
    Service,
    Snapshot,
)

UNJUDGED = say(
    "This report is waiting for a second, blind decision, which nobody can take without its "
    "words. It can be erased as soon as the auditors have decided."
)


def erase(reference: str, by: str, at: datetime | None = None) -> str:
    """Erase the content of a case and of what was split from it; return the receipt.

    What is not decided yet is withdrawn: without its words nobody can decide it.

    The proposer forgets while the words are still there to be subtracted; a proposer that was
    not running folds anew without them, because no snapshot from before is left.
    """
    case = Case.objects.select_related("service").get(reference=reference)
    with at_desk(case.service, at) as desk:
        parts = parts_of(case)
        for part in parts:
            _forget(desk, locked(part.reference), by)
        if must_wait(case):  # asked last: the journal is locked, and nobody draws a review now
            raise Refused(UNJUDGED)
        Snapshot.objects.filter(service=case.service, fold="learner").delete()
    proposing.proposer_of(case.service).catch_up()
    for part in parts:
        _scrub(part)
    return receipt_of(case)


def must_wait(case: Case) -> bool:
    """Say whether a verdict is due first, as it is wherever the tool's decision is held back.

    A verdict that can never come would count against the delegation as overdue, and none that
    is true could be recorded instead.
    """
    return Review.objects.filter(case__in=parts_of(case), returned_at=None).exists()


def parts_of(case: Case) -> list[Case]:
    """Return a case and all that was split from it, and that is not erased yet."""
    found = [case]
    for one in found:
        found += one.parts.filter(content__erased_at=None).select_related("service")
    return found


def receipt_of(case: Case) -> str:
    """Return what proves that this case was erased, and tells nothing of its content."""
    named = f"{case.service.journal}{case.reference}{case.token}"
    return hashlib.sha256(named.encode()).hexdigest()


def finish(service: Service) -> None:
    """Erase what somebody who was interrupted had only begun to erase."""
    begun = Fact.objects.filter(service=service, kind="CaseForgotten")
    left = Case.objects.filter(reference__in=begun.values("case"), content__erased_at=None)
    for case in left.select_related("service"):
        proposing.proposer_of(service).catch_up()
        _scrub(case)


def _forget(desk: Desk, case: Case, by: str) -> None:
    desk.write(CaseForgotten(case.reference, receipt_of(case)), by)
    flow = flow_of(case)
    if not flow.state(case.state).is_final:
        Act(case, desk, CITIZEN).move("withdraw")
        queueing.place(case, flow)
        case.version += 1
        case.save()


@transaction.atomic
def _scrub(case: Case) -> None:
    now = timezone.now()
    erased = {"text": "", "place": "", "words": "", "erased_at": now}
    Content.objects.filter(case=case).update(**erased)
    Contact.objects.filter(case=case).delete()
    Attachment.objects.filter(case=case).delete()
    Message.objects.filter(case=case).update(text="")
    for erase_more in ERASERS:
        erase_more(case)
    telling.tell(case, "erased", (ERASED,), now)


ERASED = say(
    "As you asked, we have erased what you wrote, your photos and how to reach you. What remains "
    "is that a report was made, when, and how it was decided."
)
