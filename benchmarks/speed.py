"""How fast, and how small: at 10,000 memories, at a million, beside river, and at the start."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from statistics import median

import click
import numpy as np

from benchmarks.options import asks_for_streams
from benchmarks.progress import track
from benchmarks.report import Row, show
from benchmarks.runs import learner
from benchmarks.streams import Request, Stream
from remit.core.cases import Case

Pair = tuple[Case, str]
SAMPLE, SMALL = 1000, 10_000


@click.command()
@click.option(
    "--memories",
    default=1_000_000,
    show_default=True,
    type=click.IntRange(min=SMALL + SAMPLE),
    help="How many at the end.",
)
@asks_for_streams
def main(request: Request, memories: int, out: str) -> None:
    """Print cases per second and bytes per case, n-grams only, on one core."""
    stream = next(request.streams("banking77"))
    rows = [*remit(stream, memories), *river(stream), help_time()]
    labels = len(set(stream.answers))
    show(f"speed: n-grams only, {labels} labels, proposing and learning each case", rows, out)


def remit(stream: Stream, memories: int) -> Iterator[Row]:
    """Grow one learner to `memories` cases; measure at 10,000 and at the end."""
    tool, cases = learner(), recombined(stream)

    def propose_and_learn(pair: Pair) -> None:
        tool.predict_one(pair[0])
        tool.learn_one(*pair)

    def grow(size: int) -> float:
        for pair in track(islice(cases, size - SAMPLE), "remembering"):
            propose_and_learn(pair)
        return timed(propose_and_learn, list(islice(cases, SAMPLE)))

    small = grow(SMALL)
    at_small = resident_bytes()
    yield figure(f"Remit at {SMALL:,} memories", 1 / small, ">= 800 cases/s")
    large = grow(memories - SMALL)
    yield figure(f"Remit at {memories:,} memories", 1 / large)
    each = (resident_bytes() - at_small) / (memories - SMALL)
    yield figure("time per case, as a multiple", large / small, "<= 3", "times")
    yield figure("memory per remembered case", each, "<= 1,500", "bytes")


def river(stream: Stream) -> Iterator[Row]:
    """Time river's fastest pipelines of comparable kind on the same texts."""
    from river import feature_extraction, naive_bayes

    words = feature_extraction.BagOfWords(ngram_range=(1, 2))
    grams = feature_extraction.BagOfWords(tokenizer=characters, ngram_range=(2, 5))
    for name, bag in (("words 1-2", words), ("characters 2-5", grams)):
        cases = list(islice(recombined(stream), SMALL))
        model = bag | naive_bayes.MultinomialNB(alpha=0.1)

        def propose_and_learn(pair: Pair, model=model) -> None:  # type: ignore[no-untyped-def]
            model.predict_one(pair[0].text)
            model.learn_one(pair[0].text, pair[1])

        for pair in track(cases[:-SAMPLE], "river"):
            propose_and_learn(pair)
        rate = 1 / timed(propose_and_learn, cases[-SAMPLE:])
        yield figure(f"river MultinomialNB, {name}, at {SMALL:,} cases", rate)


def characters(text: str) -> list[str]:
    return list(text)


def timed(work: Callable[[Pair], None], cases: list[Pair]) -> float:
    """Return the median CPU seconds per case over ten parts: a neighbour's burst is not ours."""
    parts = [cases[i::10] for i in range(10)]
    took = []
    for part in parts:
        began = time.process_time()
        for pair in part:
            work(pair)
        took.append((time.process_time() - began) / len(part))
    return median(took)


def recombined(stream: Stream) -> Iterator[Pair]:
    """Yield cases without end: real texts in which words of others with the same answer stand."""
    chance = np.random.default_rng(7)
    words: dict[str, list[str]] = {}
    for text, answer in zip(stream.texts, stream.answers, strict=True):
        words.setdefault(answer, []).extend(text.split())
    number = 0
    while True:
        for place in chance.permutation(len(stream)).tolist():
            text, answer = stream.texts[place], stream.answers[place]
            number += 1
            yield Case(f"{number}", mixed(text.split(), words[answer], chance)), answer


def mixed(text: list[str], others: list[str], chance: np.random.Generator) -> str:
    """Return a text with about a third of its words replaced."""
    swap = chance.random(len(text)) < 1 / 3
    picks = chance.integers(len(others), size=len(text))
    return " ".join(
        others[pick] if swaps else word
        for word, swaps, pick in zip(text, swap.tolist(), picks.tolist(), strict=True)
    )


def resident_bytes() -> int:
    """Return how much memory this process holds (Linux); 0 where that is not told."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return sum(1024 * int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


def help_time() -> Row:
    command = [str(Path(sys.executable).parent / "remit"), "--help"]
    if not Path(command[0]).exists():
        command = [sys.executable, "-c", "from remit.project.cli import main; main(['--help'])"]
    took = []
    for _ in range(7):
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        took.append(time.perf_counter() - began)
    return figure("remit --help", min(took), "<= 0.4", "seconds")


def figure(what: str, value: float, target: str = "", unit: str = "cases/s") -> Row:
    return {"what": what, "figure": value, "unit": unit, "target": target}


if __name__ == "__main__":
    main()
