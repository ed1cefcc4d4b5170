"""One run at a time in a folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from remit.core.errors import RemitError


class FolderInUse(RemitError):
    """Another run writes into the same folder."""


@contextmanager
def only_run_in(folder: Path) -> Iterator[None]:
    """Keep other runs out of a folder; the system lets go of it however this one ends."""
    if sys.platform == "win32":  # where a folder cannot be locked
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        _lock(handle, folder)
        yield
    finally:
        os.close(handle)


def _lock(handle: int, folder: Path) -> None:
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise FolderInUse(
            f"another run is writing into {folder}; wait until it has ended, or name another "
            "folder with --out"
        ) from error
    except OSError:
        pass  # some network disks know no locks; most people run one at a time
