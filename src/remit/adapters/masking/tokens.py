"""Tokens that stand for personal data: the same for the same value, telling nothing of it."""

from __future__ import annotations

import hashlib
import hmac
import re

from remit.adapters.masking.findings import Kind
from remit.adapters.masking.folding import normalised

DIGITS = 6
TOKEN = re.compile(rf"\[(?:{'|'.join(Kind)})-[0-9A-F]{{{DIGITS}}}\]")
_TRUNK_PREFIX = re.compile(r"^(?:00)?(?:852(?=[2-9]\d{7}$)|44(?=\d{9,10}$)|86(?=\d{10,11}$))0?|^0")
_WORD = re.compile(r"[^\W\d_]+")


class Tokens:
    """Makes tokens under a key; without the key nobody can try values until one fits.

    >>> tokens = Tokens(b"a key of your own")
    >>> tokens.of(Kind.PHONE, "+852 9123 4567") == tokens.of(Kind.PHONE, "９１２３－４５６７")
    True
    >>> tokens.of(Kind.NAME, "Peter Chan") == tokens.of(Kind.NAME, "CHAN, Peter")
    True
    """

    def __init__(self, key: bytes) -> None:
        self._key = key

    def of(self, kind: Kind, value: str) -> str:
        """Return the token of a value, such as ``[PHONE-3F9A1C]``."""
        digest = hmac.digest(
            self._key, f"{kind}:{_canonical(kind, value)}".encode(), hashlib.sha256
        )
        return f"[{kind}-{digest.hex()[:DIGITS].upper()}]"


def _canonical(kind: Kind, value: str) -> str:
    plain = normalised(value)
    if kind is Kind.PHONE:
        return _TRUNK_PREFIX.sub("", plain)
    if kind is Kind.NAME and plain.isascii():
        return "".join(sorted(_WORD.findall(value.casefold())))
    return plain
