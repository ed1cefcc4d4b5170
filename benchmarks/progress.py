"""A bar for a person who waits at a terminal, and nothing for anybody else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich import progress
from rich.console import Console

T = TypeVar("T")
TERMINAL = Console(stderr=True)


def track(items: Iterable[T], what: str) -> Iterator[T]:
    """Pass `items` on, and show how far they are."""
    quiet = not TERMINAL.is_terminal
    yield from progress.track(items, what, console=TERMINAL, transient=True, disable=quiet)
