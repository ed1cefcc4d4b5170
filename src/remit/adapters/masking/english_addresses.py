"""Addresses in English: parts such as flat, floor, block, building, street, put together.

A part alone is a place that a service must know; parts that together single out a home are
an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from remit.adapters.masking.contexts import is_reference
from remit.adapters.masking.findings import Finding, Kind
from remit.adapters.masking.windows import windows
from remit.adapters.masking.words import sections

_B, _E = r"(?<![A-Za-z0-9])", r"(?![A-Za-z0-9])"
_CAP = r"(?:[A-Z][A-Za-z'&.\-]*|[0-9]{1,3}(?:st|nd|rd|th))"
_NO_START = (
    r"(?!(?:The|A|An|In|At|On|Of|From|To|Near|Opposite|Outside|My|Our|Your|This|That|And|Or|For"
    r"|Since|Flat|Room|Rm"
    r"|Unit|Shop|Block|Floor|Tower|House|Phase|Suite|I|We|Dear|Please|There|Lives?|Address|Is|No"
    r"|Level|Apt)\b)"
)
_STREETS = (
    r"(?:Road|Rd|Street|St|Avenue|Ave|Lane|Ln|Drive|Dr|Path|Terrace|Close|Way|Crescent|Cres"
    r"|Place|Gardens|Square|Sq"
    r"|Hill|Row|Walk|Mews|Grove|Circuit|Highway|Rise|View|Parade|Gate|Wharf|Quay|Green|Park"
    r"|Praya|Boulevard|Blvd)\b\.?"
    r"(?: (?:East|West|North|South|Central|E|W|N|S)\b)?"
)
_BUILDINGS = (
    r"(?:Court|House|Mansions?|Building|Bldg|Estate|Gardens?|Centre|Center|Plaza|Tower|Towers"
    r"|Heights|Terrace|Villas?"
    r"|Lodge|Chuen|Tsuen|Village|Apartments?|Place|Bay|City|Point|Hall|Park|Mall|Arcade|Hostel"
    r"|Peak|Cove|Residences?|Cottage|Farm|Barn|Manor|Grange|Est|Gdns?|Hse|Mans|Ct)\b"
)
_UNIT = r"(?:Flat|Flt|Room|Rm|Unit|Shop|Apt|Apartment|Suite|Ste)s?\b\.?(?: ?(?:No\.?|number))? ?"
_NUMBER = r"(?:[A-Za-z]?\d{1,4}[A-Za-z]?(?:-\d{1,4}[A-Za-z]?)?|[A-Z]{1,2})"
_FLOOR = (
    r"(?:\d{1,3}|[GULBM]|UG|LG)/ ?F(?:loor|l)?\b\.?|\d{1,3}(?:st|nd|rd|th)? ?(?:floor|flr|fl)\b"
    r"|floor \d{1,3}\b|level \d{1,2}\b"
    r"|(?:ground|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|top) floor\b"
)
_PARTS = re.compile(
    rf"{_B}(?:(?P<postcode>[A-Z]{{1,2}}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{{2}}{_E})"
    rf"|(?P<box>(?i:p\.? ?o\.? ?box|(?:gpo|locked) ?(?:box|bag))(?: no\.?)? ?\d{{1,6}})"
    rf"|(?P<unit>(?i:{_UNIT}){_NUMBER}{_E})"
    rf"|(?P<floor>(?i:{_FLOOR})(?i: (?:rear|front|back)\b)?)"
    rf"|(?P<code>\d{{1,3}}[A-Z](?=, ?(?:Block|Blk|Tower|Phase|[A-Z][a-z]+ (?:{_BUILDINGS}))))"
    rf"|(?P<block>(?i:Block|Blk|Tower|Phase|Wing|House|Site) ?(?:[A-Z]|\d{{1,3}}[A-Z]?){_E})"
    rf"|(?P<street>(?:(?:No\.?|Nos\.?|no\.?) ?)?\d{{1,4}}[A-Za-z]?(?:[-/]\d{{1,4}}[A-Za-z]?)?,? "
    rf"(?:{_CAP} ){{1,4}}?{_STREETS})"
    rf"|(?P<lower>\d{{1,4}}[A-Za-z]? (?:[a-z]+ ){{1,3}}?(?:road|street|avenue|lane|rd|crescent"
    rf"|terrace)\b)"
    rf"|(?P<village>(?:No\.? ?|House )?\d{{1,4}}[A-Z]?,? (?:{_CAP} ){{1,3}}?(?:Tsuen|Village|Uk"
    rf"|Wai|Estate|Court)\b)"
    rf"|(?P<plain>(?:[a-z']+ ){{1,3}}?(?:court|house|building|bldg|estate|est|mansion|gardens?"
    rf"|tower|centre|villa)\b)"
    rf"|(?P<road>{_NO_START}(?:{_CAP} ){{1,4}}?{_STREETS})"
    rf"|(?P<building>{_NO_START}(?:{_CAP} ){{1,4}}?{_BUILDINGS}(?: \(?(?:Phase|Block) "
    rf"?[\dA-Z]+\)?)?))"
)
_DISTRICTS = re.compile(
    r"(?:[A-Z]{1,2}\d{1,2}[A-Z]?\b|\d{5}\b"
    rf"|(?:{'|'.join(sorted(sections('places')[0].strip().split('|'), key=len, reverse=True))}"
    r"|kln|n\.?t\.?|h\.?k\.?|hksar|london|manchester|birmingham|leeds|glasgow|edinburgh|cardiff"
    r"|bristol|liverpool"
    r"|sheffield|belfast|newcastle|nottingham|leicester|oxford|cambridge|york|bath|reading|uk"
    r"|england|scotland|wales)\b\.?)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[,;]?\s*(?:of |in |at |on )?\s*")
_TOWN = re.compile(rf"\s*,?\s*{_CAP}(?: {_CAP}){{0,2}}\s*,?\s*(?:{_CAP}\s*,?\s*)?")
_WITHIN = {"unit", "floor", "block", "code", "box"}
# Some buildings are called what is in no list: Kornhill, Ocean Crest.
_BUILDING_NAME = re.compile(rf", ?{_NO_START}{_CAP}(?: {_CAP}){{0,2}}, ?")
_BUILDING_LAST = re.compile(
    rf", ?{_NO_START}{_CAP}(?: {_CAP}){{0,3}}(?= ?(?:[,.;)。\n]|$))(?!, (?:please|thanks|and I)\b)"
)
_UNIT_BEFORE = re.compile(r"\d[A-Za-z]?(?:/[Ff])?,? $")
_SURE, _LIKELY, _ALONE, _ROOM = 0.92, 0.8, 0.6, 0.45
_TRAPS = re.compile(
    r"(?:bus|route|minibus|line|platform|exit|gate|bed|ward|class|form|chapter|section|part|top"
    r"|season|age|aged) (?:no\.? )?$",
    re.IGNORECASE,
)
_AMOUNTS = re.compile(
    r"(?:under|over|about|around|of|for|least|nearly|than|these|those|last|next|past)"
    r" (?:no\.? )?$",
    re.IGNORECASE,
)


AROUND = 80  # characters read on both sides of a number
_TELLING = re.compile(
    r"\d+[A-Za-z]{0,2}[,/\-]? ?\d*[A-Za-z]{2}|[A-Za-z][.]? ?\d|(?:[Ff]lat|[Rr]oom|[Rr]m|[Uu]nit"
    r"|FLAT|ROOM|Block|floor) ?[A-Z]\b"
)


class Part(NamedTuple):
    """One part of an address."""

    kind: str
    start: int
    end: int


def find_english_addresses(text: str) -> Iterator[Finding]:
    """Find addresses in `text`, which is folded."""
    for start, end in windows(_TELLING, text, AROUND, AROUND):
        while start and text[start - 1].isalnum():
            start -= 1
        chain: list[Part] = []
        for part in _parts(text, start, end):
            if chain and not _adjacent(text, chain[-1], part):
                yield from _address(text, chain)
                chain = []
            chain.append(part)
        yield from _address(text, chain)


def _parts(text: str, begin: int, end: int) -> Iterator[Part]:
    for match in _PARTS.finditer(text, begin, end):
        kind = match.lastgroup or ""
        numbered = kind in ("street", "lower", "village")
        if kind == "plain" and not _UNIT_BEFORE.search(text, begin, match.start()):
            continue
        before = text[max(0, match.start() - 16) : match.start()]
        if numbered and (is_reference(text, match.start()) or _TRAPS.search(before)):
            continue
        if kind == "lower" and _AMOUNTS.search(before):
            continue
        yield Part(kind, match.start(), match.end())


def _adjacent(text: str, one: Part, other: Part) -> bool:
    between = text[one.end : other.start]
    if _BETWEEN.fullmatch(between):
        return True
    if {one.kind, other.kind} & _WITHIN and _BUILDING_NAME.fullmatch(between):
        return True
    if other.kind == "postcode" and len(between) < 60 and "." not in between:
        return _TOWN.fullmatch(between) is not None
    rest = between.strip(" ,\n")
    return len(between) < 40 and _DISTRICTS.fullmatch(rest) is not None


def _address(text: str, chain: list[Part]) -> Iterator[Finding]:
    if (
        chain
        and (confidence := _confidence({part.kind for part in chain}, text[chain[0].start :])) > 0
    ):
        start, end = chain[0].start, chain[-1].end
        if chain[-1].kind in _WITHIN and (named := _BUILDING_LAST.match(text, end)):
            end = named.end()
        end = _with_districts(text, end)
        yield Finding(start, end, Kind.ADDRESS, confidence, text[start:end])


def _confidence(kinds: set[str], text: str) -> float:
    where = kinds & {"street", "lower", "village", "road", "building", "plain", "postcode"}
    if "box" in kinds:
        return _SURE
    pinpoint = kinds & {"unit", "floor", "block", "code"}
    if (kinds & {"street", "postcode", "village"} and len(kinds) > 1) or (
        "unit" in kinds and (where or len(pinpoint) > 1)
    ):
        return _SURE
    if kinds & {"street", "postcode"} or (len(pinpoint) > 1 or (pinpoint and where)):
        return _LIKELY
    if kinds == {"unit"} and text[:1] not in "FfAa":  # rooms and shops are everywhere
        return _ROOM
    return _ALONE if kinds & {"unit", "village", "lower"} else 0.0


def _with_districts(text: str, end: int) -> int:
    while True:
        gap = _BETWEEN.match(text, end)
        begin = gap.end() if gap else end
        match = _DISTRICTS.match(text, begin)
        if not match or begin == end:
            return end
        end = match.end()
