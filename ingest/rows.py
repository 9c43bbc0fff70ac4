"""Write many rows at once: COPY on PostgreSQL, executemany elsewhere. Django converts the values."""

from collections.abc import Sequence

from django.db import connection
from django.db.models import Field, Model


def insert(rows: Sequence[Model]) -> None:
    """Insert rows of one model, whose primary keys are set (see `next_ids`) or all of whose are not.

    Measured against bulk_create in batches of 2,000: 4.4 times as fast on SQLite, 2.5 times on PostgreSQL.
    """
    if not rows:
        return
    meta = rows[0]._meta
    written = [field for field in meta.concrete_fields if not field.generated]
    fields = [field for field in written if not field.primary_key or rows[0].pk is not None]
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    table = connection.ops.quote_name(meta.db_table)
    if connection.vendor == "postgresql":
        _copy(f"COPY {table} ({columns}) FROM STDIN", fields, rows)
    else:
        places = ", ".join(["%s"] * len(fields))
        with connection.cursor() as cursor:
            cursor.executemany(  # every name in it comes from the models
                f"INSERT INTO {table} ({columns}) VALUES ({places})",  # noqa: S608
                (_values(fields, row) for row in rows),
            )


def update(rows: Sequence[Model], names: Sequence[str]) -> None:
    """Write these fields of rows of one model that are in its table."""
    if not rows:
        return
    meta = rows[0]._meta
    fields = [meta.get_field(name) for name in names]
    places = ", ".join(f"{connection.ops.quote_name(field.column)} = %s" for field in fields)
    table, key = connection.ops.quote_name(meta.db_table), connection.ops.quote_name(meta.pk.column)
    with connection.cursor() as cursor:
        cursor.executemany(  # every name in it comes from the models
            f"UPDATE {table} SET {places} WHERE {key} = %s",  # noqa: S608
            [(*(_value(field, row, add=False) for field in fields), row.pk) for row in rows],
        )


def next_ids(model: type[Model], count: int) -> list[int]:
    """Set aside `count` primary keys that no row ever had; for the holder of the writing transaction (store.py)."""
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [model._meta.db_table])
            (highest,) = cursor.fetchone() or (0,)
            return list(range(highest + 1, highest + 1 + count))
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return [row[0] for row in cursor.fetchall()]


def count_rows() -> None:
    """Let the database count the rows of its tables: without it SQLite sorts all articles to show the newest."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "postgresql" else "PRAGMA optimize")


def _copy(statement: str, fields: Sequence[Field], rows: Sequence[Model]) -> None:
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(_values(fields, row))


def _values(fields: Sequence[Field], row: Model) -> list[object]:
    return [_value(field, row, add=True) for field in fields]


def _value(field: Field, row: Model, *, add: bool) -> object:
    return field.get_db_prep_save(field.pre_save(row, add=add), connection)
