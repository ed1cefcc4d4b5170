"""A citizen reports something and follows it: in both languages, narrow and wide, by keyboard."""

from __future__ import annotations

from contextlib import contextmanager
from io import BytesIO

import pytest
from PIL import Image

from tests.browser import visits
from tests.browser.site import opened
from tests.browser.visits import objections

pytestmark = pytest.mark.browser

REPORTS = {
    "en": "The street light outside Harbour Road 12 has been out for three nights",
    "zh-hant": "海旁道12號門外的街燈三晚都不亮",
}
STILL = ["/", "/follow/", "/tools/", "/tools/hotline/", "/privacy/", "/accessibility/"]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The whole site, in a process of its own."""
    with opened(tmp_path_factory.mktemp("site")) as address:
        yield address


@contextmanager
def visiting(browser, site, language="en", width=1280, **options):
    """Open a window in a language and so wide; tests may look into it, the pages run no more."""
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        bypass_csp=True,
        reduced_motion="reduce",
        base_url=site,
        **options,
    )
    context.add_cookies([{"name": "remit_language", "value": language, "url": site}])
    try:
        yield context.new_page()
    finally:
        context.close()


def picture() -> dict[str, object]:
    file = BytesIO()
    Image.new("RGB", (400, 300), "orange").save(file, "PNG")
    return {"name": "lamp.png", "mimeType": "image/png", "buffer": file.getvalue()}


def go_on(page) -> None:
    page.locator("main form .button").click()


def report(page, language, look=lambda page: None) -> str:
    """Report something, looking at each page; return the address of the private link."""
    page.goto("/")
    page.locator('main a[href="/report/"]').click()
    look(page)
    page.locator("#text").fill(REPORTS[language])
    go_on(page)
    look(page)
    page.locator("#place").fill("Harbour Road 12")
    go_on(page)
    look(page)
    page.locator("#photo").set_input_files(picture())
    go_on(page)
    look(page)
    page.locator("#email").fill("wong@example.com")
    page.locator("#consent").check()
    go_on(page)
    look(page)
    go_on(page)
    look(page)
    go_on(page)
    look(page)
    return str(page.locator(".link a").get_attribute("href"))


@pytest.mark.parametrize("language", REPORTS)
@pytest.mark.parametrize("width", [360, 1280])
def test_somebody_reports_and_follows_it_and_no_page_is_in_the_way(browser, site, language, width):
    found = []
    with visiting(browser, site, language, width) as page:
        link = report(page, language, lambda page: found.extend(objections(page)))
        for address in (link, f"{link}erase/", f"{link}withdraw/", f"{link}reach/", *STILL):
            page.goto(address)
            found += objections(page)
        page.goto(link)
        written = page.locator(".letters .own").first.inner_text()

    assert found == []
    assert REPORTS[language] in written


def test_it_works_without_javascript(browser, site):
    with visiting(browser, site, java_script_enabled=False) as page:
        page.goto(report(page, "en"))

        assert "An officer is looking at your report" in page.locator("h1").inner_text()


def test_it_can_be_done_with_the_keyboard_alone(browser, site):
    with visiting(browser, site) as page:
        visits.report(page, REPORTS["en"])

        assert "We have your report" in page.locator("h1").inner_text()


def test_whoever_forgets_the_words_is_led_back_to_the_field(browser, site):
    with visiting(browser, site, width=360) as page:
        page.goto("/report/what/")
        go_on(page)
        summary = page.evaluate("document.activeElement.className")
        found = objections(page)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")

        assert (summary, found) == ("problems", [])
        assert page.evaluate("document.activeElement.id") == "text"


def test_a_second_press_of_the_button_reports_once(browser, site):
    with visiting(browser, site) as page:
        report(page, "en")
        first = page.locator(".confirmation").inner_text()
        page.go_back()
        page.goto("/report/check/")

        assert page.locator(".confirmation").inner_text() == first
