"""Figures to report on: of small replays with the echo, and a comparison of two."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import numpy as np

from remit.core.authority import Promise
from remit.core.cases import Case
from remit.core.replay import PastCase, Pooling, Replay, ReplayPlan, summarise
from remit.core.replay.comparison import Entrant, compare
from remit.core.replay.draws import draws, other_draws
from remit.core.replay.staff_time import Minutes, in_hours
from remit.core.replay.what_if import other_choices, what_if
from tests.core.replay.echo import Echo, Suggestion

Figures = dict[str, Any]
ANSWERS = ("路政署", "水務署", "康文署")
SLIP = "渠務署"
PROMISE = Promise(target_level=0.1, audit_rate=0.3, blind_share=0.8)
BEGIN = datetime(2024, 1, 2, tzinfo=UTC)


def past_cases(
    number: int, error_rate: float = 0.02, answers: tuple[str, ...] = ANSWERS, timed: bool = True
) -> Iterator[PastCase]:
    """Yield six cases a day, of which the echo gets `error_rate` wrong."""
    dice = np.random.default_rng(1)
    for n in range(number):
        answer = answers[int(dice.integers(len(answers)))]
        proposal = SLIP if dice.random() < error_rate else answer
        arrived = BEGIN + timedelta(hours=4 * n) if timed else None
        case = Case(f"C{n}", f"{proposal} {dice.random():.3f}", arrived=arrived)
        yield PastCase(case, answer, row=n + 2)


def lived_through(plan: ReplayPlan, number: int, **stream: Any) -> Replay:
    replay = Replay(Echo(Suggestion("路政署", "運輸署")), plan)
    for past in past_cases(number, **stream):
        replay.step(past)
    replay.close()
    return replay


@cache
def replay_figures(
    number: int = 700,
    pooling: Pooling = Pooling.ONE,
    minutes: Minutes | None = None,
    choices: bool = False,
    **stream: Any,
) -> Figures:
    """Return what stands in ``summary.json`` after a replay."""
    plan = ReplayPlan(PROMISE, pooling)
    figures = summarise(lived_through(plan, number, **stream))
    others = [
        (choice, summarise(lived_through(choice.plan, number, **stream)))
        for choice in (other_choices(plan) if choices else [])
    ]
    rows = what_if(figures, plan, others) if choices else []
    lots = other_draws(plan, number)[:4] if choices else []
    luck = [summarise(lived_through(other, number, **stream)) for other in lots]
    more = {"what_if": rows, "draws": draws(luck) if luck else None}
    return {**in_hours({**figures, **more}, minutes), **around(plan, number)}


def around(plan: ReplayPlan, number: int) -> Figures:
    """What the command adds: the file, the options, the rows."""
    return {
        "assumed": [],
        "file": {"name": "2024.1", "sha256": "0" * 64},
        "key_commitment": "1" * 64,
        "version": "0.1",
        "tool": "回聲",
        "rows": number + 3,
        "rows_set_aside": {"no text": 2, "zero bytes": 1},
        "options": {
            "text": "文", "answer": "答", "time": "", "id": "", "group": "", "proposals": "",
            "trust": False, "promise": plan.promise.target_level,
            "confidence": plan.promise.confidence_level, "audit_rate": plan.promise.audit_rate,
            "blind_share": plan.promise.blind_share, "label_delay": "0",
            "delegations": str(plan.pooling), "seed": 0, "encoder": "0", "accept_rules": False,
            "file_encoding": "", "shuffle": False,
        },
    }  # fmt: skip


@cache
def comparison_figures(error_rate: float = 0.02, minutes: Minutes | None = None) -> Figures:
    """Return what stands in ``comparison.json``: the same cases with two echoes."""
    plan = ReplayPlan(PROMISE)
    entrants = []
    for name, rate in (("甲", error_rate), ("乙", 0.4)):
        replay = lived_through(plan, 700, error_rate=rate)
        entrants.append(Entrant(name, replay.ledger, summarise(replay)))
    return compare(entrants, minutes)


def renamed(figures: Figures, old: str, new: str) -> Figures:
    """Return figures in which an answer goes by another name throughout."""

    def walk(value: Any) -> Any:
        match value:
            case str():
                return value.replace(old, new)
            case dict():
                return {key: walk(entry) for key, entry in value.items()}
            case list():
                return [walk(entry) for entry in value]
        return value

    return dict(walk(figures))
