"""How far a run is: a bar for somebody who watches, a line now and then for a log."""

from __future__ import annotations

import sys
import time
from collections.abc import Generator, Iterable
from typing import TypeVar

T = TypeVar("T")
SHOWN_EVERY, LOGGED_EVERY = 0.2, 15.0  # seconds
FIRST_TOLD = 100  # an encoder's first batch says nothing about the pace


def watched(
    cases: Iterable[T], done: int, total: int, doing: str = "Replaying", things: str = "cases"
) -> Generator[T, None, None]:
    """Pass `cases` on and show progress on the error stream."""
    if sys.stderr.isatty():
        return _bar(cases, done, total, doing, things)
    return _lines(cases, done, total, things)


def _bar(
    cases: Iterable[T], done: int, total: int, doing: str, things: str
) -> Generator[T, None, None]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn(doing),
        BarColumn(),
        TextColumn(
            f"{{task.completed:,}} of {{task.total:,}} {things}, {{task.fields[pace]}}/s, left:"
        ),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total, completed=done, pace="-")
        began = shown = time.monotonic()
        for number, case in enumerate(cases, start=1):
            yield case
            if (now := time.monotonic()) > shown + SHOWN_EVERY:
                shown = now
                pace = f"{number / (now - began):,.3g}"
                progress.update(task, completed=done + number, pace=pace)


def _lines(cases: Iterable[T], done: int, total: int, things: str) -> Generator[T, None, None]:
    began = shown = time.monotonic()
    for number, case in enumerate(cases, start=1):
        yield case
        if (now := time.monotonic()) > shown + LOGGED_EVERY and number >= FIRST_TOLD:
            shown = now
            pace = number / (now - began)
            left = (total - done - number) / pace
            print(
                f"{done + number:,} of {total:,} {things}, {pace:,.0f}/s, {_spoken(left)} left",
                file=sys.stderr,
                flush=True,
            )


def _spoken(seconds: float) -> str:
    return f"{seconds / 60:.0f} min" if seconds >= 90 else f"{seconds:.0f} s"
