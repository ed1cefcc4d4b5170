"""Addresses written in both scripts at once: Flat 3C, 康怡樓, 21 Tung Lo Wan Road."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from remit.adapters.masking.findings import Finding, Kind

_BUILDING = (
    r"[一-鿿]{1,8}(?:樓|楼|商場|商场|大廈|大厦|邨|苑|閣|阁|花園|花园|中心|廣場|广场|村|道|街|路|居"
    r"|軒)"
)
_AFTER = re.compile(rf"[ ,]{{0,2}}{_BUILDING}")
_JOINT = re.compile(rf"[ ,]{{0,2}}(?:{_BUILDING})?[ ,]{{0,2}}")


def mixed_addresses(text: str, found: Iterable[Finding]) -> Iterator[Finding]:
    """Join addresses that a building in Chinese characters connects, or ends."""
    addresses = sorted(finding for finding in found if finding.kind is Kind.ADDRESS)
    for place, finding in enumerate(addresses):
        end = finding.end
        if building := _AFTER.match(text, end):
            end = building.end()
        for other in addresses[place + 1 :]:
            if end <= other.start and _JOINT.fullmatch(text, end, other.start):
                end = other.end
        if end > finding.end:
            value = text[finding.start : end]
            yield Finding(finding.start, end, Kind.ADDRESS, finding.confidence, value)
