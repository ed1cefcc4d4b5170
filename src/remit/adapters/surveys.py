"""What the columns of a table hold, for a person who does not know them yet.

The guesses go by what is written in a column and, where that says little, by its name in
English or Chinese.  They are a help for naming columns, and nothing else rests on them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from remit.adapters.past_cases import Columns
from remit.adapters.personal_hints import PersonalHints
from remit.adapters.set_aside import SetAside
from remit.adapters.sources import Source
from remit.adapters.times import read_time
from remit.core.sentences import Sentence

MOST_DISTINCT = 10_000  # beyond, it is enough to know that they are many
DATES_READ = 500
NAMES = {
    "text": r"text|message|descri|content|body|complain|enquir|inquir|question|request|comment|"
    r"detail|narrative|內容|内容|訊息|信息|描述|留言|投訴|投诉|查詢|問題|问题|詳情|內文|案情|事項",
    "answer": r"answer|department|dept|label|categ|class|type|kind|team|bureau|agency|assign|"
    r"topic|outcome|decision|部門|部门|類|类|答案|局|組|單位|结果|結果|負責|轉介",
    "time": r"time|date|day|month|received|receipt|creat|open|arriv|日期|時間|时间|收到|建立|月",
    "case_id": r"(?:^|[^a-z])id(?:$|[^a-z])|number|(?:^|[^a-z])no(?:$|[^a-z])|ref|編號|编号|號|号",
}


@dataclass(frozen=True, slots=True)
class ColumnSeen:
    """One column.

    Attributes
    ----------
    filled
        The share of rows in which something is written, in [0, 1].
    distinct
        How many different values there are; at most `MOST_DISTINCT` are counted.
    unique
        The share of different values among those that were counted, in [0, 1].
    length
        How many characters a value has on average; a Chinese one counts as two.
    dates, numbers
        The share of values that can be read as a time, and that are numbers.
    personal
        What seems to be written there about persons, such as ``email``; empty if nothing.
    """

    name: str
    filled: float
    distinct: int
    unique: float
    length: float
    dates: float
    numbers: float
    personal: str


@dataclass(frozen=True, slots=True)
class Survey:
    """All columns of a table, and which of them seem to hold what.

    Attributes
    ----------
    same_name
        The names that several columns have; only the first of each can be taken.
    """

    name: str
    rows: int
    columns: tuple[ColumnSeen, ...]
    same_name: tuple[str, ...]
    guess: Columns
    set_aside: SetAside
    notes: list[Sentence]


@dataclass
class _Tally:
    """What is counted of a column while rows go by."""

    filled: int = 0
    counted: int = 0
    characters: int = 0
    numbers: int = 0
    dates: int = 0
    dates_read: int = 0
    seen: set[int] = field(default_factory=set)
    hints: PersonalHints = field(default_factory=PersonalHints)

    def add(self, value: str) -> None:
        self.filled += 1
        if len(self.seen) == MOST_DISTINCT:
            return
        self.counted += 1
        self.seen.add(hash(value))
        self.characters += len(value) if value.isascii() else _width(value)
        self.numbers += value.replace(".", "", 1).isdecimal()
        self.hints.add(value)
        if self.dates_read < DATES_READ:
            self.dates_read += 1
            day_first, month_first = read_time(value)
            self.dates += day_first == day_first or month_first == month_first

    def column(self, name: str, rows: int) -> ColumnSeen:
        counted = max(self.counted, 1)
        return ColumnSeen(
            name,
            self.filled / max(rows, 1),
            len(self.seen),
            len(self.seen) / counted,
            self.characters / counted,
            self.dates / max(self.dates_read, 1),
            self.numbers / counted,
            self.hints.kind(name),
        )


def survey(table: Source) -> Survey:
    """Return what the columns of a table hold."""
    tallies = [_Tally() for _ in table.header]
    set_aside = SetAside(table.parts)
    rows = 0
    for row in table.rows():
        rows += 1
        if row.fault:
            set_aside.add(row.line, row.fault, row.part)
            continue
        for tally, value in zip(tallies, row.fields, strict=False):
            if value := value.strip():
                tally.add(value)
    usable = rows - len(set_aside)
    named = zip(table.header, tallies, strict=True)
    columns = tuple(tally.column(name, usable) for name, tally in named if name)
    names = Counter(filter(None, table.header))
    twice = tuple(name for name, count in names.items() if count > 1)
    return Survey(table.name, rows, columns, twice, guessed(columns), set_aside, table.notes)


def guessed(columns: Sequence[ColumnSeen]) -> Columns:
    """Return which column seems to hold what; an empty name where none does."""
    left = list(columns)
    found = {"text": "", "answer": "", "time": "", "case_id": ""}
    for role in ("time", "case_id", "text", "answer"):
        best = max(left, key=lambda column: _score(role, column), default=None)
        found[role] = best.name if best and _score(role, best) > 0 else ""
        left = [column for column in left if column.name != found[role]]
    return Columns(found["text"], found["answer"], found["time"], found["case_id"])


def _score(role: str, column: ColumnSeen) -> float:
    """How well a column fits a role; 0 where it cannot be."""
    name = column.name.casefold()
    named = (bool(re.search(NAMES[role], name)) + bool(re.fullmatch(NAMES[role], name)) / 10) / 1.1
    return FITS[role](column, named) if column.filled >= 0.3 else 0.0


def _as_time(column: ColumnSeen, named: float) -> float:
    possible = column.dates >= 0.8 and (named > 0 or column.numbers < 0.5)
    return (column.dates + column.filled + named) * possible


def _as_id(column: ColumnSeen, named: float) -> float:
    possible = column.unique >= 0.95 and column.length <= 40 and column.distinct > 1
    return (named + (column.numbers + column.filled) / 4) * (possible and named > 0)


def _as_text(column: ColumnSeen, named: float) -> float:
    possible = column.length >= 12 and column.unique >= 0.02 and column.dates < 0.5
    return (min(column.length, 100) / 100 + column.unique + named) * possible


def _as_answer(column: ColumnSeen, named: float) -> float:
    # Yes or no is more often a mark beside a case than how it was decided.
    several = 2 + (named == 0) <= column.distinct < MOST_DISTINCT and column.unique <= 0.5
    possible = several and column.length <= 100 and (column.dates < 0.5 or named > 0)
    return (named + column.filled - column.unique) * possible


FITS: dict[str, Callable[[ColumnSeen, float], float]] = {
    "time": _as_time,
    "case_id": _as_id,
    "text": _as_text,
    "answer": _as_answer,
}


def _width(value: str) -> int:
    return sum(1 + (character >= "\u2e80") for character in value)


def lacking(guess: Columns) -> Iterator[str]:
    """Yield the roles without which nothing can be replayed and for which no column was found."""
    yield from (role for role in ("text", "answer") if not getattr(guess, role))
