"""Progressive accuracy: propose, then learn, from the first case on, with the peers beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

import click
import numpy as np

from benchmarks.measures import mistakes_saved, paired_difference
from benchmarks.options import asks_for_streams, keeps_answers, may_encode
from benchmarks.peers import Peer, walk
from benchmarks.peers.everyone import EVERYONE
from benchmarks.report import Row, show
from benchmarks.runs import run
from benchmarks.store import Store
from benchmarks.streams import Request, Stream
from benchmarks.vectors import KnownVectors

NGRAMS = ("banking77", "clinc150", "teddy_messages", "uk_written_questions", "boston311")
ENCODER = ("banking77", "clinc150", "uk_written_questions")
TARGETS = {
    ("banking77", False): 0.825,
    ("clinc150", False): 0.885,
    ("teddy_messages", False): 0.905,
    ("uk_written_questions", False): 0.75,
    ("boston311", False): 0.91,
    ("banking77", True): 0.895,
    ("clinc150", True): 0.93,
    ("uk_written_questions", True): 0.79,
}


@dataclass
class Meeting:
    """Remit and one peer on the same counted cases of one stream, over the orders both ran."""

    peer: Peer
    ours: list[np.ndarray] = field(default_factory=list)
    theirs: list[np.ndarray] = field(default_factory=list)
    stopped: list[int] = field(default_factory=list)

    def add(self, stream: Stream, ours: np.ndarray, theirs: np.ndarray) -> None:
        """Count the cases that both answered."""
        counted = np.zeros(len(stream), dtype=bool)
        counted[stream.counted] = True
        shared = np.flatnonzero(counted[: len(theirs)])
        self.ours.append(ours[shared])
        self.theirs.append(theirs[shared])
        if len(theirs) < len(stream):
            self.stopped.append(len(theirs))

    def row(self) -> Row:
        ours, theirs = np.concatenate(self.ours), np.concatenate(self.theirs)
        met = len(theirs) > 0
        return {
            "learner": f"{self.peer.library} {self.peer.name}",
            "features": self.peer.features,
            "target": None,
            "accuracy": float(theirs.mean()) if met else None,
            "Remit less it, 95 %": str(paired_difference(ours, theirs)) if met else None,
            "mistakes saved": mistakes_saved(ours, theirs) if met else None,
            "note": self._note(),
        }

    def _note(self) -> str:
        if not self.stopped:
            return ""
        return f"stopped at case {min(self.stopped):,}; compared up to there"


@dataclass(frozen=True)
class Setting:
    """Who takes part, and for how long."""

    peers: list[Peer]
    orders: int
    seconds: float
    encoder: bool
    store: Store

    @property
    def features(self) -> str:
        return "n-grams and encoder" if self.encoder else "n-grams"


@click.command()
@click.option(
    "--peers",
    type=click.Choice(["best", "all", "none"]),
    default="best",
    show_default=True,
    help="Which learners of other libraries stand beside.",
)
@click.option("--peer-orders", default=1, show_default=True, help="Orders that peers walk.")
@click.option(
    "--peer-seconds",
    default=300.0,
    show_default=True,
    help="CPU seconds after which a peer stops; the comparison then ends there.",
)
@may_encode
@asks_for_streams
@keeps_answers
def main(
    request: Request, store: Store, peers: str, peer_orders: int, peer_seconds: float,
    encoder: bool, out: str,
) -> None:  # fmt: skip
    """Print how often each learner is right before it is told."""
    chosen = [peer for peer in EVERYONE if takes_part(peer, peers, encoder)]
    setting = Setting(chosen, peer_orders, peer_seconds, encoder, store)
    asked = request.streams(*(ENCODER if encoder else NGRAMS))
    for name, streams in groupby(asked, key=lambda stream: stream.name):
        show(f"accuracy {name}: {setting.features}", compared(name, streams, setting), out)


def takes_part(peer: Peer, peers: str, encoder: bool) -> bool:
    if peer.features in ("encoder", "both") and not encoder:
        return False
    return peers == "all" or (peers == "best" and peer.best)


def compared(name: str, streams: Iterable[Stream], setting: Setting) -> list[Row]:
    """Return a row for Remit and one for each peer, on every order of one stream."""
    meetings = [Meeting(peer) for peer in setting.peers]
    runs = []
    for order, stream in enumerate(streams):
        known = KnownVectors(stream) if setting.encoder else None
        ours = run(stream, known, setting.store)
        runs.append((float(ours.right[stream.counted].mean()), len(stream) / ours.seconds))
        if order < setting.orders:
            vectors = known.encode(stream.texts) if known else None
            for one in meetings:
                theirs = walk(one.peer, stream, vectors, setting.seconds, setting.store)
                one.add(stream, ours.right, theirs)
    rows = [meeting.row() for meeting in meetings]
    return [_remit(name, runs, rows, setting), *rows]


def _remit(name: str, runs: list[tuple[float, float]], rows: list[Row], setting: Setting) -> Row:
    figures, speeds = zip(*runs, strict=True)
    saved = [row["mistakes saved"] for row in rows if not str(row["learner"]).startswith("memory")]
    each = ", ".join(f"{figure:.3f}" for figure in figures)
    return {
        "learner": "Remit",
        "features": setting.features,
        "target": TARGETS.get((name, setting.encoder)),
        "accuracy": float(np.mean(figures)),
        "Remit less it, 95 %": None,
        # The least saved against any learner of river or scikit-learn.
        "mistakes saved": min((x for x in saved if isinstance(x, float)), default=None),
        "note": f"each order: {each}; {np.mean(speeds):,.0f} cases a second",
    }


if __name__ == "__main__":
    main()
