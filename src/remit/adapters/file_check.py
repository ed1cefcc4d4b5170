"""What is wrong with past cases, or worth a look, before they are replayed."""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from remit.adapters.past_cases import Columns, PastCases
from remit.adapters.personal_hints import PersonalHints
from remit.adapters.set_aside import SetAside
from remit.adapters.sources import Place
from remit.adapters.spellings import Spellings, likely_slips, written_alike
from remit.adapters.workbooks import LONGEST_CELL
from remit.core.authority import Promise, labels_to_a_grant
from remit.core.replay.records import PastCase
from remit.core.sentences import Sentence

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two rows with the same text and different answers on record."""

    row: Place
    answer: str
    earlier: Place
    earlier_answer: str


@dataclass(frozen=True, slots=True)
class Enough:
    """How many cases a first delegation takes at least, at the promise and blind share planned.

    Attributes
    ----------
    flawless, good
        Cases needed if the tool is never wrong in what it is sure of, and if it is wrong two
        fifths as often as promised.
    """

    flawless: int
    good: int


@dataclass(frozen=True, slots=True)
class FileCheck:
    """What was found.

    Attributes
    ----------
    set_aside
        The rows that cannot be used.
    first, last
        When the oldest and the newest case came in, if a time column was named.
    answers
        Each answer on record, and how often.
    once
        Where the first answers stand that are on record only once.
    alike, slips
        Answers that differ only in how they are written, and that look like a slip.
    repeated
        Cases whose text came before.
    contradicting, contradictions
        Cases whose text came before with another answer, and the first of them, each text once.
    cut
        Cases whose text is as long as the longest that a workbook's cell can hold.
    personal
        What the texts seem to hold about persons, such as ``email``; empty if nothing.
    """

    name: str
    cases: int
    set_aside: SetAside
    assumed: list[Sentence]
    first: datetime | None
    last: datetime | None
    answers: Mapping[str, int]
    once: tuple[tuple[str, Place], ...]
    alike: list[Spellings]
    slips: list[Spellings]
    repeated: int
    contradicting: int
    contradictions: tuple[Contradiction, ...]
    cut: int
    personal: str
    enough: Enough

    @property
    def rows(self) -> int:
        """Rows below the header, blank lines not counted."""
        return self.cases + len(self.set_aside)


class _Reading:
    """What is gathered while the cases go by."""

    def __init__(self) -> None:
        self.answers: Counter[str] = Counter()
        self.where: dict[str, Place] = {}
        self._numbers: dict[str, int] = {}
        self.texts: dict[int, int] = {}  # a million texts as numbers of cases, not as words
        self.given = array("l")
        self.contradicted: dict[int, tuple[int, int]] = {}
        self.repeated = self.contradicting = self.cut = 0
        self.hints = PersonalHints()
        self.first: datetime | None = None
        self.last: datetime | None = None

    def add(self, past: PastCase) -> None:
        self.answers[past.answer] += 1
        self.where.setdefault(past.answer, past.row)
        self.first = self.first or past.case.arrived
        self.last = past.case.arrived
        self.hints.add(past.case.text)
        self.cut += len(past.case.text) >= LONGEST_CELL
        self._compare(past)

    def _compare(self, past: PastCase) -> None:
        number = len(self.given)
        self.given.append(self._numbers.setdefault(past.answer, len(self._numbers)))
        key = hash(" ".join(past.case.text.casefold().split()))
        earlier = self.texts.setdefault(key, number)
        self.repeated += earlier != number
        if self.given[earlier] != self.given[number]:
            self.contradicting += 1
            if len(self.contradicted) < SHOWN:
                self.contradicted.setdefault(key, (earlier, number))

    def once(self) -> tuple[tuple[str, Place], ...]:
        return tuple((a, self.where[a]) for a, count in self.answers.items() if count == 1)


def check_cases(cases: PastCases, name: str, columns: Columns, promise: Promise) -> FileCheck:
    """Look through all past cases once."""
    reading = _Reading()
    for past in cases.since():
        reading.add(past)
    return FileCheck(
        name,
        len(cases),
        cases.set_aside,
        cases.notes,
        reading.first,
        reading.last,
        reading.answers,
        reading.once(),
        written_alike(reading.answers),
        likely_slips(reading.answers),
        reading.repeated,
        reading.contradicting,
        tuple(_contradiction(cases, *pair) for pair in reading.contradicted.values()),
        reading.cut,
        reading.hints.kind(columns.text),
        enough_cases(promise),
    )


def _contradiction(cases: PastCases, earlier: int, later: int) -> Contradiction:
    then, now = next(cases.since(earlier)), next(cases.since(later))
    return Contradiction(now.row, now.answer, then.row, then.answer)


def enough_cases(promise: Promise) -> Enough:
    """Return how many cases a first delegation takes.

    >>> enough_cases(Promise())
    Enough(flawless=430, good=1725)
    """
    flawless, good = (
        math.ceil((labels_to_a_grant(promise, rate) or 0) / promise.blind_share)
        for rate in (0.0, 0.4 * promise.target_level)
    )
    return Enough(flawless, good)
