"""Say what an article is about: hashtags and categories as stated, and Media Topics by a lexicon."""

from collections.abc import Iterator, Sequence

from ingest.records import TopicChoice

from .hashtags import hashtag_key, hashtag_label
from .lexicon import weigh
from .media_topics import MEDIA_TOPICS, MediaTopic

__all__ = ["MEDIA_TOPICS", "MediaTopic", "classify", "hashtag_key", "hashtag_label"]

# A page's category is often wrong, so it is a weak statement; General says nothing.
CATEGORIES = {
    "entertainment": "medtop:01000000",
    "business": "medtop:04000000",
    "politics": "medtop:11000000",
    "سياسة": "medtop:11000000",
    "science": "medtop:13000000",
    "sport": "medtop:15000000",
}
CATEGORY_SCORE = 0.3
MOST_TOPICS = 3
LEAST_WEIGHT = 7.0
LEAST_SHARE = 0.22
LEAST_OF_FIRST = 0.6


def classify(title: str, text: str, hashtags: Sequence[str] = (), category: str = "") -> tuple[TopicChoice, ...]:
    """Give the topics of an article, hashtags first, then Media Topics by score; none when unsure.

    Each topic comes once, with its strongest basis.
    """
    printed = {key: tag for tag in reversed(hashtags) if (key := hashtag_key(tag))}
    stated = [TopicChoice(None, tag, "hashtag", 1.0) for tag in reversed(printed.values())]
    subjects: dict[str | None, TopicChoice] = {}
    for choice in (*_of_category(category), *_of_lexicon(title, text)):
        other = subjects.get(choice.qcode)
        if other is None or other.score < choice.score:
            subjects[choice.qcode] = choice
    return (*stated, *sorted(subjects.values(), key=lambda choice: (-choice.score, choice.qcode)))


def _of_category(category: str) -> Iterator[TopicChoice]:
    if qcode := CATEGORIES.get(category.strip().casefold()):
        yield TopicChoice(qcode, None, "category", CATEGORY_SCORE)


def _of_lexicon(title: str, text: str) -> Iterator[TopicChoice]:
    """Yield the heaviest topics; the score is a topic's share of all weight."""
    weights = weigh(title, text)
    total = sum(weights.values())
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:MOST_TOPICS]
    for qcode, weight in ranked:
        if weight >= LEAST_WEIGHT and weight >= LEAST_SHARE * total and weight >= LEAST_OF_FIRST * ranked[0][1]:
            yield TopicChoice(qcode, None, "lexicon", round(weight / total, 3))
