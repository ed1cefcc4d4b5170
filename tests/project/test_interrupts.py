from __future__ import annotations

import signal

import pytest

from remit.project.interrupts import stop_asked


def test_the_first_time_is_a_wish_the_second_an_order():
    with stop_asked() as asked:
        assert not asked()
        signal.raise_signal(signal.SIGTERM)
        assert asked()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


def test_afterwards_everything_is_as_before():
    before = signal.getsignal(signal.SIGINT)

    with stop_asked():
        assert signal.getsignal(signal.SIGINT) is not before

    assert signal.getsignal(signal.SIGINT) is before
