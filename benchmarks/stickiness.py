"""What one correction changes: the same message, its nearest paraphrase, and everything else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import click
import numpy as np

from benchmarks.options import asks_for_streams, may_encode
from benchmarks.peers.features import cosines, same_features
from benchmarks.report import Row, show
from benchmarks.runs import learner
from benchmarks.streams import Request, Stream
from benchmarks.vectors import KnownVectors
from remit.core.cases import Case, Source
from remit.core.learning import CaseLearner

FROM, CORRECTIONS, PROBES = 1500, 150, 250
# A paraphrase has the same answer and is at least this close, by vectors or by n-grams.
CLOSE = {True: 0.75, False: 0.5}


@dataclass
class Effects:
    """What became of each corrected case, of one close to it, and of the probes."""

    same: list[bool] = field(default_factory=list)
    near_before: list[bool] = field(default_factory=list)
    near_after: list[bool] = field(default_factory=list)
    worse: list[int] = field(default_factory=list)
    better: list[int] = field(default_factory=list)

    def row(self, stream: Stream) -> Row:
        return {
            "stream": stream.name,
            "order": stream.seed,
            "corrections": len(self.same),
            "same message right": _mean(self.same),
            "paraphrases": len(self.near_after),
            "right before": _mean(self.near_before),
            "right after": _mean(self.near_after),
            f"worse of {PROBES}": _mean(self.worse),
            f"better of {PROBES}": _mean(self.better),
        }


def _mean(values: list[bool] | list[int]) -> float | None:
    return float(np.mean(values)) if values else None


@click.command()
@may_encode
@asks_for_streams
def main(request: Request, encoder: bool, out: str) -> None:
    """Print what one correction changes at once, and what it spoils elsewhere."""
    rows = [
        effects(stream, KnownVectors(stream) if encoder else None).row(stream)
        for stream in request.streams("banking77")
    ]
    target = "targets: same 1.000, paraphrase .880 (encoder), at most 1.5 worse"
    show(f"stickiness{' encoder' if encoder else ''}: after one correction; {target}", rows, out)


def effects(stream: Stream, encoder: KnownVectors | None) -> Effects:
    """Learn a stream, and look around after each of the first corrections from `FROM` on."""
    tool, found = learner(encoder), Effects()
    closest = _closest_later(stream, encoder)
    chance = np.random.default_rng(stream.seed or 0)
    for i, (case, answer) in enumerate(zip(stream.cases, stream.answers, strict=True)):
        wrong = tool.predict_one(case).answer != answer
        if i < FROM or not wrong:
            tool.learn_one(case, answer)
            continue
        later = np.arange(i + 1, len(stream))
        probes = chance.choice(later, min(PROBES, len(later)), replace=False)
        near = closest(i)
        before, near_before = _right(tool, stream, probes), _one_right(tool, stream, near)
        tool.learn_one(case, answer, Source.CORRECTION, "officer")
        after = _right(tool, stream, probes)
        found.same.append(tool.predict_one(_again(case)).answer == answer)
        found.worse.append(int((before & ~after).sum()))
        found.better.append(int((~before & after).sum()))
        if near is not None:
            found.near_before.append(near_before)
            found.near_after.append(_one_right(tool, stream, near))
        if len(found.same) == CORRECTIONS:
            break
    return found


def _again(case: Case) -> Case:
    return Case(f"{case.case_id} again", case.text)


def _right(tool: CaseLearner, stream: Stream, places: np.ndarray) -> np.ndarray:
    return np.array([_one_right(tool, stream, place) for place in places], dtype=bool)


def _one_right(tool: CaseLearner, stream: Stream, place: int | None) -> bool:
    return place is not None and (
        tool.predict_one(stream.cases[place]).answer == stream.answers[place]
    )


def _closest_later(stream: Stream, encoder: KnownVectors | None) -> Callable[[int], int | None]:
    """Return a function from a case to the closest one still to come with the same answer."""
    rows = same_features(stream, encoder)

    def closest(i: int) -> int | None:
        later = i + 1 + np.flatnonzero(stream.truth[i + 1 :] == stream.truth[i])
        if not len(later):
            return None
        similar = cosines(rows[later], rows[i : i + 1])[:, 0]
        best = int(similar.argmax())
        # The same words again are no paraphrase.
        return int(later[best]) if CLOSE[encoder is not None] < similar[best] < 0.999 else None

    return closest


if __name__ == "__main__":
    main()
