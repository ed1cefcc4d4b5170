"""Does the tool know what it does not know?  Questions outside its scope should look strange."""

from __future__ import annotations

import click
import numpy as np

from benchmarks.measures import auroc
from benchmarks.options import asks_for_streams, may_encode
from benchmarks.peers.features import cosines, same_features
from benchmarks.progress import track
from benchmarks.report import Row, show
from benchmarks.runs import learner
from benchmarks.streams import Request, Stream
from benchmarks.vectors import KnownVectors

TARGETS = {True: 0.96, False: 0.92}


@click.command()
@may_encode
@click.option(
    "--outside",
    default="oos",
    show_default=True,
    help="The answer that stands for: outside the scope.",
)
@asks_for_streams
def main(request: Request, encoder: bool, outside: str, out: str) -> None:
    """Print how well familiarity tells cases outside the scope from those inside."""
    rows = []
    for stream in request.streams("clinc150-oos"):
        known = KnownVectors(stream) if encoder else None
        rows += list(measured(stream, known, outside))
    title = f"familiarity{' encoder' if encoder else ''}: AUROC, target {TARGETS[encoder]:.2f}"
    show(title, rows, out)


def measured(stream: Stream, encoder: KnownVectors | None, outside: str) -> list[Row]:
    """Propose for every case, learn those in scope, count from the middle of the stream on.

    Nobody answers what is out of scope, so it is not learnt, and its place is free: all of it
    stands in the second half, where there is something to be familiar with.
    """
    stream = outside_last(stream, outside)
    tool = learner(encoder)
    familiarity, confidence = np.zeros(len(stream)), np.zeros(len(stream))
    for i, case in enumerate(track(stream.cases, "familiarity")):
        proposal = tool.predict_one(case)
        familiarity[i], confidence[i] = proposal.familiarity, proposal.confidence
        if stream.answers[i] != outside:
            tool.learn_one(case, stream.answers[i])
    inside = stream.truth != outside
    scores = {
        "familiarity": familiarity,
        "confidence": confidence,
        "peer: greatest cosine": greatest_cosine(stream, encoder, inside),
    }
    half = len(stream) // 2
    return [
        {
            "order": stream.seed,
            "inside": int(inside[half:].sum()),
            "outside": int((~inside[half:]).sum()),
            "score": name,
            "AUROC": auroc(score[half:], inside[half:]),
        }
        for name, score in scores.items()
    ]


def outside_last(stream: Stream, outside: str) -> Stream:
    """Return the stream with what is out of scope strewn over its second half."""
    place = np.arange(len(stream), dtype=float)
    strange = stream.truth == outside
    place[strange] = len(stream) / 2 + place[strange] / 2
    return stream.picked(np.argsort(place, kind="stable"))


def greatest_cosine(
    stream: Stream, encoder: KnownVectors | None, remembered: np.ndarray
) -> np.ndarray:
    """Return the cosine to the closest case before, of those remembered, on the same features."""
    rows = same_features(stream, encoder)
    greatest = np.zeros(len(stream))
    for start in range(0, len(stream), 64):
        end = min(start + 64, len(stream))
        similar = cosines(rows[start:end], rows[:end])
        earlier = np.arange(end)[None, :] < np.arange(start, end)[:, None]
        greatest[start:end] = np.where(earlier & remembered[:end], similar, 0).max(axis=1)
    return greatest


if __name__ == "__main__":
    main()
