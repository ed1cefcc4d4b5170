"""The command `remit mask`: personal data out, before a table goes anywhere."""

from __future__ import annotations

import os
import secrets
import sys
import time
from collections.abc import Generator, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from remit.project.endings import told_in_one_line
from remit.project.mask_words import WORDS
from remit.project.options import LANG

if TYPE_CHECKING:
    from rich.table import Table

    from remit.core.sentences import Sentence
    from remit.project.masking import Figures, MaskingJob

T = TypeVar("T")
KEY = "REMIT_MASK_KEY"
KINDS = ("NAME", "PHONE", "ID", "EMAIL", "PLATE", "ADDRESS")
SHOWN_AFTER, SHOWN_EVERY = 2.0, 1.0  # seconds


def _listed(_: click.Context, __: click.Parameter, value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip())


@click.command(short_help="Replace personal data by tokens before a table goes anywhere.")
@click.argument("file")
@click.option(
    "--out",
    default="",
    metavar="FILE",
    help="[default: FILE with .masked before the suffix; of a workbook, as CSV]",
)
@click.option(
    "--columns",
    default="",
    metavar="A,B",
    callback=_listed,
    help="Mask these columns only.  [default: all but numbers, dates and codes]",
)
@click.option(
    "--keep", default="", metavar="C,D", callback=_listed, help="Leave these columns alone."
)
@click.option(
    "--kinds",
    default=",".join(KINDS),
    show_default=True,
    metavar="K,L",
    callback=_listed,
    help="What to mask.",
)
@click.option(
    "--at-least",
    default=0.5,
    show_default=True,
    type=click.FloatRange(0, 1),
    help="How sure a replacement must be; lower masks more.",
)
@LANG
def mask(
    file: str,
    out: str,
    columns: tuple[str, ...],
    keep: tuple[str, ...],
    kinds: tuple[str, ...],
    at_least: float,
    lang: str,
) -> None:
    """Replace names, phone numbers, identity numbers, e-mail addresses, vehicle plates and
    addresses in FILE by tokens such as [PHONE-3F9A1C].

    FILE is a table with a row of column names (CSV or a workbook), or a .txt; - for standard
    input.  Of a folder, every such file is masked into a new folder.  The same value
    gets the same token, however it is written.  The key of the tokens is drawn for the run and
    thrown away, unless the environment variable REMIT_MASK_KEY holds one.  No program finds
    everything: read a sample of the result before it leaves your hands.

    \b
    Examples:
      remit mask cases.csv
      remit mask cases.xlsx
      remit mask cases.csv --keep department --at-least 0.4 --out safe.csv
      REMIT_MASK_KEY=... remit mask letters.txt --lang zh-hant
    """
    from remit.adapters.masking.findings import Kind
    from remit.project.mask_targets import default_out
    from remit.project.masking import MaskingJob, run

    if unknown := [kind for kind in kinds if kind.upper() not in KINDS]:
        raise click.UsageError(f"--kinds: {', '.join(unknown)} is none of {', '.join(KINDS)}")
    job = MaskingJob(
        file,
        out or default_out(file),
        columns,
        keep,
        tuple(Kind(k.upper()) for k in kinds),
        at_least,
    )
    with told_in_one_line(WORDS[lang]["stopped"]):
        figures, notes = run(job, _key(), _watched(lang))
    _tell(figures, notes, job, lang)


def _key() -> bytes:
    return os.environ.get(KEY, "").encode() or secrets.token_bytes(32)


class _watched:  # noqa: N801
    """Passes rows on and, after two seconds, says on the error stream how far they are."""

    def __init__(self, lang: str) -> None:
        self._words = WORDS[lang]

    def __call__(self, rows: Iterable[T], doing: str) -> Generator[T, None, None]:
        began = time.monotonic()
        shown = began + SHOWN_AFTER - SHOWN_EVERY
        end, told = ("\r" if sys.stderr.isatty() else "\n"), False
        for number, row in enumerate(rows, start=1):
            yield row
            if number % 64 == 0 and (now := time.monotonic()) > shown + SHOWN_EVERY:
                shown, told = now + (0 if end == "\r" else 14), True
                pace = number / (now - began)
                line = self._words[doing].format(rows=number, pace=pace)
                print(line, end=end, file=sys.stderr, flush=True)
        if told and end == "\r":
            print("\x1b[2K", end="\r", file=sys.stderr, flush=True)


def _tell(figures: Figures, notes: Sequence[Sentence], job: MaskingJob, lang: str) -> None:
    """Print the counts; on the error stream where the output goes to standard output."""
    from rich.console import Console
    from rich.text import Text

    console = Console(stderr=job.out == "-", highlight=False)
    console.print(_table(figures, lang) if figures["replaced"] else WORDS[lang]["nothing"], "")
    for line in _lines(figures, notes, job, lang):
        console.print(Text(line))


def _table(figures: Figures, lang: str) -> Table:
    from rich.table import Table

    words = WORDS[lang]
    table = Table(box=None, header_style="bold")
    for place, heading in enumerate(words["headings"].split("|")):
        table.add_column(heading, justify="right" if place else "left", no_wrap=True)
    for kind, count in figures["replaced"].items():
        bands = figures["confidence"][kind]
        unsure = sum(n for band, n in bands.items() if float(band[:4]) < 0.7)
        table.add_row(
            f"{words[kind]} [{kind}]".replace("[", "\\["),
            f"{count:,}",
            f"{figures['distinct'][kind]:,}",
            f"{unsure:,}",
        )
    return table


def _lines(
    figures: Figures, notes: Sequence[Sentence], job: MaskingJob, lang: str
) -> Iterator[str]:
    from remit.project.mask_targets import WORKBOOKS
    from remit.wording.languages import language

    words = WORDS[lang]
    yield words["rows"].format(rows=figures["rows"])
    if lines := figures["rows_set_aside_lines"]:
        first = ", ".join(": ".join(map(str, _place(entry))) for entry in lines[:5])
        more = ", …" if len(lines) > 5 else ""
        yield words["left_out"].format(rows=len(lines), lines=first + more)
    if names := figures["not_masked"]:
        yield words["not_masked"].format(names="; ".join(names))
    yield from map(language(lang).said, notes)
    if not os.environ.get(KEY):
        yield words["key"]
    yield words["check"]
    if job.file.partition("#")[0].lower().endswith(WORKBOOKS):
        yield words["workbook"].format(file=job.file, out=job.out)
    if job.report:
        yield words["files"].format(out=job.out, report=job.report)


def _place(entry: dict[str, Any]) -> list[Any]:
    return [entry[part] for part in ("file", "line") if part in entry]
