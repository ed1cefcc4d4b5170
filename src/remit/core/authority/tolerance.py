"""How much a delegation bears from here: what a reader of its page can check by trying."""

from __future__ import annotations

from itertools import count

from remit.core.authority.authority import Authority
from remit.core.authority.term import NOTHING


def errors_until_alarm(authority: Authority) -> int | None:
    """Return how many wrong verdicts in a row would end the delegation; None if none is in force.

    They are verdicts from now on, on what was decided under the present signature; a right one
    among them lets the alarm bear more.

    Examples
    --------
    >>> from remit.core.authority import Authority, Coins, Promise, Threshold
    >>> from remit.core.cases import Decider, Delegation
    >>> lamps = Delegation("lamps", "case_type", Decider.TOOL, Decider.OFFICER, accountable="Lee")
    >>> authority = Authority(lamps, Promise(), Coins(b"sixteen secret bytes"), (Threshold(0.0),))
    >>> errors_until_alarm(authority) is None
    True
    """
    if authority.in_force == NOTHING:
        return None
    alarm = authority.alarm
    return next(wrong for wrong in count(1) if alarm.update(1.0))
