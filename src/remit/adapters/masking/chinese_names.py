"""Names in Chinese characters: a surname with a title, a cue, a sign-off, or given names.

Given names alone are common words; without a title or a cue a name is a guess, which its own
characters and its two sides must bear out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.adapters.masking.chinese_bare import guessed
from remit.adapters.masking.chinese_cues import LIKELY, evidence_after, evidence_before, is_told
from remit.adapters.masking.chinese_nicknames import nicknames
from remit.adapters.masking.chinese_titles import TITLE, name_length, titled
from remit.adapters.masking.chinese_words import (
    ALSO_WORDS,
    GIVEN,
    SURNAME,
    given_characters,
    is_ordinary,
    is_within_word,
)
from remit.adapters.masking.findings import Finding, Kind
from remit.adapters.masking.words import words

_CANDIDATE = re.compile(rf"{SURNAME}{GIVEN}{{1,2}}")
_BOUNDED = re.compile(rf"{SURNAME}[一-鿿]{{1,2}}(?=$|[^一-鿿])")
_STARTS = re.compile(SURNAME)
_TOLD_WHOLE, _ROLE_WHOLE = 0.8, 0.6
_DOUBT = 0.2  # for characters that are in no list


def find_chinese_names(text: str) -> Iterator[Finding]:
    """Find names in Chinese characters in `text`, which is folded."""
    yield from titled(text)
    for begin in _STARTS.finditer(text):
        yield from _with_evidence(text, begin.start())
    yield from nicknames(text)


def _with_evidence(text: str, start: int) -> Iterator[Finding]:
    if whole := _told_whole(text, start):
        yield whole
        return
    match = _CANDIDATE.match(text, start)
    if match is None or is_ordinary(text, start) or is_within_word(text, start):
        return
    who = _without_title(text, start, match[0])
    for length in range(len(who), 1, -1):
        if confidence := evidence_after(text, start, start + length):
            yield from _checked(start, who[:length], confidence)
            return
    before = evidence_before(text, start)
    if before > LIKELY and who[0] not in ALSO_WORDS:
        yield from _checked(start, who[: name_length(text, start, who)], before)
        return
    length, confidence = guessed(text, start, who, before)
    if length:
        yield _finding(start, who[:length], confidence)


def _told_whole(text: str, start: int) -> Finding | None:
    """A name of everyday characters, told as one: 我叫何時雨, 死者程有福."""
    match = _BOUNDED.match(text, start)
    if match is None or match[0] in words("chinese_not_names") or TITLE.search(match[0]):
        return None
    if is_told(text, start):
        return _finding(start, match[0], _TOLD_WHOLE)
    if is_ordinary(text, start) or len(match[0]) < 3 or not evidence_before(text, start):
        return None
    return _finding(start, match[0], _ROLE_WHOLE)


def _without_title(text: str, start: int, who: str) -> str:
    places = range(1, len(who) + 1)
    return next((who[:place] for place in places if TITLE.match(text, start + place)), who)


def _checked(start: int, who: str, confidence: float) -> Iterator[Finding]:
    known = any(character in given_characters() for character in who[1:])
    if known or confidence > LIKELY:
        yield _finding(start, who, confidence if known else confidence - _DOUBT)


def _finding(start: int, who: str, confidence: float) -> Finding:
    return Finding(start, start + len(who), Kind.NAME, confidence, who)
