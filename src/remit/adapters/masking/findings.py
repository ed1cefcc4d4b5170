"""What a finder found: where, of which kind, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What is replaced; the word stands in the token, in every language."""

    NAME = "NAME"
    PHONE = "PHONE"
    ID = "ID"
    EMAIL = "EMAIL"
    PLATE = "PLATE"
    ADDRESS = "ADDRESS"


class Finding(NamedTuple):
    """Personal data at ``text[start:end]``; `value` is the part that a token stands for."""

    start: int
    end: int
    kind: Kind
    confidence: float
    value: str


def found(start: int, text: str, kind: Kind, confidence: float) -> Finding:
    """Return a finding whose value is the text itself."""
    return Finding(start, start + len(text), kind, confidence, text)


def joined(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings that do not overlap and cover every character that any covered.

    Of those that overlap, the longest says the kind; of equally long ones, the surest.
    """
    result: list[Finding] = []
    for finding in sorted(findings):
        if result and finding.start < result[-1].end:
            result[-1] = _united(result[-1], finding)
        else:
            result.append(finding)
    return result


def _united(one: Finding, other: Finding) -> Finding:
    main = max(one, other, key=lambda f: (f.end - f.start, f.confidence))
    return main._replace(start=min(one.start, other.start), end=max(one.end, other.end))
