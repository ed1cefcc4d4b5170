"""Stopping between two cases, never within one."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interrupted(Exception):
    """The run was stopped and saved."""

    def __init__(self, done: int) -> None:
        super().__init__(
            f"stopped and saved after {done:,} cases; the same command goes on from there"
        )


@contextmanager
def stop_asked() -> Iterator[Callable[[], bool]]:
    """Yield a function that says whether Ctrl-C was pressed or the system asks to end.

    A second Ctrl-C ends at once; what was saved before that is still sound.
    """
    asked: list[int] = []

    def ask(number: int, frame: FrameType | None) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(number)

    if threading.current_thread() is not threading.main_thread():
        yield lambda: False  # only the main thread hears signals
        return
    before = {number: signal.signal(number, ask) for number in SIGNALS}
    try:
        yield lambda: bool(asked)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
