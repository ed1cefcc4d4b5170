"""Build the hotline sample of the fictional Harbour City from its phrases.

    python tools/sample/build.py            write src/remit/samples/hotline.csv
    python tools/sample/build.py --check    fail unless that file is what would be written

`phrases/` holds what citizens say, one sentence a line, written by hand for this project;
`tables/` holds the kinds of case, the departments, and the words for the {slots}.
"""

from __future__ import annotations

import csv
import io
import sys
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from itertools import product
from pathlib import Path

from bank import read_table
from careless import careless
from chance import Chance
from message import Problems, message
from vendors import StaticModel, keyword_answer
from writer import Writer

TARGET = Path(__file__).parents[2] / "src/remit/samples/hotline.csv"
COLUMNS = ("id", "time", "text", "department", "kind", "language")
VENDORS = ("keyword_answer", "vendor_answer", "vendor_confidence")

SEED, SEED_ELSEWHERE = "harbour-city", "harbour-city, elsewhere"
MESSAGES = 2_000
MESSAGES_ELSEWHERE = 1_800  # a vendor made its model from those before the reorganisation
MONTHS = [f"{year}-{month:02d}" for year in (2024, 2025) for month in range(1, 13)][:18]
REORGANISATION = datetime(2024, 12, 1, tzinfo=timezone(timedelta(hours=8)))
HOURS = (4, 3, 2, 1, 1, 2, 5, 12, 22, 30, 30, 26, 18, 20, 26, 26, 25, 22, 20, 16, 15, 14, 11, 7)
LANGUAGES = {"en": 0.5, "zh": 0.4, "mixed": 0.1}

MISTAKEN = 0.02  # share of messages that an officer put under the wrong kind

Row = dict[str, str]
KINDS = {row["phrases"]: row for row in read_table("kinds")}
DEPARTMENTS = {row["code"]: row for row in read_table("departments")}


@dataclass(frozen=True, order=True)
class Arrival:
    """When a message comes in, about what, in which language."""

    time: datetime
    kind: str
    language: str


def arrivals(seed: str, messages: int) -> list[Arrival]:
    """Return the arrivals of 18 months in order, each kind in its season."""
    chance = Chance(seed, "arrivals")
    options = list(product(KINDS, MONTHS))
    weights = [_volume(KINDS[kind], month) for kind, month in options]
    return sorted(_arrival(*chance.weigh(options, weights), chance) for _ in range(messages))


def _volume(kind: Row, month: str) -> float:
    if month < kind["first_month"]:
        return 0.0
    busy = str(int(month[-2:])) in kind["busy_months"].split()
    return float(kind["weight"]) * (float(kind["busy_times"]) if busy else 1.0)


def _arrival(kind: str, month: str, chance: Chance) -> Arrival:
    year, number = map(int, month.split("-"))
    day = chance.below(monthrange(year, number)[1]) + 1
    hour = chance.weigh(range(24), HOURS)
    minute, second = chance.below(60), chance.below(60)
    time = datetime(year, number, day, hour, minute, second, tzinfo=REORGANISATION.tzinfo)
    return Arrival(time, kind, chance.weigh(list(LANGUAGES), list(LANGUAGES.values())))


def rows(seed: str, messages: int) -> Iterator[Row]:
    problems = Problems()
    for number, arrival in enumerate(arrivals(seed, messages), 1):
        chance = Chance(seed, number)
        writer = Writer(arrival.kind, arrival.language, chance)
        text = message(writer, problems, arrival.time.month, list(KINDS))
        yield {
            "id": f"HC{arrival.time:%y}-{number:05d}",
            "time": arrival.time.isoformat(),
            "text": careless(text, arrival.language, chance),
            "language": {"zh": "zh-hant"}.get(arrival.language, arrival.language),
            **_labels(arrival, chance),
        }


def _labels(arrival: Arrival, chance: Chance) -> Row:
    """Return kind and department as the officer of that day put them."""
    kind = KINDS[arrival.kind]
    if chance.happens(MISTAKEN):
        kind = KINDS[kind["mistaken_for"]]
    reorganised = arrival.time >= REORGANISATION
    # Several codes: nobody owns this kind, and each officer sends it elsewhere.
    codes = kind["from_reorganisation" if reorganised else "department"].split()
    department = DEPARTMENTS[chance.pick(codes)]
    name = (reorganised and department["renamed"]) or department["name"]
    return {"kind": kind["kind"], "department": name}


def _with_vendors(sample: Iterator[Row]) -> Iterator[Row]:
    """Add what two vendors' tools answer to each message."""
    model = StaticModel(
        (row["text"], row["department"])
        for row in rows(SEED_ELSEWHERE, MESSAGES_ELSEWHERE)
        if datetime.fromisoformat(row["time"]) < REORGANISATION
    )
    for row in sample:
        answer, confidence = model.answer(row["text"])
        keyword = keyword_answer(row["text"])
        yield {**row, **dict(zip(VENDORS, (keyword, answer, confidence), strict=True))}


def sample() -> str:
    """Return the whole sample as CSV."""
    file = io.StringIO()
    table = csv.DictWriter(file, COLUMNS + VENDORS, lineterminator="\n")
    table.writeheader()
    table.writerows(_with_vendors(rows(SEED, MESSAGES)))
    return file.getvalue()


def main(arguments: list[str]) -> int:
    built = sample().encode("utf-8")
    if arguments == ["--check"]:
        return 0 if TARGET.read_bytes() == built else 1
    TARGET.write_bytes(built)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
