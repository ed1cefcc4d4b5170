"""The frame of the room's pages: what is new."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from remit.web.oversight.scope import visitor


def shown(
    request: HttpRequest, page: str, content: Mapping[str, Any], status: int = 200
) -> HttpResponse:
    """Return a page of this room."""
    content = {**content, "unread": _unread(request)}
    return render(request, f"oversight/{page}.html", content, status=status)


def _unread(request: HttpRequest) -> int:
    return int(visitor(request).notices.filter(read_at__isnull=True).count())
