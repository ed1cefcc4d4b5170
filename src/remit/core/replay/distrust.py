"""Where a tool must not be trusted, whatever its average."""

from __future__ import annotations

from typing import Any

import numpy as np

from remit.core.replay.ledger import Flags, Ledger, NamedColumn

FREQUENT = 20
LISTED = 20


def not_to_be_trusted(ledger: Ledger, target_level: float) -> dict[str, list[dict[str, Any]]]:
    """Return the answers and groups in which the tool was wrong too often, the worst first.

    What it said at the beginning, before it had learnt, is left out: the second half counts.
    Named are only answers and groups with at least 20 cases there.  ``never_right`` lists
    answers that officers gave at least 20 times in all, and the tool never rightly.
    """
    later = np.arange(len(ledger)) >= len(ledger) // 2
    return {
        "answers": _too_often_wrong(ledger.proposals, ledger.correct, later, target_level),
        "groups": _too_often_wrong(ledger.groups, ledger.correct, later, target_level),
        "never_right": _never_right(ledger),
    }


def _too_often_wrong(
    column: NamedColumn, correct: Flags, later: Flags, target_level: float
) -> list[dict[str, Any]]:
    size = len(column.names)
    cases = np.bincount(column.numbers[later], minlength=size)
    right = np.bincount(column.numbers[later & correct], minlength=size)
    wrong = 1 - right / np.maximum(cases, 1)
    listed: list[dict[str, Any]] = [
        {"name": name, "cases": int(cases[n]), "error_rate": round(float(wrong[n]), 6)}
        for n, name in enumerate(column.names)
        if name and cases[n] >= FREQUENT and wrong[n] > target_level
    ]
    return sorted(listed, key=lambda entry: (-entry["error_rate"], entry["name"]))[:LISTED]


def _never_right(ledger: Ledger) -> list[dict[str, Any]]:
    answers = ledger.answers
    cases = np.bincount(answers.numbers)
    right = np.bincount(answers.numbers[ledger.correct], minlength=cases.size)
    listed: list[dict[str, Any]] = [
        {"name": name, "cases": int(cases[n])}
        for n, name in enumerate(answers.names)
        if cases[n] >= FREQUENT and not right[n]
    ]
    return sorted(listed, key=lambda entry: (-entry["cases"], entry["name"]))[:LISTED]
