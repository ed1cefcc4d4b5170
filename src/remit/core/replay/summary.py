"""The figures of a replay, ready to be written down.  `docs/reference/summary.md` lists them."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from remit.core.authority import Promise
from remit.core.replay.changes import changes, confusions
from remit.core.replay.delegations import delegation_figures
from remit.core.replay.distrust import not_to_be_trusted
from remit.core.replay.engine import Replay
from remit.core.replay.hindsight import oracle_share
from remit.core.replay.ledger import Flags, Ledger
from remit.core.replay.lines import lines
from remit.core.replay.periods import periods
from remit.core.replay.rules import consistent

SCHEMA = 3
CURVE_POINTS = 50
COLD_START = 2_000

Figures = dict[str, Any]


def summarise(replay: Replay) -> Figures:
    """Return all figures of a replay as plain values: numbers, texts, lists and mappings."""
    ledger, target = replay.ledger, replay.plan.promise.target_level
    quarter = slice(len(ledger) * 3 // 4, None)
    delegations = delegation_figures(replay)
    line = lines(ledger, delegations)
    return {
        "schema": SCHEMA,
        "tool": replay.tool.tool,
        "promise": _promised(replay.plan.promise),
        "from": _moment(ledger, np.nanmin),
        "to": _moment(ledger, np.nanmax),
        "labels": len(ledger.answers.names),
        "labels_seen_once": int((np.bincount(ledger.answers.numbers) == 1).sum()),
        **stretch(ledger, slice(None), target),
        "blind_labels": int((ledger.blind | ledger.audited).sum()),
        "accuracy_from_2000": _share(ledger.correct[COLD_START:]),
        "accuracy_curve": accuracy_curve(ledger.correct),
        "last_quarter": stretch(ledger, quarter, target),
        **_unseen(delegations, replay.plan.promise.delta),
        "delegations": delegations,
        **periods(ledger, line),
        "by_answer": by_answer(ledger),
        "confusions": confusions(ledger),
        "changes": changes(ledger),
        "not_to_be_trusted": not_to_be_trusted(ledger, line, target),
        "rules_suggested": [asdict(rule) for rule in consistent(replay.rules.values())],
        "confidence_not_a_number": replay.not_a_number,
        "key_commitment": replay.plan.coins().commitment,
    }


def stretch(ledger: Ledger, part: slice, target_level: float) -> Figures:
    """Return the figures of one stretch of the replay."""
    correct, by_tool = ledger.correct[part], ledger.by_tool[part]
    audited, before_release = ledger.audited[part], ledger.before_release[part]
    oracle = oracle_share(ledger.confidence[part], correct, target_level)
    decided = _share(by_tool)
    return {
        "cases": int(correct.size),
        "decided": int(by_tool.sum()),
        "wrong": int((by_tool & ~correct).sum()),
        "days": _days(ledger.arrived[part]),
        "accuracy": _share(correct),
        "audits": int(audited.sum()),
        "checked_before_release": int(before_release.sum()),
        "decided_by_tool": decided,
        "officers_read": _share(~by_tool | audited),
        "oracle_share": _rounded(oracle),
        "share_of_oracle": _rounded(decided / oracle) if oracle and decided is not None else None,
        "tool_error": _share(~correct[by_tool]),
    }


def by_answer(ledger: Ledger) -> list[Figures]:
    """Return, for each answer that was proposed, how often it was right and who decided."""
    proposals, size = ledger.proposals, len(ledger.proposals.names)

    def tally(flags: Flags) -> list[int]:
        return [int(n) for n in np.bincount(proposals.numbers[flags], minlength=size)]

    tool, correct = ledger.by_tool, ledger.correct
    cases, right = tally(np.ones(len(ledger), dtype=np.bool_)), tally(correct)
    decided, audits = tally(tool), tally(tool & ledger.audited)
    wrong = tally(tool & ~correct)
    entries: list[Figures] = [
        {
            "name": name,
            "cases": cases[n],
            "accuracy": _rounded(right[n] / cases[n]),
            "decided": decided[n],
            "audits": audits[n],
            "wrong": wrong[n],
            "tool_error": _rounded(wrong[n] / decided[n]) if decided[n] else None,
        }
        for n, name in enumerate(proposals.names)
        if name
    ]
    return sorted(entries, key=lambda entry: (-entry["cases"], entry["name"]))


def accuracy_curve(correct: Flags) -> list[Figures]:
    """Return how accuracy grew: so far, and over the cases since the last point."""
    ends = np.unique(np.linspace(0, correct.size, CURVE_POINTS + 1).astype(int)[1:])
    starts = np.concatenate([[0], ends[:-1]])
    return [
        {
            "cases": int(end),
            "accuracy": _share(correct[:end]),
            "window_accuracy": _share(correct[start:end]),
        }
        for start, end in zip(starts, ends, strict=True)
        if end
    ]


def _promised(promise: Promise) -> Figures:
    """All that is promised; JSON knows no infinity, so that nothing is overdue goes unsaid."""
    return {key: value for key, value in asdict(promise).items() if value != math.inf}


def _unseen(delegations: Sequence[Figures], delta: float) -> Figures:
    """Wrong decisions that nobody looked at, and how many at most the audits allow for.

    Each delegation's bound fails with chance `delta`, so their sum with at most all of these.
    """
    used = [figures for figures in delegations if figures["decided"]]
    confidence = _rounded(max(1 - delta * len(used), 0.0)) if used else None
    return {
        "errors_unseen": sum(figures["errors_unseen"] for figures in used),
        "errors_unseen_bound": sum(figures["errors_unseen_bound"] for figures in used),
        "errors_unseen_bound_confidence": confidence,
    }


def _moment(ledger: Ledger, extreme: Callable[..., Any]) -> str:
    times = ledger.arrived
    if np.isnan(times).all():
        return ""
    return datetime.fromtimestamp(float(extreme(times)), UTC).isoformat()


def _days(times: NDArray[np.float64]) -> float | None:
    if not times.size or np.isnan(times).any():
        return None
    return round(float(np.ptp(times)) / 86_400, 2)


def _share(flags: Flags) -> float | None:
    return _rounded(float(flags.mean())) if flags.size else None


def _rounded(figure: float) -> float:
    return round(figure, 6)
