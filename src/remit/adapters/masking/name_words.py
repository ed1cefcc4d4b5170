"""What a word in Latin letters can be within a name."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from enum import Flag, auto
from functools import cache, lru_cache
from importlib import import_module
from pkgutil import iter_modules

from faker.providers import person

from remit.adapters.masking.words import sections, words

_PINYIN = re.compile(
    r"(?:(?:[bpmf]|[dtnl]|[gkh]|[jqxyw]|zh?|ch?|sh?|r)?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|ia|ie|in|iu|ou|u[aeino]|"
    r"a|e|i|o|u|v)){1,3}$"
)
_FAMILY_BY_FORM = re.compile(
    r"(?:o'|d'|mc|mac(?=[a-z]{4}))[a-z]{3,}$"
    r"|[a-z]{4,}(?:czyk|sk[iy]|ska|sson|escu|opoulos|ović|ovic|enko|idze|shvili|stein|ullah)$"
)


_LATIN_NAME = re.compile(r"[A-Za-zÀ-ɏ]{3,}")


class Class(Flag):
    """The parts that a word may play; several at once."""

    NONE = 0
    GIVEN = auto()
    DOUBTFUL = auto()  # a given name, but a word or a place as well
    ROMANISED = auto()
    SYLLABLE = auto()
    HYPHENATED = auto()
    PINYIN = auto()
    FAMILY = auto()
    RARE = auto()  # a rarer name, given or family
    OTHER = auto()  # an ordinary word


ANY_NAME = (
    Class.GIVEN
    | Class.DOUBTFUL
    | Class.ROMANISED
    | Class.HYPHENATED
    | Class.FAMILY
    | Class.RARE
    | Class.SYLLABLE
)


@cache
def _lists() -> dict[Class, frozenset[str]]:
    given, doubtful = (frozenset(part.split()) for part in sections("given_names"))
    first_names, names = _names_of_the_world()
    return {
        Class.GIVEN: (given | first_names - words("family_names")) - doubtful,
        Class.DOUBTFUL: doubtful,
        Class.ROMANISED: words("romanised_surnames"),
        Class.SYLLABLE: words("syllables"),
        Class.FAMILY: words("family_names"),
        Class.RARE: names,
        Class.OTHER: words("not_names") | words("ordinary"),
    }


@cache
def _names_of_the_world() -> tuple[frozenset[str], frozenset[str]]:
    """Return given names that are known in several countries, and all names, as Faker has them."""
    countries: Counter[str] = Counter()
    names: set[str] = set()
    for module in iter_modules(person.__path__):
        provider = import_module(f"{person.__name__}.{module.name}").Provider
        given = set(_latin_names(provider, "first_name"))
        countries.update(given)
        names |= given.union(_latin_names(provider, "last_name"))
    return frozenset(name for name, count in countries.items() if count >= 3), frozenset(names)


def _latin_names(provider: object, kind: str) -> Iterator[str]:
    for attribute, listed in vars(provider).items():
        if attribute.startswith(kind) and isinstance(listed, tuple | list | dict):
            texts = (name[0] if isinstance(name, tuple) else name for name in listed)
            yield from (name.casefold() for name in texts if _LATIN_NAME.fullmatch(name))


@lru_cache(maxsize=1 << 16)
def classes(word: str) -> Class:
    """Return all that a word can be.

    >>> classes("D'Souza"), classes("Tai-man") & Class.HYPHENATED
    (<Class.FAMILY: 64>, <Class.HYPHENATED: 16>)
    """
    plain = word.casefold().removesuffix("'s").rstrip("'")
    known = _listed(plain) or _listed(_without_accents(plain))
    if "-" in plain and not known & (Class.OTHER | Class.ROMANISED):
        known |= _of_parts(plain.split("-"))
    if known is Class.NONE and _FAMILY_BY_FORM.match(plain):
        known = Class.FAMILY
    if known is Class.NONE and _PINYIN.match(plain):
        known = Class.PINYIN
    return known


def _listed(plain: str) -> Class:
    known = Class.NONE
    for member, listed in _lists().items():
        if plain in listed:
            known |= member
    return known


def _of_parts(parts: list[str]) -> Class:
    if len(parts) == 2 and all(part in _lists()[Class.SYLLABLE] for part in parts):
        return Class.HYPHENATED
    known = [_listed(part) for part in parts]
    if any(Class.OTHER in part for part in known):
        return Class.OTHER
    if all(part & (Class.GIVEN | Class.DOUBTFUL) for part in known):
        return Class.GIVEN
    return Class.FAMILY if any(part & ANY_NAME for part in known) else Class.NONE


def _without_accents(plain: str) -> str:
    if plain.isascii():
        return plain
    return "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
