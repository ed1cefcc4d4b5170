"""No run takes away what somebody may need: their table, another run's results, half a file."""

from __future__ import annotations

import json
import os

import pytest

from remit.adapters.locks import FolderInUse, only_run_in
from remit.adapters.past_cases import Columns
from remit.project.interrupts import Interrupted
from remit.project.job import Job, run
from tests.project.commands import COLUMNS, names, remit, said
from tests.project.messages import write_messages
from tests.project.test_job import unwatched

VENDOR = ["--proposals", "harm"]


@pytest.mark.parametrize("name", ["cases.csv", "rows_set_aside.csv", "report.html", "checkpoint"])
def test_a_replay_does_not_write_over_its_own_table(tmp_path, name):
    table = write_messages(tmp_path / name, 60)
    before = table.read_bytes()

    result = remit("replay", table, *COLUMNS, "--out", tmp_path)

    assert result.exit_code == 2
    assert "would be written over" in said(result) and "--out" in said(result)
    assert table.read_bytes() == before and names(tmp_path) == {name}


def test_nor_where_the_table_goes_by_another_name(tmp_path):
    table = write_messages(tmp_path / "mine.csv", 60)
    (tmp_path / "out").mkdir()
    os.link(table, tmp_path / "out" / "cases.csv")

    assert "would be written over" in said(
        remit("replay", table, *COLUMNS, "--out", tmp_path / "out")
    )


def test_nor_into_the_folder_that_it_reads(tmp_path):
    write_messages(tmp_path / "may.csv", 60)

    result = remit("replay", tmp_path, *COLUMNS, "--out", tmp_path)

    assert result.exit_code == 2 and names(tmp_path) == {"may.csv"}


def test_nor_over_another_table_of_that_name(tmp_path):
    table = write_messages(tmp_path / "mine.csv", 60)
    other = write_messages(tmp_path / "cases.csv", 10)
    before = other.read_bytes()

    result = remit("replay", table, *COLUMNS, "--out", tmp_path)

    assert result.exit_code == 2 and "was not written by Remit" in said(result)
    assert other.read_bytes() == before


@pytest.mark.parametrize("name", ["comparison.json", "remit/cases.csv"])
def test_a_comparison_does_not_write_over_its_own_table(tmp_path, name):
    (tmp_path / "remit").mkdir()
    table = write_messages(tmp_path / name, 60)
    before = table.read_bytes()

    result = remit("compare", table, *COLUMNS, *VENDOR, "--out", tmp_path)

    assert result.exit_code == 2 and "would be written over" in said(result)
    assert table.read_bytes() == before


def test_a_mask_does_not_write_its_report_over_its_own_table(tmp_path):
    table = write_messages(tmp_path / "a.csv.mask-report.json", 60)
    before = table.read_bytes()

    result = remit("mask", table, "--out", tmp_path / "a.csv")

    assert result.exit_code == 2 and table.read_bytes() == before


def test_a_second_run_does_not_write_into_the_folder_of_the_first(tmp_path):
    table = write_messages(tmp_path / "mine.csv", 60)
    out = tmp_path / "out"
    out.mkdir()

    with only_run_in(out):
        result = remit("replay", table, *COLUMNS, "--out", out)

    assert result.exit_code == 2 and "another run is writing" in said(result)
    assert names(out) == set()
    assert remit("replay", table, *COLUMNS, "--out", out).exit_code == 0


def test_a_folder_is_free_again_when_a_run_fails(tmp_path):
    with pytest.raises(ZeroDivisionError), only_run_in(tmp_path):
        raise ZeroDivisionError
    with only_run_in(tmp_path), pytest.raises(FolderInUse), only_run_in(tmp_path):
        pass


def test_what_is_replaced_is_said(tmp_path):
    table, out = write_messages(tmp_path / "mine.csv", 60), tmp_path / "out"
    command = ["replay", table, *COLUMNS, "--no-what-if", "--out", out]
    assert "Replaced" not in said(remit(*command))

    assert "Replaced" not in said(remit(*command))
    told = said(remit(*command, "--promise", "0.1"))

    assert "Replaced: the results of “mine.csv” under other options (“promise”)." in told
    other = write_messages(tmp_path / "other.csv", 60, seed=2)
    told = said(remit("replay", other, *COLUMNS, "--no-what-if", "--out", out))
    assert "Replaced: the results of another table, “mine.csv”." in told


def test_a_report_in_another_language_is_not_replaced_in_silence(tmp_path):
    table, out = write_messages(tmp_path / "mine.csv", 60), tmp_path / "out"
    remit("replay", table, *COLUMNS, "--no-what-if", "--out", out)

    assert "Replaced" not in remit("report", out).output
    assert "已取代：英文版的報告。" in remit("report", out, "--lang", "zh-hant").output
    assert "Replaced: the report in Traditional Chinese." in said(remit("report", out))


def test_an_old_report_does_not_stand_beside_new_figures(tmp_path):
    table, out = write_messages(tmp_path / "mine.csv", 60), tmp_path / "out"
    remit("replay", table, *COLUMNS, "--no-what-if", "--out", out)
    assert "report.html" in names(out)

    run(Job(str(table), Columns("message", "department"), out), unwatched)

    assert names(out) == {"summary.json", "cases.csv", "rows_set_aside.csv"}


def test_stopped_while_it_completes_the_figures_it_need_not_begin_again(tmp_path):
    table, out = write_messages(tmp_path / "mine.csv", 60), tmp_path / "out"
    job = Job(str(table), Columns("message", "department"), out)

    def pressed(figures, cases):
        raise KeyboardInterrupt

    def none_left(cases, done, total):
        assert (done, total) == (60, 60)
        yield from cases

    with pytest.raises(Interrupted, match="after 60 cases"):
        run(job, unwatched, complete=pressed)
    assert "summary.json" not in names(out)
    figures = run(job, none_left)

    assert figures["cases"] == 60 and "checkpoint" not in names(out)
    assert json.loads((out / "summary.json").read_text("utf-8")) == figures


def test_ctrl_c_anywhere_ends_with_a_message_and_status_130(tmp_path, monkeypatch):
    table = write_messages(tmp_path / "mine.csv", 60)

    def pressed(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("remit.project.job.open_past_cases", pressed)
    result = remit("replay", table, *COLUMNS, "--out", tmp_path / "out")

    assert result.exit_code == 130 and "remit: stopped" in result.output
