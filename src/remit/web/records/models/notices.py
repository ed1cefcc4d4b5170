from __future__ import annotations

from django.db import models
from django.utils import timezone


class Notice(models.Model):
    """Something that a person must know at once, such as that a delegation was suspended."""

    person = models.ForeignKey("accounts.Person", models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=120)
    effect = models.CharField(max_length=160, unique=True)
    at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return self.effect
