"""Every page that a role can walk to: readable by everybody, whole, and in its own language."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest

from tests.browser.site import opened
from tests.browser.visits import objections, report, visiting

pytestmark = pytest.mark.browser

ROLES = {
    "citizen": "",
    "officer": "CHAN",
    "supervisor": "LAU",
    "owner": "HO",
    "auditor": "NG",
    "efficacy team": "WU",
    "administrator": "FONG",
}
BENCH = {"en": "The bench in our lane is broken", "zh-hant": "巷子裏的長椅壞了"}
WIDTHS = (360, 1280)
PAGES = "text/html"
OF_A_KIND = 2
"""How many addresses that differ only in what they name are opened."""

FLAWS = r"""() => {
  // More than a name, in another language than its surroundings say.
  const cjk = /\p{Script=Han}/u;
  const spoken = (part) => part.closest("[lang]").lang;
  const foreign = (text, part) => spoken(part).startsWith("zh")
    ? !cjk.test(text) && (text.match(/\p{Letter}{3,}/gu) ?? []).length > 2
    : (text.match(/\p{Script=Han}/gu) ?? []).length > 4;
  const found = [];
  const look = (text, part) => { if (foreign(text, part)) found.push(text.trim()); };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const part = walker.currentNode.parentElement;
    if (!part.closest("script, style, .secret")) look(walker.currentNode.data, part);
  }
  for (const name of ["aria-label", "alt", "placeholder", "title"])
    document.querySelectorAll(`[${name}]`).forEach((part) => look(part.getAttribute(name), part));
  if (!document.title.trim()) found.push("no title");
  const heads = document.querySelectorAll("h1").length;
  if (heads !== 1) found.push(`${heads} first headings`);
  return found;
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with opened(tmp_path_factory.mktemp("site"), "earned") as address:
        yield address


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("language", ["en", "zh-hant"])
def test_every_page_that_somebody_reaches(browser, site, role, language):
    flaws = []
    with visiting(browser, site, language, ROLES[role]) as page:
        if role == "citizen":
            page.goto(report(page, BENCH[language]))
        for address in reached(page):
            flaws += flaws_of(page, address, language)
    assert flaws == []


def reached(page) -> list[str]:
    """Return where links lead from here, and from there; a few addresses of each kind."""
    waiting, kinds = [page.url], Counter[str]()
    found: list[str] = []
    while waiting:
        address = waiting.pop(0)
        kind = kind_of(address)
        if address in found or kinds[kind] >= OF_A_KIND:
            continue
        answer = page.request.get(address)
        assert answer.ok, f"{address} answers {answer.status}"
        kinds[kind] += 1
        if answer.headers["content-type"].startswith(PAGES):
            found.append(address)
            links = re.findall(r'<a\b[^>]*\bhref="([^"#]+)', answer.text())
            waiting += [urljoin(answer.url, unescape(link)) for link in links if leads_on(link)]
    return found


def leads_on(link: str) -> bool:
    """Say whether a link stays on the site and changes nothing, not even the language."""
    return not re.match(r"(?:\w+:|//|/language/|/sign-out/)", link)


def kind_of(address: str) -> str:
    """Return an address without what it names: cases, tokens, numbers, and where one came from."""
    parts = urlsplit(address)
    named = r"(?<=/)(?:[A-Z0-9]{5}-[A-Z0-9]{5}|\d+|[\w-]{20,})(?=/)"
    return re.sub(named, "*", parts.path) + re.sub(r"=[^&]*", "", parts.query)


def flaws_of(page, address: str, language: str) -> list[object]:
    """Return what is wrong with a page, narrow and wide."""
    page.goto(address)
    flaws: list[object] = [(address, flaw) for flaw in page.evaluate(FLAWS)]
    if not page.evaluate("document.documentElement.lang").lower().startswith(language[:2]):
        flaws.append((address, "says that it is in another language"))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        flaws += objections(page)
    return flaws
