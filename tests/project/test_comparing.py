"""Several tools from one table: checked first, each in a folder of its own, none twice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.project.commands import COLUMNS, names, remit, said
from tests.project.messages import write_messages

TWO = ["--proposals", "harm", "--proposals", "dept=received"]


@pytest.fixture
def compare(tmp_path):
    table = write_messages(tmp_path / "mine.csv", 60)
    out = tmp_path / "out"
    return lambda *arguments: remit("compare", table, *COLUMNS, *arguments, "--out", out)


@pytest.fixture
def out(tmp_path) -> Path:
    return tmp_path / "out"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--proposals", "harm", "--proposals", "harm"], "two tools are called"),
        (["--proposals", "remit=harm"], "two tools are called"),
        (["--proposals", "a=harm", "--proposals", "a + Remit=id"], "two tools are called"),
        (["--proposals", "harm", "--proposals", "nowhere"], 'no column "nowhere"'),
        (["--proposals", "harm", "--proposals", "department"], "is the column of --answer"),
        ([*TWO, "--delegations", "group"], "needs --group"),
        ([*TWO, "--time", "received", "--shuffle"], "would undo --time"),
        ([*TWO, "--with-texts"], "No such option"),
        ([*TWO, "--what-if"], "No such option"),
    ],
)
def test_what_cannot_be_compared_is_said_before_anything_is_replayed(
    compare, out, arguments, message
):
    result = compare(*arguments)

    assert result.exit_code == 2 and message in said(result), said(result)
    assert not out.exists()


def test_tools_whose_names_make_no_folder_or_the_same_keep_apart(compare, out):
    result = compare("--proposals", "🙂=harm", "--proposals", "🙃=id", "--proposals", "A/B=harm",
                     "--proposals", "a b=id", "--no-remit")  # fmt: skip

    assert result.exit_code == 0, result.output
    tools = {json.loads(p.read_text("utf-8"))["tool"] for p in out.glob("*/summary.json")}
    assert len(tools) == 8


def test_a_finished_run_is_taken_up_with_the_minutes_asked_for_now(compare, out):
    assert compare("--proposals", "harm").exit_code == 0
    written = (out / "remit" / "cases.csv").stat().st_mtime_ns

    assert compare("--proposals", "harm", "--minutes", "6").exit_code == 0

    assert (out / "remit" / "cases.csv").stat().st_mtime_ns == written
    figures = json.loads((out / "remit" / "summary.json").read_text("utf-8"))
    assert figures["staff_time"]["minutes"] == 6


def shortened(folder: Path) -> None:
    lines = (folder / "cases.csv").read_text("utf-8").splitlines(keepends=True)
    (folder / "cases.csv").write_text("".join(lines[:20]), "utf-8")


def cut(folder: Path) -> None:
    (folder / "cases.csv").write_bytes((folder / "cases.csv").read_bytes()[:-9])


def deleted(folder: Path) -> None:
    (folder / "cases.csv").unlink()


def without_a_key(folder: Path) -> None:
    text = (folder / "summary.json").read_text("utf-8")
    (folder / "summary.json").write_text(text.replace('"accuracy"', '"was"'), "utf-8")


def no_mapping(folder: Path) -> None:
    (folder / "summary.json").write_text("[]", "utf-8")


@pytest.mark.parametrize("damage", [shortened, cut, deleted, without_a_key, no_mapping])
def test_a_finished_run_that_was_damaged_is_replayed_again(compare, out, damage):
    assert compare("--proposals", "harm").exit_code == 0
    first = (out / "comparison.json").read_bytes()
    damage(out / "remit")

    result = compare("--proposals", "harm")

    assert result.exit_code == 0, result.output
    assert (out / "comparison.json").read_bytes() == first
    assert "cases.csv" in names(out / "remit")
