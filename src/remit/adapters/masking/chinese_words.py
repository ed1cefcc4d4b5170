"""Characters of Chinese names, and the words that look like names and are none."""

from __future__ import annotations

from functools import cache

from remit.adapters.masking.words import sections, words

_SINGLE, _COMPOUND, _WORDLIKE, _COMMON = (
    part.replace(" ", "") if place != 1 else part
    for place, part in enumerate(sections("chinese_surnames"))
)
COMPOUND = frozenset(_COMPOUND.split())
COMMON_SURNAMES = frozenset(_COMMON)
# Family names that are common words as well.
ALSO_WORDS = frozenset(_WORDLIKE) | frozenset(
    "高方白程任向管成常連连路車车何馬马金文石江田應应莫施單单區区安關关余万萬段官解利洗招左"
    "易司包勞劳龍龙衛卫池於黃黄簡简溫温容章路花布沙麻"
)
_FIRST = _SINGLE + "".join(name[0] for name in COMPOUND)
_SECOND = "|".join(f"(?<={name[0]}){name[1]}" for name in sorted(COMPOUND))
# It begins with a set of characters, which the search can leap to.
SURNAME = rf"(?:[{_FIRST}](?:{_SECOND}|(?<=[{_SINGLE}])))"
# Characters that hardly ever stand in a given name but often beside one.
NEVER = (
    "的在是係系有和與与及請请想要話话就都也被把俾畀向於于了嘅喺咗嗰呢哋佢他她我你您們们這这那此該"
    "该各每某或但因為为並并已將将不未沒没冇無无吗嗎呀啊啦喇架嚟去來来到至從从由對对給给讓让使用打"
    "電电致說说講讲問问告訴诉投報报搵找住區区號号樓楼室座街路道村邨員员部署局處处廳厅府會会司校"
    "院所站廠厂店舖铺公市縣县省鎮镇機机車车票費费錢钱元個个件次年月日時时分後后前上下內内外邊边"
    "等什麼么怎點点甚只最很太更再又還还能可以應应該當当多少幾几些種种樣样物品地方面事情問題题名叫姓"
    "同跟咁啲嘢返埋晒過过得乜邊係唔咪睇食飲"
)
GIVEN = rf"[^\W\da-zA-Z_{NEVER.replace('月', '')}]"
BREAKS = frozenset("。,、!?:;()「」『』“”\"'[]<>/|-—…\n \t." + NEVER)


def is_ordinary(text: str, start: int) -> bool:
    """Whether an ordinary word or a district begins at `start`."""
    listed = _ordinary_words()
    return any(text[start : start + length] in listed for length in (2, 3, 4, 5))


def is_within_word(text: str, start: int) -> bool:
    """Whether the character at `start` ends or continues an ordinary word: 社區, 正常."""
    return start > 0 and text[start - 1 : start + 1] in words("chinese_inside")


def family_length(name: str) -> int:
    """Return how many characters the family name has."""
    return 2 if name[:2] in COMPOUND else 1


@cache
def given_characters() -> frozenset[str]:
    """Return the characters that are frequent in given names."""
    return frozenset("".join(words("chinese_given")))


@cache
def telling_characters() -> frozenset[str]:
    """Return those of them that hardly stand in ordinary words."""
    return frozenset(sections("chinese_given")[1].replace(" ", ""))


@cache
def everyday_characters() -> frozenset[str]:
    """Return those that stand in everyday words more often than in names."""
    return frozenset(sections("chinese_given")[2].replace(" ", ""))


@cache
def foreign_characters() -> frozenset[str]:
    """Return the characters with which foreign names are written."""
    return frozenset("".join(words("chinese_foreign")))


@cache
def _ordinary_words() -> frozenset[str]:
    return words("chinese_not_names") | words("chinese_districts") | words("chinese_brands")
