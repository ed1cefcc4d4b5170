"""Which characters a file's bytes stand for, when nobody says.

A byte order mark decides; then strict UTF-8 over the whole file; then the shape of the
bytes, which tells Big5-HKSCS, GB18030 and Western European text apart; then
charset-normalizer.  Bytes that still cannot be read become `DAMAGED`, so that a reader can
set aside exactly the rows that hold them.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import BinaryIO, NamedTuple

CHUNK = 1 << 20
SAMPLE = 200_000
DAMAGED = "\udcff"  # a lone surrogate: no decoder makes it from sound bytes
ON_ERROR = "remit.damaged"
MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
PAIR = re.compile(rb"[\x81-\xfe][\x40-\x7e\x80-\xfe]")
COMMON_BIG5 = re.compile(rb"[\xa1-\xc6][\x40-\x7e\xa1-\xfe]")
COMMON_GB = re.compile(rb"[\xa1-\xa3\xb0-\xd7][\xa1-\xfe]")
RUN = re.compile(rb"[\x80-\xff]+")
CONVINCING = 0.85


def _mark_damage(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return DAMAGED, error.end


codecs.register_error(ON_ERROR, _mark_damage)


class Charset(NamedTuple):
    """The name of an encoding, and on what ground it was guessed, if it was."""

    codec: str
    ground: str = ""


def detect_charset(stream: BinaryIO) -> Charset:
    """Return the encoding of `stream`, which is left at its start."""
    try:
        return _by_mark(stream) or _by_zeros(stream) or _by_utf8(stream) or _by_shape(stream)
    finally:
        stream.seek(0)


def _by_mark(stream: BinaryIO) -> Charset | None:
    stream.seek(0)
    head = stream.read(4)
    for mark, codec in MARKS.items():
        if head.startswith(mark):
            return Charset(codec, "its byte order mark")
    return None


def _by_zeros(stream: BinaryIO) -> Charset | None:
    """UTF-16 without a mark: every ASCII character, line ends too, has a zero beside it."""
    stream.seek(0)
    sample = stream.read(SAMPLE)
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if even + odd < len(sample) / 50:
        return None
    if odd > 10 * even:
        return Charset("utf-16-le", "its zero bytes")
    return Charset("utf-16-be", "its zero bytes") if even > 10 * odd else None


def _by_utf8(stream: BinaryIO) -> Charset | None:
    damaged = foreign = 0
    for text in _decoded(stream, "utf-8"):
        damaged += text.count(DAMAGED)
        foreign += len(text) - len(text.encode("ascii", "ignore"))
    if damaged == 0:
        return Charset("utf-8", "every byte fits")
    sound = foreign - damaged
    return Charset("utf-8", f"{damaged} places do not fit") if damaged <= sound / 10 else None


def _by_shape(stream: BinaryIO) -> Charset:
    sample = _lines_beyond_ascii(stream)
    shares = _shares(sample)
    codec = max(shares, key=lambda name: shares[name])
    if shares[codec] >= CONVINCING:
        return Charset(codec, "the shape of its bytes")
    from charset_normalizer import from_bytes  # slow to import, rarely needed

    best = from_bytes(sample).best()
    return Charset(best.encoding if best else "cp1252", "what is likeliest")


def _shares(sample: bytes) -> dict[str, float]:
    """How much of what is not ASCII is ordinary text in each encoding, in [0, 1].

    Nearly all Chinese text is written with the characters that Big5 and GB list first, and
    in GB with two bytes beyond ASCII each; in Western European text a foreign letter stands
    alone among ASCII letters.
    """
    pairs, runs = PAIR.findall(sample), RUN.findall(sample)
    even = _share(len(run) % 2 == 0 for run in runs)
    return {
        "big5hkscs": _share(COMMON_BIG5.match(pair) is not None for pair in pairs),
        "gb18030": _share(COMMON_GB.match(pair) is not None for pair in pairs) * even,
        "cp1252": _share(len(run) == 1 for run in runs),
    }


def _share(hits: Iterable[bool]) -> float:
    counted = Counter(hits)
    return counted[True] / max(counted.total(), 1)


def _lines_beyond_ascii(stream: BinaryIO) -> bytes:
    stream.seek(0)
    kept = bytearray()
    for line in stream:
        if not line.isascii():
            kept += line[:SAMPLE]
        if len(kept) >= SAMPLE:
            break
    return bytes(kept)


def _decoded(stream: BinaryIO, codec: str) -> Iterator[str]:
    stream.seek(0)
    decoder = codecs.getincrementaldecoder(codec)(ON_ERROR)
    while chunk := stream.read(CHUNK):
        yield decoder.decode(chunk)
    yield decoder.decode(b"", final=True)
