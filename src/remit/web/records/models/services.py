from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from remit.web.look.language import in_language


class Service(models.Model):
    """A service of a department, whose cases ask one question."""

    key = models.SlugField(max_length=50, unique=True)
    name_en = models.CharField(max_length=120)
    name_zh = models.CharField(max_length=120)
    department = models.ForeignKey("accounts.Department", models.PROTECT)
    question = models.SlugField(max_length=50, default="case_type")
    flow = models.CharField(max_length=50, default="hotline")
    flow_version = models.PositiveIntegerField(default=1)
    working_days = models.PositiveIntegerField(default=10)
    target_level = models.FloatField(default=0.05)
    confidence_level = models.FloatField(default=0.95)
    audit_rate = models.FloatField(default=0.1)
    blind_share = models.FloatField(default=0.2)
    overdue_days = models.FloatField(default=30.0)
    minutes_per_case = models.FloatField(null=True, blank=True, default=6.0)
    """What an officer spends on one decision; without it no time is worked out."""
    owner = models.ForeignKey("accounts.Person", models.PROTECT, related_name="+")
    tool = models.CharField(max_length=80, blank=True)
    """The name of an outside tool that proposes through the API; empty for Remit's learner."""
    tool_version = models.CharField(max_length=80, blank=True)
    is_simulated = models.BooleanField(default=False)
    journal = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    position = models.BigIntegerField(default=0, editable=False)
    """The journal's last position; its row is locked until whoever drew from it commits."""

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return in_language(self.name_en, self.name_zh)


class CaseType(models.Model):
    """One version of a kind of case.  The key never changes; words, duties and groups may."""

    service = models.ForeignKey(Service, models.PROTECT, related_name="case_types")
    key = models.SlugField(max_length=50)
    version = models.PositiveIntegerField(default=1)
    label_en = models.CharField(max_length=120)
    label_zh = models.CharField(max_length=120)
    duty_en = models.TextField(blank=True)
    duty_zh = models.TextField(blank=True)
    group = models.SlugField(max_length=50, help_text="Case types of equal harm.")
    department = models.ForeignKey("accounts.Department", models.PROTECT)
    joint_with = models.ForeignKey(
        "accounts.Department", models.PROTECT, null=True, blank=True, related_name="+"
    )
    working_days = models.PositiveIntegerField(default=10)
    is_countersigned = models.BooleanField(default=False)
    is_current = models.BooleanField(default=True)

    class Meta:
        ordering = ("service", "key", "version")
        constraints = (
            models.UniqueConstraint(fields=("service", "key", "version"), name="one_version"),
            models.UniqueConstraint(
                fields=("service", "key"), condition=Q(is_current=True), name="one_current"
            ),
        )

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The label in the reader's language."""
        return in_language(self.label_en, self.label_zh)
