"""What changed in the tables and is not yet in the index.

Whoever changes articles records them in the same transaction and has the index follow after it:

    with transaction.atomic():
        article.save()
        record([article.pk])
        transaction.on_commit(following.follow)

A crash leaves work in the outbox, which the next drain does; doing it twice does no harm.
"""

import logging
from collections.abc import Iterable

from django.core.exceptions import EmptyResultSet
from django.db import OperationalError, connection
from django.db.models import Exists, OuterRef, QuerySet

from articles.models import Article, IndexTask

from .documents import CHUNK, documents
from .engine import SearchUnavailable, Writer, WriterBusy
from .engines import engine

# Tasks done at once: the oldest and, so that an edit does not wait behind the many articles of an import, the newest.
OLDEST, NEWEST = 200, 50

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
    try:
        while IndexTask.objects.exists():
            ensure_complete()
            with engine().writer() as writer:
                drain = Drain(writer)
                while some := drain.step():
                    done += some
            if drain.unstruck:
                break
    except WriterBusy:
        pass
    except SearchUnavailable as error:
        logger.warning("Changes wait to be indexed. %s", error)
    return done


class Drain:
    """Takes what is recorded into the index, some articles at a time, while the writer is held.

    `unstruck` are tasks that are done but still in the table: SQLite has one writer, and an import may have been it.
    """

    def __init__(self, writer: Writer):
        self.writer = writer
        self.unstruck: set[int] = set()

    def step(self) -> int:
        """Index some articles and say how many; none when nothing waits."""
        tasks = self._tasks()
        if tasks:
            changed = set(tasks.values())
            found = documents(changed)
            self.writer.write(found, changed - {document.id for document in found})
            self.unstruck |= tasks.keys()
        self._strike_off()
        return len(set(tasks.values()))

    def _tasks(self) -> dict[int, int]:
        rows = IndexTask.objects.values_list("pk", "article_id")
        done = len(self.unstruck)
        some = dict(rows.order_by("pk")[: OLDEST + done])
        if len(some) == OLDEST + done:
            some |= dict(rows.order_by("-pk")[: NEWEST + done])
        return {pk: article for pk, article in some.items() if pk not in self.unstruck}

    def _strike_off(self) -> None:
        tasks = sorted(self.unstruck)
        try:
            for start in range(0, len(tasks), CHUNK):
                some = tasks[start : start + CHUNK]
                IndexTask.objects.filter(pk__in=some).delete()
                self.unstruck -= set(some)
        except OperationalError as error:
            logger.debug("What was indexed stays in the outbox for now: %s", error)


def ensure_complete() -> None:
    """Refuse to begin an index that would lack articles for good; raise SearchUnavailable."""
    if not engine().exists() and _articles_unrecorded():
        raise SearchUnavailable("There is no search index. Run “manage.py rebuild_index”.")


def _articles_unrecorded() -> bool:
    recorded = IndexTask.objects.filter(article_id=OuterRef("pk"))
    return Article.objects.published().filter(~Exists(recorded)).exists()
