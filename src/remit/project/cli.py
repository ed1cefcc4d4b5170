"""The command `remit`.

Whatever takes time to import is imported by the command that needs it, so that `--help`
answers at once.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from importlib.resources import as_file
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from remit import __version__
from remit.project.endings import WRONG_INPUT, told_in_one_line
from remit.project.mask import mask
from remit.project.options import (
    BESIDES,
    COLUMNS,
    CONDITIONS,
    LANG,
    MINUTES,
    OPEN,
    SHUFFLE,
    Conditions,
    check_columns,
    columns,
    folder,
    minutes,
    plan,
    shared,
)
from remit.project.site.commands import COMMANDS
from remit.project.tools import Vendor

if TYPE_CHECKING:
    from remit.adapters.past_cases import Columns


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 99})
@click.version_option(__version__, prog_name="remit")
def main() -> None:
    """Casework in which a tool earns the authority to decide.

    Begin with `remit demo`; then replay last year's cases of your own with `remit replay`.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # not every terminal can write every letter


main.add_command(mask)
for command in COMMANDS:
    main.add_command(command)


@main.command(short_help="Live through past cases again: what would a tool have earned?")
@click.argument("file")
@shared(COLUMNS)
@folder("remit-replay", "Folder for report.html, summary.json, cases.csv, rows_set_aside.csv.")
@click.option("--check", is_flag=True, help="Say what is wrong with the file, and replay nothing.")
@SHUFFLE
@click.option(
    "--proposals", metavar="COL[,COL]",
    help="Judge another tool: the column with its answers, and the one with its confidence.",
)  # fmt: skip
@click.option(
    "--trust", default="own", show_default=True, type=click.Choice(["own", "remit"]),
    help="With --proposals: take the tool's own confidence, or learn from blind labels how far "
    "it can be trusted.",
)  # fmt: skip
@shared([*CONDITIONS, *BESIDES])
def replay(
    file: str, check: bool, out: Path, proposals: str | None, trust: str, **taken: Any
) -> None:
    """Live through last year's cases again, with a tool and a remit.

    FILE is any table with a row of column names: CSV, TSV or Excel, plain or .gz; a folder of
    such tables; - for standard input.  The tool proposes an answer to each case, in order of
    time; officers decide and it learns; a share is decided blind and audited; and as soon as
    the evidence holds, the tool decides alone what it is sure of.  Answered are: how often
    would it have been right, what would it have earned the right to decide alone and from
    when, how many of its decisions would have been wrong, and where must it not be trusted?

    \b
    Examples:
      remit replay --check cases.xlsx
      remit replay cases.csv --text message --answer department --minutes 6
      remit replay cases.csv.gz --text message --answer department \\
            --time received --label-delay 14d --out last-year --lang zh-hant
      remit replay cases.csv --text message --answer department \\
            --proposals vendor_answer,vendor_confidence --trust remit
      remit replay export.txt --text question --answer team \\
            --group harm --delegations group --promise 0.02

    Ctrl-C saves; the same command goes on from there.  Nothing leaves this machine, unless
    --encoder names an endpoint.
    """
    from dataclasses import replace

    with told_in_one_line():
        if check:
            _check(file, taken)
        vendor = None if proposals is None else Vendor.parse(proposals)
        if trust == "remit":
            if not vendor:
                raise click.UsageError("--trust needs --proposals with the column of a tool")
            vendor = replace(vendor, trusted=True)
        named = columns(taken, vendor.fields if vendor else ())
        _replay(file, named, out, taken, vendor, shuffle=taken["shuffle"])


# A sample of 2,000 cases is too small to earn much at 5 in 100; a file of your own is not.
DEMO = {
    "promise": 0.1, "audit_rate": 0.2, "blind_share": 0.5, "accept_rules": True, "minutes": 6.0,
}  # fmt: skip


@main.command(
    short_help="Open a city that does not exist.", context_settings={"default_map": DEMO}
)
@folder("remit-demo", "Folder for the city and for the report of its replay.")
@click.option("--port", type=click.IntRange(1, 65_535), help="Instead of a free one.")
@click.option("--reset", is_flag=True, help="Make the city anew; what visitors did is lost.")
@click.option(
    "--replay-only", is_flag=True, help="Replay the hotline's messages, and open no site."
)
@shared([*CONDITIONS, *BESIDES])
def demo(out: Path, port: int | None, reset: bool, replay_only: bool, **taken: Any) -> None:
    """Open Harbour City: its hotline with ninety days behind it, and the replay of its messages.

    The first time, 2,000 messages in English and Chinese are replayed and reported on, and then
    lived through by the site itself, which takes about a minute; after that the same command
    goes on.  The messages were written for this purpose; the city does not exist.
    """
    from remit.project.demo.serve import run
    from remit.project.outputs import REPORT

    replayed = out / "replay"
    if replay_only:
        _replay_sample(replayed, taken)
        return
    if reset or not (replayed / REPORT).exists():
        _apart(_replay_sample, replayed, taken)
    with told_in_one_line():
        run(out, port, reset, taken["open_page"] is not False)


def _replay_sample(out: Path, taken: dict[str, Any]) -> None:
    """Replay the messages that come with the project."""
    from remit.adapters.past_cases import Columns
    from remit.samples import hotline

    with told_in_one_line(), as_file(hotline()) as sample:
        _replay(str(sample), Columns("text", "department", "time", "id"), out, taken)


def _apart(act: Callable[..., None], *given: Any) -> None:
    """Do something in a process of its own.

    Whoever drew a chart must not fork: no child of it could ever draw one.  The site forks.
    """
    process = get_context("spawn").Process(target=act, args=given)
    process.start()
    process.join()
    if process.exitcode:
        raise SystemExit(process.exitcode)


@main.command(short_help="Judge several tools on the same cases.")
@click.argument("file")
@shared(COLUMNS)
@folder("remit-compare", "Folder for comparison.html and comparison.json, and one for each tool.")
@SHUFFLE
@click.option(
    "--proposals", multiple=True, required=True, metavar="NAME=COL[,COL]",
    help="Another tool: the column with its answers, and the one with its confidence.  "
    "May be given several times.",
)  # fmt: skip
@click.option(
    "--remit/--no-remit", "with_remit", default=True, show_default=True,
    help="Put Remit's own learner beside them.",
)  # fmt: skip
@shared(CONDITIONS)
def compare(
    file: str, out: Path, proposals: tuple[str, ...], with_remit: bool, **taken: Any
) -> None:
    """Judge several tools on the same cases, under the same promise, in one report.

    Each tool is replayed as it is, and once more with Remit's trust in it: a confidence learned
    from blind labels.  The differences have paired intervals, and the advice may be "neither".

    \b
    Example:
      remit compare cases.csv --text message --answer department \\
            --proposals acme=acme_answer,acme_confidence --proposals rules=keyword_answer
    """
    from remit.project.comparing import Contest, judge
    from remit.project.pages import open_page
    from remit.project.report import tell_comparison
    from remit.wording import language

    with told_in_one_line():
        vendors = [Vendor.parse(written) for written in proposals]
        fields = tuple(dict.fromkeys(name for vendor in vendors for name in vendor.fields))
        named = columns(taken, fields)
        contest = Contest(
            file, named, out, plan(taken), tuple(vendors), with_remit, taken["encoder"],
            taken["file_encoding"], taken["shuffle"],
        )  # fmt: skip
        figures, page = judge(contest, minutes(taken), taken["lang"], taken["fresh"])
        tell_comparison(figures, page, language(taken["lang"]))
        open_page(page, taken["open_page"])


@main.command(short_help="Write the report of a finished replay again.")
@click.argument("out", metavar="DIR", type=Path)
@shared([LANG, *MINUTES, OPEN])
def report(out: Path, lang: str, open_page: bool | None, **taken: Any) -> None:
    """Write report.html again from what a replay left in DIR, without replaying.

    \b
    Example:
      remit report remit-replay --lang zh-hant --minutes 8
    """
    from remit.core.replay.staff_time import in_hours
    from remit.core.sentences import say
    from remit.project import pages
    from remit.project.outputs import REPORT
    from remit.project.replaced import language_of, page_replaced
    from remit.wording import language

    with told_in_one_line():
        figures, a_case = pages.read_figures(out), minutes(taken)
        before, words = language_of(out / REPORT), language(lang)
        with pages.sound(out):
            path = pages.write_report(in_hours(figures, a_case) if a_case else figures, out, lang)
        if gone := page_replaced(before, words.code):
            click.echo(words.said(gone))
        click.echo(words.said(say("Report: {path}", path=str(path))))
        pages.open_page(path, open_page)


@main.command(short_help="Write the sample's table to a file, to try things on.")
@click.argument("file", type=Path, default="hotline.csv")
def sample(file: Path) -> None:
    """Write the table of the sample to FILE: 2,000 messages to a hotline, in two languages.

    Besides the decisions it holds the answers of two other tools, made up like the messages.
    """
    from remit.adapters.whole_files import write_whole
    from remit.samples import hotline

    if file.exists():
        raise click.UsageError(f"{file} exists already; name another file, or remove it")
    with told_in_one_line():
        write_whole(file, hotline().read_bytes().decode())
    click.echo(f"Written: {file}")


def _check(file: str, taken: Conditions) -> None:
    from remit.adapters.past_cases import Columns
    from remit.project.check import check

    check_columns(taken)
    named = Columns(*(taken[name] for name in ("text", "answer", "time", "case_id", "group")))
    usable = check(file, named, taken["file_encoding"], taken["lang"], plan(taken).promise)
    sys.exit(0 if usable else WRONG_INPUT)


def _replay(
    file: str,
    named: Columns,
    out: Path,
    taken: Conditions,
    vendor: Vendor | None = None,
    shuffle: bool = False,
) -> None:
    """Run a job, tell what it found, and write the report."""
    from remit.project import pages
    from remit.project.completing import Wishes, completed
    from remit.project.job import Job, run
    from remit.project.progress import watched
    from remit.project.replaced import earlier_figures, replaced
    from remit.project.report import tell
    from remit.wording import language

    encoding = taken.get("file_encoding", "")
    job = Job(file, named, out, plan(taken), taken["encoder"], encoding, shuffle, vendor)
    wishes = Wishes(minutes(taken), taken["what_if"], taken["with_texts"])
    earlier, words = earlier_figures(out), language(taken["lang"])
    figures = run(
        job,
        watched,
        taken["fresh"],
        complete=lambda figures, cases: completed(figures, cases, job, wishes),
    )
    page = pages.write_report(figures, out, taken["lang"])
    tell(figures, page, words)
    if gone := replaced(earlier, figures, out):
        click.echo(words.said(gone))
    pages.open_page(page, taken["open_page"])
