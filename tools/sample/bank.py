"""The phrases and tables that were written by hand, read from their files."""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@cache
def read_table(name: str) -> list[dict[str, str]]:
    with (HERE / f"tables/{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def read_phrases(name: str) -> dict[str, list[str]]:
    """Return the lines of a phrase file under their [headings]."""
    sections: dict[str, list[str]] = defaultdict(list)
    heading = ""
    for line in (HERE / f"phrases/{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            heading = line.strip("[]")
        elif line:
            sections[heading].append(line)
    return sections


def phrases_for(kind: str, language: str, part: str) -> list[str]:
    """Return a kind's own phrases for a part of a message, or else everybody's."""
    heading = f"{language}: {part}"
    return read_phrases(kind).get(heading) or read_phrases("general")[heading]


def in_season(phrase: str, month: int) -> bool:
    """Say whether a phrase can be said in a month: no typhoon in January."""
    return all(
        str(month) in row["months"].split()
        for row in read_table("seasons")
        if row["words"] in phrase
    )
