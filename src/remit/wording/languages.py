"""Sentences in Traditional Chinese, from a gettext catalogue."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from gettext import GNUTranslations
from importlib.resources import files
from io import BytesIO

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from remit.core.sentences import ENGLISH, English, Sentence

LANGUAGES = ("en", "zh-hant")


class TraditionalChinese(English):
    """Chinese as Hong Kong's administration writes it."""

    code = "zh-Hant-HK"

    def __init__(self) -> None:
        self._catalogue = _catalogue("zh_Hant")

    def template(self, sentence: Sentence) -> str:
        if sentence.plural:
            return self._catalogue.ngettext(sentence.template, sentence.plural, sentence.count)
        return self._catalogue.gettext(sentence.template)

    def paragraph(self, sentences: Iterable[Sentence]) -> str:
        return "".join(map(self.said, sentences))

    def day(self, day: date) -> str:
        return f"{day.year}年{day.month}月{day.day}日"

    def listed(self, names: tuple[str, ...]) -> str:
        return "、".join(f"「{name}」" for name in names)


@cache
def language(name: str) -> English:
    """Return a language of `LANGUAGES`."""
    return TraditionalChinese() if name == "zh-hant" else ENGLISH


def _catalogue(locale: str) -> GNUTranslations:
    """The catalogue as its translators wrote it, so that no compiled copy can be out of step."""
    source = files("remit") / "locale" / locale / "LC_MESSAGES" / "remit.po"
    compiled = BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file, locale=locale))
    compiled.seek(0)
    return GNUTranslations(compiled)
