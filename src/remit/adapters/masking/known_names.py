"""Names that were found with good evidence, looked for wherever else they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from remit.adapters.masking.findings import Finding, Kind
from remit.adapters.masking.folding import folded, normalised
from remit.adapters.masking.words import words

GOOD, CONFIDENCE = 0.8, 0.8
MOST = 500_000  # a limit on memory; what is beyond it is masked by its own evidence alone
_CHINESE = re.compile(r"[一-鿿]+")
_WORD = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'\-]*")
_LONGEST_CHINESE, _LONGEST_ENGLISH = 4, 4


class KnownNames:
    """Full names: three and more Chinese characters, or two and more words."""

    def __init__(self) -> None:
        self._names: set[str] = set()
        self._begins: set[str] = set()

    def __len__(self) -> int:
        return len(self._names)

    def learn(self, findings: Iterable[Finding]) -> None:
        """Remember the full names among `findings` that are well supported."""
        for finding in findings:
            if finding.kind is Kind.NAME and finding.confidence >= GOOD:
                self.add(finding.value)

    def add(self, name: str) -> None:
        """Remember one name, if it is a full one."""
        if len(self._names) >= MOST:
            return
        name = folded(name)
        if _CHINESE.fullmatch(name):
            if 3 <= len(name) <= _LONGEST_CHINESE:
                self._remember(name, name[0])
        elif 2 <= len(parts := _WORD.findall(name)) <= _LONGEST_ENGLISH and _telling(parts):
            self._remember(normalised(" ".join(parts)), parts[0].split("-")[0].casefold())

    def find(self, text: str) -> Iterator[Finding]:
        """Find the names in `text`, which is folded, however they are spaced or capitalised."""
        if not self._names:
            return
        for run in _CHINESE.finditer(text):
            yield from self._chinese(run)
        yield from self._english(text)

    def _remember(self, name: str, begin: str) -> None:
        self._names.add(name)
        self._begins.add(begin)

    def _chinese(self, run: re.Match[str]) -> Iterator[Finding]:
        for place, character in enumerate(run[0]):
            if character in self._begins:
                for length in range(_LONGEST_CHINESE, 2, -1):
                    if (name := run[0][place : place + length]) in self._names:
                        start = run.start() + place
                        yield Finding(start, start + len(name), Kind.NAME, CONFIDENCE, name)
                        break

    def _english(self, text: str) -> Iterator[Finding]:
        parts = list(_WORD.finditer(text))
        for place, first in enumerate(parts):
            if first[0].split("-")[0].casefold() not in self._begins:
                continue
            for last in reversed(parts[place : place + _LONGEST_ENGLISH]):
                if normalised(text[first.start() : last.end()]) in self._names:
                    name = text[first.start() : last.end()]
                    yield Finding(first.start(), last.end(), Kind.NAME, CONFIDENCE, name)
                    break


def _telling(parts: list[str]) -> bool:
    """Not only words that stand in any text, such as Will Short."""
    return any(part.casefold() not in words("not_names") for part in parts) and all(
        len(part) > 1 for part in parts
    )
