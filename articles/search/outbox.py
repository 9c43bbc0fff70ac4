"""What changed in the tables and is not yet in the index.

Whoever changes articles records them in the same transaction and drains after it:

    with transaction.atomic():
        article.save()
        record([article.pk])
        transaction.on_commit(drain)

A crash leaves work in the outbox, which the next drain does; doing it twice does no harm.
"""

import logging
from collections.abc import Iterable

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from articles.models import Article, IndexTask

from .documents import CHUNK, documents
from .engine import Engine, SearchUnavailable, WriterBusy
from .engines import engine

logger = logging.getLogger(__name__)


def record(article_ids: Iterable[int]) -> None:
    """Note that these articles changed. Call it inside the transaction that changes them."""
    IndexTask.objects.bulk_create((IndexTask(article_id=number) for number in article_ids), batch_size=CHUNK)


def record_all(articles: QuerySet[Article]) -> None:
    """Note that all these articles changed, without loading them."""
    try:
        query, parameters = articles.order_by().values_list("pk").query.sql_with_params()
    except EmptyResultSet:
        return
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {IndexTask._meta.db_table} (article_id) {query}", parameters)


def drain() -> int:
    """Index what is recorded and say how many articles that were; leave it to whoever is writing already.

    What is recorded while another writes is seen by it or, when it has just stopped looking, by the next look here.
    An index that is missing or damaged is left alone and the work kept: rebuild_index puts it right.
    """
    done = 0
    while IndexTask.objects.exists():
        try:
            with engine().lock():
                done += _drain_chunk(engine())
        except WriterBusy:
            break
        except SearchUnavailable as error:
            logger.warning("Changes wait to be indexed. %s", error)
            break
    return done


def _drain_chunk(index: Engine) -> int:
    if not index.exists() and _articles_unrecorded():
        raise SearchUnavailable("There is no search index. Run “manage.py rebuild_index”.")
    tasks = dict(IndexTask.objects.order_by("pk").values_list("pk", "article_id")[:CHUNK])
    changed = set(tasks.values())
    found = documents(changed)
    index.index(found)
    if gone := changed - {document.id for document in found}:
        index.remove(gone)
    IndexTask.objects.filter(pk__in=tasks).delete()
    return len(changed)


def _articles_unrecorded() -> bool:
    """Say whether there are articles that an empty index would lack for good."""
    recorded = IndexTask.objects.filter(article_id=OuterRef("pk"))
    return Article.objects.published().filter(~Exists(recorded)).exists()
