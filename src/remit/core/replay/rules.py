"""Which of the proposed rules can stand beside each other."""

from __future__ import annotations

from collections.abc import Iterable

from remit.core.replay.engine import ProposedRule


def consistent(rules: Iterable[ProposedRule]) -> list[ProposedRule]:
    """Return the rules without those that a later one contradicts.

    Two rules contradict each other if they lead from one answer to two, or there and back.
    What was signed has been in force, and stays.

    Examples
    --------
    >>> there = ProposedRule("roads", "parks", 12, case_number=40, signed=False)
    >>> back = ProposedRule("parks", "roads", 12, case_number=90, signed=False)
    >>> [rule.old for rule in consistent([there, back])]
    ['parks']
    """
    proposed = list(rules)
    return [
        rule
        for n, rule in enumerate(proposed)
        if rule.signed or not any(_contradict(rule, later) for later in proposed[n + 1 :])
    ]


def _contradict(one: ProposedRule, other: ProposedRule) -> bool:
    return one.old == other.old or (one.old, one.new) == (other.new, other.old)
