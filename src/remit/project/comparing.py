"""Several tools replayed on the same cases, and what sets them apart."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from remit.adapters.past_cases import Columns
from remit.adapters.recorded_cases import case_records
from remit.core.replay import ReplayPlan
from remit.core.replay.comparison import Entrant, compare
from remit.core.replay.ledger import Ledger
from remit.core.replay.staff_time import Minutes
from remit.project.completing import Wishes, completed
from remit.project.job import Job, run, save
from remit.project.pages import write_comparison, write_report
from remit.project.progress import watched
from remit.project.tools import Vendor, folder_name

Figures = dict[str, Any]


@dataclass(frozen=True)
class Contest:
    """Which tools are tried on which cases, under which conditions.

    Attributes
    ----------
    vendors
        Tools whose answers stand in the table.
    with_remit
        Whether Remit's own learner is tried, too.
    """

    file: str
    columns: Columns
    out: Path
    plan: ReplayPlan
    vendors: tuple[Vendor, ...]
    with_remit: bool
    encoder: str = "none"
    file_encoding: str = ""
    shuffle: bool = False

    def jobs(self) -> Iterator[Job]:
        """Yield a replay for each tool, and for each vendor's with Remit's trust in it."""
        tried: list[Vendor | None] = [None] if self.with_remit else []
        for vendor in self.vendors:
            tried += [vendor, replace(vendor, name=f"{vendor.name} + Remit", trusted=True)]
        for tool in tried:
            yield Job(
                self.file,
                self.columns,
                self.out / folder_name(tool),
                self.plan,
                self.encoder,
                self.file_encoding,
                self.shuffle,
                tool,
            )


def judge(
    contest: Contest, minutes: Minutes | None, lang: str, fresh: bool
) -> tuple[Figures, Path]:
    """Replay every tool, compare them, and write the report; return figures and its place."""
    entrants = [_entrant(job, minutes, lang, fresh) for job in contest.jobs()]
    figures = {
        **compare(entrants, minutes),
        **{key: entrants[0].figures[key] for key in ("file", "from", "to", "promise", "version")},
        "options": {**entrants[0].figures["options"], "proposals": "", "trust": False},
    }
    save(figures, contest.out / "comparison.json")
    return figures, write_comparison(figures, contest.out, lang)


def _entrant(job: Job, minutes: Minutes | None, lang: str, fresh: bool) -> Entrant:
    click.echo(f"{job.tool}: {job.out}", err=True)
    figures = None if fresh else _finished(job)
    if figures is None:
        wishes = Wishes(minutes, what_if=False)
        figures = run(
            job, watched, fresh, complete=lambda f, cases: completed(f, cases, job, wishes)
        )
    write_report(figures, job.out, lang)
    ledger = Ledger()
    for record in case_records(job.out / "cases.csv"):
        ledger.enter(record)
    return Entrant(job.tool, ledger, figures)


def _finished(job: Job) -> Figures | None:
    """The figures of a run that came to its end, so that it need not be repeated."""
    with suppress(OSError, ValueError):
        figures: Figures = json.loads((job.out / "summary.json").read_text("utf-8"))
        if job.wrote(figures):
            return figures
    return None
