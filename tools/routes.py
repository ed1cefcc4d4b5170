"""Writes docs/reference/roles-and-routes.md: every role against every address of the site."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DOCUMENT = Path(__file__).parents[1] / "docs" / "reference" / "roles-and-routes.md"
HEAD = """# Who may enter where

Made by `python -m tools.routes` from the site itself; a test fails when it is out of date.

A mark means that the role opens the address. Officers, supervisors, owners and auditors reach only
their own department's cases; administrators and the efficacy team reach all departments. Whether
a case is theirs, each page asks again.
"""


@dataclass(frozen=True)
class Route:
    """An address, its name, and who may enter; None where nobody said it."""

    address: str
    name: str
    act: Any


def routes() -> list[Route]:
    """Return every address of the site."""
    from django.urls import get_resolver

    return sorted(_below(get_resolver().url_patterns, "/", ""), key=lambda route: route.address)


def _below(patterns: list[Any], address: str, space: str) -> Iterator[Route]:
    for pattern in patterns:
        here = address + str(pattern.pattern).lstrip("^").rstrip("$")
        if hasattr(pattern, "url_patterns"):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _below(pattern.url_patterns, here, inner)
        else:
            yield Route(here, f"{space}{pattern.name}", getattr(pattern.callback, "act", None))


def document() -> str:
    """Return the page as it should be."""
    from remit.web.accounts.models import Role
    from remit.web.accounts.role_words import ROLES

    heads = ["Address", "To", "Everybody", *(str(ROLES[role]) for role in Role)]
    lines = [_line(heads), _line(["---"] * len(heads))]
    lines += [_line(_row(route)) for route in routes()]
    return HEAD + "\n" + "\n".join(lines) + "\n"


def _row(route: Route) -> list[str]:
    from remit.web.accounts.entrances import Entry
    from remit.web.accounts.models import Role
    from remit.web.accounts.policy import ENTITLED

    everybody = route.act == Entry.PUBLIC
    roles = ENTITLED.get(route.act, Role if isinstance(route.act, Entry) else ())
    marks = ["✓" if role in roles else "" for role in Role]
    return [f"`{route.address}`", str(route.act or "an API key"), "✓" if everybody else "", *marks]


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Write the page anew."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.web.settings")
    django.setup()
    DOCUMENT.write_text(document(), encoding="utf-8")
    print(f"{DOCUMENT.name}: {len(routes())} addresses.")


if __name__ == "__main__":
    main()
