from __future__ import annotations

from pathlib import Path

import pytest

from remit.core.replay import Pooling
from remit.core.replay.staff_time import Minutes
from remit.core.sentences import ENGLISH
from remit.reports import comparison_page, replay_page
from tests.reports.figures import comparison_figures, renamed, replay_figures

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parent / "axe.min.js").read_text(encoding="utf-8")
LONG = "Department for Roads, Bridges, Tunnels, Ferries and Everything That Moves Upon Them"
WIDTHS = [360, 1280]
PAGES = {
    "granted": lambda: replay_page(
        renamed(replay_figures(minutes=Minutes(6, 12), choices=True), "路政署", LONG), ENGLISH
    ),
    "refused": lambda: replay_page(replay_figures(error_rate=0.6), ENGLISH),
    "several": lambda: replay_page(replay_figures(pooling=Pooling.ANSWER), ENGLISH),
    "compared": lambda: comparison_page(
        renamed(comparison_figures(minutes=Minutes(6, 12)), "甲", LONG), ENGLISH
    ),
}


@pytest.fixture(scope="module", params=PAGES)
def address(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(PAGES[request.param](), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def open_page(browser, address):
    """Open the page in a window so wide; tests may look into it, the page itself runs nothing."""
    contexts = []

    def opened(width: int):
        context = browser.new_context(
            viewport={"width": width, "height": 800}, bypass_csp=True, reduced_motion="reduce"
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_to_object_to(open_page, width):
    page = open_page(width)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    page.evaluate(AXE)
    found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]

    assert [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in found] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_window(open_page, width):
    page = open_page(width)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_it_can_be_read_with_the_keyboard_alone(open_page):
    page = open_page(1280)
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"


def test_it_prints(open_page):
    pdf = open_page(1280).pdf(prefer_css_page_size=True)

    assert pdf.startswith(b"%PDF")


def test_it_asks_nobody_for_anything(browser, address):
    context = browser.new_context()
    page = context.new_page()
    asked, objections = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: objections.append(message.text))
    page.goto(address)
    context.close()

    assert asked == [address]
    assert objections == []
