"""The addresses of the pages about keys."""

from __future__ import annotations

from django.urls import path

from remit.web.api import key_pages

app_name = "keys"
urlpatterns = [
    path("", key_pages.keys, name="list"),
    path("new/", key_pages.new, name="new"),
    path("<slug:prefix>/revoke/", key_pages.revoke, name="revoke"),
]
