"""Choose the topics of the archive's articles anew."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.models import TopicModel
from articles.search.following import finish
from ingest.learning import choose_model, classify_again
from ingest.learning.classifying import BATCH

NOTHING_DONE = 2
INTERRUPTED = 130


class Command(BaseCommand):
    """Have the engine in use choose the topics of all articles by their words.

    Exit codes: 0 done, 2 nothing could be done, 130 stopped by Ctrl-C; what was done stays.
    """

    help = "Choose the topics of articles anew, by the model or lexicon in use. What a curator chose is never touched."

    def add_arguments(self, parser: CommandParser) -> None:
        engine = parser.add_mutually_exclusive_group()
        engine.add_argument("--lexicon", action="store_true", help="go back to the lexicon first, and use no model")
        engine.add_argument("--model", type=int, metavar="NUMBER", help="use this model first, one that was kept")
        parser.add_argument("--after", type=int, default=0, metavar="NUMBER", help="go on behind this article")
        parser.add_argument("--batch", type=int, default=BATCH, help="articles a transaction")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["batch"] < 1:
            raise CommandError("--batch must be 1 or more.", returncode=NOTHING_DONE)
        _choose(options)
        last, read, changed = options["after"], 0, 0
        try:
            for last, articles, altered in classify_again(options["batch"], options["after"]):
                read, changed = read + articles, changed + altered
                self.stdout.write(f"… {read:,} articles classified, up to article {last}")
            finish()
        except ValueError as error:
            raise CommandError(str(error), returncode=NOTHING_DONE) from error
        except KeyboardInterrupt:
            raise CommandError(f"Stopped. Go on with --after {last}.", returncode=INTERRUPTED) from None
        self.stdout.write(f"{read:,} articles classified; the topics of {changed:,} changed.")


def _choose(options: dict[str, Any]) -> None:
    """Use the engine that the options name from now on."""
    if options["lexicon"]:
        choose_model(None)
    elif options["model"] is not None:
        model = TopicModel.objects.filter(pk=options["model"]).exclude(digest="").first()
        if model is None:
            kept = ", ".join(map(str, TopicModel.objects.exclude(digest="").values_list("pk", flat=True))) or "none"
            raise CommandError(f"No model {options['model']} was kept; kept: {kept}.", returncode=NOTHING_DONE)
        choose_model(model)
