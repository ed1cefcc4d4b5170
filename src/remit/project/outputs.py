"""What a replay writes, and what it must not write over."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from remit.adapters.folders import is_our_own
from remit.adapters.opening import apart
from remit.adapters.whole_files import unfinished
from remit.core.errors import RemitError

CASES, SET_ASIDE, SUMMARY = "cases.csv", "rows_set_aside.csv", "summary.json"
REPORT, CHECKPOINT = "report.html", "checkpoint"
OF_A_REPLAY = (CASES, SET_ASIDE, SUMMARY, REPORT, CHECKPOINT)


class WouldOverwrite(RemitError):
    """Something that is not the run's own stands where it would write."""


def check_outputs(file: str, out: Path, names: Iterable[str] = OF_A_REPLAY) -> None:
    """Refuse, before anything is written, to write over the table or what others wrote."""
    there = next(path for path in (out, *out.parents) if path.exists())
    if not there.is_dir():
        raise WouldOverwrite(f"{there} is a file; name a folder with --out")
    source = Path(apart(file)[0])
    if source.is_dir() and out.exists() and os.path.samefile(source, out):
        raise WouldOverwrite(
            f"{out} is the folder that is read, and what is in it would be written over; name "
            "another folder with --out"
        )
    paths = [out / name for name in names]
    if taken := same_file(source, paths):
        raise WouldOverwrite(
            f"{file} would be written over, because the run writes {taken} itself; name another "
            "folder with --out"
        )
    for path in (out / CASES, out / SET_ASIDE):
        if path in paths and path.exists() and path.stat().st_size and not is_our_own(path):
            raise WouldOverwrite(
                f"{path} was not written by Remit, or by another version of it, and would be "
                "written over; move it elsewhere, or name another folder with --out"
            )


def same_file(source: Path, paths: Iterable[Path]) -> Path | None:
    """Return the first of the files to be written that is the source itself."""
    if not source.is_file():
        return None
    written = (each for path in paths for each in (path, unfinished(path)))
    return next(
        (path for path in written if path.exists() and os.path.samefile(source, path)), None
    )
