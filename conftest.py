"""Sets Django up for the first file that needs it; the core's tests start without."""

from __future__ import annotations

import os

import pytest
from pytest_django.plugin import _setup_django

# Importable only where the settings name a provider of single sign-on.
collect_ignore_glob = ["src/remit/web/accounts/single_sign_on*.py"]


def pytest_collectstart(collector: pytest.Collector) -> None:
    if isinstance(collector, pytest.File) and "DJANGO_SETTINGS_MODULE" not in os.environ:
        content = collector.path.read_bytes()
        if any(word in content for word in (b"django", b"remit.web", b"tests.web")):
            set_up(collector.config)


def set_up(config: pytest.Config) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.web.settings"
    from django.conf import settings

    assert settings.DATABASES
    _setup_django(config)  # and from here on, no test reaches the database unless it says so
