"""The commands that the documents name are run, in order, and must say what the documents say."""

from __future__ import annotations

import csv
import re
import shlex
from importlib.resources import as_file
from pathlib import Path

import pytest
from click.testing import CliRunner

from remit.project.cli import main
from remit.samples import hotline

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(r"```(sh|text)\n(.*?)```", re.DOTALL)
RENAMED = {"text": "message", "time": "received"}


def blocks(path: Path) -> list[tuple[str, str]]:
    return BLOCK.findall(path.read_text("utf-8"))


RUN = [path for path in sorted(DOCS.rglob("*.md")) if any(k == "sh" for k, _ in blocks(path))]


@pytest.fixture
def desk(tmp_path, monkeypatch) -> Path:
    """A folder with `cases.csv`: the sample, its columns named as the how-tos name them."""
    with as_file(hotline()) as sample, sample.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    rows[0] = [RENAMED.get(name, name) for name in rows[0]]
    with (tmp_path / "cases.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(command: str) -> str:
    program, *arguments = shlex.split(command)
    assert program == "remit", f"only remit is run by this test, not {command}"
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, f"{command}\n{result.output}\n{result.exception}"
    return " ".join(result.output.split())


@pytest.mark.parametrize("path", RUN, ids=lambda path: str(path.relative_to(DOCS)))
def test_its_commands_run_and_say_what_it_says(path, desk):
    output = ""
    for kind, content in blocks(path):
        if kind == "sh":
            lines = content.replace("\\\n", " ").strip().splitlines()
            output = " ".join(said(line) for line in lines if not line.startswith("#"))
        elif output:
            for part in content.split("..."):
                assert " ".join(part.split()) in output


def test_a_tutorial_a_how_to_and_an_explanation_are_run():
    assert {path.relative_to(DOCS).parts[0] for path in RUN} >= {
        "tutorial", "howto", "explanation"
    }  # fmt: skip
