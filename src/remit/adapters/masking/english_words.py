"""Words in Latin letters, one after another, and whether they can go on a name."""

from __future__ import annotations

import re

from remit.adapters.masking.name_words import ANY_NAME, Class, classes

WORD = r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ']*(?:-[A-Za-zÀ-ɏ]+)*"
CAPITALISED = r"[A-ZÀ-Þ][A-Za-zÀ-ɏ']*(?:-[A-Za-zÀ-ɏ]+)*"
NO_WORD_BEFORE = r"(?<![A-Za-z0-9À-ɏ@._/&'\-])"
TOKEN = re.compile(WORD)
PARTICLES = frozenset(
    "dela de la los delos del da dos bin binti bte van von der den al el ur san le y e ap".split()
)
Words = list[re.Match[str]]
_LONGEST = 5
_CAPITAL_NEXT = re.compile(r" (?:[a-z]{2,3} )?[A-Z]")
_GAP = re.compile(r" (?! )|\. ?(?=[A-Z])|, (?=[A-Z])")


def following(text: str, start: int) -> Words:
    """Return the words from `start` on that can belong to one name."""
    words: Words = []
    word = TOKEN.match(text, start)
    while word and len(words) < _LONGEST:
        if words and word[0].casefold() in PARTICLES and _CAPITAL_NEXT.match(text, word.end()):
            words.append(word)
            word = TOKEN.match(text, word.end() + 1)
            continue
        if not _may_follow(words, word):
            break
        words.append(word)
        gap = _GAP.match(text, word.end())
        word = TOKEN.match(text, gap.end()) if gap and _joins(gap[0], word[0]) else None
    return words


def is_named(word: str) -> bool:
    """Whether a word is a name's and not an ordinary one."""
    known = classes(word)
    return bool(known & ANY_NAME) and Class.OTHER not in known


def is_given(word: str) -> bool:
    """Whether a word is a given name."""
    return Class.GIVEN in classes(word)


def is_ordinary(word: str) -> bool:
    """Whether a word is an ordinary one and no given name as well."""
    known = classes(word)
    return Class.OTHER in known and Class.DOUBTFUL not in known


def is_code(word: str) -> bool:
    """Whether a word is rather the initials of an office, such as LCSD."""
    return 1 < len(word) < 6 and word.isupper() and not classes(word) & _ROMANISED


_ROMANISED = Class.ROMANISED | Class.SYLLABLE


def _may_follow(words: Words, word: re.Match[str]) -> bool:
    known, capital = classes(word[0]), word[0][0].isupper()
    initial = capital and len(word[0]) == 1 and word.string[word.end() : word.end() + 1] == "."
    if Class.OTHER in known and not initial and not _goes_on(words, known, capital):
        return False
    if capital or not words:
        return True
    return not words[0][0][0].isupper() and bool(known & ANY_NAME)


def _joins(gap: str, word: str) -> bool:
    if gap.startswith("."):
        return len(word) == 1
    return gap[0] != "," or word.isupper()


def _goes_on(words: Words, known: Class, capital: bool) -> bool:
    """Whether a common word, such as the last of Chan Tai Man, is part of the name begun."""
    if not known & ANY_NAME:
        return False
    if not words:
        return capital  # Mr Long, my name is Grace
    return capital or (len(words) > 1 and Class.SYLLABLE in known and len(words[-1][0]) > 1)
