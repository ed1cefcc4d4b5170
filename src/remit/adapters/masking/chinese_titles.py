"""Names in Chinese characters with a title: 何先生, 黎醫生, 陳太, Miss 周."""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.adapters.masking.chinese_words import (
    BREAKS,
    GIVEN,
    SURNAME,
    family_length,
    given_characters,
    is_ordinary,
    is_within_word,
)
from remit.adapters.masking.findings import Finding, Kind

_SURE, _ODD = 0.95, 0.7
_COURTESY = "先生|女士|小姐|太太|夫人|生生"
# What is too much is no Mrs: 路太窄.
_DEGREES = (
    "過过多少大小陽阳子空極极遲迟古平細高低长長短遠远近窄闊宽快慢急重輕轻熱热冷嘈吵貴贵差"
    "暗光滿满擠逼臭亂乱髒污危險险久耐早濕湿滑斜舊旧殘残硬軟软薄厚複复簡简頻频密深淺滿"
)
_SHORT_COURTESY = (
    "太太|生(?![產产活命意日物效病態态育長长存還还理怕死字果火氣气動动肖銹锈鏽二三])"
    f"|太(?![{_DEGREES}])"
)
_ROLES = (
    "婆婆|伯伯|公公|爺爺|爷爷|奶奶|嬤嬤|阿姨|叔叔|師傅|师傅|醫生|医生|大夫|姑娘|護士|护士|老師"
    "|老师|校長|校长|主任|經理|经理|議員|议员|督察|警長|警员|律師|律师|書記|书记|局長|局长|隊長"
    "|队长|院長|院长|教授|博士|會計|同學|同学|小朋友|師奶|伯母|同志|師父|伯父|[Ss]ir|SIR|[Mm]iss"
    "|主管|社工|牧師|神父|法官|總經理|总经理|老板|老闆|科長|科长|所長|所长|市長|市长|縣長|县长"
    "|區長|工程師|署長|處長|大哥|大姐|姐姐|哥哥|某某|某|主席|秘書|助理|教練|導師|警官|沙展|幹事"
    "|女傭|老先生|老太|婦人|氏|家人|一家|夫婦|伉儷|居士|法師|師姐|師兄|師太|太公|太婆"
)
_SHORT_ROLES = "[伯婆叔嬸姨姐哥仔姊某嫂爺](?![母父爺牙])"  # only after a family name alone
_FULL_COURTESY = re.compile("先生|女士|小姐|太太")
TITLE = re.compile(f"{_COURTESY}|{_ROLES}")
_TITLED = re.compile(
    rf"(?P<who>{SURNAME}{SURNAME}?)(?:{_SHORT_COURTESY}|(?={_SHORT_ROLES}))"
    rf"|(?P<longer>{SURNAME}{SURNAME}?{GIVEN}{{0,2}}?)(?P<title>{_COURTESY}|(?={_ROLES}))"
)
_ODD_NAMED = re.compile("先生|女士|小姐|太太|同學|同学|小朋友")
_FRONT_TITLED = re.compile(
    r"(?P<title>(?:Mr|Mrs|Ms|Miss|Dr|Prof|Madam|阿[Ss]ir)\.? ?)"
    rf"(?P<who>{SURNAME}{GIVEN}{{0,2}})"
)
_FRONT_TITLES = ("Mr", "Ms", "Miss", "Dr", "Prof", "Madam", "阿S", "阿s")


def titled(text: str) -> Iterator[Finding]:
    """Find names with a title; a courtesy title goes with the name, a role stays."""
    for match in _TITLED.finditer(text):
        who = match["who"] or match["longer"]
        begun = _begin(text, match.start(), who)
        if begun is not None:
            value = text[begun : match.start() + len(who)]
            yield Finding(begun, match.end(), Kind.NAME, _SURE, value)
        elif _is_odd(match) and _stands_alone(text, match.start()):
            yield Finding(*match.span(), Kind.NAME, _ODD, who)
    if any(title in text for title in _FRONT_TITLES):
        for match in _FRONT_TITLED.finditer(text):
            who = match["who"][: name_length(text, match.start("who"), match["who"])]
            end = match.start("who") + len(who)
            yield Finding(match.start(), end, Kind.NAME, _SURE, who)


def name_length(text: str, start: int, who: str) -> int:
    """How many characters are the name: a third one that is no given name's is left out."""
    if len(who) == family_length(who) + 2 and who[-1] not in given_characters():
        after = text[start + len(who) : start + len(who) + 1]
        return len(who) if not after or after in BREAKS else len(who) - 1
    return len(who)


def _begin(text: str, start: int, who: str) -> int | None:
    """Where the name before a title begins: not with an ordinary word such as 高級."""
    begins = re.compile(SURNAME)
    while is_within_word(text, start) or _is_word(text, start, who):
        later = begins.search(who, 1)
        if later is None:
            return None
        start, who = start + later.start(), who[later.start() :]
    return start


def _is_word(text: str, start: int, who: str) -> bool:
    """Whether an ordinary word begins here; the 孫女 of 孫女士 is none."""
    alone = len(who) == 1 and _FULL_COURTESY.match(text, start + 1)
    return not alone and is_ordinary(text, start)


def _is_odd(match: re.Match[str]) -> bool:
    """Whether somebody is called like an ordinary word: 高興先生, but not 許多同學."""
    who = match["longer"] or ""
    end = match.start() + len(who)
    return len(who) > 1 and who not in _MANY and bool(_ODD_NAMED.match(match.string, end))


_MANY = frozenset(["許多", "许多", "任何", "何種", "連同", "有關", "關於"])


def _stands_alone(text: str, start: int) -> bool:
    return start == 0 or not text[start - 1].isalnum()
