"""`remit replay --check`: what is wrong with a file, before anything is replayed."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rich.console import Console
from rich.table import Table
from rich.text import Text

from remit.adapters.better_sheets import better_sheet
from remit.adapters.file_check import check_cases
from remit.adapters.folders import Folder
from remit.adapters.opening import open_source
from remit.adapters.past_cases import SORTED, Columns, open_past_cases
from remit.adapters.surveys import MOST_DISTINCT, ColumnSeen, Survey, lacking, survey
from remit.core.authority import Promise
from remit.core.sentences import English, Names, Sentence, Share, Value, counted, say
from remit.project.findings import findings
from remit.project.found import PERSONAL, Finding, assumed, set_aside
from remit.wording import language

ROLES = {
    "text": say("what the citizen wrote"),
    "answer": say("how it was decided"),
    "time": say("when it came in"),
    "case_id": say("the case's number"),
}


def check(
    file: str,
    columns: Columns,
    encoding: str,
    lang: str,
    promise: Promise,
    console: Console | None = None,
) -> bool:
    """Say what is wrong with a file, or which columns it has where none are named.

    Returns whether it can be replayed.
    """
    told = _Told(console or Console(highlight=False), language(lang))
    if not (columns.text and columns.answer):
        with open_source(file, encoding) as table:
            uneven = table.uneven if isinstance(table, Folder) else []
            return _tell_columns(survey(table), uneven, file, columns, told)
    with open_past_cases(file, columns, encoding) as cases:
        found = check_cases(cases, file, columns, promise)
    told.say(
        say(
            "{file}: {rows} below the row of column names; {cases} can be replayed.",
            file=file,
            rows=counted(found.rows, "{n} row", "{n} rows"),
            cases=counted(found.cases, "{n} case", "{n} cases"),
        )
    )
    told.list(findings(found, promise))
    told.say(say("What is marked with ! is worth a look; nothing of it stands in the way. Next:"))
    told.command(file, columns, *["--shuffle"] * (SORTED in found.assumed))
    return True


class _Told:
    """Prints sentences in one language."""

    def __init__(self, console: Console, words: English) -> None:
        self._console = console
        self._words = words

    def say(self, sentence: Sentence) -> None:
        self._console.print(Text(self.written(sentence)), "", sep="\n")

    def list(self, found: Iterable[Finding]) -> None:
        for finding in found:
            lines = [finding.sentence, *finding.examples]
            self._row("!" if finding.look else "-", "\n".join(map(self.written, lines)))
        self._console.print()

    def _row(self, mark: str, text: str) -> None:
        row = Table.grid(padding=(0, 1))
        row.add_row(mark, Text(text))
        self._console.print(row)

    def table(self, table: Table) -> None:
        self._console.print(table, "")

    def command(self, file: str, columns: Columns, *options: str) -> None:
        line = shlex.join(["remit", "replay", *options, file, *_options(columns)])
        self._console.print(Text(f"  {line}"), soft_wrap=True)

    def written(self, value: Value) -> str:
        return self._words.written(value)


def _options(columns: Columns) -> list[str]:
    return [
        part
        for role, name in columns.roles.items()
        for part in (f"--{'id' if role == 'case_id' else role}", name)
    ]


def _tell_columns(
    found: Survey, uneven: Sequence[Sentence], file: str, named: Columns, told: _Told
) -> bool:
    told.say(
        say(
            "{file}: {rows} below the row of column names, {columns}.",
            file=file,
            rows=counted(found.rows, "{n} row", "{n} rows"),
            columns=counted(len(found.columns), "{n} column", "{n} columns"),
        )
    )
    guess = replace(found.guess, **{k: v for k, v in vars(named).items() if v})
    told.table(_table(found.columns, guess, told))
    notes = [Finding(note, look=True) for note in (*map(assumed, found.notes), *uneven)]
    told.list([*set_aside(found.set_aside, found.rows), *notes, *_columns(found)])
    for role in lacking(guess):
        told.say(
            say(
                "No column looks like {role}. Name it yourself, or export the table with it.",
                role=ROLES[role],
            )
        )
    if list(lacking(guess)) and (better := better_sheet(file)):
        told.say(say("Another sheet of this workbook fits better: {sheet}", sheet=better))
    told.say(say("Next, to check the rows, with the columns put right where the guess is wrong:"))
    wanted = replace(guess, text=guess.text or "COLUMN", answer=guess.answer or "COLUMN")
    told.command(file, wanted, "--check")
    return found.rows > 0 and not list(lacking(guess))


def _table(columns: Iterable[ColumnSeen], guess: Columns, told: _Told) -> Table:
    headings = say("column"), say("filled"), say("different values"), say("looks like")
    table = Table(box=None, header_style="bold")
    for place, heading in enumerate(headings):
        table.add_column(told.written(heading), justify="right" if place in (1, 2) else "left")
    roles = {name: ROLES[role] for role, name in guess.roles.items() if role in ROLES}
    for column in columns:
        role = roles.get(column.name)
        table.add_row(
            Text(column.name, overflow="ellipsis", no_wrap=True),
            told.written(Share(column.filled, 1)),
            _how_many(column),
            told.written(role) if role else "",
        )
    return table


def _how_many(column: ColumnSeen) -> str:
    return f"{column.distinct:,}{'+' * (column.distinct == MOST_DISTINCT)}"


def _columns(found: Survey) -> Iterable[Finding]:
    if found.same_name:
        yield Finding(
            say(
                "Several columns are named {names}; only the first of each can be taken.",
                names=Names(found.same_name),
            ),
            look=True,
        )
    for column in found.columns:
        if column.personal:
            yield Finding(
                say(
                    "The column {name} seems to hold {kind}. Leave out columns that are not "
                    "needed; `remit mask` replaces what is personal.",
                    name=column.name,
                    kind=PERSONAL[column.personal],
                ),
                look=True,
            )
