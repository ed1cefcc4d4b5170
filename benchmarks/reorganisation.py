"""A department is reorganised overnight: some labels change owners, and the tool must follow."""

from __future__ import annotations

from dataclasses import dataclass, replace

import click
import numpy as np

from benchmarks.options import asks_for_streams, may_encode
from benchmarks.progress import track
from benchmarks.report import Row, show
from benchmarks.runs import learner
from benchmarks.streams import Request, Stream
from benchmarks.vectors import KnownVectors
from remit.core.cases import RuleSigned, Source

AT, SWAPPED = 4000, 15


@dataclass(frozen=True)
class Reorganisation:
    """A stream in which, from `at` on, what was `old` goes to `swaps[old]`."""

    stream: Stream
    before: tuple[str, ...]
    swaps: dict[str, str]
    at: int


def reorganised(stream: Stream) -> Reorganisation:
    """Let 15 labels, drawn by seed, each take over the next one's cases from event 4,000 on."""
    chance = np.random.default_rng(1000 + (stream.seed or 0))
    labels = sorted(set(stream.answers))
    drawn = chance.permutation(labels)[:SWAPPED].tolist()
    swaps = dict(zip(drawn, drawn[1:] + drawn[:1], strict=True))
    at = min(AT, len(stream) * 2 // 5)
    answers = tuple(
        swaps.get(answer, answer) if i >= at else answer for i, answer in enumerate(stream.answers)
    )
    return Reorganisation(replace(stream, answers=answers), stream.answers, swaps, at)


@click.command()
@may_encode
@asks_for_streams
def main(request: Request, encoder: bool, out: str) -> None:
    """Print how the tool follows a reorganisation, with and without signed rules."""
    rows = []
    for stream in request.streams("banking77"):
        known = KnownVectors(stream) if encoder else None
        rows += [followed(reorganised(stream), known, signs) for signs in (False, True)]
    target = "targets: .860 unsigned, .890 signed, each rule proposed within 20 cases"
    title = f"reorganisation{' encoder' if encoder else ''}: {SWAPPED} labels swap; {target}"
    show(title, rows, out)


def followed(change: Reorganisation, encoder: KnownVectors | None, signs: bool) -> Row:
    """Run through a reorganisation; an owner signs each rule when it is proposed, or none."""
    tool, stream = learner(encoder), change.stream
    right = np.zeros(len(stream), dtype=bool)
    seen = dict.fromkeys(change.swaps, 0)
    proposed: dict[str, int] = {}
    false_rules = 0
    known: set[tuple[str, str]] = set()
    for i, case in enumerate(track(stream.cases, "reorganisation")):
        answer, old = stream.answers[i], change.before[i]
        proposal = tool.predict_one(case)
        right[i] = proposal.answer == answer
        source = Source.ACCEPTANCE if right[i] else Source.CORRECTION
        tool.learn_one(case, answer, source, "officer")
        if i >= change.at and old in seen:
            seen[old] += 1
        if right[i]:
            continue
        for rule in tool.suggested_rules():
            if (rule.old, rule.new) in known:
                continue
            known.add((rule.old, rule.new))
            if i >= change.at and change.swaps.get(rule.old) == rule.new:
                proposed[rule.old] = seen[rule.old]
            else:
                false_rules += 1
            if signs:
                tool.sign(RuleSigned(rule.old, rule.new, "owner", first_case=rule.first_case))
    moved = np.array([old in change.swaps for old in change.before])
    after = np.arange(len(stream)) >= change.at
    return {
        "stream": stream.name,
        "order": stream.seed,
        "rules": "signed" if signs else "unsigned",
        "before": float(right[change.at - 1000 : change.at].mean()),
        "after": float(right[after].mean()),
        "unaffected": float(right[after & ~moved].mean()),
        "swapped": float(right[after & moved].mean()),
        "proposed": f"{len(proposed)} of {len(change.swaps)}",
        "latest at": f"case {max(proposed.values())}" if proposed else "",
        "within 20": sum(case <= 20 for case in proposed.values()),
        "false rules": false_rules,
    }


if __name__ == "__main__":
    main()
