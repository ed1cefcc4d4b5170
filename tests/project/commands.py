"""The command `remit` as a person gives it, in this process or in one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from remit.project.cli import main

RUN = "from remit.project.cli import main; main()"
COLUMNS = ["--text", "message", "--answer", "department"]


def remit(*arguments: object) -> Result:
    """Give the command in this process."""
    return CliRunner().invoke(main, [*map(str, arguments)])


def said(result: Result) -> str:
    """Return what a command said, on one line."""
    return " ".join(result.output.split())


def alone(*arguments: object, stdin: bytes = b"", **environment: str) -> tuple[int, str]:
    """Give the command in a process of its own; return its status and what it said."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        env={**os.environ, **environment},
        check=False,
    )
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")


def names(folder: Path) -> set[str]:
    """Return what lies in a folder."""
    return {path.name for path in folder.iterdir()} if folder.exists() else set()
