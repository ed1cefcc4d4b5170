"""Answers a visitor's requests from one process, with the learner and the worker inside it."""

from __future__ import annotations

import threading
import webbrowser

import click
from django.db import connections

from remit.project.site.serving import Site
from remit.project.site.working import sweep_until

THREADS = 8


def open_city(port: int, open_browser: bool) -> None:
    """Answer requests until Ctrl-C."""
    address = f"http://127.0.0.1:{port}/"

    def welcome(arbiter: object) -> None:
        click.echo(f"Harbour City is open at {address} (Ctrl-C closes it)")
        if open_browser:
            webbrowser.open(address)

    options = {
        "bind": f"127.0.0.1:{port}",
        "worker_class": "gthread",
        "threads": THREADS,
        "loglevel": "warning",
        "graceful_timeout": 3,
        "control_socket_disable": True,
        "when_ready": welcome,
        "post_worker_init": _start_sweeping,
        "on_exit": _say_goodbye,
    }
    connections.close_all()  # the process that answers opens its own
    Site(options).run()


def _start_sweeping(worker: object) -> None:
    never = threading.Event()
    threading.Thread(target=sweep_until, args=(never,), daemon=True).start()


def _say_goodbye(arbiter: object) -> None:
    click.echo("\nClosed. The same command opens it again as it is now.")
