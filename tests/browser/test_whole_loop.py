"""The whole loop in one walk, in each language, through the pages that everybody uses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from remit.core.sentences import say
from remit.wording import language
from tests.browser.site import let_pass, opened
from tests.browser.visits import report, visiting
from tests.web.city import CASE_TYPES, NOBODY, PEOPLE, REFUSE
from tests.web.lent import GROUP

pytestmark = pytest.mark.browser

DELEGATION = f"/oversight/hotline/delegations/{GROUP}/"
BENCH = {
    "en": "The refuse collectors broke the bench in our back lane",
    "zh-hant": "收垃圾的人弄壞了後巷的長椅",
}
BENCH_TOO = {
    "en": "Again the refuse collectors broke a bench in our back lane",
    "zh-hant": "收垃圾的人又弄壞了後巷的長椅",
}
LAMP_OUT = {
    "en": "The street light outside my house number 7 is out",
    "zh-hant": "我家門外第7號的街燈壞了",
}
MISTAKE = {"en": "we had made a mistake", "zh-hant": "我們出了錯"}
TRIES = 5
"""Chance hides a proposal, or withholds a case from the tool, in two of a hundred cases."""


@dataclass
class Walk:
    """A walk through the site in one language."""

    browser: Any
    site: str
    folder: Path
    language: str

    def enter(self, person: str = "") -> Any:
        """Open somebody's window; a citizen's, if it is nobody's."""
        return visiting(self.browser, self.site, self.language, person)

    def said(self, english: str, **values: Any) -> str:
        """Return a sentence as the pages say it."""
        return language(self.language).said(say(english, **values))

    def label(self, key: str) -> str:
        return CASE_TYPES[key][0 if self.language == "en" else 1]

    def name(self, person: str) -> str:
        return PEOPLE[person][0 if self.language == "en" else 1]

    def tell(self, text: str) -> str:
        """Report something as a citizen; return the private link."""
        with self.enter() as page:
            return report(page, text)

    def read(self, link: str) -> Any:
        """Return what a page says to whoever has its address."""
        with self.enter() as page:
            page.goto(link)
            return page.locator("main").inner_text()


@pytest.fixture(params=["en", "zh-hant"])
def walk(request, browser, tmp_path):
    with opened(tmp_path, "earned") as address:
        yield Walk(browser, address, tmp_path, request.param)


def test_the_whole_loop(walk):
    first, link = corrected(walk)
    similar_is_read_as_corrected(walk, first)
    let_pass(walk.folder)
    assert walk.said("A person decided this.") in walk.read(link)

    signed(walk)
    links = decided_by_tool(walk, many=predicted(walk))
    found_wrong(walk, links)
    the_tool_decides_no_more(walk)


def corrected(walk) -> tuple[str, str]:
    """A citizen reports; an officer corrects the proposal, and sees what was learnt."""
    reference, link = shown(walk, BENCH[walk.language])
    with walk.enter("CHAN") as page:
        page.goto(f"/casework/case/{reference}/")
        assert walk.label(NOBODY) != page.locator("form .big").inner_text()
        page.keyboard.press("c")
        page.keyboard.type(walk.label(NOBODY))
        page.keyboard.press("Enter")
        page.wait_for_url("**/learnt/")
        assert walk.label(NOBODY) in page.locator(".learnt .to").inner_text()
        assert page.locator("mark").count() > 0
    return reference, link


def shown(walk, text: str) -> tuple[str, str]:
    """Report something until chance lets its proposal be seen; return case and private link."""
    for _ in range(TRIES):
        with walk.enter() as page:
            link = report(page, text)
            told = page.locator(".confirmation").inner_text()
        reference = found(r"[0-9A-Z]{5}-[0-9A-Z]{5}", told)
        with walk.enter("CHAN") as page:
            page.goto(f"/casework/case/{reference}/")
            if page.locator(".accept").count():
                return reference, link
    raise AssertionError("the proposal was never shown")


def found(pattern: str, text: str) -> str:
    """Return the part of a text that fits."""
    fitting = re.search(pattern, text)
    assert fitting, f"{pattern} is not in {text!r}"
    return fitting[0]


def similar_is_read_as_corrected(walk, first: str) -> None:
    """Something similar is reported; its proposal names the correction and whose it was."""
    reference, _ = shown(walk, BENCH_TOO[walk.language])
    with walk.enter("YIP") as page:
        page.goto(f"/casework/case/{reference}/")
        assert page.locator("form .big").inner_text() == walk.label(NOBODY)
        why = page.locator(".precedents").inner_text()
        for part in (first, walk.name("chan"), walk.said("corrected the tool")):
            assert part in why
        page.keyboard.press("a")
        page.locator(".undo").wait_for()


def signed(walk) -> None:
    """The owner signs what evidence made eligible."""
    with walk.enter("HO") as page:
        page.goto(DELEGATION)
        page.locator("a[href$='/sign/']").click()
        page.locator("main form .button").click()
        page.wait_for_url(f"**{DELEGATION}")
        assert walk.said("In force") in page.locator("main .big").first.inner_text()


def predicted(walk) -> int:
    """Return how many wrong verdicts in a row would end the delegation, as its page says."""
    with walk.enter("HO") as page:
        page.goto(DELEGATION)
        notices = page.locator(".beside .notice").inner_text()
    return int(found(r"\d+", notices))


def decided_by_tool(walk, many: int) -> list[str]:
    """Citizens report lamps, until the tool has decided so many; return their private links."""
    by_tool = walk.said("A program")
    links = (walk.tell(LAMP_OUT[walk.language]) for _ in range(many + TRIES))
    decided = (link for link in links if by_tool in walk.read(link))
    return [next(decided) for _ in range(many)]


def found_wrong(walk, links: list[str]) -> None:
    """The auditor finds as many wrong as predicted; exactly the last of them ends it."""
    with walk.enter("NG") as auditor, walk.enter("HO") as owner:
        for left in reversed(range(len(links))):
            owner.goto(DELEGATION)
            assert walk.said("In force") in owner.locator("main .big").first.inner_text()
            auditor.goto("/oversight/audits/")
            auditor.keyboard.press("Enter")
            auditor.locator(f"input[value='{REFUSE}']").check()
            auditor.locator("main form .button").first.click()
            auditor.locator("main form [name=sure]").click()
            auditor.wait_for_url("**/after/")
            assert (auditor.locator(".follows strong").count() == 1) == (left == 0)
        owner.goto("/oversight/notices/")
        assert owner.locator(".notices .unread").count() == 1
        owner.locator(".notices a").click()
        assert walk.said("In force") not in owner.locator("main .big").first.inner_text()
    for link in links:
        assert MISTAKE[walk.language] in walk.read(link)


def the_tool_decides_no_more(walk) -> None:
    """The next case goes to an officer."""
    link = walk.tell(LAMP_OUT[walk.language])
    assert walk.said("An officer is looking at your report.") in walk.read(link)
