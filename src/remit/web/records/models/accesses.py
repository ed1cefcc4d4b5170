from __future__ import annotations

from django.db import models
from django.utils import timezone


class Access(models.Model):
    """Somebody looked at a case.  Rows are added, never changed and never removed."""

    case = models.CharField(max_length=40)
    person = models.CharField(max_length=80)
    what = models.CharField(max_length=60)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "accesses"
        indexes = (models.Index(fields=("case", "at"), name="accesses_of_case"),)

    def __str__(self) -> str:
        return f"{self.person} {self.what} {self.case}"
