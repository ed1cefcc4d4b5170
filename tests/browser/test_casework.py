"""An officer works a queue: in both languages, narrow and wide, by keyboard alone."""

from __future__ import annotations

from contextlib import contextmanager

import pytest

from tests.browser.site import opened
from tests.browser.visits import objections

pytestmark = pytest.mark.browser

WINDOWS = [(language, width) for language in ("en", "zh-hant") for width in (360, 1280)]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The whole site, in a process of its own."""
    with opened(tmp_path_factory.mktemp("site")) as address:
        yield address


@contextmanager
def working(browser, site, language="en", width=1280, person="CHAN"):
    """Open somebody's window; tests may look into it, the pages run no more than they may."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, bypass_csp=True, base_url=site
    )
    context.add_cookies([{"name": "remit_language", "value": language, "url": site}])
    page = context.new_page()
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto("/sign-in/?next=/casework/")
    page.locator(f"form[action$='/as/{person}/'] button").first.click()
    page.goto(f"/language/{language}/?next=/casework/")
    try:
        yield page
    finally:
        context.close()
    assert complaints == []


def cases(page, *, shown):
    """Return the addresses of the cases of the queue that show a proposal, or that show none."""
    page.goto("/casework/")
    rows = page.locator(".row")
    return [
        rows.nth(n).locator(".opening").get_attribute("href")
        for n in range(rows.count())
        if ("Proposed" in rows.nth(n).inner_text() or "建議" in rows.nth(n).inner_text()) == shown
    ]


@pytest.mark.parametrize(("language", "width"), WINDOWS)
def test_every_page_is_accessible_and_fits(browser, site, language, width):
    with working(browser, site, language, width) as page:
        shown, blind = cases(page, shown=True)[0], cases(page, shown=False)[0]
        tell = [f"{shown}tell/{act}/" for act in ("ask", "refer", "split", "withdraw")]
        still = ["/casework/", "/casework/?view=referred", "/casework/find/?q=街燈",
                 "/casework/suggest/?place=/casework/"]  # fmt: skip
        found = []
        for address in (*still, shown, blind, *tell):
            page.goto(address)
            found += objections(page)
        assert found == []


@pytest.mark.parametrize("language", ["en", "zh-hant"])
def test_a_case_is_corrected_and_taken_back_with_the_keyboard(browser, site, language):
    with working(browser, site, language) as page:
        address = cases(page, shown=True)[0]
        page.goto(address)
        page.keyboard.press("c")
        page.keyboard.type("nobody")
        page.keyboard.press("Enter")
        page.wait_for_url("**/learnt/")
        assert objections(page) == []
        page.keyboard.press("Escape")
        page.wait_for_url(f"**{address}")
        assert page.locator(".undo").count() == 1 and objections(page) == []
        page.keyboard.press("u")
        page.locator(".accept").wait_for()


def test_a_blind_case_is_decided_by_typing_in_either_language(browser, site):
    with working(browser, site) as page:
        page.goto(cases(page, shown=False)[0])
        page.keyboard.press("d")
        page.keyboard.type("街燈")
        assert page.locator("[data-words]:visible").count() == 1
        page.keyboard.press("Enter")
        page.locator(".undo").wait_for()
        page.keyboard.press("u")
        page.locator(".undo").wait_for(state="detached")


def test_enter_alone_decides_nothing(browser, site):
    with working(browser, site) as page:
        page.goto(cases(page, shown=False)[0])
        page.keyboard.press("d")
        page.keyboard.press("Enter")
        page.wait_for_timeout(300)
        assert page.locator(".undo").count() == 0


def test_the_second_of_two_officers_is_told(browser, site):
    with working(browser, site) as first, working(browser, site, person="YIP") as second:
        address = cases(first, shown=True)[-1]
        first.goto(address)
        second.goto(address)
        first.keyboard.press("a")
        first.locator(".undo").wait_for()
        second.keyboard.press("a")
        second.locator("[role=alert]").wait_for()
        assert "Somebody else acted" in second.content() and objections(second) == []
        first.keyboard.press("u")
        first.locator(".accept").wait_for()


def test_question_mark_lists_the_keys(browser, site):
    with working(browser, site) as page:
        page.goto(cases(page, shown=True)[0])
        page.keyboard.press("?")
        listed = page.locator("dialog").inner_text()
        for what in ("Accept", "Correct", "Ask the citizen", "Refer to another department"):
            assert what in listed


def test_j_and_k_walk_through_the_queue(browser, site):
    with working(browser, site) as page:
        page.keyboard.press("j")
        page.keyboard.press("j")
        page.keyboard.press("k")
        focused = page.evaluate("document.activeElement.getAttribute('href')")
        assert focused == page.locator(".opening").first.get_attribute("href")
