"""Reports as files, and opened in a browser where somebody sits before one."""

from __future__ import annotations

import json
import sys
import webbrowser
from pathlib import Path
from typing import Any

from remit.core.errors import RemitError
from remit.core.replay.summary import SCHEMA

Figures = dict[str, Any]
REPORT = "report.html"


class NoFigures(RemitError):
    """A folder does not hold what a replay writes."""


def write_report(figures: Figures, out: Path, lang: str) -> Path:
    """Write the report beside the figures and return where it is."""
    from remit.reports.page import replay_page
    from remit.wording import language

    path = out / REPORT
    path.write_text(replay_page(figures, language(lang)), "utf-8")
    return path


def write_comparison(figures: Figures, out: Path, lang: str) -> Path:
    """Write the report of a comparison and return where it is."""
    from remit.reports.comparison_page import comparison_page
    from remit.wording import language

    path = out / "comparison.html"
    path.write_text(comparison_page(figures, language(lang)), "utf-8")
    return path


def read_figures(out: Path) -> Figures:
    """Return the figures that a replay wrote into a folder."""
    path = out / "summary.json"
    try:
        figures: Figures = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise NoFigures(
            f"{path} cannot be read ({error}); give the folder that `remit replay --out` named"
        ) from error
    if figures.get("schema") != SCHEMA:
        raise NoFigures(
            f"{path} was written by another version of Remit "
            f"({figures.get('version', 'unknown')}); run the replay again"
        )
    return figures


def open_page(path: Path, wanted: bool | None) -> None:
    """Open a page if that is wanted, or if nobody said and this is a terminal."""
    if wanted or (wanted is None and sys.stdout.isatty()):
        webbrowser.open(path.resolve().as_uri())
