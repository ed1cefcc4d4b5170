from __future__ import annotations

from django.db import models
from django.utils import timezone


class Review(models.Model):
    """A second, blind decision that chance asked for.

    Whoever decides the case is not told; whoever reviews it is not told the first answer.
    """

    case = models.ForeignKey("records.Case", models.CASCADE, related_name="reviews")
    delegation = models.CharField(max_length=80)
    inclusion_probability = models.FloatField()
    before_release = models.BooleanField(default=False)
    drawn_at = models.DateTimeField(default=timezone.now)
    answer = models.CharField(max_length=50, blank=True)
    loss = models.FloatField(null=True, blank=True)
    auditor = models.ForeignKey("accounts.Person", models.PROTECT, null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("case", "delegation"), name="one_review"),)
        indexes = (
            models.Index(fields=("returned_at", "drawn_at"), name="audit_queue"),
            models.Index(
                fields=("delegation", "returned_at"),
                condition=models.Q(loss__gt=0),
                name="errors_found",
            ),
        )

    def __str__(self) -> str:
        return f"review of {self.case_id}"
