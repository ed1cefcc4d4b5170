"""The benchmarks' own arithmetic, as far as it needs no other library."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest

MODULES = ["measures", "report", "peers"]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_the_benchmarks_hold(name):
    assert doctest.testmod(import_module(f"benchmarks.{name}")).failed == 0
