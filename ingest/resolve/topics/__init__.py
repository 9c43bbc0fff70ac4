"""Say what an article is about: hashtags and categories as stated, and Media Topics by the words of the text."""

from .classifier import LexiconClassifier, ModelClassifier, TopicClassifier, topic_classifier
from .hashtags import hashtag_key, hashtag_label
from .lexicon import LexiconError
from .media_topics import MEDIA_TOPICS, MediaTopic
from .model_file import ModelError
from .statements import CATEGORIES, stated_topics

__all__ = [
    "CATEGORIES",
    "MEDIA_TOPICS",
    "LexiconClassifier",
    "LexiconError",
    "MediaTopic",
    "ModelClassifier",
    "ModelError",
    "TopicClassifier",
    "hashtag_key",
    "hashtag_label",
    "stated_topics",
    "topic_classifier",
]
