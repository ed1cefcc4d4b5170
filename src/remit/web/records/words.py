"""By which words a message is found: whole words of scripts with spaces, pairs of Chinese ones.

Words are written in plain ASCII, so that SQLite and PostgreSQL index and find the same ones,
whatever their idea of letters; and a word of two Chinese characters is found like any other,
which an index of three-character pieces cannot do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

INDEXED = 10_000
"""How many characters of a message are indexed, from its beginning."""

_RUNS = re.compile(r"([㐀-鿿]+)|([^\W_㐀-鿿]+)")


def indexed(*texts: str) -> str:
    """Return the words of texts as they are indexed, in their order.

    >>> indexed("Lamp 12 in 海街")
    'lamp 12 in c6d77c8857 c8857'
    """
    return " ".join(word for text in texts for word in _words(text[:INDEXED]))


def wanted(query: str) -> list[list[str]]:
    """Return what must be found: phrases of words, the last of each by its beginning.

    >>> wanted("lam 海街")
    [['lam'], ['c6d77c8857']]
    >>> wanted("海")
    [['c6d77']]
    """
    return [_sought(chinese, word) for chinese, word in _runs(query)]


def _words(text: str) -> Iterator[str]:
    for chinese, word in _runs(text):
        if word:
            yield _plain(word)
        # The last character stands alone too, so that each character begins some word.
        yield from (_plain(chinese[n : n + 2]) for n in range(len(chinese)))


def _sought(chinese: str, word: str) -> list[str]:
    if word:
        return [_plain(word)]
    return [_plain(chinese[n : n + 2]) for n in range(max(len(chinese) - 1, 1))]


def _runs(text: str) -> Iterator[tuple[str, str]]:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return ((match[1] or "", match[2] or "") for match in _RUNS.finditer(folded))


def _plain(word: str) -> str:
    if word.isascii():
        return word
    return "".join(f"c{ord(character):x}" for character in word)
