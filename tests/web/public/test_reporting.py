from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from remit.web.public.limiting import PHOTOS, REPORTS
from remit.web.public.steps import LONGEST_TEXT, ORDER
from remit.web.records.models import Case, Fact
from tests.web.public.pages import drafted, fill, hand_in, picture, report, shown

pytestmark = pytest.mark.django_db
MARKUP = "<script>alert('x')</script><img src=x onerror=alert(1)>"


def test_somebody_reports_in_english_and_is_told_what_happens_next(client, city):
    case = report(client)
    page = shown(client.get("/report/done/"))

    assert (case.content.text, case.language, case.state) == (
        "The street light at Harbour Road 12 is out",
        "en",
        "with_officer",
    )
    assert case.reference in page and f"/c/{case.token}/" in page and "working days" in page


def test_somebody_reports_in_chinese_on_chinese_pages(chinese, city):
    case = report(chinese, what={"text": "海旁道的街燈壞了"}, contact={"language": "zh-hant"})
    page = shown(chinese.get("/report/done/"))

    assert (case.content.text, case.language) == ("海旁道的街燈壞了", "zh-hant")
    assert 'lang="zh-Hant-HK"' in page and "個工作天" in page


def test_nothing_is_asked_that_a_citizen_would_have_to_classify(client, city):
    assert "<select" not in "".join(shown(client.get(f"/report/{step}/")) for step in ORDER)


def test_answers_stay_while_one_goes_back(client, city):
    fill(client)

    assert "Harbour Road 12 is out" in shown(client.get("/report/what/"))


def test_an_answer_can_be_changed_from_the_check(client, city):
    fill(client)
    response = client.post("/report/where/?change=1", {"place": "the pier"})

    assert response.url == "/report/check/"
    assert "the pier" in shown(client.get("/report/check/"))


def test_sent_twice_is_reported_once(client, city):
    fill(client)
    reference = drafted(client)
    first = client.post("/report/check/", {"reference": reference})
    second = client.post("/report/check/", {"reference": reference})

    assert first.url == second.url == "/report/done/"
    assert Case.objects.count() == 1


def test_two_windows_that_send_at_the_same_moment_report_once(client, city):
    fill(client)
    answers = client.session["report"]
    hand_in(client)
    session = client.session
    session["report"] = answers  # the other request began before this one had finished
    session.save()
    hand_in(client)

    assert Case.objects.count() == Fact.objects.filter(kind="CaseArrived").count() == 1


def test_an_old_page_does_not_send_what_is_being_written_now(client, city):
    fill(client)
    response = client.post("/report/check/", {"reference": "another"})

    assert response.status_code == 200 and Case.objects.count() == 0


def test_nothing_is_sent_before_anything_was_said(client, city):
    assert client.post("/report/check/").url == "/report/"


def test_without_words_the_page_says_what_is_missing(client, city):
    response = client.post("/report/what/", {"text": "  "})

    assert response.status_code == 422
    assert 'href="#text"' in shown(response) and "<title>Error:" in shown(response)


def test_what_is_too_long_is_refused_and_kept_in_the_field(client, city):
    long = "water " * LONGEST_TEXT
    response = client.post("/report/what/", {"text": long})

    assert response.status_code == 422
    assert long.strip() in shown(response) and "Shorten it" in shown(response)


def test_ten_megabytes_get_an_answer_and_lose_nothing(client, city):
    fill(client)
    response = client.post("/report/what/", {"text": "x" * 10_000_000})

    assert response.status_code in (400, 413)
    assert "Harbour Road 12 is out" in shown(client.get("/report/what/"))


def test_a_photo_is_kept_as_a_picture_of_ours(client, city):
    case = report(client, photo={"photo": picture()})
    photo = client.get(f"/c/{case.token}/photo-1.jpg")

    assert (photo["Content-Type"], photo.content[:2]) == ("image/jpeg", b"\xff\xd8")
    assert photo["X-Content-Type-Options"] == "nosniff"


def test_a_photo_that_is_none_is_refused_and_the_rest_kept(client, city):
    fill(client)
    lie = SimpleUploadedFile("photo.jpg", b"<html><script>x</script>", "image/jpeg")
    response = client.post("/report/photo/", {"photo": lie})

    assert response.status_code == 422 and "no photo that we can read" in shown(response)
    assert "Harbour Road 12 is out" in shown(client.get("/report/check/"))


def test_a_photo_can_be_removed_again(client, city):
    case = report(client, photo={"photo": picture()})
    client.post("/report/what/", {"text": "Another thing"})
    client.post("/report/photo/", {"photo": picture()})
    client.post("/report/photo/", {"remove": "yes"})

    assert client.get("/report/photo.jpg").status_code == 404
    assert case.attachments.count() == 1


def test_without_consent_nothing_about_the_person_is_kept(client, city):
    fill(client)
    response = client.post("/report/contact/", {"email": "wong@example.com", "language": "en"})

    assert response.status_code == 422
    assert client.session["report"]["email"] == ""


def test_with_consent_address_number_and_language_are_kept(client, city):
    contact = {
        "email": "wong@example.com",
        "phone": "2345 6789",
        "language": "zh-hant",
        "consent": "yes",
    }
    case = report(client, contact=contact)

    assert (case.contact.email, case.contact.phone) == ("wong@example.com", "+85223456789")
    assert case.language == "zh-hant" and case.contact.consented_at


@pytest.mark.parametrize("field, value", [("email", "nowhere"), ("phone", "call me")])
def test_what_nobody_can_be_reached_by_is_refused(client, city, field, value):
    response = client.post("/report/contact/", {field: value, "consent": "yes"})

    assert response.status_code == 422 and f'href="#{field}"' in shown(response)


def test_whoever_wants_a_person_gets_one(client, city):
    case = report(client, person={"person": "yes"})

    assert case.wants_person and case.state == "with_officer"


def test_hostile_markup_is_only_text_on_every_page(client, city):
    contact = {"name": MARKUP, "language": "en", "consent": "yes"}
    fill(client, what={"text": MARKUP}, where={"place": MARKUP}, contact=contact)
    pages = [shown(client.get(f"/report/{step}/")) for step in (*ORDER, "check")]
    hand_in(client)
    case = Case.objects.get()
    pages += [shown(client.get(address)) for address in ("/report/done/", f"/c/{case.token}/")]

    assert not any("<script>alert" in page or "<img src=x" in page for page in pages)
    assert "&lt;script&gt;" in pages[-1]


def test_signs_that_no_keyboard_types_are_left_out(client, city):
    assert report(client, what={"text": "lamp\x00 is\x07 out"}).content.text == "lamp is out"


def test_one_address_floods_the_office_with_no_more_than_a_few_reports(client, city):
    for _ in range(REPORTS.most):
        report(client)
    fill(client)
    page = hand_in(client)

    assert page.status_code == 429 and "What you wrote is still here" in shown(page)
    assert Case.objects.count() == REPORTS.most
    assert "Harbour Road 12 is out" in shown(client.get("/report/what/"))


def test_one_address_leaves_no_more_than_a_few_photos(client, city):
    for _ in range(PHOTOS.most):
        assert client.post("/report/photo/", {"photo": picture()}).status_code == 302
    page = client.post("/report/photo/", {"photo": picture()})

    assert page.status_code == 422 and "Go on without a photo" in shown(page)
