from __future__ import annotations

import io
import sys

from remit.project import progress
from remit.project.progress import watched


def test_nothing_is_lost_and_a_log_gets_a_line_now_and_then(monkeypatch):
    monkeypatch.setattr(progress, "LOGGED_EVERY", -1.0)
    log = io.StringIO()
    monkeypatch.setattr(sys, "stderr", log)

    assert list(watched(range(101), 10, 111)) == list(range(101))
    assert log.getvalue().startswith("110 of 111 cases, ")


def test_somebody_who_watches_sees_a_bar(monkeypatch):
    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(progress, "SHOWN_EVERY", -1.0)
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)

    assert list(watched(range(3), 0, 3)) == [0, 1, 2]
    assert "of 3 cases" in screen.getvalue()


def test_long_times_are_told_in_minutes():
    assert progress._spoken(89) == "89 s"
    assert progress._spoken(600) == "10 min"
