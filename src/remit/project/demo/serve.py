"""Opens Harbour City in a folder: makes it the first time, and goes on with it after that."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
from datetime import timedelta
from pathlib import Path

import click

from remit.adapters.locks import only_run_in
from remit.core.errors import RemitError

FOLDER, DAYS = Path("remit-demo"), 90
SECRET, READY = "secret", "city-is-ready"
DATABASE = "remit.sqlite3"
PORT = 8000


class PlaceTaken(RemitError):
    """Where the city is to be made, something else stands already."""


def run(
    folder: Path = FOLDER,
    port: int | None = None,
    reset: bool = False,
    open_browser: bool = True,
    days: int = DAYS,
) -> None:
    """Serve Harbour City until Ctrl-C.

    Parameters
    ----------
    folder
        Where everything about it is kept.
    port
        Of this machine; without one, a free one is taken.
    reset
        Throw away what visitors did, and make the city anew.
    days
        How long a past a new city has.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with only_run_in(folder):
        port = _free_port(port)
        if reset or not (folder / READY).exists():
            _clear(folder)
        _set_up(folder)
        if not (folder / READY).exists():
            _make(days)
            (folder / READY).touch()
        from remit.project.demo.opening import open_city

        open_city(port, open_browser)


def _free_port(wanted: int | None) -> int:
    """Return the port if it is free, and complain if it is not; without one, find one."""
    if wanted is not None:
        with socket.create_server(("127.0.0.1", wanted)):
            return wanted
    for port in (PORT, 0):
        try:
            with socket.create_server(("127.0.0.1", port)) as found:
                return int(found.getsockname()[1])
        except OSError:
            continue
    raise PlaceTaken("no port of this machine is free; name one with --port")


def _clear(folder: Path) -> None:
    """Remove what an earlier city left, and nothing else that may lie there."""
    (folder / READY).unlink(missing_ok=True)
    for path in folder.glob(f"{DATABASE}*"):
        path.unlink()
    shutil.rmtree(folder / "cache", ignore_errors=True)


def _set_up(folder: Path) -> None:
    """Start Django on the folder, with a secret that never leaves it."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "remit.project.settings",
        "REMIT_DATA": str(folder),
        "REMIT_DEMO": "yes",
        "REMIT_PROPOSER": "",
        "REMIT_SECRET": _secret(folder / SECRET),
    }
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def _secret(path: Path) -> str:
    if not path.exists() or not path.stat().st_size:
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48), encoding="ascii")
    return path.read_text(encoding="ascii")


def _make(days: int) -> None:
    """Make the city, and let it live up to now."""
    from django.utils import timezone

    from remit.project.demo.city import make_city
    from remit.project.demo.history import History
    from remit.project.progress import watched
    from remit.web.accounts.models import Department
    from remit.web.records.folding import save_snapshot
    from remit.web.records.proposing import proposer_of

    if Department.objects.exists():
        raise PlaceTaken(
            "the database that REMIT_DATABASE names holds a site already, so no city was made in "
            "it; name an empty one, or none"
        )
    click.echo(f"Making Harbour City, a city that does not exist, with {days} days behind it …")
    now = timezone.now()
    service = make_city(now - timedelta(days=days))
    history = History(service, now, days)
    for _ in watched(history.live(), 0, len(history.arrivals), "Living through it", "messages"):
        pass
    proposer_of(service).save()
    save_snapshot(service)
