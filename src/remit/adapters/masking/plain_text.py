"""A text file in pieces that fit into memory and end where a paragraph does."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from remit.adapters.charsets import DAMAGED, ON_ERROR, detect_charset
from remit.adapters.files import PlainFile

LONGEST = 64_000
_ENDED = re.compile(r"[.!?。!?」\"')]\s*$")


class Piece(NamedTuple):
    """Some lines of a text, and the line on which they begin; damaged lines stand alone."""

    line: int
    text: str
    damaged: bool = False


def pieces(file: PlainFile, longest: int = LONGEST) -> Iterator[Piece]:
    """Yield the text in pieces; a line with bytes that are no characters is one by itself."""
    begun, gathered, length = 1, list[str](), 0
    for number, line in enumerate(_lines(file), start=1):
        damaged = DAMAGED in line or "\0" in line
        if gathered and (
            damaged or length > 2 * longest or (length > longest and _may_end(gathered))
        ):
            yield Piece(begun, "".join(gathered))
            gathered, length = [], 0
        if damaged:
            yield Piece(number, line, damaged=True)
            continue
        begun = begun if gathered else number
        gathered.append(line)
        length += len(line)
    if gathered:
        yield Piece(begun, "".join(gathered))


def _may_end(lines: list[str]) -> bool:
    """A sign-off must not be parted from the name below it."""
    return not lines[-1].strip() and any(map(_ENDED.search, lines[-2:-1]))


def _lines(file: PlainFile) -> Iterator[str]:
    codec = detect_charset(file.stream).codec
    text = io.TextIOWrapper(file.stream, codec, ON_ERROR, newline="")
    try:
        for line in text:  # noqa: UP028 (`yield from` would close the file, too)
            yield line
    finally:
        text.detach()
