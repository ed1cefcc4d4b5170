"""What a folder held before a command put its own results there, said in one line."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import Any

from remit.core.sentences import Names, Sentence, say
from remit.project.pages import NoFigures, read_figures, sound

Figures = dict[str, Any]
LANGUAGES = {"en": say("English"), "zh-Hant-HK": say("Traditional Chinese")}


def earlier_figures(out: Path) -> Figures | None:
    """Return what another run left in a folder; None where there is nothing to be read."""
    with suppress(NoFigures):
        return read_figures(out)
    return None


def replaced(earlier: Figures | None, now: Figures, out: Path) -> Sentence | None:
    """Return which results are gone; None where they were the same run's."""
    with suppress(NoFigures), sound(out):
        return _difference(earlier, now) if earlier else None
    return None


def _difference(earlier: Figures, now: Figures) -> Sentence | None:
    file = Names((earlier["file"]["name"],))
    if earlier["file"]["sha256"] != now["file"]["sha256"]:
        return say("Replaced: the results of another table, {file}.", file=file)
    before, after = earlier["options"], now["options"]
    other = tuple(name for name in sorted(after) if before.get(name) != after[name])
    if not other:
        return None
    return say(
        "Replaced: the results of {file} under other options ({options}).",
        file=file,
        options=Names(other),
    )


def language_of(page: Path) -> str:
    """Return the code of the language in which a page is written; empty where there is none."""
    if not page.exists():
        return ""
    with page.open(encoding="utf-8", errors="replace") as file:
        found = re.search(r'<html lang="([\w-]+)"', file.read(1_000))
    return found[1] if found else ""


def page_replaced(before: str, now: str) -> Sentence | None:
    """Return which page is gone; None where it was in the same language, or none was there."""
    if before == now or before not in LANGUAGES:
        return None
    return say("Replaced: the report in {language}.", language=LANGUAGES[before])
