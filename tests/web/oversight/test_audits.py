"""The audit room: blind, exact, and what follows an error."""

from __future__ import annotations

import re

from django.test import Client

from remit.core.authority import errors_until_alarm
from remit.web.records import auditing
from remit.web.records.folding import looking_at
from remit.web.records.models import Access, Case, Message, Notice, Review
from tests.web.city import LAMP, REFUSE
from tests.web.oversight.lending import ADDRESS, NAME


def page_of(review: Review) -> str:
    return f"/oversight/audits/{review.pk}/"


def test_the_page_of_an_audit_holds_no_trace_of_the_first_decision(lent, visit):
    lent.sign()
    review = lent.review()
    case = review.case
    right = seen(visit("ng"), review)

    Case.objects.filter(pk=case.pk).update(
        answer=REFUSE, proposed=REFUSE, confidence=0.123, decided_by="YIP", decided_as="officer",
        department_id="cleansing", delegation="homes",
    )  # fmt: skip
    assert seen(visit("ng"), review) == right
    for trace in (case.reference, "confidence", "delegation", str(case.confidence)):
        assert trace not in right


def seen(browser: Client, review: Review) -> str:
    """Return the page without what is new on every page."""
    page: str = browser.get(page_of(review)).content.decode()
    return re.sub(r'(csrfmiddlewaretoken" value=|X-CSRFToken": )"[^"]*"', "", page)


def test_looking_at_an_audit_is_on_record(lent, visit):
    lent.sign()
    review = lent.review()
    visit("ng").get(page_of(review))
    assert Access.objects.get(case=review.case.reference).person == "NG"


def test_a_verdict_that_agrees_changes_nothing(lent, visit):
    lent.sign()
    review = lent.review()
    after = visit("ng").post(page_of(review), {"answer": LAMP, "sure": "yes"}, follow=True)
    assert "agrees with the decision" in after.content.decode()
    assert Case.objects.get(pk=review.case_id).state == "sent"


def test_an_error_reopens_the_case_tells_the_citizen_and_the_page_says_so(lent, visit):
    lent.sign()
    review = lent.review()
    after = (
        visit("ng")
        .post(page_of(review), {"answer": REFUSE, "sure": "yes"}, follow=True)
        .content.decode()
    )
    assert Case.objects.get(pk=review.case_id).state == "reopened"
    assert Message.objects.filter(case=review.case, effect__contains=":error:").count() == 1
    assert "an error was found" in after
    assert "The citizen has been told" in after


def test_the_predicted_wrong_audit_suspends_in_its_own_request(lent, visit):
    lent.sign()
    with looking_at(lent.city.service) as remit:
        predicted = errors_until_alarm(remit.authority(NAME))
    assert predicted is not None
    said = visit("ho").get(ADDRESS).content.decode()
    assert f"If the next {predicted} audits were all wrong" in said

    reviews = [lent.review() for _ in range(predicted)]
    browser = visit("ng")
    for review in reviews[:-1]:
        browser.post(page_of(review), {"answer": REFUSE, "sure": "yes"})
    assert lent.state == "granted"
    assert not Notice.objects.exists()

    after = browser.post(page_of(reviews[-1]), {"answer": REFUSE, "sure": "yes"}, follow=True)
    assert lent.state != "granted"
    assert Notice.objects.get(kind="suspended:alarm").person == lent.city.people["ho"]
    assert Case.objects.get(pk=reviews[-1].case_id).state == "reopened"
    assert "has been suspended" in after.content.decode()
    assert "Ms Ho" in after.content.decode()
    assert lent.arrive().decided_as == ""

    page = visit("ho").get(ADDRESS).content.decode()
    assert f"{predicted} wrong among the latest" in page


def test_without_a_choice_the_auditor_is_asked_again(lent, visit):
    lent.sign()
    page = visit("ng").post(page_of(lent.review()))
    assert page.status_code == 422
    assert "Choose what kind of case this is" in page.content.decode()


def test_a_second_verdict_on_the_same_case_is_not_taken(lent, visit):
    lent.sign()
    review = lent.review()
    auditing.return_review(review, lent.city.actor("ng"), LAMP)
    assert visit("ng").post(page_of(review), {"answer": REFUSE, "sure": "yes"}).status_code == 404


def test_whoever_owns_the_service_or_decided_the_case_does_not_audit_it(lent, visit):
    lent.sign()
    review = lent.review()
    lent.city.service.owner = lent.city.people["ng"]
    lent.city.service.save()
    assert visit("ng").get(page_of(review)).status_code == 404

    lent.city.service.owner = lent.city.people["ho"]
    lent.city.service.save()
    Case.objects.filter(pk=review.case_id).update(decided_by="NG")
    assert visit("ng").get(page_of(review)).status_code == 404


def test_only_auditors_enter(lent, visit):
    for name in ("chan", "lau", "ho", "wu", "fong", "kwok"):
        assert visit(name).get("/oversight/audits/").status_code == 403


def test_every_error_found_is_listed_until_it_is_put_right(lent, visit):
    lent.sign()
    review = lent.review()
    visit("ng").post(page_of(review), {"answer": REFUSE, "sure": "yes"})
    errors = "/oversight/hotline/errors/"
    before = visit("ho").get(errors).content.decode()
    assert review.case.reference in before
    assert "not yet" in before

    lent.city.decided(Case.objects.get(pk=review.case_id), REFUSE)
    assert "not yet" not in visit("ho").get(errors).content.decode()


def test_a_verdict_is_asked_about_before_it_is_taken(lent, visit):
    lent.sign()
    review = lent.review()
    page = visit("ng").post(page_of(review), {"answer": REFUSE}).content.decode()
    assert "Refuse not collected" in page and "This cannot be undone." in page
    review.refresh_from_db()
    assert review.returned_at is None


def test_an_error_that_was_found_does_not_look_like_a_success(lent, visit):
    lent.sign()
    answered = {"answer": REFUSE, "sure": "yes"}
    after = visit("ng").post(page_of(lent.review()), answered, follow=True)
    assert "error-found" in after.content.decode()


def test_what_an_auditor_cannot_tell_is_left_to_another(lent, visit):
    lent.sign()
    first, second = lent.review(), lent.review()
    browser = visit("ng")
    assert browser.post(page_of(first), {"skip": "yes"}).url == page_of(second)
    assert page_of(first) not in browser.get("/oversight/audits/").content.decode()
    first.refresh_from_db()
    assert first.returned_at is None
    browser.session.flush()
    assert page_of(first) in visit("ng").get("/oversight/audits/").content.decode()
