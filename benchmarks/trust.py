"""Judging a vendor's tool: what its own confidence frees under a promise, and what trust does.

Simulated vendors sell a model that was frozen when it was bought, or a list of keywords, and
state more or less honestly how sure they are.  Each is lived through in a replay of the cases
that follow, once for each way to put its proposals in order, all from the same blind labels.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace

import click
import numpy as np

from benchmarks.measures import auroc
from benchmarks.options import asks_for_streams, keeps_answers
from benchmarks.peers.calibration import PEERS, Believed
from benchmarks.progress import track
from benchmarks.report import Row, show
from benchmarks.runs import learner
from benchmarks.store import Store, source_digest, versions
from benchmarks.streams import Request, Stream
from benchmarks.vendors import Vendor, vendors
from remit.core.authority import Promise
from remit.core.replay import PastCase, Replay, ReplayPlan, Tool, summarise
from remit.core.replay.recorded import Recorded
from remit.core.replay.trusted import Trusted

STREAMS = ("banking77", "uk_written_questions", "boston311", "teddy_messages")
CAPPED_AT = 13_000
"""A vendor's tool is judged on so many cases at most, the oldest where they have a time."""

TARGET = Promise().target_level
OWN, OURS, REMIT = "its own confidence", "Remit's trust", "(Remit's own answers instead)"
BINS = 10


@click.command()
@asks_for_streams
@keeps_answers
def main(request: Request, store: Store, out: str) -> None:
    """Print how well each way tells a vendor's right answers from its wrong ones."""
    for stream in request.streams(*STREAMS):
        capped = stream.picked(np.arange(min(len(stream), CAPPED_AT)))
        rows = [row for vendor in vendors(capped) for row in judged(vendor, store)]
        order = "" if stream.seed is None else f" order {stream.seed}"
        title = f"trust {stream.name}{order}: last quarter, promise {TARGET:.0%}"
        show(title, rows, out)


def judged(vendor: Vendor, store: Store) -> Iterator[Row]:
    """Yield one row for each way to put the vendor's proposals in order."""
    ways: dict[str, Callable[[], Tool]] = {OWN: lambda: bought(vendor)}
    for name, peer in PEERS.items():
        if vendor.confidence is not None or peer not in CURVES:
            ways[name] = lambda peer=peer: Believed(bought(vendor), peer())  # type: ignore[misc]
    ways[OURS] = lambda: Trusted(bought(vendor), learner())
    if vendor.name == "frozen, honest":
        ways[REMIT] = learner
    for name, tool in ways.items():
        yield {"vendor": vendor.name, "in order of": name, **figures(vendor, name, tool, store)}


CURVES = [peer for name, peer in PEERS.items() if name.startswith(("isotonic", "Platt"))]
"""Where no confidence is stated, there is nothing to recalibrate."""


def bought(vendor: Vendor) -> Recorded:
    """Return the vendor's tool as a column of a table."""
    return Recorded("vendor", "" if vendor.confidence is None else "sure")


def figures(vendor: Vendor, way: str, tool: Callable[[], Tool], store: Store) -> Row:
    """Return the figures of one replay, from disk where nothing has changed."""
    sources = source_digest("core"), versions("scikit-learn", "numpy")
    answers = hash_of(vendor)
    key = (vendor.stream.digest, vendor.name, answers, way, sources)
    kept = store.get("trust", key, lambda: {"json": np.array(json.dumps(live(vendor, tool())))})
    loaded: Row = json.loads(str(kept["json"]))
    return loaded


def hash_of(vendor: Vendor) -> int:
    """Return a number that changes with what the vendor answers and how sure it says it is."""
    from zlib import crc32

    stated = b"" if vendor.confidence is None else vendor.confidence.tobytes()
    return crc32(stated, crc32("\x00".join(vendor.answers).encode()))


def live(vendor: Vendor, tool: Tool) -> Row:
    """Live through the cases with this order; measure the last quarter."""
    replay = Replay(tool, ReplayPlan(seed=vendor.stream.seed or 0))
    for past in track(past_cases(vendor), f"{vendor.stream.name}, {vendor.name}"):
        replay.step(past)
    replay.close()
    ledger, said = replay.ledger, summarise(replay)
    last = said["last_quarter"]
    quarter = slice(len(ledger) * 3 // 4, None)
    sure, right = ledger.confidence[quarter], ledger.correct[quarter]
    return {
        "right": last["accuracy"],
        "AUROC": auroc(sure, right),
        "ECE": calibration_error(sure, right),
        "Brier": float(((sure - right) ** 2).mean()),
        "freed": last["decided_by_tool"],
        "hindsight, this order": last["oracle_share"],
        "hindsight, best order": min(1.0, last["accuracy"] / (1 - TARGET)),
        "error": last["tool_error"],
        "error, all": said["tool_error"],
    }


def past_cases(vendor: Vendor) -> list[PastCase]:
    """Return the cases with the vendor's columns."""
    stream: Stream = vendor.stream
    sure = [""] * len(stream) if vendor.confidence is None else map(str, vendor.confidence)
    columns = zip(stream.cases, stream.answers, vendor.answers, sure, strict=True)
    return [
        PastCase(replace(case, fields={"vendor": said, "sure": stated}), answer)
        for case, answer, said, stated in columns
    ]


def calibration_error(sure: np.ndarray, right: np.ndarray) -> float:
    """Return by how much stated and true shares differ, over ten equal steps of confidence.

    >>> round(calibration_error(np.array([0.9, 0.9, 0.2]), np.array([True, False, False])), 3)
    0.333
    """
    step = np.minimum((sure * BINS).astype(int), BINS - 1)
    gap = np.bincount(step, sure - right, BINS)
    return float(np.abs(gap).sum() / len(sure))


if __name__ == "__main__":
    main()
