"""Addresses in Chinese: 區, 街 and 號, 邨, 座, 樓 and 室, put together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from remit.adapters.masking.contexts import is_reference
from remit.adapters.masking.findings import Finding, Kind
from remit.adapters.masking.windows import windows
from remit.adapters.masking.words import alternatives

# What hardly stands within the name of a street or a building, but often right before it.
_OUTSIDE = (
    "在住於于是的到至我你他她喺嘅去由位址處处有近對对面沿經经從从和與与及及或因但該该此這这每各"
    "某為为將将被把向往"
    "返嚟係系咗啲個个家請请訴诉告問问知報报修到了也都就邊边旁前後后內内外過过間间條条隻附另後號"
    "号址位於只"
)
_NAME = rf"[^\W\d_a-zA-Z{_OUTSIDE}]"
_N = (
    r"(?:[0-9]{1,4}[A-Za-z]?(?:[-至、][0-9]{1,4}[A-Za-z]?)?|[一二三四五六七八九十百零〇廿]{1,5}"
    r"|[甲乙丙丁])"
)
_FLAT = (
    r"(?:[A-Za-z]?[0-9]{1,4}[A-Za-z]?(?:-[0-9]{1,4})?|[A-Za-z]"
    r"|[一二三四五六七八九十百零〇廿]{1,5}|[甲乙丙丁戊己])"
)
_AFTER_REGION = (
    "大?[道街路]|中心|花園|花园|廣場|广场|大廈|大厦|[邨苑閣村里圍城]|公路|工業|商場|豪庭|灣景|海景"
)
_PARTS = re.compile(
    rf"(?P<region>(?:{alternatives('chinese_districts')})(?!{_AFTER_REGION})|{_NAME}{{1,4}}(?:省"
    rf"|市|縣|县|鎮|镇|鄉|乡)|[A-Z]?\d?[市县区]|{_NAME}{{1,4}}[區区](?!域|議|议|内|內))"
    rf"|(?P<street>(?:(?:{_NAME}{{1,6}}?|[A-Z])(?:大道|道|街|路|里|徑|径|巷|坊|圍|围|胡同"
    rf"|弄)(?:[東西南北中东]段?)?(?:[一二三四五六七八九]?[段巷弄])?)\s?(?:第"
    rf"|門牌)?\s?{_N}\s?[號号](?!線|线|幹線|巴士|風球|出口|閘|月台)(?:地下|地舖|地铺|鋪|舖)?)"
    rf"|(?P<village>{_NAME}{{1,5}}?(?:村|邨|苑|圍|围|園|园|里|屯|組|组)\s?{_N}\s?(?:[號号]"
    rf"|屋)(?!樓|楼|座|线|線))"
    rf"|(?P<road>{_NAME}{{1,5}}?[道街路里徑径巷](?![車车])[東西南北中东]?)(?=[\s,,、]{{0,2}}[\dA-Za-z一-鿿])"
    rf"|(?P<estate>{_NAME}{{1,6}}?(?:邨|苑|花園|花园|大廈|大厦|閣|阁|中心|廣場|广场|小区|小區"
    rf"|公寓|商場|商场|新村|新邨|豪庭|山莊|山庄|家园|花苑|名城|公馆|唐樓|村|城|居|軒|轩|臺|灣|湾|樓|楼"
    rf"|园)(?![東西]?[道街路])(?:[一二三四五六七八九\d]期)?)"
    rf"|(?P<box>{_NAME}{{0,8}}(?:郵政)?信箱\s?(?:第\s?)?\d{{1,6}}\s?[號号]?)"
    rf"|(?P<block>[前後后]座|(?:第\s?)?{_FLAT}\s?(?:座|栋|棟|幢|號樓|号楼|單元|单元|期)|[高低中]座)"
    rf"|(?P<floor>{_N}\s?(?:樓|楼|字樓|層|层)(?!梯)|[0-9GUL]{{1,3}}/[Ff]|地下(?=[A-Za-z0-9]))"
    rf"|(?P<unit>{_FLAT}\s?(?:室|房|單位|单位|戶|户|號室|号室|號房|号房|號舖|号铺|號鋪|舖"
    rf"|铺)(?!間|间|型)|(?<=[樓楼層层座])\s?\d{{0,2}}[A-Za-z](?![A-Za-z0-9])"
    rf"|(?<=[樓楼座閣阁廈厦])\s?\d{{3,4}}(?![\d號号A-Za-z年元個个人])"
    rf"|(?:單位|室|房|Flat|Room|舖)\s?[A-Za-z]?\d{{1,4}}[A-Za-z]?(?![\dA-Za-z]))"
    rf"|(?P<door>(?<![\d月])[0-9]{{1,4}}[號号](?!線|线|幹|干|巴士|風|风|車|车|出口|閘))"
)
_UNLISTED = re.compile(rf"{_NAME}{{1,8}}$")
_GAP = re.compile(r"[\s,,、-]{0,2}")
_SURE, _LIKELY, _ALONE = 0.92, 0.8, 0.55
BEFORE, AFTER = 50, 30  # characters read around a number
_TELLING = re.compile(
    r"[0-9A-Za-z一二三四五六七八九十百零〇廿甲乙丙丁]\s?(?:[號号室房座樓楼層层栋棟幢期戶户舖铺屋单單字]"
    r"|/[Ff])"
    r"|[室房舖樓楼座閣廈箱]\s?[A-Za-z]?\d"
)


def find_chinese_addresses(text: str) -> Iterator[Finding]:
    """Find addresses in `text`, which is folded."""
    for start, end in windows(_TELLING, text, BEFORE, AFTER):
        chain: list[re.Match[str]] = []
        for match in _PARTS.finditer(text, start, end):
            if chain and not _adjacent(text, chain[-1], match):
                yield from _address(text, chain)
                chain = []
            chain.append(match)
        yield from _address(text, chain)


def _adjacent(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    if other.lastgroup == "door":
        return one.end() == other.start()
    return _GAP.fullmatch(text, one.end(), other.start()) is not None


def _address(text: str, chain: list[re.Match[str]]) -> Iterator[Finding]:
    while chain and chain[-1].lastgroup in ("region", "road"):
        chain = chain[:-1]
    confidence = _confidence("".join(m[0] for m in chain), [m.lastgroup or "" for m in chain])
    if confidence > 0 and not is_reference(text, chain[0].start()):
        start, end = chain[0].start(), chain[-1].end()
        if chain[0].lastgroup in ("block", "floor", "unit") and confidence >= _LIKELY:
            start -= _unlisted(text, start)
        yield Finding(start, end, Kind.ADDRESS, confidence, text[start:end])


def _unlisted(text: str, start: int) -> int:
    """How long the name of a building right before is, one that is in no list."""
    match = _UNLISTED.search(text, max(0, start - 8), start)
    return len(match[0]) if match else 0


def _confidence(text: str, kinds: list[str]) -> float:
    if "box" in kinds:
        return _SURE
    fine = {kind for kind in kinds if kind in ("block", "floor", "unit", "door")}
    where = {kind for kind in kinds if kind in ("street", "village", "estate", "road")}
    if where & {"street", "village"} or ("unit" in fine and (where or len(fine) > 1)):
        return _SURE
    if (where and fine) or len(fine) > 1 or _follow(kinds, "region", "unit"):
        return _LIKELY
    return _ALONE if kinds == ["unit"] and "室" in text else 0.0


def _follow(kinds: list[str], first: str, second: str) -> bool:
    return any(pair == (first, second) for pair in pairwise(kinds))
