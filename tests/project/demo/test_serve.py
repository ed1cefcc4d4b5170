"""The demo as a visitor starts it: made once, resumed after that, made anew if it was killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

PROGRAM = """
import sys
from pathlib import Path
from remit.project.demo.serve import run
run(Path(sys.argv[1]), open_browser=False, days=int(sys.argv[2]))
"""


@pytest.fixture
def start():
    """Start the demo on a folder; whatever still runs afterwards is ended."""
    started: list[subprocess.Popen[str]] = []

    def starts(folder: Path, days: int = 1) -> subprocess.Popen[str]:
        environment = {name: value for name, value in os.environ.items() if "REMIT" not in name}
        demo = subprocess.Popen(
            [sys.executable, "-u", "-c", PROGRAM, str(folder), str(days)],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            env=environment | {"PYTHONUNBUFFERED": "1"}, start_new_session=True,
        )  # fmt: skip
        started.append(demo)
        return demo

    yield starts
    for demo in started:
        if demo.poll() is None:
            os.killpg(demo.pid, signal.SIGKILL)
        demo.wait()
        if demo.stdout:
            demo.stdout.close()


def said_until(demo: subprocess.Popen[str], words: str) -> str:
    """Return what it said up to a line with these words."""
    said = ""
    assert demo.stdout
    for line in demo.stdout:
        said += line
        if words in line:
            return said
    raise AssertionError(f"it ended without saying “{words}”:\n{said}")


def answers(said: str) -> int:
    address = said.split(" open at ")[1].split()[0]
    try:
        with urllib.request.urlopen(address, timeout=20) as page:
            return int(page.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_it_is_made_served_ended_by_ctrl_c_and_resumed(start, tmp_path):
    first = start(tmp_path / "city")
    said = said_until(first, "is open at")
    assert "Making Harbour City" in said
    assert answers(said) == 200
    first.send_signal(signal.SIGINT)
    assert "Closed" in said_until(first, "Closed")
    assert first.wait(timeout=20) == 0

    again = said_until(start(tmp_path / "city"), "is open at")
    assert "Making" not in again
    assert answers(again) == 200


def test_a_city_that_was_killed_in_the_making_is_made_anew(start, tmp_path):
    killed = start(tmp_path, days=60)
    said_until(killed, "Making")
    os.killpg(killed.pid, signal.SIGKILL)
    killed.wait()
    assert "Making" in said_until(start(tmp_path), "is open at")


def test_a_second_demo_in_the_same_folder_is_refused(start, tmp_path):
    said_until(start(tmp_path), "is open at")
    second = start(tmp_path)
    assert "another run is writing into" in said_until(second, "another run")


def test_the_secret_stays_with_whoever_made_the_city(start, tmp_path):
    said_until(start(tmp_path), "is open at")
    assert (tmp_path / "secret").stat().st_mode & 0o077 == 0
