"""All that a service may give the site."""

from __future__ import annotations

from remit.core.flow import Flow

_FLOWS: dict[tuple[str, int], Flow] = {}


def register_flow(flow: Flow) -> None:
    """Let cases run by a version of a flow; versions once registered stay."""
    _FLOWS[flow.key, flow.version] = flow


def flow(key: str, version: int) -> Flow:
    """Return the version of a flow by which a case runs."""
    return _FLOWS[key, version]
