"""What is done with each column of a table: masked as text, masked whole, or left alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from remit.adapters.masking.findings import Kind
from remit.adapters.masking.mask import find

_NO = r"(?: ?(?:no\.?|number|num|mark|id|#|\d))?"
_WHOSE = (
    r"(?:(?:contact|home|work|office|mobile|day ?time|customer|client|citizen|applicant"
    r"|complainant|caller|resident|patient|person|student|staff|officer|owner|tenant|reporter|sender"
    r"|preferred|personal|other|full|english|chinese|current|his|her)'?s? )?"
)
_ZH_WHO = "(?:聯絡|联系|申請|申请|投訴|投诉|查詢|負責|负责|當事|举报|舉報|來電|来电)人(?:員|员)?"
_HEADERS = {
    Kind.NAME: rf"{_WHOSE}(?:first |last |given |family |middle |maiden )?"
    r"(?:name|surname|forename)s?"
    r"(?: ?\(?(?:in )?(?:english|chinese|eng?|chi?)\)?)?|lastname|firstname|applicant|complainant"
    r"|caller|contact person|reported by|姓|名字?|.{0,4}姓名.{0,4}|[中英]文名"
    rf"|{_ZH_WHO}(?:名稱)?",
    Kind.PHONE: rf"{_WHOSE}(?:tele?phone|phone|mobile|tel|cell|fax|whatsapp){_NO}|contact no\.?"
    r"|contact number|.{0,4}(?:電話|电话|手機|手机|手提|傳真|传真|聯絡號碼)(?:號碼|号码)?",
    Kind.EMAIL: rf"{_WHOSE}e[- ]?mail(?: ?(?:address|addr|id))?"
    r"|.{0,2}(?:電郵|邮箱|電子郵件|电子邮件|郵箱)(?:地址)?",
    Kind.ID: rf"hkid(?: card)?{_NO}|(?:identity|id) (?:card|document){_NO}|passport{_NO}|nino"
    rf"|ni (?:no\.?|number)|national insurance{_NO}|nhs{_NO}"
    r"|.{0,3}(?:身份證|身份证|身分證|護照|护照|證件|证件)(?:號碼|号码|編號|号)?",
    Kind.ADDRESS: rf"{_WHOSE}(?:mailing |postal |residential |correspondence |street |billing )?"
    r"address(?: (?:line )?\d)?|post ?code|.{0,4}(?:地址|住址)",
    Kind.PLATE: rf"(?:number |licen[cs]e |vehicle )?plate{_NO}|vehicle registration{_NO}|vrm"
    r"|.{0,2}(?:車牌|车牌)(?:號碼?|号码?)?",
}
_PERSONAL = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _HEADERS.items()}
_PLAIN = re.compile(
    r"[-+]?[\d,]*\.?\d+(?:[eE][-+]?\d+)?\s?%?"
    r"|\d{1,4}[-/.年]\d{1,2}(?:[-/.月]\d{1,4}日?)?(?:[T ,]+\d{1,2}:\d\d.*)?|\d{1,2}:\d\d(?::\d\d)?"
    r"|[A-Za-z]{0,8}[-/_#]?\d[\d\-/_.]*|[0-9a-fA-F\-]{32,36}|(?i:true|false|yes|no|y|n|null"
    r"|none|nan|-)",
)
_NUMBERED = re.compile(
    r"(?:^|\b)(?:id|ref|reference|case|ticket|number|no|nr|code|key|index|row)\b|編號|编号|單號"
    r"|单号|號碼|號$|序號|檔號|^id|id$",
    re.IGNORECASE,
)
_PERSONAL_SHARE = 0.5


class Treatment(StrEnum):
    """What is done with a column."""

    TEXT = "masked as text"
    PLAIN = "numbers, dates or codes: only what is none of these is masked"
    KEPT = "kept"


class Column(NamedTuple):
    """A column, what is done with it, and the kind that all of it is, if so."""

    name: str
    treatment: Treatment
    whole: Kind | None = None

    def described(self) -> str:
        """Say in English what is done."""
        return f"{self.whole}: masked whole" if self.whole else str(self.treatment)


def kind_of(header: str) -> Kind | None:
    """Return what a column holds by its name alone.

    >>> kind_of("Contact_Person"), kind_of("電話"), kind_of("department name")
    (<Kind.NAME: 'NAME'>, <Kind.PHONE: 'PHONE'>, None)
    """
    plain = re.sub(r"[\s_-]+", " ", header).strip()
    return next((kind for kind, pattern in _PERSONAL.items() if pattern.fullmatch(plain)), None)


def is_plain(cell: str) -> bool:
    """Whether a cell is a number, a date or a code and nothing else."""
    return not cell.strip() or _PLAIN.fullmatch(cell.strip()) is not None


def planned(
    header: Sequence[str],
    sample: Sequence[Sequence[str]],
    only: Iterable[str] = (),
    keep: Iterable[str] = (),
) -> list[Column]:
    """Return what to do with each column, judged by its name and by a sample of rows."""
    only, keep = set(only), set(keep)
    columns = []
    for place, name in enumerate(header):
        if name in keep or (only and name not in only):
            columns.append(Column(name, Treatment.KEPT))
        elif kind := kind_of(name):
            columns.append(Column(name, Treatment.TEXT, kind))
        else:
            cells = [row[place] for row in sample if place < len(row) and row[place].strip()]
            columns.append(Column(name, _treatment(name, cells)))
    return columns


def _treatment(name: str, cells: Sequence[str]) -> Treatment:
    if not cells or not all(map(is_plain, cells)):
        return Treatment.TEXT
    if _NUMBERED.search(name.replace("_", " ")):
        return Treatment.PLAIN
    personal = sum(bool(find(cell, at_least=0.6)) for cell in cells)
    return Treatment.TEXT if personal > _PERSONAL_SHARE * len(cells) else Treatment.PLAIN
