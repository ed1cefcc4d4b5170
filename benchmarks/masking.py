"""How much personal data the masker finds, and how much it hides that is none.

Labelled samples of invented messages: three on which the rules were developed, of which the
second was unseen when the first rules were measured, and one written by somebody else that
nobody who writes rules has read.  Each line is ``{"text": ..., "spans": [[start, end, kind]]}``.
A span counts as found when every character of it is masked, punctuation apart, whatever kind
it was taken for; a replacement counts as right when it touches a span.
"""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import click

from benchmarks.report import Row, show
from remit.adapters.masking.findings import Finding, Kind, joined
from remit.adapters.masking.mask import AT_LEAST, find
from remit.adapters.masking.tally import band

HERE = Path(__file__).parent
DEVELOPMENT = {
    "development": HERE / "masking_dev.jsonl",
    "development, second": HERE / "masking_dev2.jsonl",
    "development, third": HERE / "masking_dev3.jsonl",
}
SAMPLES = {**DEVELOPMENT, "unseen": HERE / "masking_test.jsonl"}
Masker = Callable[[str], list[Finding]]
REGEXES = {
    Kind.EMAIL: r"[\w.+-]+@[\w.-]+\.\w+",
    Kind.PHONE: r"\+?\d[\d -]{6,14}\d",
    Kind.ID: r"\b[A-Z]{1,2}\d{6}\(?[\dA]\)?",
    Kind.PLATE: r"\b[A-Z]{2} ?\d{3,4}\b|\b[A-Z]{2}\d\d ?[A-Z]{3}\b",
    Kind.NAME: r"(?:Mr|Mrs|Ms|Miss|Dr)\.? [A-Z]\w+(?: [A-Z]\w+)*"
    r"|[一-鿿]{1,3}(?:先生|小姐|女士|太太)",
    Kind.ADDRESS: r"\d+ (?:[A-Z]\w+ )+(?:Road|Street|Lane|Avenue)"
    r"|[一-鿿]+[路街道]\d+號[一-鿿\dA-Z]*",
}


class Message(NamedTuple):
    """A text with the spans that ought to be masked."""

    text: str
    spans: list[tuple[int, int, str]]

    @property
    def language(self) -> str:
        return "Chinese" if re.search(r"[一-鿿]", self.text) else "English"


def plain_regexes(text: str) -> list[Finding]:
    """Mask as one would in an afternoon: digits, e-mail, titles."""
    return joined(
        Finding(match.start(), match.end(), kind, 1.0, match[0])
        for kind, pattern in REGEXES.items()
        for match in re.finditer(pattern, text)
    )


MASKERS: dict[str, Masker] = {"Remit": lambda text: find(text, AT_LEAST), "regexes": plain_regexes}


@click.command()
@click.option(
    "--misses",
    is_flag=True,
    help="List what was missed and masked needlessly in the development samples.",
)
def main(misses: bool) -> None:
    """Print precision and recall of masking, its calibration and its pace."""
    if misses:
        for path in DEVELOPMENT.values():
            _list_misses(_read(path))
        return
    for name, path in SAMPLES.items():
        if not path.exists():
            click.echo(f"\nNo {path.name}: the {name} sample is left out.")
            continue
        messages = _read(path)
        rows = [row for masker in MASKERS for row in _rows(masker, messages)]
        show(f"masking {name}: {len(messages)} messages", rows)
        show(
            f"masking {name}: how often a replacement was right, by confidence",
            list(_bands(messages)),
        )
    _pace(_read(SAMPLES["development"]))


def wilson(hits: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """Return the interval of a share, by Wilson.

    >>> [round(bound, 3) for bound in wilson(9, 10)]
    [0.596, 0.982]
    """
    if of == 0:
        return 0.0, 1.0
    share, square = hits / of, z * z
    centre = (share + square / (2 * of)) / (1 + square / of)
    half = z / (1 + square / of) * (share * (1 - share) / of + square / (4 * of * of)) ** 0.5
    return centre - half, centre + half


def _read(path: Path) -> list[Message]:
    with path.open(encoding="utf-8") as file:
        read = [json.loads(line) for line in file if line.strip()]
    return [Message(m["text"], [(a, b, kind) for a, b, kind in m["spans"]]) for m in read]


def _rows(name: str, messages: list[Message]) -> Iterator[Row]:
    for language in ("English", "Chinese"):
        chosen = [message for message in messages if message.language == language]
        counts = _counted(MASKERS[name], chosen)
        for kind in [*map(str, Kind), "all"]:
            row = _row(counts, kind)
            if row:
                yield {"masker": name, "language": language, "kind": kind, **row}


def _counted(masker: Masker, messages: list[Message]) -> Counter[tuple[str, str]]:
    counts: Counter[tuple[str, str]] = Counter()
    for message in messages:
        findings = masker(message.text)
        masked = {place for f in findings for place in range(f.start, f.end)}
        wanted = {place for a, b, _ in message.spans for place in range(a, b)}
        counts["all", "over"] += len(masked - wanted)
        counts["all", "harmless"] += len(message.text) - len(wanted)
        for span in message.spans:
            hit = _is_masked(message.text, span, masked)
            for kind in (span[2], "all"):
                counts[kind, "spans"] += 1
                counts[kind, "found"] += hit
        for finding in findings:
            right = _is_right(finding, message)
            for kind in (str(finding.kind), "all"):
                counts[kind, "replaced"] += 1
                counts[kind, "right"] += right
    return counts


def _is_masked(text: str, span: tuple[int, int, str], masked: set[int]) -> bool:
    return all(place in masked for place in range(*span[:2]) if text[place].isalnum())


def _is_right(finding: Finding, message: Message) -> bool:
    return any(finding.start < b and a < finding.end for a, b, _ in message.spans)


def _row(counts: Counter[tuple[str, str]], kind: str) -> Row | None:
    spans, replaced = counts[kind, "spans"], counts[kind, "replaced"]
    if not spans and not replaced:
        return None
    over = counts[kind, "over"] / max(counts[kind, "harmless"], 1) if kind == "all" else None
    return {
        "spans": spans,
        "recall": counts[kind, "found"] / spans if spans else None,
        "95 %": _interval(counts[kind, "found"], spans),
        "replaced": replaced,
        "precision": counts[kind, "right"] / replaced if replaced else None,
        "95 % ": _interval(counts[kind, "right"], replaced),
        "over-masked": over,
    }


def _interval(hits: int, of: int) -> str:
    low, high = wilson(hits, of)
    return f"{low:.2f}–{high:.2f}" if of else ""


def _bands(messages: list[Message]) -> Iterator[Row]:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for message in messages:
        for finding in find(message.text, at_least=0.0):
            total[band(finding.confidence)] += 1
            right[band(finding.confidence)] += _is_right(finding, message)
    for name in sorted(total):
        share = right[name] / total[name]
        yield {
            "confidence": name,
            "replaced": total[name],
            "right": share,
            "95 %": _interval(right[name], total[name]),
        }


def _pace(messages: list[Message], seconds: float = 3.0) -> None:
    for message in messages:
        find(message.text)  # the word lists are read once
    done, began = 0, time.process_time()  # others may be using the core, too
    while (spent := time.process_time() - began) < seconds:
        for message in messages:
            find(message.text)
        done += len(messages)
    length = sum(len(message.text) for message in messages) / len(messages)
    pace = f"{done / spent:,.0f} messages a second on one core"
    click.echo(f"\n{pace}, of {length:.0f} characters on average")


def _list_misses(messages: list[Message]) -> None:
    for message in messages:
        findings = MASKERS["Remit"](message.text)
        masked = {place for f in findings for place in range(f.start, f.end)}
        for span in message.spans:
            if not _is_masked(message.text, span, masked):
                click.echo(
                    f"missed {span[2]} {message.text[span[0] : span[1]]!r} in {message.text!r}"
                )
        for finding in findings:
            if not _is_right(finding, message):
                needless = f"{finding.kind} {finding.value!r} {finding.confidence}"
                click.echo(f"needless {needless} in {message.text!r}")


if __name__ == "__main__":
    main()
