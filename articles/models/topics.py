"""What articles are about."""

from django.db import models
from django.db.models import Q
from django.urls import reverse


class Topic(models.Model):
    """A subject: a class of the IPTC Media Topics, or a hashtag."""

    label = models.CharField(max_length=200)
    imported_label = models.CharField(max_length=200, blank=True, editable=False)
    slug = models.SlugField(max_length=200, unique=True, allow_unicode=True)
    qcode = models.CharField(max_length=60, unique=True, null=True, blank=True, help_text="Such as medtop:02000000.")
    hashtag = models.CharField(max_length=200, unique=True, null=True, blank=True, help_text="Lower case, without #.")
    definition = models.TextField(blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")

    class Meta:
        ordering = ["label", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(qcode__isnull=False) ^ Q(hashtag__isnull=False), name="topic_is_subject_or_hashtag"
            )
        ]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return reverse("topic", args=[self.slug])


class ArticleTopic(models.Model):
    """That an article is about a topic, and what says so."""

    class Basis(models.TextChoices):
        HASHTAG = "hashtag", "a hashtag on the page"
        GENERIC = "generic", "a tag found on a page of an unknown layout"
        CATEGORY = "category", "the page's category"
        LEXICON = "lexicon", "words of the text"
        MODEL = "model", "a model learnt from curators"
        CURATOR = "curator", "a curator"

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="article_topics")
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="article_topics")
    basis = models.CharField(max_length=8, choices=Basis)
    score = models.FloatField(default=1.0)
    evidence = models.CharField(max_length=200, blank=True, help_text="The words or statement that spoke for it.")

    class Meta:
        ordering = ["-score", "topic"]
        verbose_name = "topic of an article"
        verbose_name_plural = "topics of articles"
        constraints = [
            models.UniqueConstraint(fields=["article", "topic"], name="article_topic_once"),
            models.CheckConstraint(
                condition=Q(basis__in=["hashtag", "generic", "category", "lexicon", "model", "curator"]),
                name="article_topic_basis_known",
            ),
            models.CheckConstraint(condition=Q(score__gte=0, score__lte=1), name="article_topic_score_in_range"),
        ]

    def __str__(self) -> str:
        return f"{self.topic} ({self.basis})"
