"""Capitalised words that follow one another, and the places that are named for people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.adapters.masking.english_words import PARTICLES, WORD, Words
from remit.adapters.masking.name_words import Class, classes
from remit.adapters.masking.words import sections

_PLACES = [place for place in sections("places")[0].strip().split("|") if " " in place]
_PLACE = re.compile(
    rf"(?:{'|'.join(sorted(_PLACES, key=len, reverse=True))})(?![A-Za-z\-])", re.IGNORECASE
)
_PLACE_BEGINS = frozenset(place.split()[0] for place in _PLACES)
_GAPS = frozenset([" ", ", ", ",", ". ", "."])
_INSIDE = frozenset("@._/&0123456789")
_PLACES_AFTER = frozenset(
    "road rd street st avenue ave lane drive court house estate building mansion park garden "
    "gardens square school college hospital centre center plaza tower towers path terrace bay "
    "hill island village chuen tsuen station university church hall market bridge tunnel line "
    "library clinic museum playground peak harbour airport mall hotel bank restaurant company "
    "ltd limited memorial foundation primary secondary cup prize award crescent close way row "
    "circuit pier beach river reservoir country nullah stadium theatre gate gates green "
    "cemetery keynes lynn district council borough association society trust group holdings "
    "parade mews grove wharf quay boulevard place interchange roundabout flyover footbridge "
    "swimming sports temple mosque chapel cathedral festival act ordinance scheme disease "
    "syndrome test index shop store stores supermarket bakery cafe bar pub newspaper daily post "
    "times insurance airlines airways motors electronics pharmacy".split()
)
_NEXT = re.compile(rf"(?:'s)? ({WORD})(?:(?<! of)(?<! at)(?<! in)(?<! from)(?<! to) ({WORD}))?")
_NAMED_FOR = re.compile(
    r"(?:\b(?:St\.?|Saint|King|Queen|Prince|Princess|Lake|Mount|Port|New|Fort|Cape|Lord)|&) $"
)


def runs(text: str, words: Words) -> Iterator[Words]:
    """Yield capitalised words that follow one another, places such as Wong Tai Sin left out."""
    run: Words = []
    place_ends = 0
    for word in words:
        start = word.start()
        capital = word[0][0].isupper() and start >= place_ends and _begins(text, start, run)
        if capital and (place := _place_at(text, word, run)):
            place_ends, capital = place.end(), False
        gap = text[run[-1].end() : start] if run else ""
        if run and (not (capital or word[0] in PARTICLES) or gap not in _GAPS):
            yield run
            run = []
        if capital or (run and word[0] in PARTICLES):
            run.append(word)
    if run:
        yield run


def makes_a_place(word: str) -> bool:
    """Whether a word makes a place or a firm of the name before it."""
    return word.casefold() in _PLACES_AFTER


def place_follows(text: str, end: int) -> bool:
    """Whether a road, a school or the like is named for the person: Tyler street, Ida Road."""
    match = _NEXT.match(text, end)
    return match is not None and any(word and makes_a_place(word) for word in match.groups())


def begins_a_place(text: str, start: int) -> bool:
    """Whether a place such as Tseung Kwan O begins at `start`."""
    return _PLACE.match(text, start) is not None


def is_named_for(text: str, start: int) -> bool:
    """Whether a saint, a king or a firm's & stands before: St Paul, Marks & Spencer."""
    return _NAMED_FOR.search(text, max(0, start - 12), start) is not None


def _begins(text: str, start: int, run: Words) -> bool:
    before = text[start - 1 : start]
    return before not in _INSIDE or bool(run and before == "." and len(run[-1][0]) == 1)


def _place_at(text: str, word: re.Match[str], run: Words) -> re.Match[str] | None:
    if word[0].casefold() not in _PLACE_BEGINS:
        return None
    match = _PLACE.match(text, word.start())
    if match and run and match[0].count(" ") == 1 and Class.ROMANISED in classes(run[-1][0]):
        return None  # the Tai Wai of Chan Tai Wai
    return match
