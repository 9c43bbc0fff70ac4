"""Give fields that a curator locked back to imports, whose values they have at once."""

from collections.abc import Collection

from articles.models import Article
from articles.proposals import propose, take
from ingest.filing.imported_topics import give_topics
from ingest.filing.people import drop_people

from .copies import decided_alone, settle


def give_back(pk: int, locks: Collection[str]) -> None:
    """Release locks of an article, and bring it up to what its copies say; without its outlet these may part."""
    with decided_alone():
        article = Article.objects.select_for_update().get(pk=pk)
        for lock in locks:
            take(article, lock)
        if "people" in locks:
            _read_text_again(article)
        article.save()
        if "topics" in locks:
            give_topics(article)
        settle([pk])


def _read_text_again(article: Article) -> None:
    """Have the text, and the people in it, read again from the best copy."""
    propose(article, "text", {})
    if article.appearances.exists():
        drop_people([article.pk])
        article.appearances.filter(gives_text=True).update(gives_text=False)
