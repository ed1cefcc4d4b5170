from __future__ import annotations

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from remit import __version__
from remit.project.cli import main
from tests.project.messages import write_messages

COLUMNS = ["--text", "message", "--answer", "department"]


@pytest.fixture
def table(tmp_path) -> str:
    return str(write_messages(tmp_path / "cases.csv", 300))


@pytest.fixture
def remit(tmp_path):
    def remit(*arguments: str):
        out = [] if "--help" in arguments else ["--out", str(tmp_path / "out")]
        return CliRunner().invoke(main, [*arguments, *out])

    return remit


def test_a_replay_answers_in_words_then_in_figures(remit, table, tmp_path):
    result = remit("replay", table, *COLUMNS, "--time", "received", "--id", "id")

    assert result.exit_code == 0, result.output
    words, figures = result.output.index("Officers would"), result.output.index("decided by")
    assert words < figures
    assert json.loads((tmp_path / "out" / "summary.json").read_text())["cases"] == 300


def test_each_group_is_listed(remit, table):
    result = remit("replay", table, *COLUMNS, "--group", "harm", "--delegations", "group")

    assert "delegation" in result.output
    assert "learning" in result.output or "granted" in result.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--text", "mesage", "--answer", "department"], 'no column "mesage"; it has: id,'),
        ([*COLUMNS, "--time", "message"], "no usable date"),
        ([*COLUMNS, "--label-delay", "soon"], "neither a number of cases"),
        ([*COLUMNS, "--delegations", "group"], "needs --group"),
        ([*COLUMNS, "--time", "received", "--shuffle"], "would undo --time"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_message(remit, table, arguments, message):
    result = remit("replay", table, *arguments)

    assert result.exit_code == 2
    assert message in result.output
    assert "Traceback" not in result.output


def test_rows_that_cannot_be_used_are_counted_and_the_rest_goes_on(remit, table, tmp_path):
    with open(table, "a", encoding="utf-8") as file:
        file.write("1,2024-12-30,again,roads,a\n301,2024-12-30,,roads,a\n302,2024-12")

    result = remit("replay", table, *COLUMNS, "--id", "id")

    assert result.exit_code == 0
    told = " ".join(result.output.split())
    assert "1 row set aside, listed in rows_set_aside.csv, id seen before: 302" in told
    assert "no text: 303" in told
    assert (tmp_path / "out" / "rows_set_aside.csv").read_text().count("\n") == 4


def test_a_low_blind_share_needs_no_second_option(remit, table):
    assert remit("replay", table, *COLUMNS, "--blind-share", "0.01").exit_code == 0


def test_help_teaches_by_example(remit):
    for command in ("replay", "demo"):
        assert remit(command, "--help").exit_code == 0
    assert "remit replay cases.csv --text message" in remit("replay", "--help").output


def test_the_version_is_told():
    assert __version__ in CliRunner().invoke(main, ["--version"]).output


def test_help_waits_for_no_slow_import():
    slow = "{'numpy', 'rich', 'charset_normalizer', 'remit.core.authority'} & set(sys.modules)"
    command = f"import sys, remit.project.cli; sys.exit(str({slow} or ''))"
    result = subprocess.run([sys.executable, "-c", command], capture_output=True, check=False)

    assert result.stderr.decode().strip() == ""
