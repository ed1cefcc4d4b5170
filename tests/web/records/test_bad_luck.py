"""Something breaks half way, or only one thing breaks: the rest goes on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from remit.core.cases import Assignment
from remit.web.records import deciding, delivering, erasing, splitting, sweeping, telling
from remit.web.records.models import Case, Contact, Content
from tests.web.city import LAMP


class Killed(BaseException):
    """Nothing catches this, as nothing catches `kill -9`."""


def die(*_):
    raise Killed


def test_an_erasure_that_was_interrupted_is_finished(city, monkeypatch):
    case = city.arrive("My name is Wong", email="w@example.org")
    with monkeypatch.context() as broken, pytest.raises(Killed):
        broken.setattr(erasing, "_scrub", die)
        erasing.erase(case.reference, "HO")
    sweeping.sweep()
    assert Content.objects.get(case=case).text == ""
    assert not Contact.objects.exists()


def test_erasing_a_case_erases_what_was_split_from_it(city):
    case = city.arrive("The lamp is out. My name is Wong", email="w@example.org")
    splitting.split(case.reference, city.actor("chan"), "My name is Wong")
    erasing.erase(case.reference, "HO")
    assert not Content.objects.exclude(text="").exists()
    assert not Contact.objects.exists()


@pytest.mark.parametrize("address", ["a,b@c", "(@b", "a@b>"])
def test_an_address_that_is_none_holds_up_no_other_message(city, settings, monkeypatch, address):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    monkeypatch.setattr(mail.EmailMessage, "send", sent_as_a_server_would)
    now = timezone.now()
    for reach in (address, "wong@example.org"):
        telling.tell_error(city.arrive("The lamp is out", email=reach), now)
    assert delivering.deliver(now) == 1


def sent_as_a_server_would(message):
    for address in message.to:
        mail.message.sanitize_address(address, "utf-8")


def test_one_case_that_breaks_holds_up_no_other(city):
    broken, sound = city.arrive("a", Assignment.WITHHELD), city.arrive("b", Assignment.WITHHELD)
    for hours, case in enumerate((sound, broken), start=1):
        deciding.decide(case.reference, city.actor("chan"), LAMP)
        decided_at = timezone.now() - timedelta(hours=hours)
        Case.objects.filter(pk=case.pk).update(decided_at=decided_at)
    Case.objects.filter(pk=broken.pk).update(flow_version=99)
    sweeping.sweep()
    assert Case.objects.get(pk=sound.pk).state == "sent"
