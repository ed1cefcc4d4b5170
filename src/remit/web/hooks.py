"""All that a service or a room may give the site.

Rooms stand side by side and do not import one another.  What one of them shows on another's page
is a panel; what it does when something happens to a case is an effect; what it keeps of a
citizen's words it erases itself.  Each is registered once, when its app is ready.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from remit.core.flow import Flow


class Place(StrEnum):
    """Where a page leaves room for panels, and about what they are asked."""

    CASE_MESSAGE = "under the message on an officer's page of a case"
    CASE_DESK = "beside the message on an officer's page of a case"
    CASE_REST = "below everything on an officer's page of a case"
    REPORT_WHAT = "under the words while a citizen reports something"
    REPORT_CHECK = "above the answers before a citizen hands them in"
    CITIZEN_CASE = "on a citizen's page of her report"
    SERVICE = "on a service's page of who decides"
    TOOL = "on the public page of a service's tool"


class Moment(StrEnum):
    """When effects happen, within the transaction of what brought them about."""

    ARRIVED = "a case came in"
    DECIDED = "somebody decided a case"
    SENT = "a decision went out"
    REOPENED = "a case was taken up again"


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of a page that another room owns: a template, and what it shows."""

    template: str
    content: Mapping[str, Any]


Contents = Callable[..., Mapping[str, Any] | None]

_FLOWS: dict[tuple[str, int], Flow] = {}
_PANELS: dict[Place, list[tuple[int, str, Contents]]] = {place: [] for place in Place}
_EFFECTS: dict[Moment, list[Callable[[Any], None]]] = {moment: [] for moment in Moment}

SWEEPS: list[Callable[[datetime], int]] = []
"""What the worker does again and again: each takes the time and returns how much it did."""

ERASERS: list[Callable[[Any], None]] = []
"""Each erases what a room keeps of the words of a case, within the transaction."""


def register_flow(flow: Flow) -> None:
    """Let cases run by a version of a flow; versions once registered stay."""
    _FLOWS[flow.key, flow.version] = flow


def flow(key: str, version: int) -> Flow:
    """Return the version of a flow by which a case runs."""
    return _FLOWS[key, version]


def register_panel(place: Place, template: str, contents: Contents, order: int = 50) -> None:
    """Show a part on another room's page.

    `contents` takes the request and what the page is about (a case, a service; nothing where a
    report is only being written), and returns nothing where there is nothing to show.
    """
    _PANELS[place].append((order, template, contents))
    _PANELS[place].sort(key=lambda panel: panel[:2])


def panels(place: Place, *about: Any) -> list[Panel]:
    """Return the parts that rooms show in a place."""
    made = ((template, contents(*about)) for _, template, contents in _PANELS[place])
    return [Panel(template, content) for template, content in made if content is not None]


def register_effect(moment: Moment, effect: Callable[[Any], None]) -> None:
    """Do something whenever this happens to a case; it is given the act, its case and its desk."""
    _EFFECTS[moment].append(effect)


def bring_about(moment: Moment, act: Any) -> None:
    """Let the effects of a moment happen."""
    for effect in _EFFECTS[moment]:
        effect(act)
