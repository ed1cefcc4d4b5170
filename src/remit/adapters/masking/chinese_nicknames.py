"""Given names and nicknames in Chinese characters: 阿強, 肥仔輝, 發仔, 小薇, 瑪麗莎."""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.adapters.masking.chinese_cues import evidence_before
from remit.adapters.masking.chinese_words import (
    NEVER,
    SURNAME,
    everyday_characters,
    foreign_characters,
    given_characters,
    is_ordinary,
    telling_characters,
)
from remit.adapters.masking.findings import Finding, Kind

_CALLED = (
    "明強强輝辉玲芳娟珍蓮莲英傑杰文华華偉伟俊康榮荣基成祥雄超威峰東东麗丽萍紅红欣怡儀仪敏慧芬珊琪詩婷恩軒轩朗昌標德才根福貴"
    "發发權权炳森泉勝胜波堅坚全興兴旺財财良忠添耀銘铭鋒锋賢贤健志信光寶宝彪豹龍虎豪君嫦蘭兰香鳳凤蓉梅桂秀琴霞好娣嬌娇燕雲云瑩莹穎颖"
)
_BEFORE = rf"(?:(?<=^)|(?<=[^一-鿿])|(?<=[{NEVER}工友師生員哥店檔館話講見識找搵陪籬位]))"
_NICKNAME = re.compile(
    rf"阿[{_CALLED}Bb](?![園圖拉])|(?:肥(?:仔|佬)?|[大細][仔佬])[{_CALLED}](?=[話講同就係是去嚟來住俾都又成經唔有,。!、\s])"
)
_SUFFIXED = re.compile(
    rf"{_BEFORE}(?P<who>[一-鿿])(?P<after>[仔哥姐叔伯嬸姨嫂女])(?![一-鿿]?[市街裝])"
)
_LITTLE = re.compile(rf"{_BEFORE}小(?P<who>[一-鿿])(?=$|[^一-鿿]|[{NEVER}幫帮])")
_LATIN = re.compile(r"阿([A-Z][a-z]+)")
_FAMILIAR = re.compile(
    rf"(?:阿{SURNAME}|[老小肥](?:[陳陈李張张王劉刘黃黄楊杨趙赵吳吴周徐孫朱何郭梁林鄭郑謝谢]))"
    r"(?=[話话講讲同就係是去嚟來来住俾都又成,。!、\s]|$)"
)
_FAMILY_ONLY = re.compile(
    rf"姓(?P<who>{SURNAME})(?=$|[^一-鿿]|[嘅的男女小先生職同和及與])|(?P<of>{SURNAME})(?=姓[一-鿿])(?!.姓[名氏])"
)
_CUE = (
    r"(?:我叫|我個名叫|名叫|叫我|我係|叫做|搵|仔仔|囝囝|囡囡|女女|個仔|個女|老公|老婆|阿媽|孫女"
    r"|孫仔|朋友|同事|我太太|太太|丈夫|兒子|女兒|儿子|女儿|妹妹|弟弟|哥哥|姐姐|家姐|細佬|同學"
    r"|小朋友|學生|男友|女友|未婚妻|外傭|工人|社工)"
)
_CUED = re.compile(
    rf"{_CUE}(?:係|叫)?[:\s]?(?P<who>[阿小][一-鿿]|[一-鿿]{{2}}(?=$|[,。!、\s(]|[{NEVER}]))"
)
_DOUBLED = re.compile(r"(?:小朋友|仔|女|孫|同學|我叫|個|小孩|孩子)(?P<who>([一-鿿])\2)")
_BETWEEN = re.compile(
    r"(?:^|(?<=[,。、!?:\s(嘅的同和與及])) ?(?P<who>[一-鿿]{2})(?=$|[,。、!?\s)同和與及話說])"
)
_TWO = re.compile(rf"(?=(?P<who>[一-鿿]{{2}})(?:$|[^一-鿿]|[{NEVER}]))")
_FOREIGN = re.compile(
    r"(?:外傭|女傭|傭人|工人|姐姐|保姆|女工|我叫|名叫|叫做|同事|朋友|外籍|籍|先生|太太|丈夫|租客"
    r"|即係|就係|Mr\.?|Ms\.?)(?:係|叫)?[:\s]?(?P<who>[一-鿿]{2,5}?)"
    rf"(?=$|[^一-鿿]|[{NEVER}今昨明嘅])"
)


def nicknames(text: str) -> Iterator[Finding]:
    """Find names without a family name, and family names alone."""
    yield from _familiar(text)
    for pattern in (_SUFFIXED, _LITTLE, _BETWEEN):
        for match in pattern.finditer(text):
            if not is_ordinary(text, match.start()) and (sure := _is_given(pattern, match)):
                yield _finding(match, "who" if pattern is _BETWEEN else 0, sure)
    for match in _FAMILY_ONLY.finditer(text):
        yield _finding(match, "who" if match["who"] else "of", 0.85)
    yield from _after_cue(text)


def _familiar(text: str) -> Iterator[Finding]:
    if "阿" in text:
        for match in _LATIN.finditer(text):
            yield Finding(*match.span(), Kind.NAME, 0.7, match[1])
    for match in _NICKNAME.finditer(text):
        yield _finding(match, 0, 0.6)
    for match in _FAMILIAR.finditer(text):
        if not is_ordinary(text, match.end() - 1):
            yield Finding(*match.span(), Kind.NAME, 0.6, match[0][-1])


def _is_given(pattern: re.Pattern[str], match: re.Match[str]) -> float:
    """How surely characters without a family name are a given name."""
    if pattern is _SUFFIXED:
        called = match["who"] in _CALLED or match["who"] in telling_characters()
        return 0.55 if called else 0.0
    telling = [character in telling_characters() for character in match["who"]]
    known = all(character in given_characters() for character in match["who"])
    if not known or not any(telling):
        return 0.0
    return 0.55 if all(telling) else 0.5


def _after_cue(text: str) -> Iterator[Finding]:
    for match in _CUED.finditer(text):
        known = [character in given_characters() for character in match["who"]]
        told = any(character in telling_characters() for character in match["who"])
        if all(known[1:]) and (match["who"][0] in "阿小" or (told and known[0])):
            yield _finding(match, "who", 0.7)
    for match in _TWO.finditer(text):
        given = all(character in given_characters() for character in match["who"])
        rather = not all(character in everyday_characters() for character in match["who"])
        word = is_ordinary(text, match.start())
        if given and rather and not word and evidence_before(text, match.start()):
            yield _finding(match, "who", 0.6)
    for match in _DOUBLED.finditer(text):
        if match[2] in given_characters():
            yield _finding(match, "who", 0.65)
    for match in _FOREIGN.finditer(text):
        if all(character in foreign_characters() for character in match["who"]):
            yield _finding(match, "who", 0.6)


def _finding(match: re.Match[str], group: int | str, confidence: float) -> Finding:
    return Finding(*match.span(group), Kind.NAME, confidence, match[group])
