"""People, departments, and in which role somebody works where."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from remit.web.look.language import in_language


class Role(models.TextChoices):
    """What somebody is in a department."""

    OFFICER = "officer"
    SUPERVISOR = "supervisor"
    OWNER = "owner"
    EFFICACY = "efficacy"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


class Department(models.Model):
    """A department of the city; its key never changes, its names may."""

    key = models.SlugField(primary_key=True, max_length=30)
    name_en = models.CharField(max_length=120)
    name_zh = models.CharField(max_length=120)

    class Meta:
        ordering = ["name_en"]

    def __str__(self) -> str:
        return in_language(self.name_en, self.name_zh)


class People(BaseUserManager["Person"]):
    """Makes people with a password that is not kept."""

    def create_user(self, staff_number: str, password: str | None = None, **more: Any) -> Person:
        person = self.model(staff_number=staff_number, **more)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody who signs in; citizens do not."""

    staff_number = models.CharField(max_length=30, unique=True)
    email = models.EmailField(blank=True)
    name_en = models.CharField(max_length=120)
    name_zh = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=10, blank=True)  # empty: not chosen yet
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)  # anybody may sign in as them, in the demo

    objects = People()

    USERNAME_FIELD = "staff_number"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name_en"]

    class Meta:
        ordering = ["staff_number"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=~models.Q(email=""),
                name="an_address_belongs_to_one_person",
            )
        ]

    def __str__(self) -> str:
        return in_language(self.name_en, self.name_zh)

    @cached_property
    def roles(self) -> tuple[tuple[str, Role], ...]:
        """Department and role of each membership, read once a request."""
        held = self.memberships.values_list("department", "role")
        return tuple((department, Role(role)) for department, role in held)


class Membership(models.Model):
    """A role of a person in a department."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    department = models.ForeignKey(Department, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role)

    class Meta:
        ordering = ["department", "role", "person"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "department", "role"], name="nobody_has_a_role_twice"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.role}, {self.department}"


class PeopleChange(models.Model):
    """What an administrator did to somebody's account; rows are added and never changed."""

    class What(models.TextChoices):
        ADDED = "added"
        GIVEN = "given"
        TAKEN = "taken"
        CLOSED = "closed"
        OPENED = "opened"
        LINKED = "linked"
        FACTOR_RESET = "factor reset"

    about = models.ForeignKey(Person, models.PROTECT, related_name="changes")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", null=True)  # null: by command
    at = models.DateTimeField(default=timezone.now)
    what = models.CharField(max_length=20, choices=What)
    department = models.ForeignKey(Department, models.PROTECT, related_name="+", null=True)
    role = models.CharField(max_length=20, choices=Role, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.about}: {self.what} {self.role}"


def written_name(person: Person) -> str:
    """Return what pages call somebody."""
    return str(person)
