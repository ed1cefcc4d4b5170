from __future__ import annotations

from django.db import models
from django.utils import timezone


class Suggestion(models.Model):
    """A change that somebody suggested, kept with the place where it was made."""

    person = models.ForeignKey("accounts.Person", models.SET_NULL, null=True, blank=True)
    department = models.ForeignKey("accounts.Department", models.SET_NULL, null=True, blank=True)
    place = models.CharField(max_length=200)
    text = models.TextField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return self.text[:60]
