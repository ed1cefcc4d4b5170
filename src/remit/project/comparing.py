"""Several tools replayed on the same cases, and what sets them apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from remit.adapters.files import UnreadableTable, refuse_pipe
from remit.adapters.locks import only_run_in
from remit.adapters.opening import open_source
from remit.adapters.past_cases import Columns
from remit.adapters.recorded_cases import case_records
from remit.core.replay import ReplayPlan
from remit.core.replay.comparison import Entrant, compare
from remit.core.replay.ledger import Ledger
from remit.core.replay.staff_time import Minutes, in_hours
from remit.project.completing import Wishes, completed
from remit.project.job import Job, run, save
from remit.project.outputs import CASES, REPORT, SUMMARY, check_outputs
from remit.project.pages import NoFigures, read_figures, sound, write_comparison, write_report
from remit.project.progress import watched
from remit.project.replaced import earlier_figures, replaced
from remit.project.tools import UnclearTool, Vendor, folder_names
from remit.wording import language

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
        for tool, name in zip(tried, folder_names(tried), strict=True):
            yield Job(
                self.file,
                self.columns,
                self.out / name,
                self.plan,
                self.encoder,
                self.file_encoding,
                self.shuffle,
                tool,
            )

    def check(self) -> None:
        """Refuse, before anything is replayed, what could not be compared in the end."""
        refuse_pipe(self.file)
        jobs = list(self.jobs())
        check_outputs(self.file, self.out, ("comparison.html", "comparison.json"))
        for job in jobs:
            check_outputs(self.file, job.out)
        (name, times), *_ = Counter(job.tool.casefold() for job in jobs).most_common()
        if times > 1:
            raise UnclearTool(
                f'two tools are called "{name}", and nobody could tell them apart; give each '
                "a name of its own, such as --proposals acme=acme_answer"
            )
        with open_source(self.file, self.file_encoding) as table:
            for column in (*self.columns.roles.values(), *self.columns.fields):
                table.column(column)


def judge(
    contest: Contest, minutes: Minutes | None, lang: str, fresh: bool
) -> tuple[Figures, Path]:
    """Replay every tool, compare them, and write the report; return figures and its place."""
    contest.check()
    contest.out.mkdir(parents=True, exist_ok=True)
    with only_run_in(contest.out):
        jobs = list(contest.jobs())
        figures = _compared(jobs, [_entrant(job, minutes, lang, fresh) for job in jobs], minutes)
        save(figures, contest.out / "comparison.json")
        return figures, write_comparison(figures, contest.out, lang)


def _compared(
    jobs: Sequence[Job], entrants: Sequence[Entrant], minutes: Minutes | None
) -> Figures:
    first = entrants[0].figures
    compared = compare(entrants, minutes)
    for tool, job in zip(compared["tools"], jobs, strict=True):
        tool["report"] = f"{job.out.name}/{REPORT}"
    assumed = {note["sentence"]: note for one in entrants for note in one.figures["assumed"]}
    return {
        **compared,
        **{key: first[key] for key in ("file", "from", "to", "promise", "version")},
        "options": {**first["options"], "proposals": "", "trust": False},
        "assumed": list(assumed.values()),
    }


def _entrant(job: Job, minutes: Minutes | None, lang: str, fresh: bool) -> Entrant:
    click.echo(f"{job.tool}: {job.out}", err=True)
    finished = None if fresh else _finished(job, minutes, lang)
    return finished or _replayed(job, minutes, lang, fresh)


def _replayed(job: Job, minutes: Minutes | None, lang: str, fresh: bool) -> Entrant:
    earlier, wishes = earlier_figures(job.out), Wishes(minutes, what_if=False)
    figures = run(job, watched, fresh, complete=lambda f, cases: completed(f, cases, job, wishes))
    if gone := replaced(earlier, figures, job.out):
        click.echo(language(lang).said(gone), err=True)
    write_report(figures, job.out, lang)
    return Entrant(job.tool, _ledger(job), figures)


def _finished(job: Job, minutes: Minutes | None, lang: str) -> Entrant | None:
    """What a run left that came to its end, so that it need not be repeated; None if damaged."""
    with suppress(NoFigures, UnreadableTable, OSError), sound(job.out):
        figures = read_figures(job.out)
        if not job.wrote(figures):
            return None
        figures, ledger = in_hours(figures, minutes), _ledger(job)
        if len(ledger) == figures["cases"]:
            write_report(figures, job.out, lang)
            save(figures, job.out / SUMMARY)
            return Entrant(job.tool, ledger, figures)
    return None


def _ledger(job: Job) -> Ledger:
    ledger = Ledger()
    for record in case_records(job.out / CASES):
        ledger.enter(record)
    return ledger
