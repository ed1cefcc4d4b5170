"""An index over the words of messages, which the database itself keeps in step."""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

ON_SQLITE = (
    "CREATE VIRTUAL TABLE records_search USING fts5"
    "(words, content='records_content', content_rowid='id')",
    """CREATE TRIGGER records_search_added AFTER INSERT ON records_content BEGIN
    INSERT INTO records_search (rowid, words) VALUES (new.id, new.words); END""",
    """CREATE TRIGGER records_search_removed AFTER DELETE ON records_content BEGIN
    INSERT INTO records_search (records_search, rowid, words)
    VALUES ('delete', old.id, old.words); END""",
    """CREATE TRIGGER records_search_changed AFTER UPDATE OF words ON records_content BEGIN
    INSERT INTO records_search (records_search, rowid, words)
    VALUES ('delete', old.id, old.words);
    INSERT INTO records_search (rowid, words) VALUES (new.id, new.words); END""",
    "INSERT INTO records_search (records_search) VALUES ('rebuild')",
)
ON_POSTGRESQL = (
    "CREATE INDEX records_search ON records_content USING gin (to_tsvector('simple', words))",
)


def index(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the index."""
    for statement in ON_SQLITE if editor.connection.vendor == "sqlite" else ON_POSTGRESQL:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = (("records", "0002_append_only"),)
    operations = (migrations.RunPython(index, migrations.RunPython.noop),)
