"""A site of its own for a measurement: pages, proposer and worker as processes of this machine."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import click

REMIT = Path(sys.executable).with_name("remit")
PATIENCE = 60.0
POSTGRES = "postgres://postgres@127.0.0.1:5432/postgres"

asks_for_a_database = click.option(
    "--database", default=POSTGRES, show_default=True,
    help="An address on a PostgreSQL server, where a database is made and dropped; "
    "`sqlite` for the embedded one.",
)  # fmt: skip


@dataclass
class RunningSite:
    """A site that runs, and its processes by name."""

    folder: Path
    address: str
    database: str
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, name: str, *more: str) -> None:
        """Start one of its processes."""
        with (self.folder / f"{name}.log").open("ab") as log:
            self.processes[name] = subprocess.Popen(
                [str(REMIT), name, *more], stdout=log, stderr=log
            )

    def stop(self, name: str, number: int = signal.SIGTERM) -> None:
        """End one of its processes and wait until it has."""
        process = self.processes.pop(name)
        process.send_signal(number)
        process.wait(PATIENCE)


@contextmanager
def site_with_empty_tables(database: str) -> Iterator[RunningSite]:
    """Make a site of which nothing runs yet, and remove it afterwards.

    Its settings become those of this process, so that what is measured can be looked at.
    """
    folder = Path(tempfile.mkdtemp(prefix="remit-bench-"))
    with _database(database) as url:
        os.environ.update(
            REMIT_DATA=str(folder), REMIT_DATABASE=url, REMIT_DEMO="yes",
            REMIT_SECRET=secrets.token_hex(32), REMIT_PROPOSER="proposer",
        )  # fmt: skip
        subprocess.run([str(REMIT), "migrate"], check=True, stdout=subprocess.DEVNULL)
        from remit.project.site.commands import ready

        ready()
        port = _free_port()
        site = RunningSite(folder, f"127.0.0.1:{port}", url)
        try:
            yield site
        finally:
            for name in list(site.processes):
                site.stop(name)
            from django.db import connections

            connections.close_all()
    shutil.rmtree(folder, ignore_errors=True)


def start_all(site: RunningSite, workers: int = 2, threads: int = 4, work: bool = True) -> None:
    """Start the proposer, the pages and the worker, and wait until they answer."""
    site.start("proposer")
    wait_for(site.folder / "proposer")
    site.start("serve", f"--bind={site.address}", f"--workers={workers}", f"--threads={threads}")
    if work:
        site.start("worker")
    wait_for(site.address)


def wait_for(where: Path | str, patience: float = PATIENCE) -> None:
    """Wait until somebody listens."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        try:
            _connect(where)
            return
        except OSError:
            time.sleep(0.02)
    raise click.ClickException(f"nobody listens at {where} after {patience:g} seconds")


def _connect(where: Path | str) -> None:
    if isinstance(where, str):
        host, _, port = where.rpartition(":")
        socket.create_connection((host, int(port)), 1).close()
        return
    with socket.socket(socket.AF_UNIX) as plain:
        plain.connect(str(where))


@contextmanager
def _database(address: str) -> Iterator[str]:
    if address == "sqlite":
        yield ""
        return
    import psycopg

    name = f"remit_bench_{secrets.token_hex(4)}"
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}".encode())
        try:
            yield urlunsplit(urlsplit(address)._replace(path=f"/{name}"))
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def _free_port() -> int:
    with socket.socket() as plain:
        plain.bind(("127.0.0.1", 0))
        return int(plain.getsockname()[1])
