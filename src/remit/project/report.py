"""What a replay found, in the terminal: first in words, then in figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from remit.adapters.set_aside import described
from remit.core.replay import short_answer
from remit.project.job import Job

Figures = dict[str, Any]
LISTED = 10
SHARES = {
    "accuracy": "proposals that agree with the record",
    "decided_by_tool": "decided by the tool",
    "tool_error": "of these wrong",
    "officers_read": "read by officers, audits included",
    "oracle_share": "most that hindsight could have freed",
}


def tell(figures: Figures, job: Job, console: Console | None = None) -> None:
    """Print the short answer, then the figures, then what had to be left out or assumed."""
    console = console or Console(highlight=False)
    for sentence in short_answer(figures, job.plan.promise):
        console.print(Text(sentence), "", sep="\n")
    if notes := list(_notes(figures)):
        console.print(Text("\n".join(notes)), "", sep="\n")
    console.print(_overall(figures), "")
    if len(figures["delegations"]) > 1:
        console.print(_delegations(figures["delegations"]), "")
    console.print(Text(f"Files in {job.out}: summary.json, cases.csv"))


def _overall(figures: Figures) -> Table:
    cases, last = figures["cases"], figures["last_quarter"]
    table = _table("", "all cases", "last quarter")
    table.add_row("cases", f"{cases:,}", f"{cases - cases * 3 // 4:,}")
    for key, meaning in SHARES.items():
        table.add_row(meaning, _percent(figures[key]), _percent(last[key]))
    table.add_row("audits", f"{figures['audits']:,}", f"{last['audits']:,}")
    return table


def _delegations(delegations: list[Figures]) -> Table:
    table = _table("delegation", "state", "cases", "decided", "wrong", "blind labels", "errors")
    for figures in sorted(delegations, key=lambda d: (-d["decided"], -d["cases"]))[:LISTED]:
        table.add_row(
            Text(figures["name"], overflow="ellipsis", no_wrap=True),
            figures["state"],
            f"{figures['cases']:,}",
            f"{figures['decided']:,}",
            _percent(figures["tool_error"]),
            f"{figures['labels']:,}",
            f"{figures['errors']:g}",
        )
    if len(delegations) > LISTED:
        table.caption = f"and {len(delegations) - LISTED:,} more in summary.json"
    return table


def _table(first: str, *others: str) -> Table:
    table = Table(box=None, header_style="bold", caption_justify="left")
    table.add_column(first, max_width=40)  # the one that gives way on a narrow screen
    for heading in others:
        table.add_column(heading, justify="right", no_wrap=True)
    return table


def _notes(figures: Figures) -> Iterator[str]:
    if counts := figures["rows_set_aside"]:
        rows = described(counts, figures["rows_set_aside_first"])
        yield f"Set aside, all listed in rows_set_aside.csv: {rows}."
    if rules := figures["rules_suggested"]:
        named = ", ".join(f"“{rule['old']}” is now “{rule['new']}”" for rule in rules[:3])
        were = "1 rule was" if len(rules) == 1 else f"{len(rules):,} rules were"
        among = ", among them" if len(rules) > 3 else ""
        signed = " and signed" if all(rule["signed"] for rule in rules) else ""
        yield f"{were} proposed{signed}{among}: {named}."
    if none := figures["confidence_not_a_number"]:
        were = "confidence was" if none == 1 else "confidences were"
        yield f"{none:,} {were} no number: taken as 0."
    for assumption in figures["assumed"]:
        yield f"Assumed: {assumption}."


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{share:.1%}"
