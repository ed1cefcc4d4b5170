"""What citizens wrote, and who they are: apart from the facts, so that it can be erased."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from remit.web.records.words import indexed


class Content(models.Model):
    """The words of a case."""

    case = models.OneToOneField("records.Case", models.CASCADE, related_name="content")
    text = models.TextField(blank=True)
    place = models.CharField(max_length=300, blank=True)
    words = models.TextField(blank=True, editable=False)
    """What it is found by; written with the text and erased with it."""
    erased_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"content of {self.case_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.words = indexed(self.text, self.place)
        super().save(*args, **kwargs)


class Contact(models.Model):
    """How to reach the citizen; kept only with consent."""

    case = models.OneToOneField("records.Case", models.CASCADE, related_name="contact")
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    consented_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"contact of {self.case_id}"


class Attachment(models.Model):
    """A photo that came with a case; its type is what its bytes say, not its name."""

    case = models.ForeignKey("records.Case", models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=40)
    data = models.BinaryField()

    def __str__(self) -> str:
        return self.name


class Message(models.Model):
    """What the office and a citizen wrote to each other about a case.

    `effect` is the name of what caused it, so that an effect that is tried twice happens once.
    """

    case = models.ForeignKey("records.Case", models.CASCADE, related_name="messages")
    at = models.DateTimeField(default=timezone.now)
    from_citizen = models.BooleanField(default=False)
    by_tool = models.BooleanField(default=False)
    text = models.TextField()
    effect = models.CharField(max_length=120, unique=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    """When a worker set out to deliver it; if nothing comes of it, another one does."""
    delivered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("at", "id")
        indexes = (
            models.Index(
                fields=("id",),
                condition=Q(delivered_at=None, from_citizen=False),
                name="to_be_delivered",
            ),
        )

    def __str__(self) -> str:
        return self.effect
