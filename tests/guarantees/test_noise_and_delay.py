"""What the statements do not depend on."""

from __future__ import annotations

import numpy as np
import pytest

from remit.core.authority import Authority, Coins, Promise, Threshold
from remit.core.cases import Decider, Delegation

pytestmark = pytest.mark.guarantees

ROUTING = Delegation("routing", "department", Decider.TOOL, Decider.OFFICER, accountable="owner")


def ever_eligible(seed: int, late_errors: bool) -> bool:
    """Live through 600 cases at the target, with verdicts that wait for as long as they like."""
    rng = np.random.default_rng(seed)
    judged = Authority(ROUTING, Promise(blind_share=1.0), Coins(rng.bytes(32)), (Threshold(0.0),))
    wrong = rng.random(600) < 0.05
    late: list[int] = []
    for case in range(600):
        judged.route(str(case), 1.0, 1.0, at=case)
        if wrong[case] == late_errors:
            late.append(case)
        else:
            judged.record_verdict(str(case), float(wrong[case]), at=case)
        if judged.eligible is not None:
            return True
        if case % 150 == 149:
            for number in late:
                judged.record_verdict(str(number), float(wrong[number]), at=case)
            late.clear()
    return False


@pytest.mark.parametrize("late_errors", [True, False])
def test_verdicts_on_errors_may_be_slower_or_faster_than_others(late_errors):
    worlds = 80
    false = sum(ever_eligible(seed, late_errors) for seed in range(worlds))
    assert false / worlds <= 0.05 + 3 * (0.05 * 0.95 / worlds) ** 0.5


def bound_broken(seed: int, delay: int) -> bool:
    """Let a tool turn bad once it is trusted, with every verdict late."""
    rng = np.random.default_rng(seed)
    judged = Authority(ROUTING, Promise(blind_share=1.0), Coins(rng.bytes(32)), (Threshold(0.0),))
    late: list[tuple[int, float]] = []
    unseen = 0
    for case in range(700):
        wrong = bool(judged.in_force >= 0 and rng.random() < 0.2)
        route = judged.route(str(case), 1.0, 1.0, at=case)
        if route.labelled:
            late.append((case, float(wrong)))
        elif route.by_stand_in and wrong:
            unseen += 1
            if unseen > judged.hidden_errors:
                return True
        while late and (late[0][0] <= case - delay or route.before_release):
            number, loss = late.pop(0)
            judged.record_verdict(str(number), loss, at=case)
        if judged.eligible is not None:
            judged.sign("owner", at=case)
    return False


def test_the_published_count_holds_while_verdicts_are_out():
    worlds = 60
    broken = sum(bound_broken(seed, delay=150) for seed in range(worlds))
    assert broken / worlds <= 0.05 + 3 * (0.05 * 0.95 / worlds) ** 0.5
