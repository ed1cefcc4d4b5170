"""What haste, anger and small keyboards do to a message."""

from __future__ import annotations

import re

from bank import read_table
from chance import Chance

WIDE_STOPS = "。，！？：；、"
NARROW_STOPS = ".,!?:;,"


def careless(text: str, language: str, chance: Chance) -> str:
    """Return the message as it was really sent."""
    text = _hasty_english(text, chance) if language == "en" else _hasty_chinese(text, chance)
    return re.sub(r" +([.,?!])", r"\1", " ".join(text.split()))


def _hasty_english(text: str, chance: Chance) -> str:
    if chance.happens(0.3):
        text = _quick_spelling(text, "en", 0.5, chance)
    if chance.happens(0.25):
        text = _slips(text, chance)
    if chance.happens(0.22):
        text = text.lower()
    elif chance.happens(0.03):
        text = text.upper()
    if chance.happens(0.08):
        text = re.sub(r"[.,!?](?= |$)", "", text)
    return _ending(text, ".!", chance)


def _hasty_chinese(text: str, chance: Chance) -> str:
    if chance.happens(0.25):
        text = _quick_spelling(text, "zh", 0.75, chance)
    if chance.happens(0.12):
        text = re.sub(f"[{WIDE_STOPS}]", " ", text)
    elif chance.happens(0.12):
        text = text.translate(str.maketrans(WIDE_STOPS, NARROW_STOPS))
    return _ending(text, "。！", chance)


def _ending(text: str, stops: str, chance: Chance) -> str:
    full_stop, exclamation = stops[0], stops[1]
    if chance.happens(0.06):
        return text.rstrip(stops) + exclamation * (chance.below(4) + 1)
    return text.rstrip(full_stop) if chance.happens(0.35) else text


def _quick_spelling(text: str, language: str, share: float, chance: Chance) -> str:
    """Spell some words as people type them."""
    for row in read_table("spellings"):
        if row["language"] == language and chance.happens(share):
            pattern = rf"\b{row['usual']}\b" if language == "en" else row["usual"]
            text = re.sub(pattern, row["typed"], text)
    return text


def _slips(text: str, chance: Chance) -> str:
    words = text.split(" ")
    for _ in range(chance.below(3) + 1):
        place = chance.below(len(words))
        words[place] = _slip(words[place], chance)
    return " ".join(words)


def _slip(word: str, chance: Chance) -> str:
    """Swap, lose or double one letter in the middle of a word."""
    if len(word) < 4 or not word.isalpha():
        return word
    at = chance.below(len(word) - 2) + 1
    before, here, after, rest = word[:at], word[at], word[at + 1], word[at + 2 :]
    typed = chance.weigh((after + here, after, here + here + after), (5, 4, 1))
    return before + typed + rest
