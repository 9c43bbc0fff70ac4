"""The archive's own tables: articles and what they are filed under. How they were filled, ingest/models.py tells."""

from .articles import Article, ArticleQuerySet
from .index import IndexTask
from .mentions import Mention
from .people import Judgement, Likeness, Person, PersonName, PersonQuerySet, Profile
from .sources import Source, SourceName
from .topic_models import TopicModel
from .topics import ArticleTopic, Topic

__all__ = [
    "Article",
    "ArticleQuerySet",
    "ArticleTopic",
    "IndexTask",
    "Judgement",
    "Likeness",
    "Mention",
    "Person",
    "PersonName",
    "PersonQuerySet",
    "Profile",
    "Source",
    "SourceName",
    "Topic",
    "TopicModel",
]
