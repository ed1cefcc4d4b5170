"""Plain tables for people, and the same rows as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

Row = dict[str, object]


def show(title: str, rows: Sequence[Row], out: str = "") -> None:
    """Print rows of the same keys as a table, and write them to `out`, where given."""
    click.echo(f"\n{title}\n")
    for line in table(rows):
        click.echo(line)
    if out:
        Path(out).mkdir(parents=True, exist_ok=True)
        path = Path(out) / f"{title.split(':')[0].strip().replace(' ', '_').lower()}.json"
        path.write_text(json.dumps(rows, indent=1, default=str) + "\n", encoding="utf-8")


def table(rows: Sequence[Row]) -> list[str]:
    """Return rows as lines with columns of even width.

    Examples
    --------
    >>> for line in table([{"stream": "banking77", "accuracy": 0.8251}]):
    ...     print(line)
    stream     accuracy
    ---------  --------
    banking77      .825
    """
    if not rows:
        return ["(nothing)"]
    columns = list(rows[0])
    cells = [columns, *([said(row.get(name)) for name in columns] for row in rows)]
    widths = [max(len(line[i]) for line in cells) for i in range(len(columns))]
    right = [any(isinstance(row.get(name), int | float) for row in rows) for name in columns]
    lines = [
        "  ".join(
            cell.rjust(width) if flush else cell.ljust(width)
            for cell, width, flush in zip(line, widths, right, strict=True)
        ).rstrip()
        for line in cells
    ]
    return [lines[0], "  ".join("-" * width for width in widths), *lines[1:]]


def said(value: object) -> str:
    """Return a value as a table says it: shares as .825, counts as 1,234, nothing as a dash."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:.3f}".replace("0.", ".", 1) if abs(value) < 1 else f"{value:,.2f}"
    return str(value)
