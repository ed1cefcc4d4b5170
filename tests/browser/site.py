"""The whole site for the browser: a process of its own over a small city in a fresh folder.

Tests in one process with the site cannot clean up behind themselves, because the journal refuses
to be emptied.  `python -m tests.browser.site FOLDER PORT` opens it for looking around.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
READY_WITHIN = 60
GUNICORN = "-m gunicorn remit.project.wsgi --workers 1 --threads 4 --log-level warning".split()


@contextmanager
def opened(folder: Path, *more: str) -> Iterator[str]:
    """Open the site and yield its address; with "earned", its tool has earned a delegation."""
    port = _free_port()
    log = folder / "site.log"
    with log.open("wb") as written:
        command = [sys.executable, "-m", "tests.browser.site", str(folder), str(port), *more]
        process = subprocess.Popen(command, cwd=ROOT, stdout=written, stderr=written)
    try:
        yield _answering(f"http://127.0.0.1:{port}", process, log)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _free_port() -> int:
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port


def _answering(address: str, process: subprocess.Popen[bytes], log: Path) -> str:
    end = time.monotonic() + READY_WITHIN
    while time.monotonic() < end and process.poll() is None:
        try:
            urlopen(f"{address}/sign-in/", timeout=5).close()
        except (URLError, OSError):
            time.sleep(0.2)
        else:
            return address
    raise AssertionError(f"the site did not open: {log.read_text(errors='replace')[-2_000:]}")


def serve(folder: str, port: str, *more: str) -> None:
    """Build the city if it is not there, and become the server."""
    prepare(folder, earned="earned" in more)
    os.execv(sys.executable, [sys.executable, *GUNICORN, "--bind", f"127.0.0.1:{port}"])


def prepare(folder: str, *, earned: bool = False) -> None:
    """Make this process one of the site in a folder, with a city in it."""
    os.environ.update(
        REMIT_DEMO="yes",
        REMIT_DATA=folder,
        REMIT_DATABASE="",
        DJANGO_SETTINGS_MODULE="remit.project.settings",
    )
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from remit.web.accounts.models import Person

    if not Person.objects.exists():
        _build(earned)


def _build(earned: bool) -> None:
    from remit.core.cases import Assignment
    from remit.web.accounts.models import Person
    from tests.web import city, lent

    built = city.build()
    Person.objects.update(is_demo=True)
    if earned:
        lent.earn(built, audit_rate=1.0, error_budget=100.0)
        for n in range(12):
            built.decided(built.arrive(f"我家門外第{n}號的街燈壞了"), city.LAMP)
    else:
        built.teach()
    for n, text in enumerate(city.WAITING):
        assignment = Assignment.SHOWN if n % 3 else Assignment.WITHHELD
        built.arrive(text, assignment)


def let_pass(folder: Path) -> None:
    """Let the time pass in which a decision can be taken back, and what was decided go out."""
    command = [sys.executable, "-m", "tests.browser.site", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, timeout=60)


def _later(folder: str) -> None:
    prepare(folder)
    from django.utils import timezone

    from remit.web.records.models import Case
    from remit.web.records.sweeping import UNDO_FOR, sweep

    long_ago = timezone.now() - 2 * UNDO_FOR
    Case.objects.filter(state="decided").update(decided_at=long_ago)
    sweep()


if __name__ == "__main__":
    (serve if len(sys.argv) > 2 else _later)(*sys.argv[1:])
