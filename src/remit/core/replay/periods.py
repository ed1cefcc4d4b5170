"""Who decided and how well, month by month, or over stretches of equal length."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from remit.core.replay.intervals import exact_interval
from remit.core.replay.ledger import Flags, Ledger

Figures = dict[str, Any]
Codes = NDArray[np.int64]
STRETCHES = 24
MOST = {"day": 45, "month": 48, "quarter": 48}
_LETTERS = {"day": "D", "month": "M", "year": "Y"}


class _Calendar(NamedTuple):
    """The unit of time, each case's period, and the name of each period."""

    unit: str
    codes: Codes
    names: list[str]


def periods(ledger: Ledger, line: NDArray[np.float64]) -> Figures:
    """Return the figures of each period.

    Parameters
    ----------
    line
        For each case the confidence from which it counts.
    """
    calendar, sure = _calendar(ledger), ledger.confidence >= line
    return {
        "period_unit": calendar.unit,
        "periods": list(_figures(ledger, calendar, sure)),
    }


def _figures(ledger: Ledger, calendar: _Calendar, sure: Flags) -> Iterator[Figures]:
    def tally(flags: Flags) -> list[int]:
        counts = np.bincount(calendar.codes[flags], minlength=len(calendar.names))
        return [int(count) for count in counts]

    tool, audited, right = ledger.by_tool, ledger.audited, ledger.correct
    labels = sure & (ledger.blind | audited)
    columns = {
        "cases": tally(np.ones(len(ledger), dtype=np.bool_)),
        "tool_unseen": tally(tool & ~audited),
        "tool_audited": tally(tool & audited),
        "officer_blind": tally(~tool & ledger.blind),
        "officer_shown": tally(~tool & ~ledger.blind),
        "correct": tally(right),
        "tool_wrong": tally(tool & ~right),
        "wrong_unseen": tally(tool & ~right & ~audited),
        "sure": tally(sure),
        "sure_wrong": tally(sure & ~right),
        "labels": tally(labels),
        "label_errors": tally(labels & ~right),
    }
    for n, name in enumerate(calendar.names):
        counts = {key: column[n] for key, column in columns.items()}
        if counts["cases"]:
            yield {"name": name, **counts, **_rates(counts)}


def _rates(counts: dict[str, int]) -> Figures:
    labels, errors = counts["labels"], counts["label_errors"]
    low, high = exact_interval(errors, labels) if labels else (None, None)
    return {
        "accuracy": round(counts["correct"] / counts["cases"], 6),
        "sure_rate": round(counts["sure_wrong"] / counts["sure"], 6) if counts["sure"] else None,
        "label_rate": round(errors / labels, 6) if labels else None,
        "label_low": None if low is None else round(low, 6),
        "label_high": None if high is None else round(high, 6),
    }


def _calendar(ledger: Ledger) -> _Calendar:
    times = ledger.arrived
    if not times.size or np.isnan(times).any():
        return _stretches(len(ledger))
    seconds = times.astype("datetime64[s]")
    for unit, most in MOST.items():
        codes = _codes(seconds, unit)
        if codes.max() - codes.min() < most:
            return _named(unit, codes)
    return _named("year", _codes(seconds, "year"))


def _codes(seconds: NDArray[np.datetime64], unit: str) -> Codes:
    if unit == "quarter":
        quarters: Codes = seconds.astype("datetime64[M]").astype(np.int64) // 3
        return quarters
    codes: Codes = seconds.astype(f"datetime64[{_LETTERS[unit]}]").astype(np.int64)
    return codes


def _named(unit: str, codes: Codes) -> _Calendar:
    first, last = int(codes.min()), int(codes.max())
    return _Calendar(unit, codes - first, [_name(unit, n) for n in range(first, last + 1)])


def _name(unit: str, number: int) -> str:
    if unit == "quarter":
        return f"{1970 + number // 4} Q{number % 4 + 1}"
    return str(np.array(number).astype(f"datetime64[{_LETTERS[unit]}]"))


def _stretches(cases: int) -> _Calendar:
    ends = np.unique(np.linspace(0, cases, STRETCHES + 1).astype(int)[1:])
    codes = np.searchsorted(ends, np.arange(cases), side="right")
    firsts = [1, *(int(end) + 1 for end in ends[:-1])]
    names = [f"{first:,}–{end:,}" for first, end in zip(firsts, ends, strict=True)]
    return _Calendar("stretch", codes, names)
