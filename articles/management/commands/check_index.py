"""manage.py check_index: say how the search index differs from the tables."""

from collections.abc import Collection

from django.core.management.base import BaseCommand, CommandError, CommandParser
from rich.console import Console

from articles.management.progress import shown
from articles.models import Article, IndexTask
from articles.search.differences import Comparison, Differences
from articles.search.engine import SearchUnavailable
from articles.search.engines import engine
from articles.search.following import finish, problem
from articles.search.outbox import record

SHOWN = 10
CURE = "Run “manage.py check_index --repair”, or “manage.py rebuild_index” when that is a large part."


class Command(BaseCommand):
    """Exit codes: 0 the index is right, 1 it differs or cannot be read."""

    help = "Say which articles the search index lacks, holds in error or holds as they were, and what is damaged."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--repair", action="store_true", help="index the articles that differ")

    def handle(self, *, repair: bool, verbosity: int, **options) -> None:
        try:
            self._check(repair, Console(file=self.stdout, quiet=verbosity == 0))
        except SearchUnavailable as error:
            raise CommandError(str(error)) from error

    def _check(self, repair: bool, console: Console) -> None:
        state = engine().state()
        waiting = IndexTask.objects.values("article_id").distinct().count()
        self.stdout.write(f"{state.articles:,} articles in the index, {waiting:,} waiting to be indexed.")
        flaws = list(engine().flaws())
        if flaws:
            raise CommandError(f"Damaged files of the index: {', '.join(flaws)}. Run “manage.py rebuild_index”.")
        found = self._compared(console)
        if not found:
            self.stdout.write("The index holds the published articles, as they are, and no others.")
        elif repair:
            self._repair(found.all())
        else:
            raise CommandError(f"The index differs from the tables. {CURE}")

    def _repair(self, ids: Collection[int]) -> None:
        record(ids)
        finish()
        if IndexTask.objects.filter(article_id__in=ids).exists():
            raise CommandError(f"They wait to be indexed. {problem()}")
        self.stdout.write(f"{len(ids):,} articles were indexed anew.")

    def _compared(self, console: Console) -> Differences:
        comparison = Comparison()
        for _ in shown(comparison.run(), Article.objects.published().count(), "articles", console):
            pass
        self._report("missing from the index", comparison.found.missing)
        self._report("in the index in error", comparison.found.extra)
        self._report("in the index as they were before", comparison.found.outdated)
        return comparison.found

    def _report(self, what: str, ids: Collection[int]) -> None:
        if ids:
            some = ", ".join(map(str, sorted(ids)[:SHOWN])) + (", …" if len(ids) > SHOWN else "")
            self.stdout.write(f"{len(ids):,} {what}: {some}")
