"""The database itself refuses to change or remove what administrators did, whoever asks."""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

ON_SQLITE = """
CREATE TRIGGER accounts_peoplechange_no_{verb} BEFORE {verb} ON accounts_peoplechange
BEGIN SELECT RAISE(
ABORT, 'rows of accounts_peoplechange are added, never changed and never removed'
); END
"""

ON_POSTGRESQL = """
CREATE FUNCTION accounts_peoplechange_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION
'rows of accounts_peoplechange are added, never changed and never removed'; END $$;
CREATE TRIGGER accounts_peoplechange_grows BEFORE UPDATE OR DELETE ON accounts_peoplechange
FOR EACH ROW EXECUTE FUNCTION accounts_peoplechange_grows()
"""


def guard(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers on."""
    if editor.connection.vendor == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            editor.execute(ON_SQLITE.format(verb=verb))
    else:
        editor.execute(ON_POSTGRESQL)


class Migration(migrations.Migration):
    dependencies = (("accounts", "0001_initial"),)
    operations = (migrations.RunPython(guard, migrations.RunPython.noop),)
