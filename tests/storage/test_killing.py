"""Processes are killed at random moments, without a chance to tidy up."""

from __future__ import annotations

import json
import random
import time
from collections import Counter

ROUNDS = 3
LAMP = "street-light-fault"


def test_nothing_that_was_accepted_is_lost_and_nothing_is_done_twice(site):
    chance, said = random.Random(7), []
    for _ in range(ROUNDS):
        said += _killed(site, chance, ("bring", "500"), ("decide", "60", LAMP))
    site.do("sweep")
    told = site.do("check")

    assert told["positions"] and told["same"]
    assert {ref for what, ref in said if what == "brought"} <= set(told["cases"])
    assert {ref for what, ref in said if what == "decided"} <= set(told["taken"])
    assert Counter(told["arrived"]) == Counter(told["cases"].keys())
    for kind in ("taken", "sent", "routed"):
        assert max(Counter(told[kind]).values(), default=0) <= 1, kind
    assert "received" not in told["cases"].values()
    assert set(told["sent"]) == {ref for ref, state in told["cases"].items() if state == "sent"}
    assert len(told["taken"]) >= ROUNDS


def _killed(site, chance, *tasks):
    """Begin processes, kill each of them at some moment, and return what they had said."""
    processes = [site.begin(*what) for what in tasks]
    lines = [process.stdout.readline() for process in processes]  # all of them are at work
    time.sleep(chance.uniform(0.1, 1.0))
    for process in processes:
        time.sleep(chance.uniform(0, 0.05))
        process.kill()
        told, _ = process.communicate()
        lines += told.splitlines(keepends=True)
    return [json.loads(line) for line in lines if line.endswith("\n")]
