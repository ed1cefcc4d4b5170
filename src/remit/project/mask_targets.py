"""Where a masked copy goes: beside its file, or into a new folder for a folder's files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from remit.adapters.files import UnreadableTable
from remit.adapters.opening import apart
from remit.project.outputs import same_file

WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
TEXTS = (".txt", ".md", ".text")
_MASKABLE = (".csv", ".tsv", ".tab", *WORKBOOKS, *TEXTS)
_OURS = (".mask-report.json", ".part")


class Target(NamedTuple):
    """A file, its masked copy, and how the report calls it; of a single file, nothing."""

    file: str
    out: str
    name: str = ""


def is_text(file: str) -> bool:
    """Whether a file is plain text rather than a table."""
    return file.removesuffix(".gz").lower().endswith(TEXTS)


def default_out(file: str) -> str:
    """Return where the masked copy of a file or a folder goes.

    >>> default_out("cases.csv.gz"), default_out("cases.xlsx"), default_out("-")
    ('cases.masked.csv.gz', 'cases.masked.csv', '-')
    >>> default_out("no-such.xlsx#May")
    'no-such.May.masked.csv'
    """
    path = Path(file)
    if file == "-":
        return "-"
    if path.is_dir():
        return str(path.with_name(f"{path.resolve().name}.masked"))
    workbook, _, sheet = path.name.rpartition("#")
    if workbook.lower().endswith(WORKBOOKS) and not path.exists():
        return str(path.with_name(f"{Path(workbook).stem}.{sheet}.masked.csv"))
    suffix = path.suffix
    if suffix == ".gz":
        suffix = Path(path.stem).suffix + suffix
    stem = path.name.removesuffix(suffix)
    ending = ".csv" if suffix.lower() in WORKBOOKS else suffix
    return str(path.with_name(f"{stem}.masked{ending}"))


def targets(file: str, out: str, report: Path | None) -> tuple[list[Target], list[str]]:
    """Return what is to be masked, and what of a folder is left out."""
    if not Path(file).is_dir():
        if report:
            _refuse_to_overwrite(file, out, report)
        return [Target(file, out)], []
    return _of_folder(Path(file), Path(out))


def _of_folder(folder: Path, out: Path) -> tuple[list[Target], list[str]]:
    if out.exists() and (not out.is_dir() or os.path.samefile(folder, out)):
        raise UnreadableTable(
            f"{out} cannot take the masked copies of the files in {folder}: it is "
            f"{'that folder itself' if out.is_dir() else 'a file'}; name a new folder with --out"
        )
    there = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    chosen = [path for path in there if _is_maskable(path)]
    if not chosen:
        raise UnreadableTable(
            f"{folder} holds no file that can be masked (tables: .csv, .tsv, .xlsx, .ods; texts: "
            ".txt); name a folder with such files, or one file"
        )
    left = [path.name for path in there if path not in chosen and not _is_ours(path)]
    return _targets(chosen, out), left


def _targets(chosen: list[Path], out: Path) -> list[Target]:
    """Masked copies under the files' own names; of two that would meet, the workbook gives way."""
    names: dict[str, Path] = {}
    for path in chosen:
        workbook = path.suffix.lower() in WORKBOOKS
        name = f"{path.stem}.csv" if workbook else path.name
        if name in names or (workbook and path.with_name(name) in chosen):
            name = f"{path.name}.csv"
        names[name] = path
    return [Target(str(path), str(out / name), path.name) for name, path in names.items()]


def _is_maskable(path: Path) -> bool:
    name = path.name.lower().removesuffix(".gz")
    return path.is_file() and name.endswith(_MASKABLE) and not _is_ours(path)


def _is_ours(path: Path) -> bool:
    return ".masked." in path.name or path.name.endswith((".masked", *_OURS))


def _refuse_to_overwrite(file: str, out: str, report: Path) -> None:
    if Path(out).is_dir():
        raise UnreadableTable(f"{out} is a folder; name a file with --out, or leave it out")
    if taken := same_file(Path(apart(file)[0]), (Path(out), report)):
        raise UnreadableTable(
            f"{taken} is the file to be masked itself, which would be lost; "
            "name another file with --out"
        )
