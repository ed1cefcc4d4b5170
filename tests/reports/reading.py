"""A page as somebody reads it: its words, its tables, its headings."""

from __future__ import annotations

from html.parser import HTMLParser

SPOKEN = {"aria-label", "alt", "title"}
SILENT = {"style", "code"}


class Reading(HTMLParser):
    """What is visible on a page or read aloud from it.

    Attributes
    ----------
    words
        Every visible text, and every text alternative.
    tables
        The rows of each table, under its caption.
    headings
        The levels of the headings, in order.
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tables: dict[str, list[list[str]]] = {}
        self.headings: list[int] = []
        self.tags: list[str] = []
        self._open: list[str] = []
        self._rows: list[list[str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.words += [value or "" for name, value in attrs if name in SPOKEN]
        if tag in ("h1", "h2", "h3"):
            self.headings.append(int(tag[1]))
        if tag not in ("meta", "link", "br"):
            self._open.append(tag)
        if tag == "table":
            self._rows = []
        if tag == "tr":
            self._rows.append([])
        if tag in ("td", "th"):
            self._rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not data.strip() or SILENT & set(self._open):
            return
        self.words.append(data.strip())
        if "caption" in self._open:
            self.tables[data.strip()] = self._rows
        elif {"td", "th"} & set(self._open):
            self._rows[-1][-1] += data.strip()
