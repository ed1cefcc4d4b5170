"""Reports as files, and opened in a browser where somebody sits before one."""

from __future__ import annotations

import json
import sys
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from remit.adapters.whole_files import write_whole
from remit.core.errors import RemitError
from remit.core.replay.summary import SCHEMA
from remit.project.outputs import REPORT, SUMMARY

Figures = dict[str, Any]
UNSOUND = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError)


class NoFigures(RemitError):
    """A folder does not hold what a replay writes."""


def write_report(figures: Figures, out: Path, lang: str) -> Path:
    """Write the report beside the figures and return where it is."""
    from remit.reports.page import replay_page
    from remit.wording import language

    path = out / REPORT
    write_whole(path, replay_page(figures, language(lang)))
    return path


def write_comparison(figures: Figures, out: Path, lang: str) -> Path:
    """Write the report of a comparison and return where it is."""
    from remit.reports.comparison_page import comparison_page
    from remit.wording import language

    path = out / "comparison.html"
    write_whole(path, comparison_page(figures, language(lang)))
    return path


def read_figures(out: Path) -> Figures:
    """Return the figures that a replay wrote into a folder."""
    path = out / SUMMARY
    try:
        figures = json.loads(path.read_text("utf-8"), parse_constant=_no_figure)
    except OSError as error:
        raise NoFigures(
            f"{path} cannot be read ({error.strerror}); give the folder that "
            "`remit replay --out` named"
        ) from error
    except (ValueError, RecursionError) as error:
        raise _damaged(path, error) from error
    if not isinstance(figures, dict):
        raise _damaged(path, "it holds no figures")
    if figures.get("schema") != SCHEMA:
        raise NoFigures(
            f"{path} was written by another version of Remit "
            f"({figures.get('version', 'unknown')}); run the replay again"
        )
    return figures


@contextmanager
def sound(out: Path) -> Iterator[None]:
    """Say that a folder's figures are damaged where something in them is not what it must be."""
    from jinja2 import TemplateError

    try:
        yield
    except (RemitError, OSError):
        raise
    except (*UNSOUND, TemplateError) as error:
        raise _damaged(out / SUMMARY, repr(error)) from error


def _no_figure(written: str) -> float:
    raise ValueError(f"{written} is no figure")


def _damaged(path: Path, why: object) -> NoFigures:
    return NoFigures(f"{path} is damaged: {why}; run the replay again")


def open_page(path: Path, wanted: bool | None) -> None:
    """Open a page if that is wanted, or if nobody said and this is a terminal."""
    if wanted or (wanted is None and sys.stdout.isatty()):
        webbrowser.open(path.resolve().as_uri())
