"""Tables to which rows are only added: the database itself refuses the rest, whoever asks."""

from __future__ import annotations

from functools import partial

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython
from django.db.migrations.state import StateApps

ON_SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'rows of {table} are added, never changed and never removed'); END
"""

ON_POSTGRESQL = """
CREATE FUNCTION {table}_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'rows of {table} are added, never changed and never removed'; END $$;
CREATE TRIGGER {table}_grows BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_grows()
"""


def only_grow(*tables: str) -> RunPython:
    """Return the step of a migration that puts the triggers on."""
    return RunPython(partial(_guard, tables), RunPython.noop)


def _guard(tables: tuple[str, ...], apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for table in tables:
        if editor.connection.vendor == "sqlite":
            for verb in ("UPDATE", "DELETE"):
                editor.execute(ON_SQLITE.format(table=table, verb=verb))
        else:
            editor.execute(ON_POSTGRESQL.format(table=table))
