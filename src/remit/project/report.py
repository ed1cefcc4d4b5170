"""What a replay found, in the terminal: first in words, then in figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from remit.core.replay import answers
from remit.core.sentences import English, Names, Sentence, Share, Value, counted, from_plain, say
from remit.project.found import listed
from remit.reports.phrases import SET_ASIDE, group_of
from remit.reports.recommended import next_step, reasons, verdict

Figures = dict[str, Any]
Row = tuple[Value | None, ...]
Writer = Callable[[Value | None], str]
LISTED = 10
SHARES = {
    "accuracy": say("proposals that agree with the record"),
    "decided_by_tool": say("decided by the tool"),
    "tool_error": say("of these wrong"),
    "officers_read": say("read by officers, audits included"),
    "oracle_share": say("most that hindsight could have freed"),
}
QUESTIONS = {
    "may": say("May it decide alone?"),
    "what": say("What may it decide?"),
    "since": say("Since when?"),
    "wrong": say("What could go wrong?"),
    "next": say("What should we do next?"),
}
STATES = {
    "learning": say("learning"),
    "eligible": say("eligible"),
    "granted": say("granted"),
    "suspended": say("suspended"),
}


def tell(figures: Figures, page: Path, language: English, console: Console | None = None) -> None:
    """Print the short answer, then the figures, then what had to be left out or assumed."""
    console = console or Console(highlight=False)
    written = _writer(language)
    told = answers(figures)
    for part, question in QUESTIONS.items():
        console.print(Text(written(question), "bold"))
        console.print(Text(language.paragraph(getattr(told, part))), "", sep="\n")
    if notes := [written(note) for note in _notes(figures)]:
        console.print(Text("\n".join(notes)), "", sep="\n")
    console.print(_table(map(_row(written), _overall(figures))), "")
    if len(figures["delegations"]) > 1:
        console.print(_table(map(_row(written), _delegations(figures["delegations"]))), "")
        if (more := len(figures["delegations"]) - LISTED) > 0:
            console.print(Text(written(say("and {n} more in summary.json", n=more))), "")
    console.print(Text(written(say("Report: {path}", path=str(page)))))
    console.print(
        Text(
            written(say("Beside it: {files}", files="summary.json, cases.csv, rows_set_aside.csv"))
        )
    )


def tell_comparison(
    figures: Figures, page: Path, language: English, console: Console | None = None
) -> None:
    """Print which tool to take and why, then the figures of each."""
    console = console or Console(highlight=False)
    written = _writer(language)
    to_try = say("To try: {tool}.", tool=verdict(figures))
    for sentence in (to_try, *reasons(figures), *next_step(figures)):
        console.print(Text(written(sentence)), "", sep="\n")
    if notes := [written(note) for note in _assumed(figures)]:
        console.print(Text("\n".join(notes)), "", sep="\n")
    console.print(_table(map(_row(written), _tools(figures["tools"]))), "")
    console.print(Text(written(say("Report: {path}", path=str(page)))))


def _overall(figures: Figures) -> Iterator[Row]:
    last = figures["last_quarter"]
    yield "", say("all cases"), say("last 25%")
    yield say("cases"), figures["cases"], last["cases"]
    for key, meaning in SHARES.items():
        yield meaning, _share(figures[key]), _share(last[key])
    yield say("audits"), figures["audits"], last["audits"]
    if time := figures.get("staff_time"):
        yield say("hours freed, net of audits and repairs"), time["net_hours"], None


def _delegations(delegations: list[Figures]) -> Iterator[Row]:
    yield (
        say("delegation"), say("state"), say("cases"), say("decided"), say("wrong"),
        say("blind labels"), say("errors"),
    )  # fmt: skip
    for figures in sorted(delegations, key=lambda d: (-d["decided"], -d["cases"]))[:LISTED]:
        yield (
            group_of(figures["name"]),
            STATES[figures["state"]],
            figures["cases"],
            figures["decided"],
            _share(figures["tool_error"]),
            figures["labels"],
            figures["errors"],
        )


def _tools(tools: list[Figures]) -> Iterator[Row]:
    yield (
        say("tool"), say("right"), say("decided"), say("of these wrong"), say("unseen"),
        say("in force"),
    )  # fmt: skip
    for tool in tools:
        yield (
            tool["name"],
            _share(tool["accuracy"]),
            _share(tool["decided_by_tool"]),
            _share(tool["tool_error"]),
            tool["errors_unseen"],
            say("yes") if tool["in_force"] else say("no"),
        )


def _writer(language: English) -> Writer:
    return lambda value: "-" if value is None else language.written(value)


def _row(written: Writer) -> Callable[[Row], list[str]]:
    return lambda row: [written(value) for value in row]


def _table(rows: Iterator[list[str]]) -> Table:
    first, *others = next(rows)
    table = Table(box=None, header_style="bold", caption_justify="left")
    # The first column is the one that gives way on a narrow screen.
    table.add_column(first, min_width=16, max_width=40, overflow="ellipsis")
    for heading in others:
        table.add_column(heading, justify="right", no_wrap=True)
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _notes(figures: Figures) -> Iterator[Sentence]:
    for reason, count in figures["rows_set_aside"].items():
        yield say(
            "{count} set aside, listed in rows_set_aside.csv, {reason}: {rows}",
            count=counted(count, "{n} row", "{n} rows"),
            reason=SET_ASIDE[reason],
            rows=listed(list(map(str, figures["rows_set_aside_first"][reason])), count),
        )
    for rule in figures["rules_suggested"][:3]:
        yield _rule(rule)
    if (more := len(figures["rules_suggested"]) - 3) > 0:
        yield say("Rules proposed besides: {n}.", n=more)
    if none := figures["confidence_not_a_number"]:
        yield counted(
            none,
            "{n} confidence was no number: taken as 0.",
            "{n} confidences were no number: taken as 0.",
        )
    yield from _assumed(figures)


def _assumed(figures: Figures) -> Iterator[Sentence]:
    for assumption in figures["assumed"]:
        yield say("Assumed: {assumption}.", assumption=from_plain(assumption))


def _rule(rule: Figures) -> Sentence:
    old, new = Names((rule["old"],)), Names((rule["new"],))
    if rule["signed"]:
        return say("A rule was proposed and signed: {old} is now {new}.", old=old, new=new)
    return say("A rule was proposed: {old} is now {new}.", old=old, new=new)


def _share(share: float | None) -> Share | None:
    return None if share is None else Share(share, 1)
