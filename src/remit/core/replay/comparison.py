"""Several tools on the same cases: by how much they differ, and which to take, if any.

Differences are paired, case by case, because all tools met the same cases in the same order.
Their intervals count blocks of neighbouring cases (`batch_means`), since errors and delegations
come in spells.  What a recommendation can get wrong is a comparison with the tool that is truly
the best, so the 5 % are shared among as many comparisons as there are other tools: however many
are tried, none is called better than the best one by chance more often than that.

References
----------
J. C. Hsu, "Constrained simultaneous confidence intervals for multiple comparisons with the best",
Annals of Statistics 12, 1984; here with Bonferroni's inequality, since tools share their cases.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from remit.core.errors import InvalidEvidence
from remit.core.replay.batch_means import Interval, Numbers, batch_means
from remit.core.replay.ledger import Ledger
from remit.core.replay.recommendation import Pair, in_force, recommended
from remit.core.replay.staff_time import Minutes

CONFIDENCE = 0.95
FREED, NET = "reading_freed", "net_minutes"
LATELY = ("accuracy", "decided_by_tool")

Figures = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entrant:
    """One tool's replay.

    Attributes
    ----------
    name
        What the tool is called in this comparison.
    ledger
        What happened, case by case; all entrants lived through the same cases.
    figures
        What `summarise` returned for it.
    """

    name: str
    ledger: Ledger
    figures: Figures


def compare(entrants: Sequence[Entrant], minutes: Minutes | None = None) -> Figures:
    """Return each tool's figures, the paired differences, and a recommendation.

    Which tool to take is judged by the last quarter: what a tool would do from now on is what it
    did in the end, and not that it took longer to earn its delegation.

    Parameters
    ----------
    entrants
        Two tools or more, each with a name of its own.
    minutes
        How long a case takes, if known.  Then tools are judged by the staff time that they
        save on balance; otherwise by the share of cases that officers need not read.
    """
    _check(entrants)
    measure = FREED if minutes is None else NET
    columns = {one.name: _columns(one.ledger, minutes) for one in entrants}
    pairs = list(combinations(columns, 2))
    level = 1 - (1 - CONFIDENCE) / (len(entrants) - 1)
    quarter = slice(len(entrants[0].ledger) * 3 // 4, None)
    lately = {pair: _differences(pair, columns, quarter, level) for pair in pairs}
    worth = {name: float(column[measure][quarter].mean()) for name, column in columns.items()}
    ahead = {pair: intervals[measure] for pair, intervals in lately.items()}
    holders = [one.name for one in entrants if in_force(one.figures)]
    return {
        "cases": len(entrants[0].ledger),
        "measure": measure,
        "confidence": CONFIDENCE,
        "confidence_each": round(level, 6),
        "tools": [_tool(one, columns[one.name]) for one in entrants],
        "pairs": [
            {
                "tools": list(pair),
                **_only_one_right(*(columns[name]["accuracy"] for name in pair)),
                **_written(_differences(pair, columns, slice(None), level)),
                "last_quarter": _written(lately[pair]),
            }
            for pair in pairs
        ],
        "recommendation": recommended(holders, worth, ahead),
    }


def _check(entrants: Sequence[Entrant]) -> None:
    names = [one.name for one in entrants]
    if len(names) < 2 or len(set(names)) < len(names):
        raise InvalidEvidence(
            f"{', '.join(map(repr, names)) or 'no tool'} cannot be compared: "
            "a comparison needs two tools or more, each with a name of its own"
        )
    first = entrants[0]
    for other in entrants[1:]:
        if _answers(first.ledger) != _answers(other.ledger):
            raise InvalidEvidence(
                f"{first.name!r} met {len(first.ledger):,} cases and {other.name!r} "
                f"{len(other.ledger):,}, or others, or in another order; differences case by "
                "case need the same cases: replay both from the same file with the same options"
            )


def _answers(ledger: Ledger) -> tuple[list[str], list[int]]:
    return ledger.answers.names, ledger.answers.numbers.tolist()


def _columns(ledger: Ledger, minutes: Minutes | None) -> dict[str, Numbers]:
    """What is compared, one number a case; more is better in each."""
    tool, wrong = ledger.by_tool, ledger.by_tool & ~ledger.correct
    unread = tool & ~ledger.audited
    columns = {"accuracy": ledger.correct, "decided_by_tool": tool, FREED: unread}
    numbers: dict[str, Numbers] = {key: flags.astype(float) for key, flags in columns.items()}
    if minutes is not None:
        numbers[NET] = unread * minutes.a_case - wrong * minutes.a_repair
    return numbers


def _differences(
    pair: Pair, columns: dict[str, dict[str, Numbers]], part: slice, level: float
) -> dict[str, Interval]:
    """By how much the first of two tools is ahead in each measure."""
    first, second = (columns[name] for name in pair)
    return {key: batch_means(first[key][part] - second[key][part], level) for key in first}


def _written(intervals: dict[str, Interval]) -> Figures:
    """A difference of shares is at most 1, whatever the interval says."""
    return {
        key: interval.figures(math.inf if key == NET else 1.0)
        for key, interval in intervals.items()
    }


def _only_one_right(first: Numbers, second: Numbers) -> Figures:
    return {
        "only_first_right": int((first > second).sum()),
        "only_second_right": int((second > first).sum()),
    }


def _tool(one: Entrant, columns: dict[str, Numbers]) -> Figures:
    keys = ("accuracy", "decided_by_tool", "tool_error", "errors_unseen", "officers_read")
    return {
        "name": one.name,
        "in_force": in_force(one.figures),
        **{key: one.figures[key] for key in keys},
        "last_quarter": {key: one.figures["last_quarter"][key] for key in LATELY},
        "net_hours": round(float(columns[NET].sum()) / 60, 2) if NET in columns else None,
        **_standing(one),
    }


def _standing(one: Entrant) -> Figures:
    """Whether it ever held a delegation, and what the one nearest to the next step needs."""
    delegations = one.figures["delegations"]
    open_ended = float("inf")

    def needed(entry: Figures) -> float:
        labels = entry["forecast"]["labels_needed"]
        return open_ended if labels is None else float(labels)

    nearest = min(delegations, key=needed)
    forecast = nearest["forecast"]
    return {
        "ever_granted": any(entry["granted_at"] for entry in delegations),
        "delegation": nearest["name"],
        "reason": forecast["reason"],
        "labels_needed": forecast["labels_needed"],
        "cases_needed": forecast["cases_needed"],
        "remedies": forecast["remedies"],
    }
