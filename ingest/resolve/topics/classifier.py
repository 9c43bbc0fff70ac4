"""Choose the topics of an article by an engine: a lexicon, or a model that was learnt from curators' choices."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

from ingest.records import TopicChoice

from .lexicon import lexicon_of
from .model import Model
from .model_file import read_model
from .statements import ranked, stated_topics
from .vocabulary import Vocabulary
from .weights import Weights, named

MOST_TOPICS = 3
LEAST_WEIGHT = 7.0
LEAST_SHARE = 0.22
LEAST_OF_FIRST = 0.6
# A chance below it means that the model is unsure.
LEAST_CHANCE = 0.35


class TopicClassifier(Protocol):
    """An engine for topics."""

    def classify(
        self, title: str, text: str, hashtags: Sequence[str] = (), category: str = ""
    ) -> tuple[TopicChoice, ...]:
        """Give the topics of an article, hashtags first, then Media Topics by score; none when unsure.

        Each topic comes once, with its strongest basis.
        """


class LexiconClassifier:
    """Chooses the topics that the words of a lexicon speak for; the score is a topic's share of all weight."""

    def __init__(self, lexicon: Weights) -> None:
        self._lexicon = lexicon
        self._vocabulary = Vocabulary(lexicon.terms)

    def classify(
        self, title: str, text: str, hashtags: Sequence[str] = (), category: str = ""
    ) -> tuple[TopicChoice, ...]:
        return ranked(stated_topics(hashtags, category), self._worded(title, text))

    def _worded(self, title: str, text: str) -> Iterator[TopicChoice]:
        """Yield the heaviest topics."""
        counts = self._vocabulary.count(title, text)
        strengths = counts.strengths()
        weights = self._lexicon.weigh(strengths)
        total = sum(weights.values())
        for topic, weight in _foremost(weights):
            if weight >= LEAST_WEIGHT and weight >= LEAST_SHARE * total:
                evidence = named(self._lexicon.spoken(topic, strengths), counts)
                yield TopicChoice(topic, None, "lexicon", round(weight / total, 3), evidence)


class ModelClassifier:
    """Chooses the topics that a model finds likely; the score is a topic's chance."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._vocabulary = model.vocabulary()

    def classify(
        self, title: str, text: str, hashtags: Sequence[str] = (), category: str = ""
    ) -> tuple[TopicChoice, ...]:
        return ranked(stated_topics(hashtags, category), self._worded(title, text))

    def _worded(self, title: str, text: str) -> Iterator[TopicChoice]:
        """Yield the likeliest topics, if the first of them is likely."""
        counts = self._vocabulary.count(title, text)
        strengths = counts.strengths()
        likely = _foremost(self._model.chances(strengths))
        if likely[0][1] >= LEAST_CHANCE:
            for topic, chance in likely:
                if chance >= LEAST_SHARE and (evidence := self._model.evidence(topic, strengths, counts)):
                    yield TopicChoice(topic, None, "model", round(chance, 3), evidence)


def _foremost(weights: dict[str, float]) -> list[tuple[str, float]]:
    """Give the heaviest topics, as far as they come near the first of them."""
    heaviest = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:MOST_TOPICS]
    return [(topic, weight) for topic, weight in heaviest if weight >= LEAST_OF_FIRST * heaviest[0][1]]


@cache
def topic_classifier(spec: str = "lexicon") -> TopicClassifier:
    """Make the engine of this name, the same one each time in a process.

    It is `lexicon`, `lexicon:<path>` for another lexicon, or `model:<path>` for a model that train_topics wrote.
    ValueError says what is wrong with the name or its file.
    """
    kind, _, path = spec.partition(":")
    if kind == "lexicon":
        return LexiconClassifier(lexicon_of(spec))
    if kind == "model" and path:
        return ModelClassifier(read_model(Path(path)))
    raise ValueError(f"No topic classifier is called {spec}; known: lexicon, lexicon:<path>, model:<path>.")
