"""What the frame of every page needs to know."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.utils.http import urlencode

from remit.web.look.language import in_chinese, in_language


def everywhere(request: HttpRequest) -> dict[str, Any]:
    """Return what each template may use beside what its view hands it."""
    return {
        "city": in_language(settings.CITY_EN, settings.CITY_ZH),
        "cities": (settings.CITY_EN, settings.CITY_ZH),
        "demo": settings.DEMO,
        # Before anybody is known (an early error), there is nobody.
        "person": getattr(request, "user", None),
        "messages": get_messages(request),
        "other_language": "en" if in_chinese() else "zh-hant",
        "here": urlencode({"next": _here(request)}),
    }


def _here(request: HttpRequest) -> str:
    """What was sent by a form is not sent again, only because somebody changes the language."""
    return request.get_full_path() if request.method == "GET" else request.path
