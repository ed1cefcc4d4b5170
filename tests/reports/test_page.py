from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from remit.core.replay import Pooling
from remit.core.replay.staff_time import Minutes
from remit.core.sentences import ENGLISH, English, Sentence
from remit.reports import comparison_page, replay_page
from remit.reports.sections import tone
from tests.reports.figures import Figures, comparison_figures, renamed, replay_figures
from tests.reports.reading import Reading

TEMPLATES = sorted((Path(__file__).parents[2] / "src/remit/reports/templates").glob("*.html"))
MINUTES = Minutes(6, 12)


class Wordless(English):
    """A language in which every sentence is one sign."""

    def template(self, sentence: Sentence) -> str:
        return "▢"

    def day(self, day: date) -> str:
        return day.isoformat()


@pytest.fixture(scope="module")
def figures():
    return replay_figures(minutes=MINUTES, choices=True)


@pytest.fixture(scope="module")
def page(figures):
    return replay_page(figures, ENGLISH)


def test_it_shows_who_decided_as_the_figures_have_it(figures, page):
    head, *rows = Reading(page).tables["Who decided, month by month"]

    assert head[0] == "Month"
    assert [row[0] for row in rows] == [period["name"] for period in figures["periods"]]
    assert [row[2] for row in rows] == [str(p["tool_unseen"]) for p in figures["periods"]]


def test_it_shows_the_same_figures_as_the_summary(figures, page):
    text = " ".join(Reading(page).words)
    quarter = figures["last_quarter"]

    assert figures["decided"] > 0
    for share in (quarter["decided_by_tool"], quarter["officers_read"], figures["accuracy"]):
        assert f"{share:.0%}" in text
    bound, unseen = figures["errors_unseen_bound"], figures["decided"] - figures["audits"]
    assert f"At most {bound} of the {unseen} decisions that nobody saw were wrong" in text
    assert f"{figures['tool_error']:.1%}" in text


def test_it_lists_what_happened_to_the_delegation(figures, page):
    _, *rows = Reading(page).tables["What happened to the delegation"]

    assert len(rows) == len(figures["delegations"][0]["history"])
    assert rows[0][1] == "Granted"


def test_it_lists_what_was_confused_most(figures, page):
    _, first, *_ = Reading(page).tables["Answers confused most often"]
    pair = figures["confusions"][0]

    assert first[:3] == [pair["answer"], pair["proposal"], str(pair["cases"])]


def test_what_is_not_listed_of_what_was_confused_is_counted(figures):
    pairs = [{"answer": f"A{n}", "proposal": "B", "cases": 2} for n in range(20)]
    period = {**figures["periods"][0], "cases": 50, "correct": 0}
    page = replay_page({**figures, "confusions": pairs, "periods": [period]}, ENGLISH)
    reading = Reading(page)

    assert [row[0] for row in reading.tables["Pairs confused less often"][1:]][-1] == "A19"
    assert "10 more cases lie in pairs confused less often still" in " ".join(reading.words)


def test_a_choice_that_changes_nothing_is_one_line_and_no_picture(figures):
    (row,) = (row for row in figures["what_if"] if row["dimension"] == "label_delay")
    present = next(choice for choice in row["choices"] if choice["present"])
    alike = [{**present, "value": value, "present": not value} for value in (0.0, 100.0)]
    page = replay_page({**figures, "what_if": [{**row, "choices": alike}]}, ENGLISH)

    assert "With “100 cases” nothing changes." in page
    assert 'id="what-if-label_delay"' not in page


def test_withdrawals_are_told_where_no_answer_explains_them(figures):
    loss = {
        "event": "suspended", "reason": "alarm", "after_cases": 9, "time": "",
        "verdicts": 21, "wrong": 6.0, "error_rate": 6 / 21,
    }  # fmt: skip
    (delegation,) = figures["delegations"]
    lost = {**delegation, "history": [*delegation["history"], loss]}
    nowhere: Figures = {"answers": [], "groups": [], "with_officers": [], "never_right": []}
    page = replay_page({**figures, "delegations": [lost], "not_to_be_trusted": nowhere}, ENGLISH)

    after = page[page.index("Nowhere was it wrong") :]
    assert "29% of the latest blind verdicts said wrong" in after[:500]


def test_it_says_why_so_many_other_draws_were_tried(page):
    assert "20 for up to 20,000 cases, and 8 for more, because each is another life" in page


def test_it_shows_what_other_choices_buy_and_cost(figures, page):
    _, *rows = Reading(page).tables["The promise: how many of its decisions may be wrong"]
    (promises,) = (row for row in figures["what_if"] if row["dimension"] == "promise")

    assert [row[3] for row in rows] == [str(c["errors_unseen"]) for c in promises["choices"]]


def test_it_tells_how_to_get_the_hours_where_nobody_gave_the_minutes():
    text = " ".join(Reading(replay_page(replay_figures(100), ENGLISH)).words)

    assert "--minutes" in text


def test_it_shows_beside_the_verdict_how_often_chance_would_have_it_so(figures, page):
    luck = figures["draws"]
    told = f"is chance: in {luck['in_force']} of {luck['number']} other draws it holds the right"

    assert told in " ".join(Reading(page).words)


def test_the_truth_stands_beside_what_the_labels_say(figures, page):
    _, *rows = Reading(page).tables["Wrong among the cases it was sure of, against the promise"]

    assert [row[-1] for row in rows] == [f"{p['sure_rate']:.1%}" for p in figures["periods"]]


def test_every_loss_of_authority_is_listed_with_what_ended_it(figures):
    (delegation,) = figures["delegations"]
    loss = {
        "event": "suspended", "reason": "alarm", "after_cases": 9, "time": "",
        "verdicts": 21, "wrong": 6.0, "error_rate": 6 / 21,
    }  # fmt: skip
    lost = {**delegation, "history": [*delegation["history"], *[loss] * 4]}
    words = Reading(replay_page({**figures, "delegations": [lost]}, ENGLISH)).words

    assert words.count("Authority lost") == 4
    assert "6 of the latest 21 verdicts, or 29%" in " ".join(words)


def test_no_staff_time_is_one_sentence_and_no_chart():
    page = replay_page(replay_figures(error_rate=0.6, minutes=MINUTES), ENGLISH)

    assert "no staff time was freed or spent" in page
    assert "Staff time freed and spent" not in page


def test_it_escapes_what_comes_from_the_data(figures):
    nasty = "<script>alert(1)</script>"
    page = replay_page(renamed(figures, "路政署", nasty), ENGLISH)

    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


@pytest.mark.parametrize(
    "options",
    [
        {"number": 1},
        {"number": 3},
        {"number": 60, "timed": False},
        {"number": 300, "answers": ("路政署",), "error_rate": 0.0},
        {"error_rate": 0.6},
        {"pooling": Pooling.ANSWER, "minutes": MINUTES},
        {"timed": False},
    ],
    ids=["one case", "three", "untimed", "one answer", "refused", "several", "in stretches"],
)
def test_it_reports_on_any_replay(options):
    page = replay_page(replay_figures(**options), ENGLISH)

    assert Reading(page).headings.count(1) == 1


@pytest.mark.parametrize(
    ("options", "look"),
    [
        ({}, "yes"),
        ({"number": 20}, "open"),
        ({"number": 300, "answers": ("路政署",), "error_rate": 0.0}, "open"),
        ({"error_rate": 0.6}, "no"),
    ],
    ids=["granted", "too early", "one answer", "refused"],
)
def test_the_verdict_looks_like_what_it_says(options, look):
    assert tone(replay_figures(**options)) == look


def test_a_verdict_that_hangs_on_chance_looks_like_no_answer():
    luck = {"number": 20, "in_force": 10, "decided_last_quarter": {"least": 0.0, "most": 0.4}}

    assert tone({**replay_figures(), "draws": luck}) == "open"


def test_a_broken_promise_never_looks_like_a_yes():
    assert tone({**replay_figures(), "tool_error": 0.11}) == "care"


def test_it_needs_nothing_from_outside_and_runs_nothing(page):
    tags = set(Reading(page).tags)

    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "form"}
    assert "default-src 'none'" in page
    assert "http" not in re.sub(r'http-equiv="', "", page)


def test_its_headings_skip_no_level(page):
    levels = Reading(page).headings

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_it_stays_small_however_many_delegations_there_are(figures):
    delegation = figures["delegations"][0]
    many = [{**delegation, "name": f"{n}{'署' * 5_000}"} for n in range(2_000)]
    answers = [{**figures["by_answer"][0], "name": entry["name"]} for entry in many]
    page = replay_page({**figures, "delegations": many, "by_answer": answers}, ENGLISH)

    assert len(page.encode()) < 1_500_000


@pytest.mark.parametrize(
    "options",
    [{"minutes": MINUTES, "choices": True}, {"pooling": Pooling.ANSWER}],
    ids=["one delegation", "several"],
)
def test_every_word_can_be_said_in_another_language(options):
    words = " ".join(Reading(replay_page(replay_figures(**options), Wordless())).words)

    assert re.findall("[A-Za-z]+", words) == []


def test_every_word_of_a_comparison_can_be_said_in_another_language():
    words = " ".join(Reading(comparison_page(comparison_figures(), Wordless())).words)

    assert re.findall("[A-Za-z]+", words) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_translator_finds_every_sentence_of_a_template(template):
    text = template.read_text(encoding="utf-8")

    assert re.findall(r"\b(?:t|counted)\((?![^()]*\")[^)]*\)", text) == []
    assert re.findall(r"\bt\((?!\")", text) == []
