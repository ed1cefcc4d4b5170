"""One replay of a table, from its rows to the files in the output folder, resumable."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from remit import __version__
from remit.adapters.case_files import CaseFile, open_case_file
from remit.adapters.checkpoints import Checkpoint
from remit.adapters.encoders import MiniLM, OpenAIEmbeddings, ReadingAhead
from remit.adapters.files import shown
from remit.adapters.locks import only_run_in
from remit.adapters.opening import open_source
from remit.adapters.past_cases import Columns, PastCases, open_past_cases
from remit.adapters.whole_files import write_whole
from remit.core.cases import Question
from remit.core.replay import PastCase, Replay, ReplayPlan, summarise
from remit.core.sentences import plain
from remit.project.interrupts import Interrupted, stop_asked
from remit.project.outputs import CASES, CHECKPOINT, REPORT, SET_ASIDE, SUMMARY, check_outputs
from remit.project.tools import REMIT, Vendor, attach, doubts, make_tool

BATCH = 64
SAVING_AT_MOST = 1 / 20  # of the time

Figures = dict[str, Any]
Complete = Callable[[Figures, PastCases], Figures]
Watch = Callable[[Iterable[PastCase], int, int], Generator[PastCase, None, None]]


@dataclass(frozen=True)
class Job:
    """What to replay, under which conditions, and where to put what comes of it."""

    file: str
    columns: Columns
    out: Path
    plan: ReplayPlan = field(default_factory=ReplayPlan)
    encoder: str = "none"
    file_encoding: str = ""
    shuffle: bool = False
    vendor: Vendor | None = None

    @property
    def tool(self) -> str:
        """The name of the tool that is tried."""
        return self.vendor.name if self.vendor else REMIT

    def wrote(self, figures: Figures) -> bool:
        """Whether figures are what this job, on the same file, would find again."""
        same = (figures.get("tool"), figures.get("options"), figures.get("version"))
        if same != (self.tool, self.options(), __version__):
            return False
        with open_source(self.file, self.file_encoding) as table:
            return bool(figures["file"]["sha256"] == table.fingerprint)

    def options(self) -> Figures:
        """Return everything that decides the result, under the names of the command line."""
        promise, delay = self.plan.promise, self.plan.label_delay
        columns, vendor = self.columns, self.vendor
        return {
            "text": columns.text,
            "answer": columns.answer,
            "time": columns.time,
            "id": columns.case_id,
            "group": columns.group,
            "proposals": ",".join(vendor.fields) if vendor else "",
            "trust": bool(vendor and vendor.trusted),
            "promise": promise.target_level,
            "confidence": promise.confidence_level,
            "audit_rate": promise.audit_rate,
            "blind_share": promise.blind_share,
            "label_delay": f"{delay.length:g}{'d' if delay.in_days else ''}",
            "delegations": str(self.plan.pooling),
            "seed": self.plan.seed,
            "encoder": self.encoder,
            "accept_rules": self.plan.accept_rules,
            "file_encoding": self.file_encoding,
            "shuffle": self.shuffle,
        }


def run(
    job: Job,
    watch: Watch,
    fresh: bool = False,
    save_every: float = 30.0,
    complete: Complete = lambda figures, _: figures,
) -> Figures:
    """Replay a table and write what came of it; go on where an interrupted run stopped.

    Parameters
    ----------
    watch
        Passes the cases on and shows how far they are; told how many are done, and of how many.
    fresh
        Start over, whatever was saved.
    save_every
        How many seconds of work may be lost at most.
    complete
        Adds to the figures what needs the cases once more, before they are written down.
    """
    check_outputs(job.file, job.out)
    order = job.plan.seed if job.shuffle else None
    with open_past_cases(job.file, job.columns, job.file_encoding, order) as cases:
        if job.vendor:
            cases.notes += doubts(job.vendor, cases)
        job.out.mkdir(parents=True, exist_ok=True)
        with only_run_in(job.out):
            return _run(job, cases, watch, fresh, save_every, complete)


def _run(
    job: Job, cases: PastCases, watch: Watch, fresh: bool, save_every: float, complete: Complete
) -> Figures:
    encoder = _encoder(job.encoder)
    checkpoint = _checkpoint(job, cases)
    if fresh:
        checkpoint.remove()
    replay, length = _resumed_or_begun(job, cases, checkpoint, encoder)
    for name in (SUMMARY, REPORT):  # they would speak of another run
        (job.out / name).unlink(missing_ok=True)
    cases.set_aside.write(job.out / SET_ASIDE)
    with open_case_file(job.out / CASES, length) as lines:
        rest = _ahead(cases, replay.position, encoder)
        with closing(watch(rest, replay.position, len(cases))) as stream:
            _live_through(stream, replay, lines, checkpoint, save_every)
    try:
        figures = complete(_figures(job, cases, replay), cases)
    except KeyboardInterrupt as stop:
        raise Interrupted(replay.position) from stop
    save(figures, job.out / SUMMARY)
    checkpoint.remove()
    return figures


def save(figures: Figures, path: Path) -> None:
    """Write figures down as JSON, the keys sorted."""
    written = json.dumps(figures, indent=2, sort_keys=True, ensure_ascii=False)
    write_whole(path, written + "\n")


def _live_through(
    stream: Iterable[PastCase],
    replay: Replay,
    lines: CaseFile,
    checkpoint: Checkpoint,
    save_every: float,
) -> None:
    due = time.monotonic() + save_every
    with stop_asked() as asked:
        for past in stream:
            lines.write(replay.step(past))
            if asked():
                checkpoint.save((replay, lines.length()))
                raise Interrupted(replay.position)
            if (began := time.monotonic()) >= due:
                checkpoint.save((replay, lines.length()))
                now = time.monotonic()
                due = now + max(save_every, (now - began) / SAVING_AT_MOST)
    checkpoint.save((replay, lines.length()))  # what follows may take as long, and be stopped
    replay.close()


def _figures(job: Job, cases: PastCases, replay: Replay) -> Figures:
    return {
        **summarise(replay),
        "tool": job.tool,
        "assumed": [plain(note) for note in cases.notes],
        "file": {"name": shown(Path(job.file).name), "sha256": cases.fingerprint},
        "options": job.options(),
        "rows": len(cases) + len(cases.set_aside),
        "rows_set_aside": cases.set_aside.counts(),
        "rows_set_aside_first": cases.set_aside.first(),
        "version": __version__,
    }


def _checkpoint(job: Job, cases: PastCases) -> Checkpoint:
    conditions = {**job.options(), "file": cases.fingerprint, "version": __version__}
    return Checkpoint(job.out / CHECKPOINT, conditions)


def _resumed_or_begun(
    job: Job, cases: PastCases, checkpoint: Checkpoint, encoder: ReadingAhead | None
) -> tuple[Replay, int]:
    """The replay as it was saved, and how many bytes of cases.csv belong to it."""
    saved = checkpoint.load()
    if saved is None:
        tool = make_tool(job.vendor, Question(job.columns.answer), cases, encoder)
        return Replay(tool, job.plan), 0
    replay, length = saved
    attach(replay.tool, encoder)
    return replay, length


def _encoder(name: str) -> ReadingAhead | None:
    if name == "none":
        return None
    if name == "minilm":
        return ReadingAhead(MiniLM(), BATCH)
    model, key = os.environ.get("REMIT_ENCODER_MODEL", ""), os.environ.get("REMIT_ENCODER_KEY", "")
    return ReadingAhead(OpenAIEmbeddings(name, model, key), BATCH)


def _ahead(cases: PastCases, position: int, encoder: ReadingAhead | None) -> Iterable[PastCase]:
    """The cases from `position` on, their texts encoded in the batches of an unbroken run."""
    if encoder is None:
        return cases.since(position)
    begun = position % BATCH
    stream = encoder.ahead(cases.since(position - begun), lambda past: past.case.text)
    return islice(stream, begun, None)
