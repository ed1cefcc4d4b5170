"""The proposer is a process of its own, which may be killed, slow, or not there."""

from __future__ import annotations

import signal
import socket
import time

import pytest

LAMP, REFUSE = "street-light-fault", "refuse-not-collected"
MESSAGE = "Something glows in our back lane"


@pytest.fixture
def proposer(site):
    """Start the site's proposer, and kill it in the end."""
    site.environment["REMIT_PROPOSER"] = "proposer"
    begun = []

    def start():
        begun.append(site.remit("proposer"))
        _wait_for(str(site.folder / "proposer"))
        return begun[-1]

    yield start
    for process in begun:
        process.kill()
        process.wait()


def _wait_for(path):
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with socket.socket(socket.AF_UNIX) as plain:
            if not plain.connect_ex(path):
                return
        time.sleep(0.05)
    raise TimeoutError(path)


def test_a_decision_in_one_process_is_in_the_next_proposal_in_another(site, proposer):
    proposer()
    site.do("bring", "1", MESSAGE)
    before = site.do("propose", MESSAGE)[0]
    site.do("decide", "0.5", REFUSE)
    after, position, _ = site.do("propose", MESSAGE)

    assert before != REFUSE
    assert after == REFUSE
    assert position > 0


def test_without_a_proposer_cases_go_to_officers_and_nobody_waits(site):
    site.environment["REMIT_PROPOSER"] = "proposer"
    answer, _, seconds = site.do("propose", MESSAGE)
    site.do("bring", "3")

    assert answer is None
    assert seconds < 0.5
    assert set(site.do("check")["cases"].values()) == {"with_officer"}


def test_a_proposer_that_hangs_is_waited_for_briefly_and_then_left_alone(site, proposer):
    process = proposer()
    process.send_signal(signal.SIGSTOP)
    answer, _, seconds = site.do("propose", MESSAGE)
    began = time.monotonic()
    site.do("bring", "20")
    took = time.monotonic() - began
    process.send_signal(signal.SIGCONT)

    assert answer is None
    assert seconds < 2
    assert took < 15  # twenty times a second would be longer


def test_after_a_kill_it_knows_what_it_knew(site, proposer):
    first = proposer()
    site.do("bring", "1", MESSAGE)
    site.do("decide", "0.5", REFUSE)
    before = site.do("propose", MESSAGE)
    first.kill()
    first.wait()
    proposer()

    assert site.do("propose", MESSAGE)[:2] == before[:2]


def test_it_saves_what_it_knows_when_it_is_asked_to_end(site, proposer):
    process = proposer()
    site.do("bring", "1", MESSAGE)
    site.do("decide", "0.5", LAMP)
    process.terminate()

    assert process.wait(30) == 0
    assert set(site.do("saved")) == {"learner"}


def test_a_stranger_who_does_not_know_the_secret_learns_nothing(site, proposer):
    proposer()
    site.environment["REMIT_SECRET"] = "another secret, which somebody hoped would do as well"

    assert site.do("propose", MESSAGE)[0] is None
