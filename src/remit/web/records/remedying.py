"""Errors that audits found, and what was done about each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from remit.web.records.models import Message, Review, Service

LATEST = 50


@dataclass(frozen=True, slots=True)
class Remedy:
    """One error that was found, and how far it has been put right.

    Attributes
    ----------
    caught
        The decision had not gone out: the check came before it was sent.
    told_at
        When the citizen was told; nothing where there was nothing to tell.
    righted_at
        When a person's decision went out instead; nothing while that is to come.
    """

    review: Review
    caught: bool
    told_at: datetime | None
    righted_at: datetime | None

    @property
    def reference(self) -> str:
        """The case's reference."""
        return self.review.case.reference


def remedies(service: Service, delegation: str = "", most: int = LATEST) -> list[Remedy]:
    """Return the errors found last, the latest first."""
    found = Review.objects.filter(loss__gt=0, case__service=service)
    if delegation:
        found = found.filter(delegation=delegation)
    return _with_messages(found.select_related("case").order_by("-returned_at")[:most])


def remedy_of(review: Review) -> Remedy:
    """Return what was done about the error that a review found."""
    return _with_messages([review])[0]


def _with_messages(reviews: Sequence[Review] | QuerySet[Review]) -> list[Remedy]:
    reviews = list(reviews)
    told = Message.objects.filter(
        case__in=[review.case_id for review in reviews], effect__contains=":error:"
    )
    when = dict(told.order_by("-at").values_list("case", "at"))
    return [_remedy(review, when.get(review.case_id)) for review in reviews]


def _remedy(review: Review, told_at: datetime | None) -> Remedy:
    sent, found = review.case.sent_at, review.returned_at
    righted = sent if sent and found and sent > found else None
    return Remedy(review, review.before_release, told_at, righted)
