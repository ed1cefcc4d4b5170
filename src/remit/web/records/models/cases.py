from __future__ import annotations

import secrets

from django.db import models
from django.db.models import Q
from django.utils import timezone

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # nothing that is misread or spells words


def new_reference() -> str:
    """Return a name for a case that can be read out on the telephone and not be guessed."""
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(10))
    return f"{drawn[:5]}-{drawn[5:]}"


def new_token() -> str:
    """Return the secret part of a citizen's private link."""
    return secrets.token_urlsafe(24)


class Case(models.Model):
    """A case as it stands now; how it came to stand so is in the journal.

    `version` grows with every act, so that an act upon what somebody else has changed meanwhile
    is noticed.
    """

    reference = models.CharField(max_length=40, unique=True, default=new_reference)
    token = models.CharField(max_length=64, unique=True, default=new_token)
    service = models.ForeignKey("records.Service", models.PROTECT, related_name="cases")
    department = models.ForeignKey("accounts.Department", models.PROTECT, related_name="cases")
    officer = models.ForeignKey(
        "accounts.Person", models.SET_NULL, null=True, blank=True, related_name="cases"
    )
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    arrived = models.DateTimeField(default=timezone.now)
    channel = models.CharField(max_length=20, default="web")
    language = models.CharField(max_length=10, default="en")
    state = models.CharField(max_length=20, default="received")
    flow_version = models.PositiveIntegerField(default=1)
    version = models.PositiveIntegerField(default=0)
    due = models.DateTimeField(null=True, blank=True)
    is_on_desk = models.BooleanField(default=False)
    """Somebody here has to act: it lies in a queue."""
    needs_care = models.BooleanField(default=False)
    """Worth a second look.  A proposal that is not shown has no part in it."""
    clock_started = models.DateTimeField(default=timezone.now)
    pauses = models.JSONField(default=list, blank=True)

    assignment = models.CharField(max_length=10, blank=True)
    proposed = models.CharField(max_length=50, blank=True)
    confidence = models.FloatField(null=True, blank=True)
    proposal_position = models.BigIntegerField(null=True, blank=True)
    is_shown = models.BooleanField(default=False)
    delegation = models.CharField(max_length=80, blank=True)

    referred_by = models.SlugField(max_length=50, blank=True)
    is_rerun = models.BooleanField(default=False)
    """Reopened: its first decision was evidence already, the next one is none."""
    is_blind_countersign = models.BooleanField(default=False)
    signature_due = models.BooleanField(default=False)
    signed_by = models.CharField(max_length=80, blank=True)
    answer = models.CharField(max_length=50, blank=True)
    decided_as = models.CharField(max_length=10, blank=True)
    decided_by = models.CharField(max_length=80, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=20, blank=True)
    wants_person = models.BooleanField(default=False)
    is_simulated = models.BooleanField(default=False)

    class Meta:
        indexes = (
            models.Index(fields=("department", "is_on_desk", "due", "id"), name="queue"),
            models.Index(
                fields=("department", "is_on_desk", "needs_care", "due", "id"), name="care_queue"
            ),
            models.Index(fields=("department", "state", "id"), name="department_in_state"),
            models.Index(fields=("decided_by", "state", "id"), name="cases_decided_by"),
            models.Index(fields=("referred_by", "id"), name="cases_referred_by"),
            models.Index(
                fields=("officer", "id"),
                condition=models.Q(officer__isnull=False),
                name="cases_of_officer",
            ),
            models.Index(fields=("service", "state", "id"), name="cases_in_state"),
            models.Index(fields=("service", "arrived"), name="cases_by_arrival"),
            models.Index(fields=("arrived",), condition=Q(state="received"), name="unrouted"),
            models.Index(fields=("decided_at",), condition=Q(state="decided"), name="to_be_sent"),
        )

    def __str__(self) -> str:
        return self.reference
