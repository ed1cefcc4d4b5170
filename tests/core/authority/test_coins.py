"""Chance that nobody can steer and anybody can check."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest

from remit.core.authority import Coins
from tests.core.authority.builders import KEY


def test_the_same_key_and_case_give_the_same_draw():
    assert Coins(KEY).audit("C1") == Coins(KEY).audit("C1")


def test_the_commitment_is_the_hash_of_the_key():
    assert Coins(KEY).commitment == hashlib.sha256(KEY).hexdigest()


def test_draws_are_even_and_purposes_are_unrelated():
    coins = Coins(KEY)
    draws = np.array([[coins.assignment(str(i)), coins.audit(str(i))] for i in range(4000)])
    assert abs(draws.mean(axis=0) - 0.5).max() < 0.02
    assert abs(np.corrcoef(draws.T)[0, 1]) < 0.05


def test_any_name_can_be_drawn():
    assert 0 <= Coins(KEY).audit("個案 \ud800") < 1


def test_a_short_key_is_refused():
    with pytest.raises(ValueError, match="can be guessed"):
        Coins(b"short")
