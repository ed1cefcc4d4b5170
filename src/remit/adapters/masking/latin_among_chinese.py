"""Names in Latin letters within Chinese text: Wong小姐, 我叫 Kelvin 黃, 同事 Amy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.adapters.masking.chinese_words import SURNAME
from remit.adapters.masking.english_words import (
    CAPITALISED,
    NO_WORD_BEFORE,
    TOKEN,
    WORD,
    following,
)
from remit.adapters.masking.english_words import is_named as _is_named
from remit.adapters.masking.findings import Finding, Kind
from remit.adapters.masking.name_words import Class, classes

_CUED = 0.85
_COURTESIES = ("先生", "小姐", "女士", "太太", "太", "生", "哥", "姐")
_HONORIFIC_AFTER = re.compile(
    rf"{NO_WORD_BEFORE}(?P<who>{CAPITALISED}(?: {CAPITALISED}){{0,2}}) ?"
    r"(?P<after>先生|小姐|女士|太太|太|生|哥|姐|婆婆|伯伯|伯|師傅|师傅|醫生|医生|姑娘|Sir\b|sir\b"
    r"|老師|同學|仔|叔|嬸|姨|主任|經理|校長|律師)"
)
_CUE = re.compile(
    r"(?:我叫|我係|我是|本人|姓名|名叫|叫做|聯絡人|联系人|搵|找|聯絡|联系|申請人|投訴人|戶主"
    r"|業主|住客|病人|學生|叫|英文名|同事|朋友|署名|社工|外傭|工人|姐姐|傭人|老師|醫生|職員"
    r"|員工|經理|教練|導師|租客|鄰居|老公|老婆|太太|丈夫|個仔|個女|兒子|女兒|多謝|感謝|見到)"
    rf"(?:係|是|為|为|叫)?[:\s]{{0,2}}(?P<who>{WORD}(?: {WORD}){{0,3}})"
)
_FAMILY_IN_CHINESE = re.compile(
    rf"(?P<given>[A-Z][a-z]+) ?(?P<family>{SURNAME})(?=[,。:.!、;\s)]|$)"
)


def latin_among_chinese(text: str) -> Iterator[Finding]:
    """Find names in Latin letters that Chinese words introduce or follow."""
    yield from _with_honorific(text)
    for match in _CUE.finditer(text):
        words = following(text, match.start("who"))
        if words and any(_is_named(word[0]) for word in words):
            start, end = words[0].start(), words[-1].end()
            yield Finding(start, end, Kind.NAME, _CUED, text[start:end])
    for match in _FAMILY_IN_CHINESE.finditer(text):
        if _is_named(match["given"]):
            yield Finding(match.start(), match.end(), Kind.NAME, _CUED, match[0])


def _with_honorific(text: str) -> Iterator[Finding]:
    for match in _HONORIFIC_AFTER.finditer(text):
        words = list(TOKEN.finditer(match["who"]))
        if not any(Class.OTHER in classes(word[0]) for word in words):
            end = match.end() if match["after"] in _COURTESIES else match.end("who")
            yield Finding(match.start(), end, Kind.NAME, 0.9, match["who"])
