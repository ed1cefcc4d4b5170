"""Numbers on the command line, read as people write them and refused under their option's name."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import click

from remit.core.errors import InvalidPromise

Read = Callable[[click.Context, click.Parameter, str], float]


def share(high: float, up_to: bool = False) -> Read:
    """Return what reads a share such as ``0.05`` or ``5%``, above 0 and below `high`, or up to."""
    bound = f"{'up to' if up_to else 'below'} {high:.0%}"

    def read(_: click.Context, __: click.Parameter, written: str) -> float:
        share = _number(written)
        if 0 < share < high or (up_to and share == high):
            return share
        raise click.BadParameter(
            f"{written} is not a share above 0% and {bound}, such as 0.05 or 5%"
        )

    return read


def minutes(_: click.Context, __: click.Parameter, written: str | None) -> float | None:
    """Read so many minutes, if they were given."""
    if written is None:
        return None
    if 0 < (number := _number(written)) < 10_000:
        return number
    raise click.BadParameter(f"{written} is not a number above 0 and below 10,000")


def delay(_: click.Context, __: click.Parameter, written: str) -> str:
    """Refuse what is no delay; it is read where the plan is made."""
    from remit.core.replay import LabelDelay

    try:
        LabelDelay.parse(written)
    except InvalidPromise as error:
        raise click.BadParameter(str(error)) from error
    return written


def _number(written: str) -> float:
    """Return what is written, the full-width figures of Chinese keyboards too; NaN if nothing."""
    plain = unicodedata.normalize("NFKC", written).strip()
    try:
        # Not divided by 100: 8 % is to be the same number as 0.08.
        return float(f"{float(plain[:-1])}e-2") if plain.endswith("%") else float(plain)
    except ValueError:
        return float("nan")
