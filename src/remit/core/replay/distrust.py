"""Where a tool must not be trusted, whatever its average, and what stays with officers."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from remit.core.replay.ledger import Flags, Ledger, NamedColumn

FREQUENT = 20
LISTED = 20
HARDLY = 0.1


def not_to_be_trusted(
    ledger: Ledger, line: NDArray[np.float64], target_level: float
) -> dict[str, list[dict[str, Any]]]:
    """Return the answers and groups in which the tool was wrong too often, the worst first.

    What it said at the beginning, before it had learnt, is left out: the second half counts.
    Named are only answers and groups with at least 20 cases there that it was sure enough of
    to decide.  ``with_officers`` lists answers on record at least 20 times there, of which it
    was hardly ever sure enough; ``never_right`` those that officers gave at least 20 times in
    all, and the tool never rightly.

    Parameters
    ----------
    line
        For each case the confidence from which the tool would have decided.
    """
    later = np.arange(len(ledger)) >= len(ledger) // 2
    sure = later & (ledger.confidence >= line)
    return {
        "answers": _too_often_wrong(ledger.proposals, ledger.correct, sure, target_level),
        "groups": _too_often_wrong(ledger.groups, ledger.correct, sure, target_level),
        "with_officers": _with_officers(ledger.answers, later, sure),
        "never_right": _never_right(ledger),
    }


def _too_often_wrong(
    column: NamedColumn, correct: Flags, counted: Flags, target_level: float
) -> list[dict[str, Any]]:
    cases, wrong = _tally(column, counted), _tally(column, counted & ~correct)
    rates = wrong / np.maximum(cases, 1)
    listed: list[dict[str, Any]] = [
        {"name": name, "cases": int(cases[n]), "error_rate": round(float(rates[n]), 6)}
        for n, name in enumerate(column.names)
        if name and cases[n] >= FREQUENT and rates[n] > target_level
    ]
    return sorted(listed, key=lambda entry: (-entry["error_rate"], entry["name"]))[:LISTED]


def _with_officers(answers: NamedColumn, later: Flags, sure: Flags) -> list[dict[str, Any]]:
    cases, decided = _tally(answers, later), _tally(answers, sure)
    listed: list[dict[str, Any]] = [
        {"name": name, "cases": int(cases[n]), "sure": int(decided[n])}
        for n, name in enumerate(answers.names)
        if cases[n] >= FREQUENT and decided[n] < HARDLY * cases[n]
    ]
    return sorted(listed, key=lambda entry: (-entry["cases"], entry["name"]))


def _never_right(ledger: Ledger) -> list[dict[str, Any]]:
    answers = ledger.answers
    cases, right = np.bincount(answers.numbers), _tally(answers, ledger.correct)
    listed: list[dict[str, Any]] = [
        {"name": name, "cases": int(cases[n])}
        for n, name in enumerate(answers.names)
        if cases[n] >= FREQUENT and not right[n]
    ]
    return sorted(listed, key=lambda entry: (-entry["cases"], entry["name"]))[:LISTED]


def _tally(column: NamedColumn, flags: Flags) -> NDArray[np.int64]:
    """How many of the flagged cases bear each name."""
    counts: NDArray[np.int64] = np.bincount(column.numbers[flags], minlength=len(column.names))
    return counts
