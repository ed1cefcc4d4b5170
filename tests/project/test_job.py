from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Generator, Iterable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from pathlib import Path

import pytest

from remit.adapters.past_cases import Columns
from remit.adapters.rows import Reason
from remit.core.errors import SnapshotMismatch
from remit.core.replay import LabelDelay, PastCase, ReplayPlan
from remit.project.interrupts import Interrupted
from remit.project.job import Job, run
from tests.project.messages import write_messages

FILES = ("summary.json", "cases.csv", "rows_set_aside.csv")
COLUMNS = Columns("message", "department", "received", "id")
PLAN = ReplayPlan(label_delay=LabelDelay(20))


Cases = Generator[PastCase, None, None]


def unwatched(cases: Iterable[PastCase], done: int, total: int) -> Cases:
    yield from cases


def stopped_after(number: int):
    """Watch a run, and press Ctrl-C after so many cases."""

    def watch(cases: Iterable[PastCase], done: int, total: int) -> Cases:
        cases = iter(cases)
        yield from islice(cases, number - 1)
        signal.raise_signal(signal.SIGINT)
        yield from cases

    return watch


def written(out: Path) -> list[bytes]:
    """Return what a finished run left behind, and nothing else may be there."""
    assert sorted(path.name for path in out.iterdir()) == sorted(FILES)
    return [(out / name).read_bytes() for name in FILES]


@pytest.fixture(scope="module")
def table(tmp_path_factory) -> str:
    return str(write_messages(tmp_path_factory.mktemp("table") / "cases.csv", 400))


@pytest.fixture(scope="module")
def undisturbed(table, tmp_path_factory) -> list[bytes]:
    out = tmp_path_factory.mktemp("undisturbed")
    run(Job(table, COLUMNS, out, PLAN), unwatched)
    return written(out)


def test_the_summary_tells_the_conditions_and_the_cases_are_all_there(undisturbed):
    figures = json.loads(undisturbed[0])

    assert figures["options"]["text"] == "message"
    assert figures["options"]["label_delay"] == "20"
    assert figures["rows"] == figures["cases"] == 400
    assert len(undisturbed[1].splitlines()) == 401


def test_the_same_command_gives_the_same_bytes(table, undisturbed, tmp_path):
    run(Job(table, COLUMNS, tmp_path, PLAN), unwatched)

    assert written(tmp_path) == undisturbed


@pytest.mark.parametrize("stops", [[1], [150], [400], [37, 1, 200]])
def test_interrupted_and_resumed_it_gives_the_same_bytes(table, undisturbed, tmp_path, stops):
    job = Job(table, COLUMNS, tmp_path, PLAN)
    for stop in stops:
        with pytest.raises(Interrupted, match="the same command goes on"):
            run(job, stopped_after(stop))

    run(job, unwatched)

    assert written(tmp_path) == undisturbed


KILLED = """
import os, signal, sys
from pathlib import Path
from remit.project.job import Job, run
from tests.project.test_job import COLUMNS, PLAN
def watch(cases, done, total):
    for number, case in enumerate(cases):
        if number == 230:
            os.kill(os.getpid(), signal.SIGKILL)
        yield case
if __name__ == "__main__":
    run(Job(sys.argv[1], COLUMNS, Path(sys.argv[2]), PLAN), watch, save_every=0.05)
"""


def test_killed_without_warning_it_goes_on_from_the_last_save(table, undisturbed, tmp_path, root):
    command = [sys.executable, "-c", KILLED, table, str(tmp_path)]
    killed = subprocess.run(command, cwd=root, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert not (tmp_path / "summary.json").exists()

    run(Job(table, COLUMNS, tmp_path, PLAN), unwatched)

    assert written(tmp_path) == undisturbed


def test_other_conditions_do_not_go_on_from_an_interrupted_run(table, undisturbed, tmp_path):
    with pytest.raises(Interrupted):
        run(Job(table, COLUMNS, tmp_path), stopped_after(50))
    job = Job(table, COLUMNS, tmp_path, PLAN)

    with pytest.raises(SnapshotMismatch, match="label_delay was '0' and is '20'"):
        run(job, unwatched)
    run(job, unwatched, fresh=True)

    assert written(tmp_path) == undisturbed


def test_another_file_does_not_go_on_from_an_interrupted_run(table, tmp_path):
    with pytest.raises(Interrupted):
        run(Job(table, COLUMNS, tmp_path), stopped_after(50))
    other = write_messages(tmp_path / "other.csv", 400, seed=2)

    with pytest.raises(SnapshotMismatch, match="file was"):
        run(Job(str(other), COLUMNS, tmp_path), unwatched)


class Endpoint(BaseHTTPRequestHandler):
    """An embeddings endpoint whose vectors follow from the letters of a text."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        vectors = [[text.count(letter) + 0.1 for letter in "aeiorst"] for text in asked["input"]]
        data = [{"index": n, "embedding": vector} for n, vector in enumerate(vectors)]
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({"data": data}).encode())

    def log_message(self, format: str, *details: object) -> None:
        """Say nothing."""


@pytest.fixture
def endpoint():
    with ThreadingHTTPServer(("127.0.0.1", 0), Endpoint) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/v1/embeddings"
        server.shutdown()


def test_with_an_encoder_too_a_break_changes_nothing(table, tmp_path, endpoint):
    unbroken = Job(table, COLUMNS, tmp_path / "unbroken", PLAN, endpoint)
    broken = Job(table, COLUMNS, tmp_path / "broken", PLAN, endpoint)
    run(unbroken, unwatched)
    with pytest.raises(Interrupted):
        run(broken, stopped_after(100))

    run(broken, unwatched)

    assert written(broken.out) == written(unbroken.out)


def test_it_runs_in_a_thread_that_hears_no_signals(table, undisturbed, tmp_path):
    job = Job(table, COLUMNS, tmp_path, PLAN)
    thread = threading.Thread(target=run, args=(job, unwatched))
    thread.start()
    thread.join()

    assert written(tmp_path) == undisturbed


def test_every_key_column_and_reason_is_documented(undisturbed, root):
    reference = (root / "docs" / "reference" / "summary.md").read_text(encoding="utf-8")
    figures = json.loads(undisturbed[0])
    named = [*figures, *figures["options"], *figures["last_quarter"], *figures["delegations"][0]]
    columns = undisturbed[1].decode().splitlines()[0].split(",")

    assert [key for key in [*named, *columns] if f"`{key}`" not in reference] == []
    assert [
        str(reason) for reason in Reason if str(reason) not in " ".join(reference.split())
    ] == []
