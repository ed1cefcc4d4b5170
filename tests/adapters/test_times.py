from __future__ import annotations

import math
from datetime import UTC, datetime

import pytest

from remit.adapters.times import TimeColumn, read_time

FIRST_OF_SEPTEMBER = datetime(2023, 9, 1, tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    "written",
    [
        "2023-09-01", "2023-09", "202309", "20230901", "20230901000000", "2023/9/1", "2023.09.01",
        "2023-09-01T00:00:00Z", "2023-09-01 08:00:00+08:00", "2023-09-01 08:00:00 +0800",
        "2023-9-1 0:00", "1 Sep 2023", "1st September 2023", "01-Sep-2023", "Sep 1, 2023",
        "September 2023", "Friday, September 1, 2023", "Fri, 01 Sep 2023 02:00:00 +0200",
        "2023年9月1日", "2023年9月", "2023年9月1日 上午12:00", "1 Sep 2023 12:00 am",
        "1693526400", "1693526400.0", "1693526400000", " 2023-09-01 ",
    ],
)  # fmt: skip
def test_one_day_is_read_however_it_is_written(written):
    assert read_time(written) == (FIRST_OF_SEPTEMBER, FIRST_OF_SEPTEMBER)


@pytest.mark.parametrize(
    "written",
    [
        "", "soon", "12:30", "1,234", "2023-02-30", "45/45/2023", "2023-09-01 25:00", "2023-13",
        "31 Foo 2023", "9/2023", "2023-09-01 later", "202313", "9" * 30,
        "0001-01-01T00:00:00", "1899-12-30",
    ],
)  # fmt: skip
def test_what_is_no_time_is_none(written):
    assert all(map(math.isnan, read_time(written)))


def test_hours_after_noon_are_added():
    assert read_time("1/9/23 2:30 PM").day_first == FIRST_OF_SEPTEMBER + 14.5 * 3600
    assert read_time("2023年9月1日 下午2:30").day_first == FIRST_OF_SEPTEMBER + 14.5 * 3600


def test_a_year_of_two_figures_belongs_to_the_nearest_century():
    assert read_time("1/9/23").day_first == FIRST_OF_SEPTEMBER
    assert read_time("1/9/70").day_first < 365 * 86_400


def column(*values: str) -> tuple[list[str], str]:
    times = TimeColumn()
    for value in values:
        times.add(value)
    settled, note = times.settle()
    written = [datetime.fromtimestamp(t, UTC).strftime("%d %b") if t == t else "" for t in settled]
    return written, note


def test_one_impossible_month_decides_for_the_whole_column():
    assert column("03/04/2023", "13/04/2023")[0] == ["03 Apr", "13 Apr"]
    assert column("03/04/2023", "04/13/2023")[0] == ["04 Mar", "13 Apr"]


def test_if_both_readings_are_possible_the_orderly_one_is_taken_and_said():
    days, note = column("11/01/2023", "12/01/2023", "01/02/2023")
    months, _ = column("01/11/2023", "01/12/2023", "02/01/2023")

    assert days == ["11 Jan", "12 Jan", "01 Feb"]
    assert months == ["11 Jan", "12 Jan", "01 Feb"]
    assert "day first" in note


def test_where_nothing_tells_the_day_comes_first():
    assert column("03/04/2023")[0] == ["03 Apr"]


def test_nothing_is_said_where_nothing_was_assumed():
    assert column("2023-04-03", "unknown") == (["03 Apr", ""], "")
