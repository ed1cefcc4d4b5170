"""What other conditions and other luck would have given, lived through on all processors."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from remit.adapters.recorded_cases import PROPOSED, SURE, recorded_cases
from remit.core.replay import Recorded, Replay, ReplayPlan, summarise
from remit.core.replay.draws import draws, other_draws
from remit.core.replay.what_if import other_choices, what_if

Figures = dict[str, Any]
Watch = Callable[[Iterable[Figures], int], Generator[Figures, None, None]]
IN_ONE_PROCESS = 5_000  # cases, below which starting others takes longer


def alternatives(out: Path, figures: Figures, plan: ReplayPlan, watch: Watch) -> Figures:
    """Return what each other condition, and other luck, would have given in the run of `out`."""
    choices, lots = other_choices(plan), other_draws(plan, figures["cases"])
    tasks = [(out / "cases.csv", other) for other in (*(c.plan for c in choices), *lots)]
    workers = 1 if figures["cases"] < IN_ONE_PROCESS else min(os.cpu_count() or 1, len(tasks))
    if workers == 1:
        found = list(watch(map(_lived_through, tasks), len(tasks)))
    else:
        with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
            found = list(watch(pool.map(_lived_through, tasks), len(tasks)))
    others = list(zip(choices, found, strict=False))
    return {"what_if": what_if(figures, plan, others), "draws": draws(found[len(choices) :])}


def _lived_through(task: tuple[Path, ReplayPlan]) -> Figures:
    path, plan = task
    replay = Replay(Recorded(PROPOSED, SURE), plan)
    for past in recorded_cases(path):
        replay.step(past)
    replay.close()
    return summarise(replay)
