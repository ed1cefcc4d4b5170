"""A second, blind decision comes back; an error that it finds is put right at once."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth import get_user_model
from django.db.models import QuerySet

from remit.core.cases import Audit, AuditReturned
from remit.core.sentences import say
from remit.web.hooks import Moment, bring_about
from remit.web.records import notices, sending, telling
from remit.web.records.acting import SYSTEM, Act, Actor, acting
from remit.web.records.deciding import check_answer, unsay
from remit.web.records.errors import Refused
from remit.web.records.models import Access, Fact, Review, Service


def waiting(service: Service) -> QuerySet[Review]:
    """Return the reviews that nobody has given a verdict on, the oldest first."""
    reviews = Review.objects.filter(case__service=service, returned_at__isnull=True)
    return reviews.select_related("case__content").order_by("drawn_at", "id")


def return_review(review: Review, actor: Actor, answer: str, at: datetime | None = None) -> Review:
    """Record what an auditor would have decided; she has not seen what was decided.

    Whatever follows for the delegation, for the case and for the citizen happens in this
    transaction or not at all.
    """
    with acting(review.case.reference, actor, at=at) as act:
        review = Review.objects.select_for_update().select_related("case").get(pk=review.pk)
        _check_open(review, actor)
        check_answer(act.case, answer)
        review.answer, review.loss = answer, float(answer != _answer_of_the_stand_in(review))
        review.auditor_id, review.returned_at = _person(actor), act.desk.at
        review.save()
        if review.loss and act.case.state == "with_tool":
            _take_back(act)
        follows = act.desk.add(AuditReturned(_audit(act, review, actor), answer), actor.name)
        notices.tell_owner(act.case.service, follows, act.desk.at)
        _put_right(act, review)
        return review


def _check_open(review: Review, actor: Actor) -> None:
    if review.returned_at is not None:
        raise Refused(say("Somebody has given a verdict on this case already; take the next one."))
    if review.case.service.owner.staff_number == actor.name:
        raise Refused(say("You answer for this delegation; somebody else must audit it."))
    if review.case.decided_by == actor.name:
        raise Refused(say("You decided this case yourself; somebody else must look at it again."))
    if seen_by(actor.name).filter(case=review.case.reference).exists():
        raise Refused(say("You have opened this case before; somebody else must judge it blind."))


def seen_by(name: str) -> QuerySet[Access]:
    """Return where somebody looked at a case and could see how it was decided."""
    return Access.objects.filter(person=name).exclude(what__in=("audit", "refused"))


def _person(actor: Actor) -> int | None:
    users = get_user_model().objects.filter(staff_number=actor.name)
    return users.values_list("pk", flat=True).first()


def _audit(act: Act, review: Review, actor: Actor) -> Audit:
    return Audit(
        act.case.reference,
        act.case.service.question,
        review.delegation,
        review.inclusion_probability,
        blind=True,
        loss=review.loss,
        auditor=actor.name,
    )


def _answer_of_the_stand_in(review: Review) -> str:
    """Return what is judged; after an appeal the case itself says something else."""
    routed = Fact.objects.filter(case=review.case.reference, kind="CaseRouted")
    data = routed.values_list("data", flat=True)
    return next(str(d["answer"]) for d in data if d["delegation"] == review.delegation)


def _take_back(act: Act) -> None:
    """Unsay what has not gone out, before the verdict is written: that is to be learnt from."""
    act.actor = SYSTEM
    act.move("take_back")
    unsay(act)


def _put_right(act: Act, review: Review) -> None:
    act.actor = SYSTEM
    if act.case.state == "with_tool":
        sending.send_within(act)
    elif review.loss and act.case.sent_at is not None and not act.case.is_rerun:
        reopen_within(act)
        telling.tell_error(act.case, act.desk.at)


def reopen_within(act: Act) -> None:
    """Give a case that went out wrongly to an officer, who decides anew without a proposal."""
    act.move("reopen")
    act.case.sent_at = None
    act.case.is_shown, act.case.is_rerun = False, True
    act.case.department = act.case.service.department
    bring_about(Moment.REOPENED, act)
