"""The addresses of the API."""

from __future__ import annotations

from django.urls import path

from remit.web.api.api import api

urlpatterns = [path("", api.urls)]
