from __future__ import annotations

import pytest

from remit.web.records import auditing, erasing
from remit.web.records.errors import Refused
from remit.web.records.models import Attachment, Contact, Content, Fact, Message, Snapshot
from remit.web.records.proposer import Proposer
from tests.web.city import LAMP, REFUSE, build
from tests.web.lent import held_by_tool


@pytest.fixture
def case(db):
    city = build()
    made = city.arrive("My name is Wong and I live at 7 Quay Road", name="Wong", email="w@x.org")
    Attachment.objects.create(case=made, name="a.png", media_type="image/png", data=b"x")
    return city.decided(made, LAMP)


def test_nothing_of_what_a_citizen_wrote_is_left(case):
    Proposer(case.service).save()
    erasing.erase(case.reference, "HO")

    assert "Wong" not in str(list(Content.objects.values()) + list(Message.objects.values()))
    assert not Contact.objects.exists()
    assert not Attachment.objects.exists()
    assert not Snapshot.objects.filter(fold="learner").exists()


def test_the_facts_stay_with_a_receipt(case):
    before = list(Fact.objects.values_list("position", "kind"))
    receipt = erasing.erase(case.reference, "HO")
    after = list(Fact.objects.order_by("position"))

    assert [(fact.position, fact.kind) for fact in after[:-1]] == before
    assert (after[-1].kind, after[-1].data["receipt"]) == ("CaseForgotten", receipt)


def test_no_fact_ever_held_a_word_of_it(case):
    assert "Wong" not in str(list(Fact.objects.values_list("data", flat=True)))


def test_what_is_not_decided_is_withdrawn_with_its_words(city):
    case = city.arrive("My name is Wong")
    erasing.erase(case.reference, "HO")
    case.refresh_from_db()
    assert (case.state, case.is_on_desk) == ("closed", False)


def test_what_the_tool_holds_back_is_erased_only_after_its_check(city):
    case = held_by_tool(city)
    with pytest.raises(Refused, match="second, blind decision"):
        erasing.erase(case.reference, "HO")
    assert not Fact.objects.filter(kind="CaseForgotten").exists()

    auditing.return_review(case.reviews.get(), city.actor("ng"), REFUSE)
    erasing.erase(case.reference, "HO")
    assert Content.objects.get(case=case).text == ""
