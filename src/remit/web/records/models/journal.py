from __future__ import annotations

from django.db import models
from django.utils import timezone


class Fact(models.Model):
    """Something happened.  Rows are added, never changed and never removed.

    Positions are in the order of commits and without gaps: whoever has read up to a position
    misses nothing by asking for what comes after it.
    """

    service = models.ForeignKey("records.Service", models.PROTECT, related_name="facts")
    position = models.BigIntegerField()
    kind = models.CharField(max_length=40)
    case = models.CharField(max_length=40, blank=True)
    actor = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField(default=timezone.now)
    data = models.JSONField()

    class Meta:
        ordering = ("service", "position")
        constraints = (
            models.UniqueConstraint(fields=("service", "position"), name="one_position"),
        )
        indexes = (
            models.Index(fields=("case", "position"), name="facts_of_case"),
            models.Index(fields=("service", "kind", "position"), name="facts_of_kind"),
        )

    def __str__(self) -> str:
        return f"{self.service_id}:{self.position} {self.kind}"


class Snapshot(models.Model):
    """What a fold over the journal had arrived at, so that nobody starts from the beginning.

    It lies in pieces: on its way to and from a database a row is held several times over.
    """

    service = models.ForeignKey("records.Service", models.CASCADE)
    fold = models.CharField(max_length=20)
    piece = models.PositiveIntegerField(default=0)
    position = models.BigIntegerField()
    version = models.CharField(max_length=80)
    state = models.BinaryField()
    signature = models.BinaryField(max_length=32)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("service", "fold", "piece"), name="one_snapshot"),
        )

    def __str__(self) -> str:
        return f"{self.fold} of {self.service_id} at {self.position}"
