"""A file, or each file of a folder, masked: read twice, written anew, with a report.

The first reading of all files looks for names; so a name that one file gives away is known in
the others.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from remit import __version__
from remit.adapters.files import UnreadableTable, open_plain, refuse_pipe
from remit.adapters.masking.columns import Column, planned
from remit.adapters.masking.findings import Kind
from remit.adapters.masking.mask import AT_LEAST
from remit.adapters.masking.masker import Masker
from remit.adapters.masking.plain_text import pieces
from remit.adapters.masking.tokens import Tokens
from remit.adapters.opening import open_source
from remit.adapters.rows import Reason
from remit.adapters.set_aside import SetAside
from remit.adapters.sources import Source
from remit.adapters.tables import Table
from remit.adapters.whole_files import write_whole
from remit.core.sentences import Sentence
from remit.project.mask_targets import Target, is_text, targets
from remit.project.masked_output import written

SAMPLE = 500

T = TypeVar("T")
Figures = dict[str, Any]
Watch = Callable[[Iterable[T], str], Generator[T, None, None]]


@dataclass(frozen=True)
class MaskingJob:
    """What to mask, how, and where to put it; ``-`` stands for standard input and output."""

    file: str
    out: str
    columns: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = tuple(Kind)
    at_least: float = AT_LEAST

    @property
    def report(self) -> Path | None:
        """Where the report goes: beside the output file, or into the output folder."""
        if self.out == "-":
            return None
        if Path(self.file).is_dir():
            return Path(self.out) / "mask-report.json"
        return Path(f"{self.out}.mask-report.json")


@dataclass
class _Masked:
    """What was done with the rows of one file."""

    rows: int = 0
    treated: dict[str, str] = field(default_factory=dict)
    notes: list[Sentence] = field(default_factory=list)
    set_aside: SetAside = field(default_factory=SetAside)

    def figures(self) -> Figures:
        lines = [
            {"line": line, "reason": str(reason)} for _, line, reason in sorted(self.set_aside)
        ]
        return {
            "rows": self.rows,
            "treated": self.treated,
            "rows_set_aside": self.set_aside.counts(),
            "rows_set_aside_lines": lines,
        }


def run(job: MaskingJob, key: bytes, watch: Watch[Any]) -> tuple[Figures, list[Sentence]]:
    """Mask what the job names; return what was replaced, and what was assumed of the files.

    The figures are written as a report, too.
    """
    masker = Masker(Tokens(key), job.kinds, job.at_least)
    refuse_pipe(job.file)
    chosen, left_out = targets(job.file, job.out, job.report)
    unreadable = _learn_all(job, chosen, masker, watch)
    if len(unreadable) == len(chosen):
        raise UnreadableTable("; ".join(unreadable.values()))
    if Path(job.file).is_dir():
        Path(job.out).mkdir(parents=True, exist_ok=True)
    readable = [target for target in chosen if target.file not in unreadable]
    done = {target.name: _mask(job, target, masker, watch) for target in readable}
    figures = {**_together(done), **masker.tally.figures(), "version": __version__}
    figures |= {"kinds": list(job.kinds), "at_least": job.at_least}
    figures |= {"known_names": len(masker.known)}
    figures |= {"not_masked": [*left_out, *unreadable.values()]}
    if job.report:
        text = json.dumps(figures, indent=2, sort_keys=True, ensure_ascii=False)
        write_whole(job.report, text + "\n")
    return figures, [note for masked in done.values() for note in masked.notes]


def _together(done: dict[str, _Masked]) -> Figures:
    if list(done) == [""]:
        return done[""].figures()
    figures = {name: masked.figures() for name, masked in done.items()}
    lines = [
        {"file": name, **entry}
        for name, one in figures.items()
        for entry in one["rows_set_aside_lines"]
    ]
    rows = sum(one["rows"] for one in figures.values())
    return {"rows": rows, "files": figures, "rows_set_aside_lines": lines}


def _learn_all(
    job: MaskingJob, chosen: list[Target], masker: Masker, watch: Watch[Any]
) -> dict[str, str]:
    """Look for names in every file; return those that cannot be read, and why."""
    unreadable = {}
    for target in chosen:
        try:
            _learn(job, target, masker, watch)
        except UnreadableTable as error:
            if not target.name:
                raise
            unreadable[target.file] = str(error)
    return unreadable


def _learn(job: MaskingJob, target: Target, masker: Masker, watch: Watch[Any]) -> None:
    if is_text(target.file):
        _learn_text(target, masker, watch)
    else:
        _learn_table(job, target, masker, watch)


def _learn_text(target: Target, masker: Masker, watch: Watch[Any]) -> None:
    readable = False
    with open_plain(target.file) as source:
        for piece in watch(pieces(source), "learning"):
            if not piece.damaged:
                masker.learn(piece.text)
                readable = True
    if not readable:
        raise UnreadableTable(f"{target.file} has no line that can be read; there is no copy")


def _learn_table(job: MaskingJob, target: Target, masker: Masker, watch: Watch[Any]) -> None:
    readable = False
    with open_source(target.file) as table:
        columns = _planned(job, target, table)
        for row in watch(table.rows(), "learning"):
            if not row.fault:
                masker.learn_row(row.fields, columns)
                readable = True
        if not readable:
            notes = "".join(f"; {note}" for note in table.notes)
            raise UnreadableTable(
                f"{target.file} has no row that can be read below the row of column names, so "
                f"there is no copy{notes}"
            )


def _planned(job: MaskingJob, target: Target, table: Source) -> list[Column]:
    if not target.name:
        for name in (*job.columns, *job.keep):
            table.column(name)
    sample = [row.fields for row in islice(table.rows(), SAMPLE) if not row.fault]
    return planned(table.header, sample, job.columns, job.keep)


def _mask(job: MaskingJob, target: Target, masker: Masker, watch: Watch[Any]) -> _Masked:
    masker.file = target.name
    if is_text(target.file):
        return _mask_text(target, masker, watch)
    return _mask_table(job, target, masker, watch)


def _mask_table(job: MaskingJob, target: Target, masker: Masker, watch: Watch[Any]) -> _Masked:
    with open_source(target.file) as table:
        columns = _planned(job, target, table)
        masked = _Masked(notes=list(table.notes))
        masked.treated = {column.name: column.described() for column in columns}
        delimiter = table.delimiter if isinstance(table, Table) else ","
        with written(target.out) as file:
            writer = csv.writer(file, delimiter=delimiter, lineterminator="\n")
            writer.writerow(table.header)
            for row in watch(table.rows(), "masking"):
                if row.fault:
                    masked.set_aside.add(row.line, row.fault)
                else:
                    writer.writerow(masker.mask_row(row.fields, columns, row.line))
                    masked.rows += 1
    return masked


def _mask_text(target: Target, masker: Masker, watch: Watch[Any]) -> _Masked:
    masked = _Masked()
    with open_plain(target.file) as source, written(target.out) as file:
        for piece in watch(pieces(source), "masking"):
            if piece.damaged:
                masked.set_aside.add(piece.line, Reason.DAMAGED)
            else:
                file.write(masker.mask(piece.text, piece.line))
                masked.rows += piece.text.count("\n") or 1
    return masked
