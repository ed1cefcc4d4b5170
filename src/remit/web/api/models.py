"""Keys of other systems, and what they were answered."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable

from django.db import models
from django.utils import timezone


class Scope(models.TextChoices):
    """What a key is good for."""

    CREATE = "create"
    READ = "read"
    PROPOSE = "propose"
    DECIDE = "decide"
    OUTCOME = "outcome"


class ApiKey(models.Model):
    """A key of a department's system.  Only its beginning and its hash are kept."""

    department = models.ForeignKey("accounts.Department", models.CASCADE, related_name="+")
    name = models.CharField(max_length=120)
    prefix = models.CharField(max_length=12, unique=True)
    digest = models.CharField(max_length=64)
    scopes = models.JSONField(default=list)
    per_minute = models.PositiveIntegerField(default=6_000)
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.CharField(max_length=80, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.prefix}… ({self.name})"

    @classmethod
    def issue(
        cls,
        department: str,
        name: str,
        scopes: Iterable[str],
        by: str = "",
        per_minute: int = 6_000,
    ) -> tuple[ApiKey, str]:
        """Make a key; return it with the words that open, which nobody can show again."""
        prefix, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
        kept = cls.objects.create(
            department_id=department,
            name=name,
            prefix=prefix,
            digest=_digest(secret),
            scopes=sorted(Scope(scope) for scope in scopes),
            per_minute=per_minute,
            created_by=by,
        )
        return kept, f"remit.{prefix}.{secret}"

    @classmethod
    def opened_by(cls, token: str) -> ApiKey | None:
        """Return the key that these words open, unless it was revoked."""
        _, _, rest = token.partition(".")
        prefix, _, secret = rest.partition(".")
        key = cls.objects.filter(prefix=prefix[:12], revoked_at=None).first()
        return key if key and hmac.compare_digest(key.digest, _digest(secret)) else None


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode(errors="surrogatepass")).hexdigest()


class Answer(models.Model):
    """What a request was answered that bore an idempotency key; it is given again for a day."""

    key = models.ForeignKey(ApiKey, models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    request = models.CharField(max_length=64)
    body = models.JSONField()
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("key", "name"), name="answered_once"),)

    def __str__(self) -> str:
        return f"{self.key_id}: {self.name}"
