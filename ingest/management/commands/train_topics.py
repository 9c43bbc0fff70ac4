"""Learn from curators' choices which topics articles have."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from rich.console import Console
from rich.table import Table

from ingest.learning import Lesson, TooFewError, learn_topics
from ingest.resolve.topics import MEDIA_TOPICS, LexiconError
from ingest.resolve.topics.trial import PARTS, Figures, Trial

NOTHING_DONE = 2


class Command(BaseCommand):
    """Print how the lexicon and what was learnt do on held-back articles, and keep what was learnt if it does better.

    Exit codes: 0 done, 2 nothing could be done.
    """

    help = "Learn a topics model from the articles whose topics curators chose; it is kept if it beats the lexicon."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say how a model would do")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            lesson = learn_topics(
                options["dry_run"], lambda part: self.stdout.write(f"… tried {part} of {PARTS} parts")
            )
        except (TooFewError, LexiconError) as error:
            raise CommandError(str(error), returncode=NOTHING_DONE) from error
        Console(file=self.stdout).print(_table(lesson.trial))
        self.stdout.write(_verdict(lesson))


def _table(trial: Trial) -> Table:
    table = Table("topic", "articles", "lexicon P / R / F1", "model P / R / F1", title="On held-back articles")
    for topic, figures in trial.model.topics.items():
        lexicon = trial.lexicon.topics.get(topic, Figures())
        table.add_row(MEDIA_TOPICS[topic].label, str(figures.given), _percent(lexicon), _percent(figures))
    table.add_section()
    table.add_row("all", str(trial.model.articles), _percent(trial.lexicon.all), _percent(trial.model.all))
    return table


def _percent(figures: Figures) -> str:
    return " / ".join(f"{100 * share:.1f}" for share in (figures.precision, figures.recall, figures.f1))


def _verdict(lesson: Lesson) -> str:
    trial = lesson.trial
    found = (
        f"The first topic was right for {trial.lexicon.first_right:,} of {lesson.articles:,} held-back articles by the "
        f"lexicon, and for {trial.model.first_right:,} by the model. "
    )
    if not trial.is_won:
        return f"{found}The model does not do better, so it is not kept."
    if lesson.model is None:
        return f"{found}The model would be kept."
    return (
        f"{found}The model is kept and chooses the topics of pages read from now on. "
        "Run “manage.py classify_topics” to have it choose those of the articles that are there."
    )
