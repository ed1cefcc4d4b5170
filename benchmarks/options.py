"""The options that all benchmarks share."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from benchmarks.store import Store
from benchmarks.streams import KNOWN, Request

Command = Callable[..., Any]
OPTIONS = [
    click.option("--file", default="", help="Any CSV file; its columns are named by the next."),
    click.option("--text", default="text", show_default=True, help="Column with the text."),
    click.option("--answer", default="label", show_default=True, help="Column with the answer."),
    click.option("--time", default="", help="Column with the time; without it orders are seeded."),
    click.option("--stream", "names", multiple=True, type=click.Choice(list(KNOWN)),
                 help="A known stream; may be given several times."),
    click.option("--seed", default=1, show_default=True, help="Seed of the first order."),
    click.option("--seeds", default=3, show_default=True, help="Orders, where the order is free."),
    click.option("--limit", default=0, help="Only the first so many cases of each order."),
    click.option("--out", default="", help="Folder for the same tables as JSON."),
]  # fmt: skip


def asks_for_streams(command: Command) -> Command:
    """Let a command take any file, its columns and a seed, and give it a `request`."""

    @wraps(command)
    def with_request(
        file: str, text: str, answer: str, time: str, names: tuple[str, ...], seed: int,
        seeds: int, limit: int, **rest: Any,
    ) -> Any:  # fmt: skip
        request = Request(file, text, answer, time, names, seed, seeds, limit)
        return command(request=request, **rest)

    for option in reversed(OPTIONS):
        with_request = option(with_request)
    return with_request


def keeps_answers(command: Command) -> Command:
    """Give a command a `store` of what took long to compute."""

    @wraps(command)
    def with_store(no_cache: bool, **rest: Any) -> Any:
        return command(store=Store(fresh=no_cache), **rest)

    fresh = click.option("--no-cache", is_flag=True, help="Compute again what lies on disk.")
    return fresh(with_store)


may_encode = click.option(
    "--encoder", is_flag=True, help="With the English encoder besides n-grams (make encoder)."
)
