"""The site's pages and its API, answered by gunicorn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gunicorn.app.base import BaseApplication


class Site(BaseApplication):  # type: ignore[misc]
    """Gunicorn with the site in it."""

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        """Take over the options."""
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """Return what answers, made in each worker."""
        from remit.project.wsgi import application

        return application


def serve(bind: str, workers: int, threads: int) -> None:
    """Answer requests until somebody asks to stop."""
    options = {
        "bind": bind,
        "workers": workers,
        "threads": threads,
        "worker_class": "gthread",
        "keepalive": 30,
        "timeout": 60,
        "graceful_timeout": 20,
        # Workers begin anew now and then; not all at the same time.
        "max_requests": 50_000,
        "max_requests_jitter": 5_000,
    }
    Site(options).run()
