"""Numbers that governments give to people, with their check digits, and e-mail addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.adapters.masking.contexts import ID_CUE, cued, is_reference
from remit.adapters.masking.findings import Finding, Kind, found

CHECKED, CUED, SHAPED, UNSURE = 0.99, 0.92, 0.8, 0.6
_B, _E = r"(?<![A-Za-z0-9])", r"(?![A-Za-z0-9])"
_EMAIL = re.compile(
    r"(?:\"[A-Za-z0-9._%+\- ]+\"|[A-Za-z0-9][A-Za-z0-9._%+\-]*)"
    r"(?:@|\s?[\[(]at[\])]\s?)[A-Za-z0-9](?:[A-Za-z0-9\-]"
    r"|\.(?=[A-Za-z0-9]))*"
    r"\.[A-Za-z]{2,}"
)
_SPELT_EMAIL = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9._\-]*(?: dot [A-Za-z0-9]+)*"
    r"(?: ?@ ?[A-Za-z0-9\-]+(?: dot | ?\. ?)| at [A-Za-z0-9\-]+ dot )"
    r"(?:[a-z]{2,6}(?: dot | ?\. ?))?(?:com|org|net|edu|gov|hk|uk|cn|tw|co|me|info|io)\b"
)
_HKID = re.compile(
    rf"{_B}([A-Za-z]{{1,2}})[ -]?(\d{{3}} ?\d{{3}})( ?\( ?[0-9A-Za-z] ?\)|[ -]?[0-9Aa]{_E})"
)
_HKID_CUT = re.compile(rf"{_B}[A-Za-z]{{1,2}} ?\d{{3,6}}(?:[Xx*]{{2,4}}(?:\([0-9AXx*]\))?)?{_E}")
_NATIONAL_INSURANCE = re.compile(
    rf"{_B}[A-Z][A-Z][ -]?\d\d[ -]?\d\d[ -]?\d\d[ -]?[A-D]{_E}",
    re.IGNORECASE,
)
_NHS = re.compile(rf"{_B}\d{{3}}([ -]?)\d{{3}}\1\d{{4}}{_E}")
_RESIDENT = re.compile(
    rf"{_B}[1-8]\d{{5}}(?:\d{{2}})?\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{{3}}(?:[0-9Xx])?{_E}"
)
_RESIDENT_SPACED = re.compile(rf"{_B}[1-8]\d{{5}}[ -](?:19|20)\d{{6}}[ -]\d{{3}}[0-9Xx]{_E}")
_HOME_PERMIT = re.compile(rf"{_B}[HMhm]\d{{8}}(?:\d\d)?{_E}")
_OTHER_DOCUMENT = re.compile(
    rf"{_B}(?:[A-Za-z]{{1,3}} ?\d{{6,9}}[A-Za-z]?|\d{{9}}|\d{{3}} ?\d{{3}} ?\d{{3}}){_E}"
)


def find_identifiers(text: str) -> Iterator[Finding]:
    """Find identity documents' numbers in `text`, which is folded."""
    yield from _hkids(text)
    yield from _shaped(_NATIONAL_INSURANCE, text, CUED)
    yield from _nhs_numbers(text)
    yield from _resident_ids(text)
    for match in _HOME_PERMIT.finditer(text):
        if cued(ID_CUE, text, match.start()):
            yield found(match.start(), match[0], Kind.ID, CUED)
        elif len(match[0]) == 11 and not is_reference(text, match.start()):
            yield found(match.start(), match[0], Kind.ID, UNSURE)
    for pattern in (_OTHER_DOCUMENT, _HKID_CUT):
        for match in pattern.finditer(text):
            if cued(ID_CUE, text, match.start()):
                yield found(match.start(), match[0], Kind.ID, SHAPED)


def find_emails(text: str) -> Iterator[Finding]:
    """Find e-mail addresses."""
    for pattern in (_EMAIL, _SPELT_EMAIL):
        yield from _emails(pattern, text)


def _emails(pattern: re.Pattern[str], text: str) -> Iterator[Finding]:
    for match in pattern.finditer(text):
        yield found(match.start(), match[0], Kind.EMAIL, CHECKED)


def is_hkid(letters: str, digits: str, check: str) -> bool:
    """Whether the check digit of a Hong Kong identity card is right.

    >>> is_hkid("A", "123456", "3"), is_hkid("A", "123456", "4")
    (True, False)
    """
    if check.upper() not in "0123456789A":
        return False
    codes = [36, *(ord(c) - 55 for c in letters.upper())][-2:] + [int(d) for d in digits]
    total = sum(weight * code for weight, code in zip(range(9, 1, -1), codes, strict=True))
    return (total + int(check, 16)) % 11 == 0


def is_nhs_number(digits: str) -> bool:
    """Whether the last of ten digits is the check digit of the other nine.

    >>> is_nhs_number("9434765919"), is_nhs_number("9434765918")
    (True, False)
    """
    total = sum(w * int(d) for w, d in zip(range(10, 1, -1), digits[:9], strict=True))
    return (11 - total % 11) % 11 == int(digits[9])


def is_resident_id(number: str) -> bool:
    """Whether the last of 18 characters is the check digit of a mainland identity card.

    >>> is_resident_id("11010519491231002X"), is_resident_id("110105194912310021")
    (True, False)
    """
    total = sum(int(d) * pow(2, 17 - place, 11) for place, d in enumerate(number[:17]))
    return "10X98765432"[total % 11] == number[17].upper()


def _hkids(text: str) -> Iterator[Finding]:
    for match in _HKID.finditer(text):
        letters, digits = match[1], match[2].replace(" ", "")
        check = match[3].strip(" ()-")
        told = cued(ID_CUE, text, match.start())
        bracketed = "(" in match[3]
        if is_hkid(letters, digits, check):
            if told or bracketed or not is_reference(text, match.start()):
                sure = told or bracketed or (letters.isupper() and " " not in match[0])
                yield found(match.start(), match[0], Kind.ID, CHECKED if sure else SHAPED)
        elif told or bracketed:
            yield found(match.start(), match[0], Kind.ID, CUED if told else SHAPED)


def _nhs_numbers(text: str) -> Iterator[Finding]:
    for match in _NHS.finditer(text):
        told = cued(ID_CUE, text, match.start())
        right = is_nhs_number("".join(filter(str.isdigit, match[0])))
        if told or (right and match[1] and not is_reference(text, match.start())):
            confidence = CHECKED if told and right else SHAPED
            yield found(match.start(), match[0], Kind.ID, confidence)


def _resident_ids(text: str) -> Iterator[Finding]:
    for match in _RESIDENT.finditer(text):
        number = match[0]
        if len(number) not in (15, 18) or (
            len(number) == 18 and number[6:8] not in ("18", "19", "20")
        ):
            continue
        told = cued(ID_CUE, text, match.start())
        if len(number) == 18 and is_resident_id(number):
            yield found(match.start(), number, Kind.ID, CHECKED)
        elif told or not is_reference(text, match.start()):
            yield found(match.start(), number, Kind.ID, CUED if told else SHAPED)
    yield from _shaped(_RESIDENT_SPACED, text, CUED)


def _shaped(pattern: re.Pattern[str], text: str, confidence: float) -> Iterator[Finding]:
    for match in pattern.finditer(text):
        if not is_reference(text, match.start()) or cued(ID_CUE, text, match.start()):
            yield found(match.start(), match[0], Kind.ID, confidence)
