"""How many bytes the fingerprints take in the database, with their indexes, and how many the texts have."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.models import Count, Sum
from django.db.models.functions import Length

from articles.models import Article
from ingest.models import Appearance, Wording


@dataclass(frozen=True, slots=True)
class Sizes:
    """Bytes of the fingerprints, characters of the articles' texts, and how many articles and wordings there are."""

    fingerprints: int
    texts: int
    articles: int
    wordings: int


def measure_sizes() -> Sizes:
    """Measure the table of wordings and all indexes on wordings, those of the copies' table too."""
    texts = Article.objects.aggregate(characters=Sum(Length("body")), count=Count("pk"))
    own = [Wording._meta.db_table, *_indexes(Wording._meta.db_table)]
    leading = _indexes(Appearance._meta.db_table, Appearance._meta.get_field("wording").column)
    return Sizes(_size([*own, *leading]), texts["characters"], texts["count"], Wording.objects.count())


def _indexes(table: str, column: str = "") -> list[str]:
    """Name the indexes of a table that begin with a column; all, if none is named."""
    with connection.cursor() as cursor:
        constraints = connection.introspection.get_constraints(cursor, table).items()
    indexes = [(name, one) for name, one in constraints if one["index"] or one["unique"] or one["primary_key"]]
    return [name for name, one in indexes if not column or one["columns"][:1] == [column]]


def _size(names: Iterable[str]) -> int:
    """Sum the bytes of tables and indexes."""
    if connection.vendor == "postgresql":
        statement = "SELECT pg_table_size(%s::regclass)"
    else:
        statement = "SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE name = %s"
    with connection.cursor() as cursor:
        return sum(_one(cursor, statement, name) for name in names)


def _one(cursor, statement: str, name: str) -> int:
    cursor.execute(statement, [name])
    return int(cursor.fetchone()[0])
