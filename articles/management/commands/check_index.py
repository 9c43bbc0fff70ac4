"""manage.py check_index: say how the search index differs from the tables."""

from collections.abc import Collection

from django.core.management.base import BaseCommand, CommandError

from articles.models import Article, IndexTask
from articles.search.engine import SearchUnavailable
from articles.search.engines import engine

SHOWN = 10


class Command(BaseCommand):
    help = "Say which articles the search index lacks or holds in error. Exit with 1 when it differs."

    def handle(self, **options) -> None:
        try:
            indexed = engine().ids()
        except SearchUnavailable as error:
            raise CommandError(str(error)) from error
        published = set(Article.objects.published().order_by().values_list("pk", flat=True).iterator())
        waiting = set(IndexTask.objects.values_list("article_id", flat=True))
        self.stdout.write(f"{len(indexed):,} articles in the index, {len(waiting):,} waiting to be indexed.")
        self._report("missing from the index", published - indexed - waiting)
        self._report("in the index in error", indexed - published - waiting)
        if (published ^ indexed) - waiting:
            raise CommandError("The index differs from the tables. Run “manage.py rebuild_index”.")
        self.stdout.write("The index holds the published articles and no others.")

    def _report(self, what: str, ids: Collection[int]) -> None:
        if ids:
            some = ", ".join(map(str, sorted(ids)[:SHOWN])) + (", …" if len(ids) > SHOWN else "")
            self.stdout.write(f"{len(ids):,} {what}: {some}")
