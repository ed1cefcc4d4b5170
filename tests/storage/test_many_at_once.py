"""Several processes and threads write and read at the same time."""

from __future__ import annotations

import json


def test_a_reader_skips_nothing_while_several_write(site):
    begun = site.do("check")
    assert begun["positions"]
    expected = 2 + 3 * 15 * 2  # delegations opened; then each case at least arrives and moves
    reader = site.begin("read", str(expected))
    writers = [site.begin("bring", "15", f"writer {n}") for n in range(3)]
    known = json.loads(reader.communicate(timeout=100)[0].splitlines()[-1])
    for writer in writers:
        writer.communicate(timeout=100)

    assert known == list(range(1, len(known) + 1))
    assert len(known) >= expected
    told = site.do("check")
    assert told["positions"] and told["same"]
    assert len(told["cases"]) == 45


def test_of_two_officers_on_one_case_one_wins_and_the_other_is_told(site):
    told = site.do("rivals")

    assert told["taken"] == 1
    assert told["told"] == sorted([told["by"], "ChangedMeanwhile"])


def test_a_request_that_is_sent_on_many_lines_at_once_makes_one_case(site):
    told = site.do("submit_at_once", "6")

    assert told["cases"] == 1
    assert {status for status, _ in told["told"]} == {201}
    assert len({reference for _, reference in told["told"]}) == 1


def test_when_the_database_is_gone_it_says_so_and_goes_on_afterwards(site):
    before, during, after = site.do("outage")

    assert (before, after) == (201, 201)
    assert during == [503, "application/problem+json"]
    assert len(site.do("check")["cases"]) == 2
