"""The same figures stand in the page, in the terminal and in the file."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from click.testing import CliRunner

from remit.core.replay import answers
from remit.core.sentences import Share
from remit.project.cli import main
from remit.wording import language
from tests.project.messages import write_messages

OPTIONS = ["--text", "message", "--answer", "department", "--time", "received", "--id", "id",
           "--blind-share", "0.5", "--promise", "0.1", "--minutes", "6"]  # fmt: skip


@pytest.fixture(scope="module", params=["en", "zh-hant"])
def replayed(request, tmp_path_factory):
    """The language, the figures, what the page says and what the terminal says."""
    folder = tmp_path_factory.mktemp("replayed")
    table = str(write_messages(folder / "cases.csv", 900))
    out = folder / "out"
    result = CliRunner().invoke(
        main, ["replay", table, *OPTIONS, "--lang", request.param, "--out", str(out)]
    )
    assert result.exit_code == 0, result.output
    figures = json.loads((out / "summary.json").read_text("utf-8"))
    page = unescape(re.sub(r"<[^>]+>", " ", (out / "report.html").read_text("utf-8")))
    return language(request.param), figures, squeezed(page), squeezed(result.output)


def squeezed(text: str) -> str:
    """Return a text without spaces: a terminal breaks lines, a page does not."""
    return "".join(text.split())


def test_each_sentence_of_the_answer_stands_in_both(replayed):
    words, figures, page, terminal = replayed
    told = answers(figures)

    assert figures["decided"] > 0
    for sentence in (*told.may, *told.what, *told.since, *told.wrong, *told.next):
        written = squeezed(words.said(sentence))
        assert written in terminal
        assert written in page


@pytest.mark.parametrize("key", ["accuracy", "decided_by_tool", "tool_error", "officers_read"])
def test_each_share_of_the_file_stands_in_the_terminal(replayed, key):
    words, figures, _, terminal = replayed
    assert squeezed(words.written(Share(figures[key], 1))) in terminal


@pytest.mark.parametrize("key", ["errors_unseen_bound", "audits", "cases", "decided"])
def test_each_count_of_the_file_stands_in_the_page(replayed, key):
    words, figures, page, _ = replayed
    assert words.written(figures[key]) in page


def test_how_far_it_hangs_on_chance_is_the_same_in_all_three(replayed):
    words, figures, page, terminal = replayed
    decided = figures["draws"]["decided_last_quarter"]

    assert figures["draws"]["number"] == 20
    told = squeezed(words.said(answers(figures).may[-1]))
    for share in decided.values():
        assert words.written(Share(share)) in told
    assert told in page
    assert told in terminal


def test_the_verdict_is_the_same_in_all_three(replayed):
    words, figures, page, terminal = replayed
    verdict = squeezed(words.said(answers(figures).verdict))

    assert figures["verdict"] == answers(figures).standing
    assert verdict in page
    assert verdict in terminal


def test_the_hours_are_the_same_in_all_three(replayed):
    words, figures, page, terminal = replayed
    net = figures["staff_time"]["net_hours"]

    assert words.written(net) in terminal
    assert words.written(round(net)) in page


def test_what_happened_each_month_adds_up_to_the_totals(replayed):
    _, figures, _, _ = replayed
    periods = figures["periods"]

    assert sum(p["tool_unseen"] + p["tool_audited"] for p in periods) == figures["decided"]
    assert sum(p["tool_wrong"] for p in periods) == figures["wrong"]
    assert sum(a["decided"] for a in figures["by_answer"]) == figures["decided"]
    present = [c for row in figures["what_if"] for c in row["choices"] if c["present"]]
    assert {choice["decided"] for choice in present} == {figures["decided"]}


def test_a_report_is_written_again_without_replaying(tmp_path):
    table = str(write_messages(tmp_path / "cases.csv", 300))
    out = str(tmp_path / "out")
    columns = ["--text", "message", "--answer", "department"]
    assert CliRunner().invoke(main, ["replay", table, *columns, "--out", out]).exit_code == 0

    again = CliRunner().invoke(main, ["report", out, "--lang", "zh-hant", "--minutes", "5"])

    assert again.exit_code == 0, again.output
    page = (tmp_path / "out" / "report.html").read_text("utf-8")
    assert '<html lang="zh-Hant-HK"' in page


@pytest.mark.parametrize("content", [None, "{", '{"schema": 1, "version": "0.1.0"}'])
def test_without_figures_it_says_what_is_missing(tmp_path, content):
    if content is not None:
        (tmp_path / "summary.json").write_text(content, "utf-8")

    result = CliRunner().invoke(main, ["report", str(tmp_path)])

    assert result.exit_code == 2
    assert "summary.json" in result.output


def test_the_sample_is_written_where_nothing_is_lost(tmp_path):
    path = str(tmp_path / "hotline.csv")

    assert CliRunner().invoke(main, ["sample", path]).exit_code == 0
    again = CliRunner().invoke(main, ["sample", path])
    assert again.exit_code == 2
    assert "exists already" in again.output
