"""What stands before or after a name in Chinese characters: 申請人, 我叫, 謹啟."""

from __future__ import annotations

import re

from remit.adapters.masking.words import sections

CUED, SIGNATURE, LIKELY, BY_ROLE = 0.92, 0.88, 0.75, 0.7
_SURE, _LIKELY = ("|".join(part.split()) for part in sections("chinese_cues"))
_LINK = r"(?:是|為|为|係|叫|叫做|名叫|就係|即係|就是)?[:,\s「『“\"(]{0,3}$"
_SURE_BEFORE = re.compile(rf"(?:{_SURE}){_LINK}")
_TOLD = re.compile(
    r"(?:我叫|名叫|姓名|全名|中文名|聯絡人|联系人|申請人|申请人|投訴人|投诉人|死者|傷者|事主|小兒|小女|收件人"
    r"|名字[是係])[:,\s]{0,2}$"
)
_LIKELY_BEFORE = re.compile(rf"(?:{_LIKELY}){_LINK}")
# What people are called by their work or kin: 護士, 車主, 領事, 會長.
_ROLE_BEFORE = re.compile(
    r"[一-鿿](?:[員员師师主客友母父妹弟婦妇童姐哥嫂士]|(?<=[校組组隊队會会院館馆社區村科處處局班店船園家站])[長长]"
    r"|(?<=[證证工老病親亲理介主持])人)[:,、(\s]{0,2}$"
)
_LAST_OF_CUES = frozenset(
    "".join(cue[-1] for cue in f"{_SURE}|{_LIKELY}".split("|"))
    + '是為为係叫做 :,「『“"(\n員员師师主客友母父妹弟婦妇童姐哥嫂士長长人'
)
_SIGNED_AFTER = re.compile(
    r" ?(?:敬上|謹啟|谨启|謹上|敬啟|敬启|拜上|上言|謹書|頓首|鞠躬|敬啓|手書|草|字|啟|上)"
    r"(?=\s*(?:$|\n|[\d。.,]|二[〇○零]))"
)
_LINE_ENDS = re.compile(r"[ \t]*(?:\n|$|(?:19|20)\d\d)")
_TEXT_ENDS = re.compile(r"\s*(?:(?:19|20)\d\d.{0,12})?$")
_THANKS = re.compile(r"(?:[。!?\n]|謝謝|多謝|谢谢|感謝)[。!,\s]*$")
_NUMBER_AFTER = re.compile(
    r"[\s,:、((]{0,3}(?:電話|电话|手機|手机|身份證|身份证|[Tt]el|TEL|[A-Z]\d{6}\("
    r"|[5-9]\d{3} ?\d{4}|1[3-9]\d{9})"
)
_HAN = re.compile(r"[一-鿿]")
_LATIN_NAME = re.compile(r"(?:[A-Z][A-Za-z\-]+[ ,]{0,2}){1,4}[(]?$")


def evidence_after(text: str, start: int, end: int) -> float:
    """How surely what follows says that ``text[start:end]`` is a name, if it does."""
    if _SIGNED_AFTER.match(text, end):
        return SIGNATURE
    before = text[max(0, start - 8) : start]
    if not before.strip() or before.rstrip(" \t\u3000").endswith("\n"):
        if _NUMBER_AFTER.match(text, end):
            return 0.9
        if _LINE_ENDS.match(text, end):
            return 0.8
    if not _HAN.match(before[-1:]) and _NUMBER_AFTER.match(text, end):
        return 0.9
    return 0.8 if _TEXT_ENDS.match(text, end) and _THANKS.search(before) else 0.0


def is_told(text: str, start: int) -> bool:
    """Whether the words before `start` leave no doubt that a name follows."""
    return _TOLD.search(text, max(0, start - 8), start) is not None


def evidence_before(text: str, start: int) -> float:
    """How surely a cue or a role before `start` says that a name begins there, if it does."""
    if text[start - 1 : start] not in _LAST_OF_CUES and not text[start - 1 : start].isascii():
        return 0.0
    before = text[max(0, start - 14) : start]
    if _SURE_BEFORE.search(before):
        return CUED
    if _LIKELY_BEFORE.search(before):
        return LIKELY
    if _ROLE_BEFORE.search(before):
        return BY_ROLE
    return LIKELY if _LATIN_NAME.search(before) else 0.0
