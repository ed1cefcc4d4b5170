"""Telephone numbers in one spelling, so that whoever gives hers again is found."""

from __future__ import annotations

from phonenumbers import (
    NumberParseException,
    PhoneNumberFormat,
    format_number,
    is_possible_number,
    parse,
)

HOME = "HK"
"""Where a telephone number without a country is from."""


def phone_number(text: str) -> str:
    """Return a telephone number in one spelling, or nothing."""
    try:
        number = parse(text, HOME)
    except NumberParseException:
        return ""
    return format_number(number, PhoneNumberFormat.E164) if is_possible_number(number) else ""
