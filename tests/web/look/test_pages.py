"""What holds for every page: headers, languages, and what is said when something goes wrong."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import Client
from django.urls import include, path

from remit.web.accounts.entrances import public

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def refuse(request):
    raise PermissionDenied


def fail(request):
    raise RuntimeError


def receive(request):
    return HttpResponse(request.POST.get("message", "")[:10])


urlpatterns = [
    path("", include("remit.project.urls")),
    path("refuse/", public(refuse)),
    path("fail/", public(fail)),
    path("receive/", public(receive)),
]
handler400 = "remit.web.look.errors.unreadable"
handler403 = "remit.web.look.errors.refused"
handler404 = "remit.web.look.errors.missing"
handler500 = "remit.web.look.errors.broken"


@pytest.fixture
def browser():
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("address", "status", "english", "chinese"),
    [
        ("/refuse/", 403, "You may not see this page", "你不可以查看此頁"),
        ("/nowhere/", 404, "There is nothing at this address", "這個網址沒有內容"),
        ("/fail/", 500, "Something went wrong on our side", "系統出現問題"),
    ],
)
def test_what_went_wrong_is_said_in_both_languages(browser, address, status, english, chinese):
    page = browser.get(address)
    browser.cookies["remit_language"] = "zh-hant"
    page_in_chinese = browser.get(address)

    assert (page.status_code, page_in_chinese.status_code) == (status, status)
    assert f"<h1>{english}</h1>" in page.text
    assert f"<h1>{chinese}</h1>" in page_in_chinese.text


def test_when_we_fail_the_page_needs_no_database(browser, django_assert_num_queries):
    browser.cookies["sessionid"] = "anything"

    with django_assert_num_queries(0):
        assert browser.get("/fail/").status_code == 500


@pytest.mark.parametrize("size", [1_100_000, 10_000_000, 13_000_000])
def test_a_message_of_many_megabytes_gets_a_page_and_no_crash(browser, size):
    page = browser.post("/receive/", {"message": "x" * size})

    assert page.status_code == 413
    assert "That is too long to send" in page.text


def test_a_long_message_within_bounds_is_received(browser):
    assert browser.post("/receive/", {"message": "x" * 900_000}).content == b"x" * 10


def test_nothing_comes_from_elsewhere_and_nobody_frames_the_pages(browser):
    headers = browser.get("/sign-in/", secure=True).headers

    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "max-age=31536000" in headers["Strict-Transport-Security"]


def test_cookies_are_for_the_server_and_for_https(browser):
    browser.get("/sign-in/")
    cookies = browser.get("/language/en/").cookies | browser.cookies

    assert cookies.keys() == {"csrftoken", "remit_language"}
    assert all(cookie["secure"] and cookie["httponly"] for cookie in cookies.values())
    assert all(cookie["samesite"] == "Lax" for cookie in cookies.values())


def test_no_page_holds_script_or_style(browser):
    text = browser.get("/sign-in/").text

    assert "<style" not in text
    assert " style=" not in text
    assert text.count("<script") == text.count("<script src=")


def test_the_browser_s_language_is_used_until_somebody_chooses(browser):
    page = browser.get("/sign-in/", headers={"accept-language": "zh-TW,zh;q=0.9"})

    assert '<html lang="zh-Hant-HK">' in page.text


def test_a_link_on_each_page_switches_the_language_and_comes_back(browser):
    assert 'href="/language/zh-hant/?next=%2Fsign-in%2F%3Fnext%3D%252Fx%252F"' in (
        browser.get("/sign-in/?next=%2Fx%2F").text
    )
    answer = browser.get("/language/zh-hant/?next=/sign-in/", follow=True)
    assert "登入" in answer.text


@pytest.mark.parametrize(
    "address", ["https://elsewhere.example/", "//elsewhere.example", "java:x"]
)
def test_the_switch_leads_nowhere_else(browser, address):
    assert browser.get("/language/en/", {"next": address})["Location"] == "/"


def test_there_is_no_third_language(browser):
    assert browser.get("/language/fr/").status_code == 404


def test_the_phase_is_told_in_the_demo_alone(browser, settings):
    assert "Fictional city" not in browser.get("/sign-in/").text
    settings.DEMO = True
    assert "Fictional city. History simulated." in browser.get("/sign-in/").text


@pytest.mark.parametrize("file", ["look/remit.css", "look/keys.js", "look/mark.svg"])
def test_its_own_files_are_served_without_being_collected(browser, file):
    answer = browser.get(f"/static/{file}")
    answer.close()

    assert answer.status_code == 200
