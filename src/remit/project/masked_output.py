"""Files that take their name only when they are whole."""

from __future__ import annotations

import gzip
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def written(out: str) -> Iterator[IO[str]]:
    """Open the output, ``-`` being standard output; what is unfinished is taken away."""
    if out == "-":
        standard = io.TextIOWrapper(sys.stdout.buffer, "utf-8", newline="")
        yield standard
        standard.detach()
        return
    path = Path(out)
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        with _opened(unfinished, packed=path.suffix == ".gz") as file:
            yield file
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _opened(path: Path, packed: bool) -> IO[str]:
    if packed:
        return gzip.open(path, "wt", encoding="utf-8", newline="")
    return path.open("w", encoding="utf-8", newline="")
