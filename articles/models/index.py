"""What the search index lacks."""

from django.db import models


class IndexTask(models.Model):
    """An article whose entry in the search index is older than its row: the outbox."""

    article_id = models.BigIntegerField()

    class Meta:
        verbose_name = "article to index"
        verbose_name_plural = "articles to index"

    def __str__(self) -> str:
        return f"article {self.article_id}"
