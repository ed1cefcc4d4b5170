"""A person who writes to the hotline: one place, one time, one way with words."""

from __future__ import annotations

import re

from bank import phrases_for, read_table
from chance import Chance

CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")
SLOT = re.compile(r"\{(\w+)\}")
NAMES = {"street", "cross", "est", "area", "hall", "park", "pool"}  # written in either script
SENTENCE_END = ".!?:,)。！？：，"
KEEPS_CAPITAL = ("I ", "I'", "Christmas", "Sunday", "New Year")


class Writer:
    """Puts words into phrases, and stays with a street or a date once it was named."""

    def __init__(self, kind: str, language: str, chance: Chance) -> None:
        self.kind, self.language, self.chance = kind, language, chance
        self._named: dict[str, str] = {}

    def say(self, phrase: str) -> str:
        """Choose among the (alternatives|of a phrase) and fill its {slots}."""
        phrase = CHOICE.sub(lambda choice: self.chance.pick(choice[1].split("|")), phrase)
        while SLOT.search(phrase):
            phrase = SLOT.sub(lambda slot: self._word(slot[1]), phrase, count=1)
        return re.sub(r"(?<=[a-z])(?=[0-9])", " ", phrase)  # "Anvil Street 12號"

    def _word(self, slot: str) -> str:
        if slot not in self._named:
            self._named[slot] = self._choose(slot)
        return self._named[slot]

    def _choose(self, slot: str) -> str:
        chance = self.chance
        match slot:
            case "no":
                return str(chance.below(180) + 1)
            case "floor":
                return str(chance.below(38) + 1)
            case "lamp":
                return f"H{chance.below(9) + 1}-{chance.below(9000) + 1000}"
            case "phone":  # no real number begins like this
                return f"0000 {chance.below(9000) + 1000}"
            case "subject":
                language = "en" if self.language == "en" else "zh"
                return chance.pick(phrases_for(self.kind, language, slot)[0].split("|"))
        return self._from_table(slot)

    def _from_table(self, slot: str) -> str:
        language = self.language
        if language == "mixed":
            language = "en" if slot in NAMES and self.chance.happens(0.5) else "zh"
        words = [
            row[language]
            for row in read_table("words")
            if row["slot"] == slot.replace("cross", "street")
        ]
        return self.chance.pick([word for word in words if word not in self._named.values()])

    def join(self, first: str, second: str) -> str:
        """Put two pieces of a message together as the language does."""
        if not first:
            return second
        if self.language == "en":
            return f"{first} {second if first[-1] in '.!?:)' else _uncapitalised(second)}"
        if first[-1].isascii():
            return f"{first} {second}"
        return first + ("" if first[-1] in SENTENCE_END else "，") + second


def _uncapitalised(text: str) -> str:
    if text.startswith(KEEPS_CAPITAL) or not text[1:2].islower():
        return text
    return text[0].lower() + text[1:]
