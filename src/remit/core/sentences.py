"""What there is to say, as values: the words, and apart from them what is put into the words.

The core speaks English.  Whoever shows a sentence may say it in another language, because a
translator sees whole sentences, and numbers, dates and names are written by the language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Share:
    """A share in [0, 1], to be written in per cent with so many decimals."""

    of_one: float
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Names:
    """Names to be listed in quotation marks."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a part of one, with the values that belong into its braces.

    Attributes
    ----------
    template
        In English, such as ``"{labels} came back"``; the key to other languages.
    values
        What stands for each name in braces.
    plural, count
        The template where `count` is not 1, if there is another.

    Examples
    --------
    >>> labels = counted(1_200, "{n} blind label", "{n} blind labels")
    >>> str(say("{labels} came back, {wrong} wrong.", labels=labels, wrong=Share(0.05)))
    '1,200 blind labels came back, 5% wrong.'
    """

    template: str
    values: Mapping[str, Value]
    plural: str = ""
    count: int = 1

    def __str__(self) -> str:
        return ENGLISH.said(self)


Value = int | float | str | date | Share | Names | Sentence


class English:
    """How values and sentences are written in English; the base of other languages."""

    code = "en"

    def said(self, sentence: Sentence) -> str:
        """Return a sentence in this language."""
        values = {name: self.written(value) for name, value in sentence.values.items()}
        return self.template(sentence).format_map(values)

    def template(self, sentence: Sentence) -> str:
        """Return the words of a sentence in this language, still with braces."""
        several = sentence.plural and sentence.count != 1
        return sentence.plural if several else sentence.template

    def written(self, value: Value) -> str:
        """Return a value as it is written within a sentence."""
        match value:
            case Sentence():
                return self.said(value)
            case Share():
                return _signed(f"{value.of_one:.{value.decimals}%}")
            case Names():
                return self.listed(value.names)
            case date():
                return self.day(value)
            case float():
                return _signed(f"{value:,.3f}".rstrip("0").rstrip("."))
            case int():
                return _signed(f"{value:,}")
        return value

    def paragraph(self, sentences: Iterable[Sentence]) -> str:
        """Return sentences one behind the other."""
        return " ".join(map(self.said, sentences))

    def day(self, day: date) -> str:
        """Return a date."""
        return f"{day.day} {day:%B %Y}"

    def listed(self, names: tuple[str, ...]) -> str:
        """Return names in quotation marks, one behind the other."""
        return ", ".join(f"“{name}”" for name in names)


def _signed(number: str) -> str:
    """Return a number with a minus instead of a hyphen."""
    return number.replace("-", "−")


ENGLISH = English()


def say(template: str, /, **values: Value) -> Sentence:
    """Return the sentence with this template."""
    return Sentence(template, values)


def counted(n: int, one: str, many: str, /, **values: Value) -> Sentence:
    """Return a sentence that agrees with a count, ``{n}``."""
    return Sentence(one, {"n": n, **values}, many, n)


# As plain values, for files that are read in another language later -----------------------------


def plain(sentence: Sentence) -> dict[str, Any]:
    """Return a sentence as plain values: texts, numbers and mappings.

    >>> plain(say("{n} rows of {names}", n=2, names=Names(("May",))))["sentence"]
    '2 rows of “May”'
    >>> str(from_plain(plain(say("{n} rows of {names}", n=2, names=Names(("May",))))))
    '2 rows of “May”'
    """
    return {
        "sentence": str(sentence),
        "template": sentence.template,
        "plural": sentence.plural,
        "count": sentence.count,
        "values": {name: _plain(value) for name, value in sentence.values.items()},
    }


def from_plain(figures: Mapping[str, Any]) -> Sentence:
    """Return the sentence that `plain` wrote."""
    values = {name: _from_plain(value) for name, value in figures["values"].items()}
    return Sentence(figures["template"], values, figures["plural"], figures["count"])


def _plain(value: Value) -> Any:
    match value:
        case Sentence():
            return plain(value)
        case Names():
            return list(value.names)
    return value


def _from_plain(value: Any) -> Value:
    match value:
        case dict():
            return from_plain(value)
        case list():
            return Names(tuple(value))
    return value
