"""Learn a model from curators' choices, keep it if it does better than the lexicon, and choose which one is used."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.db import transaction

from articles.models import Article, TopicModel
from ingest.resolve.topics import MEDIA_TOPICS
from ingest.resolve.topics.lexicon import lexicon_of
from ingest.resolve.topics.model_file import pack
from ingest.resolve.topics.training import Example
from ingest.resolve.topics.trial import Score, Trial, learn, try_out

from .curated import curated_articles, examples

# With fewer, chance decides whether a model does better on articles that it has not seen.
FEWEST_ARTICLES = 50
FEWEST_OF_TOPIC = 10
FEWEST_TOPICS = 2


class TooFewError(Exception):
    """Curators chose too few topics to learn from; the sentence says how many more it takes."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What was learnt, and the row that keeps it and its figures; a dry run has none."""

    articles: int
    trial: Trial
    model: TopicModel | None


def learn_topics(dry_run: bool = False, advance: Callable[[int], object] = lambda part: None) -> Lesson:
    """Learn from all curated articles; a model that does better on held-back ones is kept, and used from now on.

    Raise TooFewError where there is too little to learn from, and LexiconError where the lexicon cannot be read.
    """
    articles = curated_articles()
    curated = examples(articles)
    _refuse_too_few(curated)
    lexicon = lexicon_of(settings.TOPICS_ENGINE)
    trial = try_out(curated, lexicon, advance)
    if dry_run:
        return Lesson(len(curated), trial, None)
    weights = pack(learn(curated, lexicon)) if trial.is_won else None
    return Lesson(len(curated), trial, _keep(articles, trial, weights))


@transaction.atomic
def choose_model(model: TopicModel | None) -> None:
    """Have this model choose topics from now on; None: the lexicon."""
    TopicModel.objects.filter(in_use=True).update(in_use=False)
    if model:
        TopicModel.objects.filter(pk=model.pk).update(in_use=True)


@transaction.atomic
def _keep(articles: Sequence[Article], trial: Trial, weights: bytes | None) -> TopicModel:
    model = TopicModel.objects.create(
        articles=len(articles),
        curators=dict(Counter(article.locked["topics"] for article in articles)),
        lexicon_right=trial.lexicon.first_right,
        model_right=trial.model.first_right,
        figures={"lexicon": _figures(trial.lexicon), "model": _figures(trial.model)},
        weights=weights,
        digest=sha256(weights).hexdigest() if weights else "",
    )
    if weights:
        choose_model(model)
        model.in_use = True
    return model


def _figures(score: Score) -> dict[str, list[int]]:
    return {topic: [one.right, one.chosen, one.given] for topic, one in score.topics.items()}


def _refuse_too_few(curated: Sequence[Example]) -> None:
    having = Counter(topic for example in curated for topic in example.topics)
    learnable = [topic for topic, number in having.items() if number >= FEWEST_OF_TOPIC]
    if len(curated) >= FEWEST_ARTICLES and len(learnable) >= FEWEST_TOPICS:
        return
    lacking = "; ".join(
        f"{MEDIA_TOPICS[topic].label}: {number}, {FEWEST_OF_TOPIC - number} more"
        for topic, number in having.most_common()
        if number < FEWEST_OF_TOPIC
    )
    raise TooFewError(
        f"Curators chose the topics of {len(curated)} articles; it takes {FEWEST_ARTICLES}, and {FEWEST_OF_TOPIC} of "
        f"each of {FEWEST_TOPICS} topics, {len(learnable)} of which are there. "
        + (f"Too few have {lacking}. " if lacking else "")
        + "Choose topics on articles' pages in the admin."
    )
