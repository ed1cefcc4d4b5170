"""The language in which the current page is written."""

from __future__ import annotations

from django.utils.functional import lazy
from django.utils.translation import get_language

from remit.core.sentences import English, Sentence
from remit.wording import language

CHINESE = "zh-hant"


def in_chinese() -> bool:
    """Say whether the current page is in Chinese."""
    return (get_language() or "").startswith("zh")


def spoken() -> English:
    """Return the language of the current page."""
    return language(CHINESE if in_chinese() else "en")


def _said(sentence: Sentence) -> str:
    return spoken().said(sentence)


later = lazy(_said, str)
"""A sentence for a form: said when a page shows it, in that page's language."""


def code_of(name: str) -> str:
    """Return what an attribute ``lang`` says for a language of the site."""
    return language(name).code


def in_language(english: str, chinese: str) -> str:
    """Return the one of two wordings that fits the page; the other, where that is missing."""
    return (chinese or english) if in_chinese() else (english or chinese)
