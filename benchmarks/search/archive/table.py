"""Write rows of a model from plain values: in these columns what is given, in the others the model's defaults."""

from collections.abc import Iterable

from django.db import connection
from django.db.models import Model


class Table:
    """A table, and the names of the fields that its rows give in this order. It asks nothing of Django for a row."""

    def __init__(self, model: type[Model], *names: str) -> None:
        template = model()
        given = [model._meta.get_field(name) for name in names]
        others = [
            field
            for field in model._meta.concrete_fields
            if not (field in given or field.primary_key or field.generated)
        ]
        self._rest = tuple(field.get_db_prep_save(getattr(template, field.attname), connection) for field in others)
        columns = ", ".join(f'"{field.column}"' for field in (*given, *others))
        places = ", ".join(["%s"] * (len(given) + len(others)))
        self._statement = f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({places})'  # noqa: S608

    def insert(self, rows: Iterable[tuple]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(self._statement, [(*row, *self._rest) for row in rows])
