"""Where masked text goes: a file that takes its name only when it is whole, or standard output."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from remit.adapters.whole_files import whole


@contextmanager
def written(out: str) -> Iterator[IO[str]]:
    """Open the output, ``-`` being standard output."""
    if out != "-":
        with whole(Path(out)) as file:
            yield file
        return
    standard = io.TextIOWrapper(sys.stdout.buffer, "utf-8", newline="")
    yield standard
    standard.detach()
