"""The same text in plainer characters, character for character, so that positions hold."""

from __future__ import annotations

import re
import unicodedata

_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_PLAIN |= dict.fromkeys([0x3000, 0xA0, 0x2007, 0x2009, 0x202F, 0x200B, 0xFEFF], ord(" "))
_PLAIN |= dict.fromkeys([0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212], ord("-"))
_PLAIN |= {0x2019: ord("'"), 0x2018: ord("'"), 0xFF0E: ord(".")}


class _Table(dict[int, int]):
    """Characters that are not listed stand for themselves; remembering that is quicker."""

    def __missing__(self, code: int) -> int:
        self[code] = code
        return code


_TABLE = _Table(_PLAIN)
_BETWEEN = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """Return `text` with full-width forms, special spaces and dashes as ASCII.

    >>> folded("電話：９１２３\u30004567")
    '電話:9123 4567'
    """
    return text if text.isascii() else text.translate(_TABLE)


def normalised(text: str) -> str:
    """Return what is left of `text` when width, case, spaces and dashes do not count.

    >>> normalised("CHAN Tai-man") == normalised("Ｃｈａｎ tai man")
    True
    """
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", text)).casefold()
