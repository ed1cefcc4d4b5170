"""Past cases as a stream: a known public one, or any file with its columns."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import click
import numpy as np

from remit.adapters.past_cases import Columns, open_past_cases
from remit.core.cases import Case
from remit.core.errors import RemitError

SHARED_DATA = Path(os.environ.get("REMIT_SHARED_DATA", "../shared/data"))


@dataclass(frozen=True)
class Stream:
    """Cases in the order in which they came, with the answers that officers gave.

    Attributes
    ----------
    count_from
        Where counting begins, from the end if negative; what comes before is learnt all the same.
    free_order
        Whether the order means nothing, so that it may be shuffled by seed.
    seed
        How it was shuffled, or ``None`` where it is in its own order.
    """

    name: str
    cases: tuple[Case, ...]
    answers: tuple[str, ...]
    count_from: int = 0
    free_order: bool = True
    seed: int | None = None

    def __len__(self) -> int:
        return len(self.cases)

    @property
    def counted(self) -> slice:
        return slice(self.count_from, None)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        return tuple(case.text for case in self.cases)

    @cached_property
    def truth(self) -> np.ndarray:
        return np.array(self.answers, dtype=object)

    @cached_property
    def digest(self) -> str:
        """A name for exactly these cases in exactly this order."""
        sha = hashlib.sha256()
        for pair in zip(self.texts, self.answers, strict=True):
            sha.update("\x00".join(pair).encode() + b"\x01")
        return sha.hexdigest()[:16]

    def shuffled(self, seed: int) -> Stream:
        order = np.random.default_rng(seed).permutation(len(self))
        return replace(self.picked(order), seed=seed)

    def picked(self, places: np.ndarray) -> Stream:
        """Return the cases at `places`, in that order."""
        return replace(
            self,
            cases=tuple(self.cases[i] for i in places),
            answers=tuple(self.answers[i] for i in places),
        )

    def without(self, answer: str) -> Stream:
        return self.picked(np.flatnonzero(self.truth != answer))


@dataclass(frozen=True)
class Known:
    """A public stream of the shared data folder and how it is counted."""

    file: str
    answer: str = "label"
    time: str = ""
    count_from: int = 0
    leave_out: str = ""


KNOWN = {
    "banking77": Known("banking77.csv.gz"),
    "clinc150": Known("clinc150.csv.gz", leave_out="oos"),
    "clinc150-oos": Known("clinc150.csv.gz"),
    "teddy_messages": Known("teddy_messages.csv.gz", count_from=-1000),
    "uk_written_questions": Known("uk_written_questions.csv.gz", time="month", count_from=2000),
    "boston311": Known("boston311.csv.gz", time="time", count_from=2000),
    "boston311-outcome": Known("boston311.csv.gz", answer="outcome", time="time", count_from=2000),
}


@dataclass(frozen=True)
class Request:
    """Which streams somebody asked for, in which orders."""

    file: str
    text: str
    answer: str
    time: str
    names: tuple[str, ...]
    seed: int
    seeds: int
    limit: int

    def streams(self, *default: str) -> Iterator[Stream]:
        """Yield every stream asked for, in each of its orders."""
        for stream in self._plain(self.names or default):
            for seed in range(self.seed, self.seed + self.seeds) if stream.free_order else ():
                yield self._limited(stream.shuffled(seed))
            if not stream.free_order:
                yield self._limited(stream)

    def _plain(self, names: tuple[str, ...]) -> Iterator[Stream]:
        if self.file:
            columns = Columns(self.text, self.answer, self.time)
            yield read(Path(self.file), columns, Path(self.file).name)
            return
        for name in names:
            yield known(name)

    def _limited(self, stream: Stream) -> Stream:
        return stream.picked(np.arange(min(self.limit, len(stream)))) if self.limit else stream


def known(name: str) -> Stream:
    what = KNOWN[name]
    path = SHARED_DATA / "text" / what.file
    if not path.exists():
        raise click.ClickException(
            f"{path} is not there; set REMIT_SHARED_DATA to the data folder, "
            "or give --file, --text and --answer for a file of your own"
        )
    stream = read(path, Columns("text", what.answer, what.time), name)
    stream = replace(stream, count_from=what.count_from)
    return stream.without(what.leave_out) if what.leave_out else stream


def read(path: Path, columns: Columns, name: str) -> Stream:
    try:
        with open_past_cases(str(path), columns) as cases:
            past = list(cases.since())
    except RemitError as error:
        raise click.ClickException(str(error)) from error
    return Stream(
        name=name,
        cases=tuple(one.case for one in past),
        answers=tuple(one.answer for one in past),
        free_order=not columns.time,
    )
