"""Names of any length, cut to what a page can bear."""

from __future__ import annotations

from typing import Any

LONGEST = 160
OURS = {"template", "plural"}
"""What sentences are known by; the words of the data stand in their values."""


def shortened(value: Any) -> Any:
    """Return plain values with every long text cut.

    >>> shortened({"name": "a" * 1000})["name"] == "a" * 159 + "…"
    True
    """
    match value:
        case str():
            return value if len(value) <= LONGEST else value[: LONGEST - 1] + "…"
        case dict():
            return {k: entry if k in OURS else shortened(entry) for k, entry in value.items()}
        case list():
            return [shortened(entry) for entry in value]
    return value
