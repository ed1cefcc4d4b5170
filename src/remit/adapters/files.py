"""Any file, compressed file or standard input as one plain stream that can be read twice."""

from __future__ import annotations

import hashlib
import shutil
import sys
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO, BinaryIO, cast
from weakref import WeakKeyDictionary, finalize

from remit.core.errors import RemitError

CHUNK = 1 << 16
KEPT_IN_MEMORY = 64 << 20
GZIP = b"\x1f\x8b"
NOT_TABLES = {
    b"%PDF": "a PDF document",
    b"SQLi": "an SQLite database",
    b"BZh9": "a bzip2 archive",
    b"\xfd7zX": "an xz archive",
}
# A pipe gives its bytes only once.
_PIPED: WeakKeyDictionary[BinaryIO, BinaryIO] = WeakKeyDictionary()


class UnreadableTable(RemitError):
    """A file from which no past case can be read."""


@dataclass(frozen=True)
class PlainFile:
    """Uncompressed bytes that can be read from the start as often as needed.

    Attributes
    ----------
    fingerprint
        SHA-256 of the bytes; the same for a file and its compressed copy.
    cut
        Whether a compressed file ended, or broke, before its own end mark.
    """

    name: str
    stream: BinaryIO
    fingerprint: str
    cut: bool = False


def shown(name: str) -> str:
    """Return a file's name as it can be written down, whatever encoding the system has it in."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


@contextmanager
def open_plain(path: str) -> Iterator[PlainFile]:
    """Open the file at `path` (``-`` for standard input), uncompressed."""
    with ExitStack() as opened:
        source = opened.enter_context(_open(path))
        head = source.read(4)
        _refuse_other_formats(path, head)
        if head[:2] != GZIP and source.seekable():
            yield PlainFile(path, source, _fingerprint(source))
            return
        copy = opened.enter_context(tempfile.SpooledTemporaryFile(max_size=KEPT_IN_MEMORY))
        chunks = chain([head], iter(lambda: source.read(CHUNK), b""))
        whole = _gunzip(chunks, copy) if head[:2] == GZIP else _copy(chunks, copy)
        yield PlainFile(path, cast(BinaryIO, copy), _fingerprint(copy), cut=not whole)


def refuse_pipe(path: str) -> None:
    """Refuse what gives its bytes only once, where a file is read several times."""
    if Path(path).is_fifo():
        raise UnreadableTable(
            f"{path} is a pipe and can be read only once; give a file, or - and the table as "
            "standard input"
        )


def _open(path: str) -> AbstractContextManager[BinaryIO]:
    if path == "-":
        return _standard_input()
    try:
        return Path(path).open("rb")
    except OSError as error:
        raise UnreadableTable(f"{path} cannot be opened: {error.strerror}") from error


def _standard_input() -> AbstractContextManager[BinaryIO]:
    """Standard input from its start, however often it is asked for."""
    stream = sys.stdin.buffer
    if not stream.seekable():
        if stream not in _PIPED:
            copy = tempfile.SpooledTemporaryFile(max_size=KEPT_IN_MEMORY)
            shutil.copyfileobj(stream, copy)
            finalize(stream, copy.close)
            _PIPED[stream] = cast(BinaryIO, copy)
        stream = _PIPED[stream]
    stream.seek(0)
    return nullcontext(stream)


def _refuse_other_formats(path: str, head: bytes) -> None:
    if head in NOT_TABLES:
        raise UnreadableTable(
            f"{path} is {NOT_TABLES[head]}, not a table of text; "
            "export it as CSV (UTF-8) or as an Excel workbook"
        )


def _copy(chunks: Iterable[bytes], copy: IO[bytes]) -> bool:
    for chunk in chunks:
        copy.write(chunk)
    return True


def _gunzip(chunks: Iterable[bytes], copy: IO[bytes]) -> bool:
    """Write all that can be uncompressed; return whether the file was whole.

    The standard reader loses what it had already uncompressed when a file is cut.
    """
    member = zlib.decompressobj(wbits=31)
    try:
        for chunk in chunks:
            while chunk:
                copy.write(member.decompress(chunk))
                chunk = member.unused_data.lstrip(b"\0")
                if member.eof and chunk:
                    member = zlib.decompressobj(wbits=31)
    except zlib.error:
        return False
    return member.eof


def _fingerprint(stream: IO[bytes]) -> str:
    stream.seek(0)
    digest = hashlib.sha256()
    while chunk := stream.read(CHUNK):
        digest.update(chunk)
    stream.seek(0)
    return digest.hexdigest()
