from __future__ import annotations

from datetime import timedelta
from smtplib import SMTPException

from django.core import mail
from django.utils import timezone

from remit.web.records import delivering, intake
from remit.web.records.models import Case, Message
from remit.web.records.sweeping import sweep
from tests.web.city import LAMP

SOON, LATER = timedelta(seconds=30), timedelta(hours=1)


def test_a_case_whose_receiver_died_is_routed(city):
    case = intake.receive(city.service, intake.Arrival("The lamp is out"))
    assert sweep(timezone.now()) == 0
    sweep(timezone.now() + SOON)
    case.refresh_from_db()

    assert case.state == "with_officer"
    assert sweep(timezone.now() + SOON) == 0


def test_a_case_waits_longer_for_an_outside_tool_and_then_goes_to_an_officer(city):
    city.service.tool = "acme"
    city.service.save()
    case = intake.receive(city.service, intake.Arrival("The lamp is out"))
    sweep(timezone.now() + SOON)
    case.refresh_from_db()
    assert case.state == "received"
    sweep(timezone.now() + LATER)
    case.refresh_from_db()

    assert (case.state, case.is_shown) == ("with_officer", False)


def test_a_decision_goes_out_once_it_can_no_longer_be_undone(city):
    case = city.decided(city.arrive("x"), LAMP, send=False)
    sweep(timezone.now() + SOON)
    case.refresh_from_db()
    assert case.state == "decided"
    sweep(timezone.now() + LATER)
    sweep(timezone.now() + LATER)
    case.refresh_from_db()

    assert case.state == "sent"
    assert Message.objects.filter(case=case).count() == 1


def test_one_case_that_fails_holds_up_no_other(city, monkeypatch):
    first, second = (city.decided(city.arrive(x), LAMP, send=False) for x in "ab")
    Case.objects.filter(pk=first.pk).update(flow_version=1, answer="x" * 50, state="decided")
    from remit.core.errors import RemitError
    from remit.web.records import sending

    really = sending.release

    def release(reference, now):
        if reference == first.reference:
            raise RemitError("something about this one")
        return really(reference, now)

    monkeypatch.setattr(sending, "release", release)
    sweep(timezone.now() + LATER)
    second.refresh_from_db()

    assert second.state == "sent"


def written(city, email="a@example.org"):
    case = city.arrive("x", name="Wong", email=email)
    city.decided(case, LAMP)
    return Message.objects.get(case=case)


def test_whoever_left_an_address_is_written_to_once(city):
    message = written(city)
    for _ in range(2):
        sweep(timezone.now())
    message.refresh_from_db()

    assert [(m.to, m.body) for m in mail.outbox] == [(["a@example.org"], message.text)]
    assert message.delivered_at is not None


def test_whoever_left_none_reads_it_on_the_page(city):
    message = written(city, email="")
    sweep(timezone.now())
    message.refresh_from_db()

    assert not mail.outbox
    assert message.delivered_at is not None


def test_what_a_worker_set_out_to_deliver_and_did_not_is_taken_over(city):
    message, now = written(city), timezone.now()
    Message.objects.update(claimed_at=now)  # a worker died here
    assert delivering.deliver(now) == 0
    assert delivering.deliver(now + 2 * delivering.LEASE) == 1
    message.refresh_from_db()

    assert message.delivered_at is not None
    assert len(mail.outbox) == 1


def test_a_mail_server_that_is_away_is_tried_again(city, monkeypatch):
    message, now = written(city), timezone.now()
    with monkeypatch.context() as away:
        away.setattr("django.core.mail.EmailMessage.send", _away)
        assert delivering.deliver(now) == 0
    assert delivering.deliver(now + 2 * delivering.LEASE) == 1
    message.refresh_from_db()

    assert message.delivered_at is not None


def _away(*_):
    raise SMTPException("try again later")


def test_two_copies_of_a_message_would_bear_the_same_number(city):
    written(city)
    delivering.deliver(timezone.now())
    Message.objects.update(delivered_at=None, claimed_at=None)  # died before it noted that
    delivering.deliver(timezone.now())

    first, second = (m.extra_headers["Message-ID"] for m in mail.outbox)
    assert first == second


def test_finding_nothing_to_do_asks_little(city, django_assert_max_num_queries):
    for n in range(5):
        city.decided(city.arrive(f"x {n}"), LAMP)
    sweep(timezone.now())
    with django_assert_max_num_queries(12):
        sweep(timezone.now())
