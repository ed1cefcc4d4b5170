"""Sites of their own, whose processes can be killed: each with its folder and its database."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest

ROOT = Path(__file__).parents[2]
DATABASE = os.environ.get("REMIT_TEST_DATABASE", "")


class Site:
    """A site whose people and machines are processes."""

    def __init__(self, folder: Path, database: str) -> None:
        self.folder = folder
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "remit.project.settings",
            "REMIT_DATA": str(folder),
            "REMIT_DATABASE": database,
            "REMIT_SECRET": "a secret that is only used in tests, and is long enough for them",
            "REMIT_HOSTS": "testserver",
            "REMIT_PROPOSER": "",
            "REMIT_DEMO": "no",
        }

    def begin(self, *what: str) -> subprocess.Popen[str]:
        """Let a process do something, and go on."""
        command = [sys.executable, "-m", "tests.storage.office", *what]
        return subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, text=True
        )

    def remit(self, *what: str) -> subprocess.Popen[str]:
        """Start one of the site's own processes."""
        command = [str(Path(sys.executable).with_name("remit")), *what]
        return subprocess.Popen(command, cwd=ROOT, env=self.environment, text=True)

    def do(self, *what: str):
        """Let a process do something, and return what it says in the end."""
        process = self.begin(*what)
        told, _ = process.communicate(timeout=100)
        assert process.returncode == 0, told
        return json.loads(told.splitlines()[-1])


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """A site with a small city in it, of which each test gets a copy."""
    made = Site(tmp_path_factory.mktemp("built"), "")
    with _database() as (url, _):
        made.environment["REMIT_DATABASE"] = url
        made.do("build")
        yield made


@pytest.fixture
def site(built, tmp_path):
    """A small city that is this test's own."""
    with _database(like=built.environment["REMIT_DATABASE"]) as (url, is_copied):
        if not is_copied:
            for file in built.folder.glob("remit.sqlite3*"):
                shutil.copy(file, tmp_path)
        yield Site(tmp_path, url)


@contextmanager
def _database(like: str = ""):
    """Make a database on the server, if there is one; say whether it is a copy of another."""
    if not DATABASE:
        yield "", False
        return
    import psycopg

    name = f"remit_test_{secrets.token_hex(4)}"
    template = f" TEMPLATE {urlsplit(like).path.strip('/')}" if like else ""
    with psycopg.connect(DATABASE, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}{template}".encode())
        try:
            yield urlunsplit(urlsplit(DATABASE)._replace(path=f"/{name}")), True
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())
