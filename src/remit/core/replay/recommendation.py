"""Which of several tools to take, by rule; the answer may be: none of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from remit.core.replay.batch_means import Interval

Figures = dict[str, Any]
Pair = tuple[str, str]


def in_force(figures: Figures) -> bool:
    """Say whether a tool held a delegation when its replay ended."""
    return any(entry["state"] == "granted" for entry in figures["delegations"])


def recommended(
    holders: Sequence[str], worth: Mapping[str, float], ahead: Mapping[Pair, Interval]
) -> Figures:
    """Return the key of a recommendation, with the tools that it names.

    ``neither_earned``: none held a delegation at the end.  ``neither_pays``: those that did
    cost more time than they save.  ``better``: one is ahead of every other beyond the interval.
    ``either``: several that held one are not told apart.  ``alone``: only one held one, and it
    is not told apart from tools that did not.

    Parameters
    ----------
    holders
        The tools whose authority was in force at the end.
    worth
        What each tool is worth a case: reading freed, or minutes saved on balance.
    ahead
        For each pair of tools, by how much the first is worth more than the second.

    Examples
    --------
    >>> ahead = {("acme", "rules"): Interval(0.2, 0.1, 0.3, 32)}
    >>> recommended(["acme"], {"acme": 0.5, "rules": 0.3}, ahead)["key"]
    'better'
    """
    paying = sorted((name for name in holders if worth[name] > 0), key=lambda name: -worth[name])
    if not paying:
        return {"key": "neither_pays" if holders else "neither_earned", "tools": list(holders)}
    best = paying[0]
    others = [name for name in worth if name != best]
    level = [name for name in others if not _ahead(best, name, ahead).above_zero]
    tied = [name for name in paying if name in level]
    closest = max(others, key=lambda name: (name in tied, worth[name]))
    return {
        "key": "either" if tied else "alone" if level else "better",
        "tools": [best, *tied],
        "not_separated_from": level,
        "closest": {"tool": closest, **_ahead(best, closest, ahead).figures()},
    }


def _ahead(one: str, other: str, ahead: Mapping[Pair, Interval]) -> Interval:
    return ahead[one, other] if (one, other) in ahead else ahead[other, one].reversed()
