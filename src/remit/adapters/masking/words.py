"""The word lists, written for this purpose, one small file each."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def sections(name: str) -> list[str]:
    """Return what stands under each line that begins with ``#``."""
    text = (files("remit.adapters.masking") / "words" / f"{name}.txt").read_text("utf-8")
    parts: list[str] = []
    for line in text.splitlines():
        if line.startswith("#"):
            parts.append("")
        else:
            parts[-1] += line + " "
    return parts


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of a list, whatever section they stand in."""
    return frozenset(word for part in sections(name) for word in part.split())


@cache
def alternatives(name: str) -> str:
    """Return a pattern that matches any word of a list, the longest first."""
    return "|".join(sorted(words(name), key=lambda word: (-len(word), word)))
