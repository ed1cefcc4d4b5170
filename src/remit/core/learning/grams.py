"""A text as hashed n-grams, for Chinese, English and both in one sentence.

Latin words give character n-grams of 2 to 5 within the padded word, the word itself and pairs
of neighbouring words; runs of Chinese, Japanese or Korean characters give n-grams of 1 to 4.
No dictionary and no segmenter is needed, so misspelt and colloquial words count too.

All n-grams are hashed at once: with prefix sums H[i] of c[k]·p^k modulo 2^64, the hash of the
characters i to j is (H[j] - H[i])·p^-i (Karp and Rabin, 1987), because an odd p is invertible.
"""

from __future__ import annotations

import re
import unicodedata

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Flags = NDArray[np.bool_]

MOST_CHARACTERS = 6_000
"""What follows in a longer message is not read by the learner; officers see all of it."""

_WORDS = re.compile(
    r"[\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af]+|[^\W_]+(?:'[^\W_]+)?"
)
_FIRST_CJK = 0x3040
_LATIN_LENGTHS = range(2, 6)
_CJK_LENGTHS = range(1, 5)
_WORD, _PAIR = 10, 11


def _powers(base: int, count: int) -> Hashes:
    powers = [1]
    for _ in range(count - 1):
        powers.append(powers[-1] * base % 2**64)
    return np.array(powers, dtype=np.uint64)


_BASE = 0x9E3779B97F4A7C15
_POWER = _powers(_BASE, MOST_CHARACTERS + 1)
_INVERSE = _powers(pow(_BASE, -1, 2**64), MOST_CHARACTERS + 1)
_SALT = _powers(0xD6E8FEB86659FD93, _PAIR + 1)
_SPREAD = np.uint64(0xC2B2AE3D27D4EB4F)
_MIX = np.uint64(0xFF51AFD7ED558CCD)
_HALF = np.uint64(33)


def normalised(text: str) -> str:
    """Return `text` in one width and one case, its words apart by single spaces.

    >>> normalised("  ＬＩＦＴ broken!!  電梯壞咗 ")
    'lift broken 電梯壞咗'
    """
    folded = unicodedata.normalize("NFKC", text[:MOST_CHARACTERS]).casefold()
    return " ".join(_WORDS.findall(folded))[: MOST_CHARACTERS - 2]


def gram_hashes(text: str) -> Hashes:
    """Return the 64-bit hashes of the n-grams of a normalised text, with repetitions.

    Examples
    --------
    >>> len(gram_hashes("壞咗"))  # 壞, 咗, 壞咗
    3
    >>> shared = set(gram_hashes("street lamp")) & set(gram_hashes("street light"))
    >>> len(shared) > 10
    True
    """
    if not text:
        return np.empty(0, np.uint64)
    codes = np.frombuffer(f" {text} ".encode("utf-32-le"), np.uint32)
    space = codes == 32
    cjk = codes >= _FIRST_CJK
    prefix = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum((codes + np.uint64(1)) * _SPREAD * _POWER[: len(codes)], out=prefix[1:])
    parts = _characters(prefix, space, cjk) + _words(prefix, space, cjk)
    return np.concatenate(parts)


def _characters(prefix: Hashes, space: Flags, cjk: Flags) -> list[Hashes]:
    spaces, cjks = (np.concatenate(([0], np.cumsum(flag))) for flag in (space, cjk))
    parts = []
    for length in range(1, min(max(_LATIN_LENGTHS), len(space)) + 1):
        start = np.arange(len(space) - length + 1)
        end = start + length
        chinese = cjk[start] & cjk[end - 1] & (spaces[end] == spaces[start])
        wanted = chinese if length in _CJK_LENGTHS else np.zeros_like(chinese)
        if length in _LATIN_LENGTHS:
            within = spaces[end - 1] == spaces[start + 1]
            wanted = wanted | (within & (cjks[end] == cjks[start]))
        parts.append(_hash(prefix, start[wanted], end[wanted], length))
    return parts


def _words(prefix: Hashes, space: Flags, cjk: Flags) -> list[Hashes]:
    gaps = np.flatnonzero(space)
    start, end = gaps[:-1] + 1, gaps[1:]
    latin = ~cjk[start]
    pairs = latin[1:] & latin[:-1]
    return [
        _hash(prefix, start[latin], end[latin], _WORD),
        _hash(prefix, start[:-1][pairs], end[1:][pairs], _PAIR),
    ]


def _hash(prefix: Hashes, start: NDArray[np.int64], end: NDArray[np.int64], kind: int) -> Hashes:
    h = (prefix[end] - prefix[start]) * _INVERSE[start] * _SALT[kind]
    h = (h ^ (h >> _HALF)) * _MIX
    out: Hashes = h ^ (h >> _HALF)
    return out
