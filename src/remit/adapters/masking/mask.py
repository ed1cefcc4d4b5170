"""All finders on one text, and the text with tokens in place of what they found."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from remit.adapters.masking.chinese_addresses import find_chinese_addresses
from remit.adapters.masking.chinese_names import find_chinese_names
from remit.adapters.masking.contexts import protected
from remit.adapters.masking.english_addresses import find_english_addresses
from remit.adapters.masking.english_names import find_english_names
from remit.adapters.masking.findings import Finding, Kind, joined
from remit.adapters.masking.folding import folded
from remit.adapters.masking.identifiers import find_emails, find_identifiers
from remit.adapters.masking.known_names import KnownNames
from remit.adapters.masking.mixed_addresses import mixed_addresses
from remit.adapters.masking.phones import find_phones
from remit.adapters.masking.plates import find_plates
from remit.adapters.masking.tokens import Tokens

AT_LEAST = 0.5
CERTAIN = 0.97  # what is a date or an amount to the eye gives way only to a check digit
_DIGIT = re.compile(r"\d")
_LONG_NUMBER = re.compile(r"\d(?:[ ().\-]{0,3}\d){5}|\d{3}[Xx*]{2}|[零〇一二三四五六七八九]{8}")
_CHINESE = re.compile(r"[一-鿿]")
_LATIN = re.compile(r"[A-Za-z]{2}")


def find(
    text: str,
    at_least: float = AT_LEAST,
    kinds: Collection[Kind] = tuple(Kind),
    known: KnownNames | None = None,
) -> list[Finding]:
    """Return the personal data in `text` of these kinds, in order, without overlaps.

    >>> [(f.kind.value, f.value) for f in find("我叫陳大文，電話 9123 4567。")]
    [('NAME', '陳大文'), ('PHONE', '9123 4567')]
    """
    plain = folded(text)
    sure = [f for f in _all(plain, known) if f.confidence >= at_least and f.kind in kinds]
    if not sure:
        return []
    guarded = list(protected(plain))
    return joined(f for f in sure if not _within(f, guarded))


def replaced(text: str, findings: Sequence[Finding], tokens: Tokens) -> str:
    """Return `text` with a token in place of each finding.

    >>> text = "Call 9123 4567."
    >>> replaced(text, find(text), Tokens(b"key"))[:12]
    'Call [PHONE-'
    """
    parts, end = [], 0
    for finding in findings:
        parts += [text[end : finding.start], tokens.of(finding.kind, finding.value)]
        end = finding.end
    return "".join([*parts, text[end:]])


def _all(text: str, known: KnownNames | None) -> Iterator[Finding]:
    digits = _DIGIT.search(text)
    if _LONG_NUMBER.search(text):
        yield from find_identifiers(text)
        yield from find_phones(text)
    yield from find_plates(text)
    if "@" in text or " dot " in text or "at]" in text or "at)" in text:
        yield from find_emails(text)
    latin, chinese = _LATIN.search(text), _CHINESE.search(text)
    if digits or chinese:
        yield from _addresses(text, bool(latin and digits), bool(chinese))
    if latin:
        yield from find_english_names(text)
    if chinese:
        yield from find_chinese_names(text)
    if known is not None:
        yield from known.find(text)


def _addresses(text: str, latin: bool, chinese: bool) -> Iterator[Finding]:
    found = [*find_english_addresses(text)] if latin else []
    if chinese:
        found += find_chinese_addresses(text)
        if latin:
            found += mixed_addresses(text, found)
    yield from found


def _within(finding: Finding, guarded: Sequence[tuple[int, int]]) -> bool:
    """Whether a finding reaches into a date, an amount or the like, and is not certain."""
    return finding.confidence < CERTAIN and any(
        (start <= finding.start and finding.end <= end)
        or (
            finding.kind in (Kind.PHONE, Kind.ID, Kind.PLATE)
            and start < finding.end
            and finding.start < end
        )
        for start, end in guarded
    )
