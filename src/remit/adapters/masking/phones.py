"""Telephone numbers: what looks like one, judged by the numbering plans of `phonenumbers`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import phonenumbers

from remit.adapters.masking.contexts import PHONE_CUE, cued, is_reference
from remit.adapters.masking.findings import Finding, Kind, found

VALID_AND_CUED, VALID, CUED, BARE = 0.97, 0.9, 0.85, 0.75
_B = r"(?<![A-Za-z0-9.$£€¥#])(?<!\d[-,])"
_E = r"(?![A-Za-z0-9]|[.,]\d|%)"
_GAP = r"[ .\-]?"
_CANDIDATE = re.compile(
    rf"{_B}(?:(?:\+|00|\(\+?)\d{{1,3}}\)?{_GAP}(?:\(0\)\s?)?(?:\(?\d{{1,5}}\)?[ "
    rf".\-]{{0,2}}){{1,5}}\d{_E}"  # abroad
    rf"|\(?852\)?{_GAP}[2-9]\d{{3}}{_GAP}\d{{4}}{_E}"
    rf"|[2-9]\d{{3}}[ .\-]{{0,3}}\d{{4}}{_E}|[2-9]\d{_GAP}\d{{3}}{_GAP}\d{{3}}{_E}"
    rf"|[2-9]\d(?:{_GAP}\d\d){{3}}{_E}"
    rf"|(?:86{_GAP})?1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}}{_E}|1[3-9]\d[ -]\d{{3}}[ -]\d{{5}}{_E}"
    rf"|\(?0\d{{1,5}}\)?[ \-]{{0,3}}\d{{2,8}}(?:[ \-]\d{{2,6}}){{0,3}}{_E}"
    rf"|\(?\d{{3}}\)?[ .\-]{{1,2}}\d{{3}}[ .\-]\d{{4}}{_E})"
)
_SEPARATED = re.compile(
    r"^\(?\d{3}\)?[ .\-]{1,2}\d{3}[ .\-]\d{4}$"
    r"|^\(?0\d{2,4}\)?[ \-]{1,2}\d{3}[ \-]?\d{3,4}$|^\(?07\d{3}\)?[ \-]\d{6}$"
)
_CUED = re.compile(rf"{_B}\d(?:[ \-]?\d){{5,13}}{_E}")
_FIGURES = str.maketrans("零〇一二三四五六七八九", "00123456789")
_IN_WORDS = re.compile(
    r"[二三五六七八九](?<![零〇一二三四五六七八九].)[零〇一二三四五六七八九]{7}(?![零〇一二三四五六七八九十百千年])"
)
_DATE = re.compile(
    r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$|(?:19|20)\d\d ?- ?(?:19|20)\d\d$"
)


def find_phones(text: str) -> Iterator[Finding]:
    """Find telephone numbers in `text`, which is folded."""
    end = -9
    for match in _CANDIDATE.finditer(text):
        told = cued(PHONE_CUE, text, match.start())
        if _DATE.match(match[0]) or (is_reference(text, match.start()) and not told):
            continue
        if (confidence := _confidence(match[0], told or match.start() - end in range(1, 5))) > 0:
            end = match.end()
            yield found(match.start(), match[0], Kind.PHONE, confidence)
    for match in _IN_WORDS.finditer(text):
        yield Finding(*match.span(), Kind.PHONE, BARE, match[0].translate(_FIGURES))
    for match in _CUED.finditer(text):
        if cued(PHONE_CUE, text, match.start()) and not _DATE.match(match[0]):
            yield found(match.start(), match[0], Kind.PHONE, CUED)


def _confidence(written: str, told: bool) -> float:
    if _valid(re.sub(r"\(0\)", "", written)):
        if told:
            return VALID_AND_CUED
        return BARE if len(written) == 8 else VALID
    if told:
        return CUED
    return BARE if _SEPARATED.match(written) else 0.0


@lru_cache(maxsize=4096)
def _valid(written: str) -> bool:
    digits = re.sub(r"\D", "", written)
    if written.lstrip("(").startswith(("+", "00")):
        return _valid_abroad("+" + digits.removeprefix("00"))
    if digits.startswith(("852", "86")) and len(digits) > 10 and _valid_abroad("+" + digits):
        return True
    return any(_valid_in(region, digits) for region in _regions(digits))


def _regions(digits: str) -> tuple[str, ...]:
    if len(digits) == 8:
        return ("HK",)
    if digits[0] == "0":
        return ("GB", "CN")
    return ("CN",) if len(digits) == 11 else ()


def _valid_abroad(number: str) -> bool:
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        return False


def _valid_in(region: str, number: str) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number, region))
    except phonenumbers.NumberParseException:
        return False
