"""Whether a column seems to hold personal data: a hint to mask it, and no more than that."""

from __future__ import annotations

import re

EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w")
PHONE = re.compile(
    r"(?<![\d-])(?:\+\d{1,3}[ -]?)?(?:\d{4}[ -]?\d{4}|\d{3}[ -]\d{3}[ -]\d{4})(?![\d-])"
)
IDENTITY = re.compile(r"\b[A-Z]{1,2}\d{6}\s?[(（][\dA][)）]")
HEADERS = {
    "email": r"e-?mail|電郵|邮箱|郵箱",
    "phone": r"phone|mobile|(?:^|[^a-z])tel|電話|电话|手機|手机",
    "identity number": r"hkid|passport|identity|national.?id|身份證|身份证|證件",
    "name": r"^name$|(?:first|last|full|sur|given|citizen|customer|contact)[ _-]?name|"
    r"complainant|姓名|投訴人|稱呼",
    "address": r"address|postcode|(?:^|[^a-z])street|地址|住址",
}
SAMPLE = 5_000  # values are enough for a hint
NOTEWORTHY = 0.01  # of the values: below, a person would not call it a column of such things


class PersonalHints:
    """Counts, among the first values of a column, what looks as if it belonged to a person."""

    def __init__(self) -> None:
        self._values = 0
        self._found = {"email": 0, "identity number": 0, "phone": 0}

    def add(self, value: str) -> None:
        """Look at one more value."""
        if self._values == SAMPLE:
            return
        self._values += 1
        if "@" in value and EMAIL.search(value):
            self._found["email"] += 1
        if IDENTITY.search(value):
            self._found["identity number"] += 1
        elif not value.isdecimal() and PHONE.search(value):
            self._found["phone"] += 1

    def kind(self, header: str) -> str:
        """Return what such a column seems to hold, or nothing."""
        for kind, pattern in HEADERS.items():
            if re.search(pattern, header.strip().casefold()):
                return kind
        for kind, found in self._found.items():
            if found > NOTEWORTHY * self._values:
                return kind
        return ""
