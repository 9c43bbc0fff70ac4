"""Copy an SQLite archive, row by row, into an empty PostgreSQL one: `python -m benchmarks.archive.transfer FILE`."""

import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model

SETTINGS = ("statement_timeout = 0", "session_replication_role = replica", "maintenance_work_mem = '256MB'")
ROWS = 2000


def transfer(source: sqlite3.Connection) -> None:
    """Copy every table of ours, its plain indexes dropped meanwhile, and let the planner count the rows."""
    models = [model for name in ("articles", "ingest") for model in apps.get_app_config(name).get_models()]
    with connection.cursor() as cursor:
        for setting in SETTINGS:
            cursor.execute(f"SET {setting}")
        indexes = _plain_indexes(cursor)
        for name, _ in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        for model in models:
            _copy(source, model)
        for _, statement in indexes:
            cursor.execute(statement)
    count_on(models)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def count_on(models: Sequence[type[Model]]) -> None:
    """Have the next rows of these tables be numbered after those that are there."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


def _plain_indexes(cursor) -> list[tuple[str, str]]:
    """Find the indexes of our tables that keep no constraint."""
    cursor.execute(
        "SELECT c.relname, pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
        " JOIN pg_class t ON t.oid = i.indrelid WHERE t.relname ~ '^(articles|ingest)_' AND NOT i.indisprimary"
        " AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid)"
    )
    return cursor.fetchall()


def _copy(source: sqlite3.Connection, model: type[Model]) -> None:
    columns = ", ".join(f'"{field.column}"' for field in model._meta.concrete_fields if not field.generated)
    table = model._meta.db_table
    rows = source.execute(f'SELECT {columns} FROM "{table}"')  # noqa: S608, the names come from the models
    with connection.cursor() as cursor, cursor.copy(f'COPY "{table}" ({columns}) FROM STDIN') as copy:
        while some := rows.fetchmany(ROWS):
            for row in some:
                copy.write_row(row)


def main() -> None:
    call_command("migrate", verbosity=0)
    transfer(sqlite3.connect(f"file:{Path(sys.argv[1]).resolve()}?mode=ro", uri=True))


if __name__ == "__main__":
    main()
