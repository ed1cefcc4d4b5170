#!/usr/bin/env python
"""Django's own commands, for whoever looks after the site."""

from __future__ import annotations

import os
import sys

from django.core.management import execute_from_command_line

from remit.project.settings_readers import WrongSetting


def main() -> None:
    """Run a command, or say in one sentence which setting prevents it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "remit.project.settings")
    try:
        __import__(os.environ["DJANGO_SETTINGS_MODULE"])
    except WrongSetting as wrong:
        sys.exit(f"Remit does not start: {wrong}")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
