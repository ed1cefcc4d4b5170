"""Files that take their name only when they are whole."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


def unfinished(path: Path) -> Path:
    """Return under which name a file stands until it is whole."""
    return path.with_name(f"{path.name}.part")


@contextmanager
def whole(path: Path) -> Iterator[IO[str]]:
    """Open a text to write; what stood under its name stays until the last character is there."""
    part = unfinished(path)
    try:
        with _opened(part, packed=path.suffix == ".gz") as file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def write_whole(path: Path, text: str) -> None:
    """Write a text at once, or not at all."""
    with whole(path) as file:
        file.write(text)


def _opened(path: Path, packed: bool) -> IO[str]:
    # A name that the system keeps in another encoding must not take the whole report with it.
    if packed:
        return gzip.open(path, "wt", encoding="utf-8", errors="replace", newline="")
    return path.open("w", encoding="utf-8", errors="replace", newline="")
