"""A chart with everything that belongs to it: what it says in words, its legend, its data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from remit.core.sentences import English, Sentence, Value
from remit.reports.drawing import drawn
from remit.reports.look import Spec

ROWS = 40

Row = tuple[Value | None, ...]


@dataclass(frozen=True)
class Picture:
    """A chart that has been drawn.

    Attributes
    ----------
    name
        Unique within the page.
    title
        What it is, in a few words.
    says
        What it shows, with its main figures: the text alternative, which everybody sees.
    legend
        A swatch and its meaning.
    heads, rows
        The data as a table, with the first column naming the row; the last `ROWS` of them.
    left_out
        How many rows are not in the table.
    """

    name: str
    title: Sentence | str
    says: tuple[Sentence, ...]
    svg: Markup
    legend: tuple[tuple[str, Sentence], ...]
    heads: tuple[Sentence | str, ...]
    rows: Sequence[Row]
    left_out: int


def picture(
    language: English,
    name: str,
    title: Sentence | str,
    spec: Spec,
    says: Sequence[Sentence],
    table: tuple[tuple[Sentence | str, ...], Sequence[Row]],
    legend: Sequence[tuple[str, Sentence]] = (),
) -> Picture:
    """Return a chart, drawn."""
    svg = drawn(spec, name, language.written(title), f"{name}-says")
    heads, rows = table
    left_out = max(len(rows) - ROWS, 0)
    return Picture(name, title, tuple(says), svg, tuple(legend), heads, rows[left_out:], left_out)
