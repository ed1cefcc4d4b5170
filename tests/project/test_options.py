"""What cannot be asked for is refused under its option's name, before anything is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.project.commands import COLUMNS, remit, said
from tests.project.messages import write_messages

QUICK = [*COLUMNS, "--no-what-if"]


@pytest.fixture
def table(tmp_path) -> Path:
    return write_messages(tmp_path / "mine.csv", 60)


@pytest.fixture
def out(tmp_path) -> Path:
    return tmp_path / "out"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--proposals", ""], "names no tool"),
        (["--proposals", "department"], "is the column of --answer"),
        (["--trust", "remit"], "--trust needs --proposals"),
        (["--answer", "message"], "--text and --answer name the same column"),
        (["--promise", "5"], "'--promise': 5 is not a share above 0% and below 50%"),
        (["--promise", "0"], "'--promise': 0 is not a share above 0%"),
        (["--promise", "nan"], "'--promise': nan is not a share"),
        (["--confidence", "1"], "'--confidence': 1 is not a share above 0% and below 100%"),
        (["--confidence", "sure"], "'--confidence': sure is not a share"),
        (["--audit-rate", "101%"], "'--audit-rate': 101% is not a share above 0% and up to 100%"),
        (["--minutes", "0"], "'--minutes': 0 is not a number above 0 and below 10,000"),
        (["--minutes", "nan"], "'--minutes': nan is not a number above 0"),
        (["--label-delay", "soon"], "'--label-delay'"),
        (["--label-delay", "14d"], "--label-delay in days needs --time"),
    ],
)
def test_an_option_that_cannot_be_is_named(table, out, arguments, message):
    result = remit("replay", table, *QUICK, *arguments, "--out", out)

    assert result.exit_code == 2 and message in said(result), said(result)
    assert not out.exists()


@pytest.mark.parametrize("written", ["0.08", "8%", "8 %", "８％"])
def test_a_share_may_be_written_in_per_cent(table, out, written):
    assert remit("replay", table, *QUICK, "--promise", written, "--out", out).exit_code == 0
    assert json.loads((out / "summary.json").read_bytes())["options"]["promise"] == 0.08
