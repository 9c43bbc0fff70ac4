"""manage.py rebuild_index: make the search index anew from the tables while the old one serves."""

from itertools import chain

from django.core.management.base import BaseCommand, CommandError, CommandParser
from rich.console import Console

from articles.management.progress import shown
from articles.models import Article
from articles.search.engine import SearchUnavailable, WriterBusy
from articles.search.engines import engine
from articles.search.following import finish
from articles.search.rebuilding import rebuild

INTERRUPTED = 130
GO_ON = "To go on, run “manage.py rebuild_index” again."


class Command(BaseCommand):
    """Exit codes: 0 done, 1 it could not be done, 130 stopped by Ctrl-C; what was done is kept."""

    help = (
        "Make the search index anew from the tables. The old one serves until the new one is complete. "
        "When this is broken off, the next call goes on where it was."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-missing", action="store_true", help="do nothing when there is an index")
        parser.add_argument("--anew", action="store_true", help="begin anew what was broken off")

    def handle(self, *, if_missing: bool, anew: bool, verbosity: int, **options) -> None:
        if if_missing and engine().exists():
            return
        try:
            written = self._rebuild(anew, Console(file=self.stdout, quiet=verbosity == 0))
        except WriterBusy as error:
            raise CommandError("The search index is being rebuilt already. Let that end, or stop it.") from error
        except SearchUnavailable as error:
            raise CommandError(f"{error} {GO_ON}") from error
        except KeyboardInterrupt:
            kept = "Stopped. What was done is kept, and the old index serves."
            raise CommandError(f"{kept} {GO_ON}", returncode=INTERRUPTED) from None
        finish()
        self.stdout.write(f"The index is new; it holds {written:,} articles.")

    def _rebuild(self, anew: bool, console: Console) -> int:
        counts = rebuild(anew=anew)
        if done := next(counts):
            console.print(f"Going on after {done:,} articles that were kept.")
        total = Article.objects.published().count()
        return max(shown(chain([done], counts), total, "articles", console))
