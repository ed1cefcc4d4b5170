"""Names in Latin letters: by cue, by title, by sign-off, by shape, and by what people do.

Hong Kong writes CHAN Tai Man, Chan Tai-man, Tai Man Chan, Peter Chan and Peter Chan Tai Man.
"""

from __future__ import annotations

from collections.abc import Iterator

from remit.adapters.masking.english_cues import cued
from remit.adapters.masking.english_deeds import beside, by_deeds
from remit.adapters.masking.english_runs import runs
from remit.adapters.masking.english_shapes import listed
from remit.adapters.masking.english_titles import signed, titled
from remit.adapters.masking.english_words import TOKEN, Words
from remit.adapters.masking.findings import Finding, Kind
from remit.adapters.masking.latin_among_chinese import latin_among_chinese
from remit.adapters.masking.name_words import Class, classes

_TWO_KNOWN, _ROMANISED = 0.6, 0.55


def find_english_names(text: str) -> Iterator[Finding]:
    """Find names in Latin letters in `text`, which is folded."""
    words = list(TOKEN.finditer(text))
    found = [*titled(text, words), *cued(text, words), *signed(text, words)]
    found += _uncapitalised(text, words)
    capitalised = list(runs(text, words))
    for run in capitalised:
        found += listed(text, run)
    for evidence in (by_deeds, beside):
        for run in capitalised:
            found += list(evidence(text, run, found))
    yield from found
    if not text.isascii():
        yield from latin_among_chinese(text)


def _uncapitalised(text: str, words: Words) -> Iterator[Finding]:
    """Names in small letters without a cue: elaine lau, chan tai man."""
    for one, two, three in zip(words, words[1:], [*words[2:], None], strict=False):
        if not one[0].islower() or text[one.end() : two.start()] != " ":
            continue
        first, second = classes(one[0]), classes(two[0])
        if Class.OTHER in first | second:
            continue
        if Class.GIVEN in first and second & (Class.ROMANISED | Class.FAMILY):
            yield _finding(text, one.start(), two.end(), _TWO_KNOWN)
        elif Class.ROMANISED in first and Class.SYLLABLE in second and three is not None:
            if Class.SYLLABLE in classes(three[0]) and text[two.end() : three.start()] in " -":
                yield _finding(text, one.start(), three.end(), _ROMANISED)


def _finding(text: str, start: int, end: int, confidence: float) -> Finding:
    return Finding(start, end, Kind.NAME, confidence, text[start:end])
