"""Choose the topics of an article by an engine: the lexicon, or a model that was learnt from curators' choices."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

from ingest.records import TopicChoice

from .lexicon import LEXICON, read_lexicon
from .statements import ranked, stated_topics
from .weights import Weights

MOST_TOPICS = 3
LEAST_WEIGHT = 7.0
LEAST_SHARE = 0.22
LEAST_OF_FIRST = 0.6


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

    def __init__(self, path: Path = LEXICON) -> None:
        self._weights = Weights(read_lexicon(path))

    def classify(
        self, title: str, text: str, hashtags: Sequence[str] = (), category: str = ""
    ) -> tuple[TopicChoice, ...]:
        return ranked(stated_topics(hashtags, category), self._worded(title, text))

    def _worded(self, title: str, text: str) -> Iterator[TopicChoice]:
        """Yield the heaviest topics."""
        counts = self._weights.count(title, text)
        weights = self._weights.weigh(counts)
        total = sum(weights.values())
        heaviest = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:MOST_TOPICS]
        for topic, weight in heaviest:
            if weight >= LEAST_WEIGHT and weight >= LEAST_SHARE * total and weight >= LEAST_OF_FIRST * heaviest[0][1]:
                evidence = self._weights.evidence(topic, counts)
                yield TopicChoice(topic, None, "lexicon", round(weight / total, 3), evidence)


@cache
def topic_classifier(spec: str = "lexicon") -> TopicClassifier:
    """Make the engine that a setting names: `lexicon`, or `lexicon:<path>` for another lexicon.

    Each is made once in a process. ValueError says what is wrong with the setting or its file.
    """
    kind, _, path = spec.partition(":")
    if kind == "lexicon":
        return LexiconClassifier(Path(path) if path else LEXICON)
    raise ValueError(f"No topic classifier is called {spec}; known: lexicon, lexicon:<path>, model:<path>.")
