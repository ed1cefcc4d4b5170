"""How a command ends where something cannot be done: one message, and a status."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import click

from remit.core.errors import RemitError
from remit.project.interrupts import Interrupted

WRONG_INPUT, STOPPED = 2, 130
FULL = (errno.ENOSPC, errno.EDQUOT)
FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


@contextmanager
def told_in_one_line(
    stopped: str = "stopped; what was saved before still stands",
) -> Iterator[None]:
    """End with a message and a status where something cannot be done."""
    try:
        yield
    except BrokenPipeError:
        raise  # nobody listens any more, which click knows how to end
    except RemitError as error:
        _end(f"remit: {error}", WRONG_INPUT)
    except OSError as error:
        _end(f"remit: {_sentence(error)}", WRONG_INPUT)
    except Interrupted as stop:
        _end(f"\nremit: {stop}", STOPPED)
    except KeyboardInterrupt:
        _end(f"\nremit: {stopped}", STOPPED)


def _end(message: str, status: int) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(status)


def _sentence(error: OSError) -> str:
    where = f" ({error.filename})" if error.filename else ""
    if error.errno in FULL:
        return f"the disk is full{where}; make room, and give the same command again"
    if error.errno in FORBIDDEN:
        return (
            f"the system does not allow it{where}; name another place with --out, or ask for the "
            "right to read and write there"
        )
    reason = (error.strerror or str(error)).lower()
    return f"a file could not be read or written: {reason}{where}"
