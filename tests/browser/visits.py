"""Opening windows onto the site, looking at pages, and doing without a mouse."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

AXE = (Path(__file__).parent / "axe.min.js").read_text(encoding="utf-8")


@contextmanager
def visiting(
    browser: Any, site: str, language: str, person: str = "", width: int = 1280
) -> Iterator[Any]:
    """Open somebody's window in a language; what its console complains of is an error."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, reduced_motion="reduce", base_url=site
    )
    context.add_cookies([{"name": "remit_language", "value": language, "url": site}])
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    page.on("console", lambda line: complaints.extend([line.text] * (line.type == "error")))
    try:
        if person:
            page.goto("/sign-in/")
            page.locator(f"form[action$='/as/{person}/'] button").click()
        yield page
    finally:
        context.close()
    assert complaints == []


def objections(page: Any) -> list[object]:
    """Return what axe has against a page, and whether it is too wide."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    named = [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in found]
    return [(page.url, named, wide)] if named or wide else []


def tab_to(page: Any, field: str) -> None:
    """Go on to a field."""
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == field:
            return
    raise AssertionError(f"thirty tabs did not lead to {field!r}")


def press_button(page: Any) -> None:
    """Go on to the form's own button and press it."""
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('main form .button')"):
            page.keyboard.press("Enter")
            return
    raise AssertionError("thirty tabs led to no button")


def report(page: Any, text: str) -> str:
    """Report something with the keyboard alone; return the address of the private link."""
    page.goto("/report/what/")
    tab_to(page, "text")
    page.keyboard.type(text)
    for step in ("where", "photo", "contact", "person", "check", "done"):
        press_button(page)
        page.wait_for_url(f"**/report/{step}/")
    return str(page.locator(".link a").get_attribute("href"))
