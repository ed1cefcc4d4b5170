"""The sample must look like what a bilingual hotline receives, and name nobody real."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from collections import Counter, defaultdict
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from remit.samples import hotline

ROOT = Path(__file__).parents[2]
BUILDER = ROOT / "tools/sample/build.py"
REFERENCE = ROOT / "docs/reference/sample.md"
REORGANISATION = datetime.fromisoformat("2024-12-01T00:00:00+08:00")
UNCLEAR = ("Skip at the roadside", "Unclaimed land")
SILENT = "keyword_answer"  # a list of keywords answers only where it finds one

# In Hong Kong's written Chinese as well as in the Simplified set, but not in plain Big5.
HONG_KONG_CHARACTERS = set("着揸嘭é")
REAL_NAMES = (
    "Hong Kong", "香港", "九龍", "新界", "Kowloon", "Wan Chai", "灣仔", "旺角", "Mong Kok",
    "銅鑼灣", "Causeway", "沙田", "Sha Tin", "食環", "Hygiene Department", "Highways",
    "路政", "運輸署", "Transport Department", "房屋署", "Buildings Department", "屋宇",
    "地政", "Lands Department", "康文", "Leisure and Cultural", "渠務署", "Drainage Services",
    "水務署", "Water Supplies", "環保署", "Environmental Protection", "民政", "Home Affairs",
    "漁護", "1823",
)  # fmt: skip

Row = dict[str, str]


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return list(csv.DictReader(hotline().read_text(encoding="utf-8").splitlines()))


def _is_chinese(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def _encodes(character: str, codec: str) -> bool:
    return bool(character.encode(codec, errors="ignore"))


def _time(row: Row) -> datetime:
    return datetime.fromisoformat(row["time"])


def _departments(rows: list[Row], kind: str, *, reorganised: bool) -> Counter[str]:
    return Counter(
        row["department"]
        for row in rows
        if row["kind"] == kind and (_time(row) >= REORGANISATION) == reorganised
    )


def _usual(rows: list[Row], kind: str, *, reorganised: bool) -> str:
    return _departments(rows, kind, reorganised=reorganised).most_common(1)[0][0]


def test_it_has_two_thousand_messages_with_every_column_filled(rows):
    assert len(rows) == 2_000
    assert list(rows[0]) == [
        "id", "time", "text", "department", "kind", "language",
        "keyword_answer", "vendor_answer", "vendor_confidence",
    ]  # fmt: skip
    assert all(value.strip() for row in rows for name, value in row.items() if name != SILENT)


def test_it_is_one_line_a_message_in_utf_8_without_carriage_returns():
    raw = hotline().read_bytes()
    assert raw.count(b"\n") == 2_001
    assert b"\r" not in raw and not raw.startswith(b"\xef\xbb\xbf")


def test_no_id_comes_twice(rows):
    assert len({row["id"] for row in rows}) == len(rows)


def test_hardly_a_message_comes_twice(rows):
    assert len({row["text"] for row in rows}) >= 0.98 * len(rows)


def test_messages_come_in_order_over_eighteen_months(rows):
    times = [_time(row) for row in rows]
    assert times == sorted(times)
    assert times[0].date().isoformat() < "2024-01-08"
    assert "2025-06-23" < times[-1].date().isoformat() < "2025-07-01"
    assert {time.utcoffset() for time in times} == {timedelta(hours=8)}


def test_half_are_english_two_fifths_chinese_and_the_rest_mixed(rows):
    shares = {language: n / len(rows) for language, n in
              Counter(row["language"] for row in rows).items()}  # fmt: skip
    assert shares == pytest.approx({"en": 0.5, "zh-hant": 0.4, "mixed": 0.1}, abs=0.03)


def test_each_message_is_in_the_script_of_its_language(rows):
    for row in rows:
        chinese = sum(map(_is_chinese, row["text"]))
        latin = sum(map(len, re.findall(r"[A-Za-z]{2,}", row["text"])))
        if row["language"] == "en":
            assert chinese == 0 and latin > 0, row
        elif row["language"] == "zh-hant":
            assert chinese >= 4 and latin < 0.4 * chinese, row
        else:
            assert chinese >= 2 and latin >= 2, row


def test_chinese_is_traditional_and_fits_big5_hkscs(rows):
    characters = {c for row in rows for c in row["text"] if not c.isascii()}
    assert [c for c in characters if not _encodes(c, "big5hkscs")] == []
    simplified = {c for c in characters if _encodes(c, "gb2312") and not _encodes(c, "big5")}
    assert simplified <= HONG_KONG_CHARACTERS


def test_much_of_the_chinese_is_written_as_cantonese_is_spoken(rows):
    chinese = [row["text"] for row in rows if row["language"] == "zh-hant"]
    spoken = [text for text in chinese if re.search("[嘅咗喺唔佢冇啲嚟嘢哋咁㗎]|係咪", text)]
    assert 0.4 <= len(spoken) / len(chinese) <= 0.9


def test_six_departments_take_twenty_seven_kinds(rows):
    before = [row for row in rows if _time(row) < REORGANISATION]
    assert len({row["kind"] for row in rows}) == 27
    assert len({row["department"] for row in before}) == 6
    assert min(Counter(row["kind"] for row in rows).values()) >= 30


def test_the_reorganisation_moves_two_kinds_and_renames_one_department(rows):
    changed = {
        kind: (_usual(rows, kind, reorganised=False), _usual(rows, kind, reorganised=True))
        for kind in {row["kind"] for row in rows} - set(UNCLEAR)
    }
    licensing, cleansing = "Licensing and Environment Office", "City Cleansing Office"
    renamed = ("Building Standards Office", "Building Safety Office")
    assert {kind: pair for kind, pair in changed.items() if pair[0] != pair[1]} == {
        "Hawkers": (cleansing, licensing),
        "Abandoned vehicle": ("Streets and Traffic Office", cleansing),
        "Water seepage between flats": renamed,
        "Building works without permission": renamed,
        "Dangerous signboard": renamed,
    }


def test_shared_e_bikes_appear_in_october_2024(rows):
    first = min(_time(row) for row in rows if row["kind"] == "Shared e-bikes")
    assert first.date().isoformat().startswith("2024-10")


def test_trees_fall_and_drains_block_in_their_season(rows):
    months: dict[str, Counter[int]] = defaultdict(Counter)
    for row in rows:
        months[row["kind"]][_time(row).month] += 1
    assert months["Fallen or dangerous tree"].most_common(1)[0][0] in (7, 8, 9, 10)
    assert months["Blocked drain"].most_common(1)[0][0] in (5, 6, 7, 8, 9)


def test_nobody_owns_the_unclear_kinds(rows):
    for kind in UNCLEAR:
        departments = _departments(rows, kind, reorganised=False)
        assert len(departments) >= 3
        assert max(departments.values()) <= 0.65 * departments.total()


def test_every_other_kind_has_one_department_but_for_an_honest_mistake(rows):
    for kind in {row["kind"] for row in rows} - set(UNCLEAR):
        for reorganised in (False, True):
            departments = _departments(rows, kind, reorganised=reorganised)
            assert len(departments) == 1, (kind, departments)


def _right(rows: list[Row], column: str) -> float:
    return sum(row[column] == row["department"] for row in rows) / len(rows)


def _sure(rows: list[Row], *, reorganised: bool) -> list[Row]:
    return [
        row
        for row in rows
        if float(row["vendor_confidence"]) >= 0.95
        and (_time(row) >= REORGANISATION) == reorganised
    ]


def test_a_vendors_model_was_honest_before_the_reorganisation_and_is_too_sure_after(rows):
    assert _right(_sure(rows, reorganised=False), "vendor_answer") > 0.92
    assert _right(_sure(rows, reorganised=True), "vendor_answer") < 0.8


def test_a_list_of_keywords_is_often_silent_and_right_about_half_the_time(rows):
    assert 0.2 < sum(not row[SILENT] for row in rows) / len(rows) < 0.3
    assert 0.5 < _right(rows, SILENT) < 0.6


def test_no_vendor_knows_a_department_that_was_founded_later(rows):
    before = {row["department"] for row in rows if _time(row) < REORGANISATION}
    assert {row["vendor_answer"] for row in rows} <= before
    assert {row[SILENT] for row in rows} <= {*before, ""}


def test_the_reference_says_how_right_the_vendors_are(rows):
    reference = REFERENCE.read_text(encoding="utf-8")
    for column in ("keyword_answer", "vendor_answer"):
        before, after = (
            _right([r for r in rows if (_time(r) >= REORGANISATION) == reorganised], column)
            for reorganised in (False, True)
        )
        listed = re.search(rf"\| `{column}` .*\| (\d+) % \| (\d+) % \|", reference)
        assert listed, column
        assert (int(listed[1]), int(listed[2])) == (round(100 * before), round(100 * after))


def test_the_reference_counts_each_kind_as_it_is(rows):
    counts = Counter((row["kind"], _time(row) >= REORGANISATION) for row in rows)
    reference = REFERENCE.read_text(encoding="utf-8")
    for kind in {row["kind"] for row in rows}:
        listed = re.search(rf"\| {kind}[^|]*\| (\d+) \+ (\d+) \|", reference)
        assert listed, kind
        assert (int(listed[1]), int(listed[2])) == (counts[kind, False], counts[kind, True]), kind


def test_it_names_no_real_place_or_department_and_no_real_number(rows):
    everything = "\n".join(f"{row['text']} {row['department']} {row['kind']}" for row in rows)
    assert [name for name in REAL_NAMES if name.lower() in everything.lower()] == []
    numbers = re.findall(r"\b\d{4} ?\d{4}\b", everything)
    assert numbers and all(number.startswith("0000") for number in numbers)


def test_nothing_is_left_of_the_builder_s_notation(rows):
    assert [row["text"] for row in rows if re.search(r"[{}|\[\]]", row["text"])] == []


def test_the_file_is_what_its_builder_writes():
    assert subprocess.run([sys.executable, BUILDER, "--check"], check=False).returncode == 0
