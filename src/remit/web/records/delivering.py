"""Messages to citizens who left an address go out by e-mail.

A worker first writes down that it sets out, then sends, then writes down that it has.  One that
dies before it sent is followed by another.  One that dies between sending and writing it down
sends twice: told twice is better than never told.  Both copies bear the same Message-ID, by
which mail programs know that they are one.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q, QuerySet

from remit.core.sentences import say
from remit.web.records.models import Contact, Message
from remit.wording import language

LEASE = timedelta(minutes=2)
"""After that, whoever set out to deliver a message is taken for dead."""

AT_ONCE = 50

log = logging.getLogger(__name__)


def deliver(now: datetime) -> int:
    """Send what is due, and return how many messages were."""
    due = _due(now)
    _leave_on_the_page(due, now)
    messages = due.select_related("case__contact").order_by("id")[:AT_ONCE]
    return sum(_deliver(message, now) for message in messages)


def _due(now: datetime) -> QuerySet[Message]:
    unclaimed = Q(claimed_at=None) | Q(claimed_at__lt=now - LEASE)
    return Message.objects.filter(unclaimed, delivered_at=None, from_citizen=False)


def _leave_on_the_page(due: QuerySet[Message], now: datetime) -> None:
    """Whoever gave no address reads it behind the private link."""
    reached = Contact.objects.exclude(email="").exclude(consented_at=None)
    due.exclude(case__in=reached.values("case")).update(delivered_at=now)


def _deliver(message: Message, now: datetime) -> bool:
    if not _due(now).filter(pk=message.pk).update(claimed_at=now):
        return False  # another worker was quicker
    try:
        _written(message).send()
    except (OSError, SMTPException, ValueError):  # the last is an address that is none
        log.exception("message %s is left for another attempt", message.effect)
        return False
    Message.objects.filter(pk=message.pk).update(delivered_at=now)
    return True


def _written(message: Message) -> EmailMessage:
    case = message.case
    subject = language(case.language).said(
        say("Your report {reference}", reference=case.reference)
    )
    number = (
        f"<{message.effect.replace(':', '.')}@{settings.DEFAULT_FROM_EMAIL.rpartition('@')[2]}>"
    )
    return EmailMessage(
        subject, message.text, to=[case.contact.email], headers={"Message-ID": number}
    )
