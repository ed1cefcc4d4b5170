"""Full names in Chinese characters by what they are made of and what bounds them.

Given names are written with the characters of everyday words.  So the family name, the given
name's characters and the two sides each speak for or against a name, in points.
"""

from __future__ import annotations

from remit.adapters.masking.chinese_words import (
    ALSO_WORDS,
    BREAKS,
    COMMON_SURNAMES,
    everyday_characters,
    family_length,
    given_characters,
    telling_characters,
)

GUESSED = 0.55
_NEEDED = 4.25
_NEEDED_AFTER_CUE = 4.0
# With these begins what somebody did or is.
_AFTER = frozenset(
    "代先曾亦仍就即便又早明今昨現现正霸拒阻亂乱偷打推撞踢鬧罵骂持住居稱称攜携聲声簽签涉反表指認认希"
    "要求提堅坚獲获遭遇患申領领交收寫写看聽听走坐站病死跌受失搬離离入出回開开做買买賣卖借欠租養养種种"
    "吸抽教讀读任擔担負负參参加帶带送接多常經经成每三兩两二四五幾查跟態态年身踩揸駕驾騎骑搭乘企瞓攞關续續辦办轉转追班原負另本各簡"
)
_BEFORE = frozenset(
    "晚早位籬仔友親亲師师員员生姐哥弟妹母父者主客長长士工罰罚鬧骂罵撞帶带陪幫帮代助交約约嫁娶"
)
_PUNCTUATION = frozenset("。,、!?:;()「」『』“”\"'[]<>/|-—…\n \t.")


def guessed(text: str, start: int, who: str, before: float = 0.0) -> tuple[int, float]:
    """Return how many characters of `who` are a name, and how sure that is, if at all.

    `before` is how sure a cue makes it that a name begins here.
    """
    family = family_length(who)
    scored = [
        (_points(text, start, who[: family + given], before), family + given)
        for given in (2, 1)
        if len(who) >= family + given
    ]
    points, length = max(scored, default=(0.0, 0))
    needed = _NEEDED_AFTER_CUE if before else _NEEDED
    if points < needed:
        return 0, 0.0
    return length, max(before, min(GUESSED + 0.05 * (points - needed), 0.7))


def _points(text: str, start: int, who: str, before: float) -> float:
    family = family_length(who)
    given = who[family:]
    points = _given_points(given) + _family_points(who[:family])
    if points < 0 or (len(given) == 1 and given[0] not in given_characters()):
        return 0.0
    end = start + len(who)
    left = 3.0 if before else _side(text[start - 1 : start] if start else "", _BEFORE)
    right = _side(text[end : end + 1], _AFTER)
    return points + left + right


def _given_points(given: str) -> float:
    listed = sum(character in given_characters() for character in given)
    if not listed:
        return -3.0
    telling = sum(character in telling_characters() for character in given)
    alone = 0.5 if len(given) == 1 else 0.0
    everyday = sum(character in everyday_characters() for character in given)
    return listed + 0.75 * telling - 0.5 * everyday - 0.5 * (len(given) - listed) - alone


def _family_points(family: str) -> float:
    if len(family) == 2:
        return 2.0
    if family in COMMON_SURNAMES:
        return 1.0
    return -0.5 if family in ALSO_WORDS else 0.5


def _side(character: str, also: frozenset[str] = frozenset()) -> float:
    if not character or character in _PUNCTUATION:
        return 2.0
    return 1.5 if character in BREAKS or character in also else 0.0
