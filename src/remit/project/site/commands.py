"""The commands of a running site; each imports Django only when it is called."""

from __future__ import annotations

import os
import sys

import click

SCOPES = ("create", "read", "propose", "decide", "outcome")


def ready() -> None:
    """Read the settings, or say in one sentence which of them prevents it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "remit.project.settings")
    import django

    from remit.project.settings_readers import WrongSetting

    try:
        django.setup()
    except WrongSetting as wrong:
        sys.exit(f"Remit does not start: {wrong}")


@click.command(short_help="Answer the site's pages and its API.")
@click.option("--bind", default="127.0.0.1:8000", show_default=True, help="Address and port.")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1))
@click.option("--threads", default=4, show_default=True, type=click.IntRange(1))
def serve(bind: str, workers: int, threads: int) -> None:
    """Answer the site's pages and its API.  What it is to use stands in REMIT_… variables."""
    ready()
    from remit.project.site.serving import serve

    serve(bind, workers, threads)


@click.command(short_help="Hold what was learnt, and propose.")
def proposer() -> None:
    """Hold what was learnt for all services, and propose, where REMIT_PROPOSER says."""
    ready()
    from remit.project.site.proposing import propose

    propose()


@click.command(short_help="Do what is due: send, deliver, route, save.")
def worker() -> None:
    """Do what is due, every second: any number of workers do nothing twice."""
    ready()
    from remit.project.site.working import work

    work()


@click.command(short_help="Bring the database's tables up to date.")
def migrate() -> None:
    """Bring the database's tables up to date with this version of Remit."""
    ready()
    from django.core.management import call_command

    call_command("migrate")


@click.group(short_help="Keys with which other systems use the API.")
def key() -> None:
    """Keys with which other systems use the API."""


@key.command()
@click.argument("department")
@click.argument("name")
@click.option("--scope", "scopes", multiple=True, required=True, type=click.Choice(SCOPES))
@click.option("--per-minute", default=6_000, show_default=True, type=click.IntRange(1))
def issue(department: str, name: str, scopes: tuple[str, ...], per_minute: int) -> None:
    """Make a key for the system NAME of a DEPARTMENT, and show it this one time."""
    ready()
    from remit.web.accounts.models import Department
    from remit.web.api.models import ApiKey

    if not Department.objects.filter(pk=department).exists():
        known = ", ".join(Department.objects.order_by("key").values_list("key", flat=True))
        raise click.UsageError(f"there is no department {department!r}; there are {known}")
    _, token = ApiKey.issue(department, name, scopes, "command line", per_minute)
    click.echo(token)


@key.command()
@click.argument("prefix")
def revoke(prefix: str) -> None:
    """Let the key that begins with PREFIX open nothing any more, at once."""
    ready()
    from django.utils import timezone

    from remit.web.api.models import ApiKey

    found = ApiKey.objects.filter(prefix=prefix, revoked_at=None)
    if not found.update(revoked_at=timezone.now()):
        raise click.UsageError(f"no key in use begins with {prefix!r}")
    click.echo(f"Revoked: {prefix}")


@click.command(short_help="Make a department, or name it anew.")
@click.argument("key", metavar="KEY")
@click.argument("name_en")
@click.argument("name_zh")
def department(key: str, name_en: str, name_zh: str) -> None:
    """Make the department KEY, or name it anew; the key itself never changes."""
    ready()
    from remit.project.site.first_day import name_department

    name_department(key, name_en, name_zh)


@click.command(short_help="Make an administrator, and print the link that opens the account.")
@click.argument("staff_number")
@click.argument("name")
@click.option("--department", required=True, help="The key of a department that is there.")
def person(staff_number: str, name: str, department: str) -> None:
    """Make NAME an administrator, and print the one-time link that sets the password.

    For somebody who is there already: makes the account an administrator's, opens it if it was
    closed, forgets its second factor, and prints a new link.
    """
    ready()
    from remit.project.site.first_day import let_in

    click.echo(let_in(staff_number, name, department))


COMMANDS = (serve, proposer, worker, migrate, department, person, key)
