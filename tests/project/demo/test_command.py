from __future__ import annotations

import sys

import pytest
from click.testing import CliRunner

from remit.project import cli


def test_the_process_that_opens_the_site_has_drawn_nothing_because_its_children_must(
    tmp_path, monkeypatch
):
    monkeypatch.setattr("remit.project.demo.serve.run", lambda *given: None)
    apart, here = [], []
    monkeypatch.setattr(cli, "_apart", lambda act, *given: apart.append(act))
    monkeypatch.setattr(cli, "_replay", lambda *given: here.append(given))

    done = CliRunner().invoke(cli.main, ["demo", "--out", str(tmp_path)])

    assert done.exit_code == 0, done.output
    assert (apart, here) == ([cli._replay_sample], [])


def test_what_fails_apart_ends_the_command():
    with pytest.raises(SystemExit, match="3"):
        cli._apart(sys.exit, 3)
