"""Vehicle registration marks of Hong Kong, Britain and the mainland."""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.adapters.masking.contexts import PLATE_CUE, cued, is_reference
from remit.adapters.masking.findings import Finding, Kind, found

MAINLAND, CUED, SHAPED, BARE = 0.97, 0.93, 0.85, 0.6
_B, _E = r"(?<![A-Za-z0-9])", r"(?![A-Za-z0-9])"
_PROVINCES = (
    "京津沪滬渝冀豫云雲辽遼黑湘皖鲁魯新苏蘇浙赣贛鄂桂甘晋晉蒙陕陝吉闽閩贵貴粤粵青藏川宁寧琼瓊"
)
_MAINLAND = re.compile(
    rf"[{_PROVINCES}][A-Z][·・•. ]?[A-HJ-NP-Z0-9]{{4,5}}(?:[A-HJ-NP-Z0-9]|港|澳|学|警)?{_E}"
)
_BRITISH = re.compile(rf"{_B}[A-HJ-PR-Y][A-HJ-PR-Y]\d\d ?[A-HJ-PR-Z]{{3}}{_E}", re.IGNORECASE)
_OLD_BRITISH = re.compile(rf"{_B}[A-HJ-NPR-TV-Y]\d{{1,3}} ?[A-Z]{{3}}{_E}")
_HONG_KONG = re.compile(rf"{_B}(?:[A-HJ-NPR-Z]{{2}}[ -]?\d{{1,4}}){_E}", re.IGNORECASE)
_PERSONALISED = re.compile(
    r"(?:(?:number |licen[cs]e )plates?|plate(?: no\.?| number)?|registration(?: mark| no\.?| "
    r"number)?|vrm"
    r"|車牌號?碼?|车牌号?码?|自訂車牌)(?:\s*(?:is|was|being|of|係|是|為|为|叫|[:#\"「『]))*\s*"
    rf"((?=[A-Z0-9 ]*[A-Z])[A-Z0-9](?: ?[A-Z0-9]){{1,7}}){_E}"
)
_ITS_DRIVER = re.compile(
    r"\b(?:driver|owner|keeper|rider) of "
    rf"((?=[A-Z ]*\d)[A-Z0-9]{{1,8}}(?: \d{{1,3}})?){_E}"
)
_MARK = re.compile(r"[A-Za-z](?:[ -]?\d|[·・•. ]?[A-Z0-9]{4})")
_PERSONALISED_CUE = re.compile(r"plate|registration|vrm|車牌|车牌", re.IGNORECASE)
_OTHER_THINGS = frozenset(
    "HC CP HL EN BS MC DC AM PM HK NT PO NO TO US UK EU CX KA UO BA CA EK SQ GB KM KG "
    "CM MM ML MB KB GF".split()
)
_OTHER_THINGS |= frozenset(
    "RM FL LG UG BK ST RD AN AT IN ON OF OR AS BY IS IT IF SO WE DO GO MY ME HE BE UP".split()
)


def find_plates(text: str) -> Iterator[Finding]:
    """Find registration marks in `text`, which is folded."""
    if _PERSONALISED_CUE.search(text):
        for match in _PERSONALISED.finditer(text):
            yield found(match.start(1), match[1], Kind.PLATE, SHAPED)
    if not _MARK.search(text):
        return
    for match in _ITS_DRIVER.finditer(text):
        yield found(match.start(1), match[1], Kind.PLATE, CUED)
    for match in _MAINLAND.finditer(text):
        yield found(match.start(), match[0], Kind.PLATE, MAINLAND)
    yield from _where_cued(_BRITISH, text, SHAPED)
    yield from _where_cued(_OLD_BRITISH, text, 0.0)
    for match in _HONG_KONG.finditer(text):
        if (confidence := _hong_kong(text, match)) > 0:
            yield found(match.start(), match[0], Kind.PLATE, confidence)


def _hong_kong(text: str, match: re.Match[str]) -> float:
    mark = match[0]
    told = cued(PLATE_CUE, text, match.start())
    if is_reference(text, match.start()) and not told:
        return 0.0
    if mark[:2].upper() in _OTHER_THINGS:
        return SHAPED if told and mark[:2].isupper() else 0.0
    if told:
        return CUED
    return BARE if mark[:2].isupper() and mark[-3:].isdigit() and "-" not in mark else 0.0


def _where_cued(pattern: re.Pattern[str], text: str, otherwise: float) -> Iterator[Finding]:
    for match in pattern.finditer(text):
        told = cued(PLATE_CUE, text, match.start())
        if told or (otherwise and match[0].isupper() and not is_reference(text, match.start())):
            yield found(match.start(), match[0], Kind.PLATE, CUED if told else otherwise)
