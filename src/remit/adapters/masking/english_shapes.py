"""Names by the shape that their words make: Peter Chan Tai Man, CHAN, Peter, Ramon dela Cruz.

Each word is a letter: g given name, d a given name that is also a word, b both a Cantonese
surname and a syllable, s a romanised surname, y a syllable, p pinyin of two syllables, f a
family name, r a rarer name of either kind, h two syllables with a hyphen, m a syllable that is
also a word, q a particle, i an initial, c letters like an office's, x an unknown word, o an
ordinary word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from remit.adapters.masking.english_runs import is_named_for, makes_a_place, place_follows
from remit.adapters.masking.english_words import Words, is_code
from remit.adapters.masking.findings import Finding, Kind
from remit.adapters.masking.name_words import Class, classes

LISTED, GUESSED = 0.82, 0.55
_LONGEST = 6
_SHAPES = [
    (re.compile(r"[gdr][gi]?[bs][ybdm]{1,2}(?![ybso])"), 0.93),  # Peter Chan Tai Man
    (re.compile(r"[bs][ybhm]{1,3}(?![yb])[gd]?|m(?:[yb]{2}|h)"), 0.88),  # Chan Tai Man, Peter
    (re.compile(r"(?:[yb][ybm]|h)[bs](?![yb])"), 0.85),  # Tai Man Chan
    (re.compile(r"[bs]p|p[bs]"), 0.8),  # Wang Xiaoming
    (re.compile(r"[bs],?[gd]+|[bs],[yb][ybm]?[gd]?|[bs],h[gd]?"), 0.85),  # Chan, Peter
    (re.compile(r"[frx],[gr][gfrxid]?"), 0.75),  # Ferreira, João Miguel
    (re.compile(r"[gd]{1,2}i?q*[bsfr](?:q*[fr]|q+g)*"), 0.9),
    (re.compile(r"g{1,3}i?q*[xfrp]{1,2}|g{1,2}q+g"), LISTED),
    (re.compile(r"g{1,2}i?m"), 0.8),  # Peter Law
    (re.compile(r"[gd]{2,3}"), 0.75),
    (re.compile(r"[xgdirf]q*[fr]+(?:q+[fr])?|[fr]q*[xp]|[bs][fr]"), 0.65),
    (re.compile(r"i{1,3}[bsfrx](?![a-z])"), 0.7),
    (re.compile(r"[bs]ii+"), 0.75),  # Chan T.M.
    (re.compile(r"x[bs](?![yb])"), 0.6),
    (re.compile(r"[ybs][yb](?![ybsm])"), 0.5),  # Lok Yee
    (re.compile(r"h"), GUESSED),
    (re.compile(r"g"), GUESSED),
]
_CAPITAL_PARTICLES = frozenset("Binti Bin Dela Van Von Der Bte".split())
_SHORT_CAPITALS = Class.ROMANISED | Class.SYLLABLE | Class.HYPHENATED | Class.FAMILY | Class.GIVEN
_ORDER = [
    (Class.HYPHENATED, "h"),
    (Class.DOUBTFUL, "d"),
    (Class.GIVEN, "g"),
    (Class.ROMANISED | Class.SYLLABLE, "b"),
    (Class.ROMANISED, "s"),
    (Class.SYLLABLE, "y"),
    (Class.PINYIN, "p"),
    (Class.FAMILY, "f"),
    (Class.RARE, "r"),
]


def listed(text: str, words: Words) -> Iterator[Finding]:
    """Find the names in a run of words by shape."""
    place = 0
    while place < len(words):
        length, confidence = _best(words[place:])
        if length and not _is_a_place(text, words, place, place + length):
            start, end = words[place].start(), words[place + length - 1].end()
            yield Finding(start, end, Kind.NAME, confidence, text[start:end])
        place += max(length, 1)


@lru_cache(maxsize=1 << 16)
def letter(word: str) -> str:
    """Return the letter of a word.

    >>> "".join(map(letter, "Peter Chan dela Road".split()))
    'gbqo'
    """
    known = classes(word)
    if word.islower() or word in _CAPITAL_PARTICLES:
        return "q"
    if len(word) == 1 or (len(word) == 2 and word.isupper() and known is Class.NONE):
        return "i"
    if Class.OTHER in known:
        return _letter_of_ordinary(known)
    unknown = "c" if word.isupper() and len(word) < 6 else "x"
    if unknown == "c" and not known & _SHORT_CAPITALS:
        return unknown
    return next((letter for member, letter in _ORDER if member in known), unknown)


def _letter_of_ordinary(known: Class) -> str:
    if Class.GIVEN in known or Class.DOUBTFUL in known:
        return "d"
    return "m" if known & (Class.SYLLABLE | Class.ROMANISED | Class.FAMILY) else "o"


def _best(words: Words) -> tuple[int, float]:
    """How many words from the first on are one name, and how sure that is."""
    kinds = _letters(words[:_LONGEST])
    for pattern, confidence in _SHAPES:
        if match := pattern.match(kinds):
            length = match.end() - match[0].count(",")
            last = words[length - 1][0]
            if length == 1 and kinds[0] == "g" and is_code(last):
                return 0, 0.0
            if _as_written(words[:length]) and not (length > 1 and makes_a_place(last)):
                return length, confidence
    return 0, 0.0


def _letters(words: Words) -> str:
    """The letters of the words, with the commas between them."""
    text = words[0].string
    gaps = [text[a.end() : b.start()] for a, b in zip(words, words[1:], strict=False)]
    commas = ["," if "," in gap else "" for gap in gaps]
    return "".join(letter(w[0]) + comma for w, comma in zip(words, [*commas, ""], strict=True))


def _as_written(words: Words) -> bool:
    text = words[0].string
    gaps = [text[a.end() : b.start()] for a, b in zip(words, words[1:], strict=False)]
    if any("." in gap and len(word[0]) > 1 for gap, word in zip(gaps, words, strict=False)):
        return False
    if Class.NONE is classes(words[0][0]) and (len(words[-1][0]) < 3 or "," in "".join(gaps)):
        return bool(words[1:] and classes(words[1][0]) & Class.GIVEN)  # not Brighton, MA
    return True


def _is_a_place(text: str, words: Words, first: int, after: int) -> bool:
    if after < len(words) and makes_a_place(words[after][0]):
        return True
    return place_follows(text, words[after - 1].end()) or is_named_for(text, words[first].start())
