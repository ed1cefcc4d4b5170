"""The sample's messages with their true answers, in the order in which they came."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import StringIO

from remit.samples import hotline
from remit.services.hotline.taxonomy import ADDED, AT_FIRST

WITHOUT_OWNER = ("Unclaimed land", "Skip at the roadside")
"""Kinds that went to one department after the other."""
REWORDED = {"Dangerous signboard": "dangerous-signboard"} | dict.fromkeys(
    WITHOUT_OWNER, "nobody-owns-this"
)
OF_KIND = {kind.label_en: kind.key for kind in (*AT_FIRST, ADDED)} | REWORDED
"""The key of a case type, by what the sample calls the kind."""

REORGANISATION = datetime.fromisoformat("2024-12-01T00:00:00+08:00")
"""From when on departments in the sample are the new ones."""


@dataclass(frozen=True, slots=True)
class SampleMessage:
    """A message, when it came, its language, and the case type that it truly is."""

    at: datetime
    text: str
    language: str
    answer: str


def messages() -> Iterator[SampleMessage]:
    """Yield the sample's messages.

    >>> next(messages()).answer
    'refuse-not-collected'
    """
    for row in csv.DictReader(StringIO(hotline().read_text(encoding="utf-8"))):
        at = datetime.fromisoformat(row["time"])
        yield SampleMessage(at, row["text"], row["language"], OF_KIND[row["kind"]])
