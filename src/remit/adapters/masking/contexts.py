"""What stands around a number says what it is: a phone, a plate, a case's number, a date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.adapters.masking.tokens import TOKEN

NEAR = 24


def _ends(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z])(?:{pattern})[^\w\n]{{0,3}}$", re.IGNORECASE)


_LINK = (
    r"(?:[\s(]*(?:no\b\.?|nos\b\.?|number|num\b\.?|#|is|are|was|on|at|號碼|号码|號|号|是|為|为|係"
    r"|編號|编号))*"
)
PHONE_CUE = _ends(
    r"(?:tele?(?:phone)?|phone|ph|mobile|mob|cell|fax|whatsapp|signal|contact|call(?:ed|ing)?"
    r"|ring"
    r"|reach|text|sms|dial|hotline|me|him|her|us|電話|电话|手機|手机|手提|致電|致电|聯絡|联络"
    r"|聯繫|联系"
    rf"|聯系|打|傳真|传真|座機|座机|熱線|來電|来电|電聯|回覆|短訊|短信){_LINK}"
)
PLATE_CUE = _ends(
    r"(?:plates?|registration|reg|vrm|licen[cs]e|vehicle|car|van|taxi|lorry|truck|minibus|bus"
    r"|motor(?:cycle|bike)|tesla|toyota|bmw|benz|車牌|车牌|車號|车号|車輛|车辆|私家車|貨車|的士"
    r"|小巴"
    r"|電單車|牌照|牌號|车|車|牌|driver of|owner of|keeper of|(?:fine|ticket|penalty|notice) for"
    rf"|fined|sold|parked|number plate|車主|司機|將|轉讓){_LINK}(?:\s*(?:[a-z]+ ){{0,2}})?"
)
ID_CUE = _ends(
    r"(?:hkid|id|identity|i\.d\.|id card|identity card|nino?|ni|national insurance|nhs|身份證"
    r"|身份证"
    r"|身分證|證件|证件|passport|permit|護照|护照|bno|回鄉證|回乡证|通行證|通行证|旅行證件)"
    rf"(?:\s*(?:card|document))?{_LINK}"
)
_NOT_PERSONAL = _ends(
    r"(?:ref(?:erence)?|forms?|表格|表|case|file|ticket|complaint|order|receipt|invoice|application|enquiry"
    r"|booking"
    r"|tracking|serial|model|item|code|lamp ?-?posts?|lamp ?poles?|pillar|hydrant|manhole|meter"
    r"|route"
    r"|flight|slope|tree|pole|sign|post|bin|contract|tender|licence no|file no|page|question"
    r"|version"
    r"|檔案|档案|個案|个案|案件|參考|参考|查詢|申請|投訴|投诉|訂單|订单|單號|单号|收據|發票|合約"
    r"|合同|批次"
    r"|燈柱|灯柱|路燈|路灯|消防栓|街井|沙井|水錶|電錶|斜坡|樹木|航班|路線|型號|型号|產品|产品"
    r"|序號|帳單"
    rf"|編號|编号|檔號|文號|工單|工单|流水號|号段|條碼|條例|第){_LINK}"
)
_PROTECTED = re.compile(
    r"(?<!\d)(?:19|20)\d\d[-/.年](?:0?[1-9]|1[0-2])[-/.月](?:[12]\d|3[01]|0?[1-9])(?!\d)日?"
    r"|(?<!\d)(?:[12]\d|3[01]|0?[1-9])[-/.](?:0?[1-9]|1[0-2])[-/.](?:19|20)?\d\d(?!\d)"
    r"|(?<!\d)(?:0?[1-9]|1[0-2])月(?:[12]\d|3[01]|0?[1-9])[日號号]"
    r"|(?<!\d)(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?"
    r"|(?:HK|US|RMB|NT)?[$£€¥]\s?\d[\d,.]*"
    r"|\d[\d,.]*\s?(?:元|港元|蚊|萬|万|港幣|人民幣|kwh|kWh|%|平方|公里|米)"
    r"|https?://\S+|www\.\S+",
)


def cued(cue: re.Pattern[str], text: str, start: int) -> bool:
    """Whether a cue stands right before `start`."""
    return cue.search(text, max(0, start - NEAR), start) is not None


def is_reference(text: str, start: int) -> bool:
    """Whether what begins at `start` is said to be a case's, a lamp post's or a bus's number."""
    return cued(_NOT_PERSONAL, text, start)


def protected(text: str) -> Iterator[tuple[int, int]]:
    """Yield where dates, times, amounts, web addresses and earlier tokens stand."""
    if "[" in text:
        yield from (match.span() for match in TOKEN.finditer(text))
    yield from (match.span() for match in _PROTECTED.finditer(text))
